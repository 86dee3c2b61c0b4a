<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Register</name>
    <message numerus="yes">
        <source>%n doubt(s) not looked at</source>
        <translation>
            <numerusform>%n doubt not looked at</numerusform>
            <numerusform>%n doubts not looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read.</source>
        <translation>
            <numerusform>%n file cannot be read.</numerusform>
            <numerusform>%n files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the release, and to be taken down: the consent was withdrawn.</source>
        <translation>
            <numerusform>%n file changed since the release, and to be taken down: the consent was withdrawn.</numerusform>
            <numerusform>%n files changed since the release, and to be taken down: the consent was withdrawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the release.</source>
        <translation>
            <numerusform>%n file changed since the release.</numerusform>
            <numerusform>%n files changed since the release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to be taken down: the consent was withdrawn.</source>
        <translation>
            <numerusform>%n file to be taken down: the consent was withdrawn.</numerusform>
            <numerusform>%n files to be taken down: the consent was withdrawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unknown to this register: not released by us.</source>
        <translation>
            <numerusform>%n file unknown to this register: not released by us.</numerusform>
            <numerusform>%n files unknown to this register: not released by us.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): released by us and unchanged.</source>
        <translation>
            <numerusform>%n file: released by us and unchanged.</numerusform>
            <numerusform>%n files: released by us and unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) to be taken down where they were published.</source>
        <translation>
            <numerusform>%n release to be taken down where it was published.</numerusform>
            <numerusform>%n releases to be taken down where they were published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>and %n more place</numerusform>
            <numerusform>and %n more places</numerusform>
        </translation>
    </message>
</context>
</TS>

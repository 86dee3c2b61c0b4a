<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Home</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released</source>
        <translation>
            <numerusform>%n released</numerusform>
            <numerusform>%n released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you found and decided is kept for %n day(s) after you last worked on it. Your own files, released files and the register are not affected.</source>
        <translation>
            <numerusform>What you found and decided is kept for %n day after you last worked on it. Your own files, released files and the register are not affected.</numerusform>
            <numerusform>What you found and decided is kept for %n days after you last worked on it. Your own files, released files and the register are not affected.</numerusform>
        </translation>
    </message>
</context>
</TS>

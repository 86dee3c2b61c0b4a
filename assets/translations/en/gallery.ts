<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Gallery</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n face</numerusform>
            <numerusform>%n faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not say when they were made, as is usual for what came through WhatsApp. On which day, or days, were they made?</source>
        <translation>
            <numerusform>%n file does not say when it was made, as is usual for what came through WhatsApp. On which day, or days, was it made?</numerusform>
            <numerusform>%n files do not say when they were made, as is usual for what came through WhatsApp. On which day, or days, were they made?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not say when they were made.</source>
        <translation>
            <numerusform>%n file does not say when it was made.</numerusform>
            <numerusform>%n files do not say when they were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder are no photos or videos and were left aside.</source>
        <translation>
            <numerusform>%n file in the folder is no photo or video and was left aside.</numerusform>
            <numerusform>%n files in the folder are no photos or videos and were left aside.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) selected</source>
        <translation>
            <numerusform>%n file selected</numerusform>
            <numerusform>%n files selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were made during school hours. Surely no lesson?</source>
        <translation>
            <numerusform>%n file was made during school hours. Surely no lesson?</numerusform>
            <numerusform>%n files were made during school hours. Surely no lesson?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not looked at yet. They cannot be released.</source>
        <translation>
            <numerusform>%n file was not looked at yet. It cannot be released.</numerusform>
            <numerusform>%n files were not looked at yet. They cannot be released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them doubtful</source>
        <translation>
            <numerusform>%n of them doubtful</numerusform>
            <numerusform>%n of them doubtful</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said to be no face</source>
        <translation>
            <numerusform>%n said to be no face</numerusform>
            <numerusform>%n said to be no face</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said to be nobody</source>
        <translation>
            <numerusform>%n said to be nobody</numerusform>
            <numerusform>%n said to be nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen: %n</source>
        <translation>
            <numerusform>Chosen: %n</numerusform>
            <numerusform>Chosen: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n file(s) nobody was found. Somebody has to confirm it.</source>
        <translation>
            <numerusform>In %n file nobody was found. Somebody has to confirm it.</numerusform>
            <numerusform>In %n files nobody was found. Somebody has to confirm it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n file(s) one by one: somebody may be in them after all.</source>
        <translation>
            <numerusform>Look at this %n file alone: somebody may be in it after all.</numerusform>
            <numerusform>Look at these %n files one by one: somebody may be in them after all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody is recognisable in these %n file(s)</source>
        <translation>
            <numerusform>Nobody is recognisable in this %n file</numerusform>
            <numerusform>Nobody is recognisable in these %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)…</source>
        <translation>
            <numerusform>Release %n file…</numerusform>
            <numerusform>Release %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still to be seen: %n. Scroll on.</source>
        <translation>
            <numerusform>Still to be seen: %n. Scroll on.</numerusform>
            <numerusform>Still to be seen: %n. Scroll on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{what}: %n file(s). Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>{what}: %n file. Ctrl+Z takes it back.</numerusform>
            <numerusform>{what}: %n files. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{what}” was not noted of %n file(s): the program has not looked at them yet, or cannot read them. They are still selected; do it again once they have been looked at.</source>
        <translation>
            <numerusform>“{what}” was not noted of %n file: the program has not looked at it yet, or cannot read it. It is still selected; do it again once it has been looked at.</numerusform>
            <numerusform>“{what}” was not noted of %n files: the program has not looked at them yet, or cannot read them. They are still selected; do it again once they have been looked at.</numerusform>
        </translation>
    </message>
</context>
</TS>

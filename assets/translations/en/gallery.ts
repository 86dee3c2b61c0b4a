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
        <source>%n file(s) in the folder are no photos or videos and were left aside.</source>
        <translation>
            <numerusform>%n file in the folder is no photo or video and was left aside.</numerusform>
            <numerusform>%n files in the folder are no photos or videos and were left aside.</numerusform>
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
        <source>%n photo(s) do not say when they were made, as is usual for what came through WhatsApp. On which day, or days, were they made?</source>
        <translation>
            <numerusform>%n photo does not say when it was made, as is usual for what came through WhatsApp. On which day, or days, was it made?</numerusform>
            <numerusform>%n photos do not say when they were made, as is usual for what came through WhatsApp. On which day, or days, were they made?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) do not say when they were made.</source>
        <translation>
            <numerusform>%n photo does not say when it was made.</numerusform>
            <numerusform>%n photos do not say when they were made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) selected</source>
        <translation>
            <numerusform>%n photo selected</numerusform>
            <numerusform>%n photos selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for the school leader now.</source>
        <translation>
            <numerusform>%n photo waits for the school leader now.</numerusform>
            <numerusform>%n photos wait for the school leader now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were made during school hours. Surely no lesson?</source>
        <translation>
            <numerusform>%n photo was made during school hours. Surely no lesson?</numerusform>
            <numerusform>%n photos were made during school hours. Surely no lesson?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) were not looked at yet. They cannot be released.</source>
        <translation>
            <numerusform>%n photo was not looked at yet. It cannot be released.</numerusform>
            <numerusform>%n photos were not looked at yet. They cannot be released.</numerusform>
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
        <source>Choose %n photo(s)</source>
        <translation>
            <numerusform>Choose %n photo</numerusform>
            <numerusform>Choose %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose %n photo(s) no longer</source>
        <translation>
            <numerusform>Choose %n photo no longer</numerusform>
            <numerusform>Choose %n photos no longer</numerusform>
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
        <source>I attest this for %n photo(s)</source>
        <translation>
            <numerusform>I attest this for %n photo</numerusform>
            <numerusform>I attest this for %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n photo(s) nobody was found. Somebody has to confirm it.</source>
        <translation>
            <numerusform>In %n photo nobody was found. Somebody has to confirm it.</numerusform>
            <numerusform>In %n photos nobody was found. Somebody has to confirm it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n photo(s) one by one: somebody may be in them after all.</source>
        <translation>
            <numerusform>Look at this %n photo alone: somebody may be in it after all.</numerusform>
            <numerusform>Look at these %n photos one by one: somebody may be in them after all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody is recognisable in these %n photo(s)</source>
        <translation>
            <numerusform>Nobody is recognisable in this %n photo</numerusform>
            <numerusform>Nobody is recognisable in these %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n photo(s)…</source>
        <translation>
            <numerusform>Release %n photo…</numerusform>
            <numerusform>Release %n photos…</numerusform>
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
        <source>{what}: %n photo(s). Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>{what}: %n photo. Ctrl+Z takes it back.</numerusform>
            <numerusform>{what}: %n photos. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{what}” was not noted of %n photo(s): the program has not looked at them yet, or cannot read them. They are still selected; do it again once they have been looked at.</source>
        <translation>
            <numerusform>“{what}” was not noted of %n photo: the program has not looked at it yet, or cannot read it. It is still selected; do it again once it has been looked at.</numerusform>
            <numerusform>“{what}” was not noted of %n photos: the program has not looked at them yet, or cannot read them. They are still selected; do it again once they have been looked at.</numerusform>
        </translation>
    </message>
</context>
</TS>

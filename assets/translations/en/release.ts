<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Release</name>
    <message numerus="yes">
        <source>%n covered</source>
        <translation>
            <numerusform>%n covered</numerusform>
            <numerusform>%n covered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay: they cannot be read.</source>
        <translation>
            <numerusform>%n file stays: it cannot be read.</numerusform>
            <numerusform>%n files stay: they cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them went to this channel before: a new file is made.</source>
        <translation>
            <numerusform>%n of them went to this channel before: another file is made.</numerusform>
            <numerusform>%n of them went to this channel before: further files are made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are not judged yet.</source>
        <translation>
            <numerusform>%n photo is not judged yet.</numerusform>
            <numerusform>%n photos are not judged yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) chosen</source>
        <translation>
            <numerusform>%n photo chosen</numerusform>
            <numerusform>%n photos chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) leave as they are, without what the file tells about place and maker.</source>
        <translation>
            <numerusform>%n photo leaves as it is, without what the file tells about place and maker.</numerusform>
            <numerusform>%n photos leave as they are, without what the file tells about place and maker.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) leave with the people in them covered.</source>
        <translation>
            <numerusform>%n photo leaves with the people in it covered.</numerusform>
            <numerusform>%n photos leave with the people in them covered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) released.</source>
        <translation>
            <numerusform>%n photo released.</numerusform>
            <numerusform>%n photos released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stay and are put to the school leader.</source>
        <translation>
            <numerusform>%n photo stays and is put to the school leader.</numerusform>
            <numerusform>%n photos stay and are put to the school leader.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) stay: the protocol does not allow this use.</source>
        <translation>
            <numerusform>%n photo stays: the protocol does not allow this use.</numerusform>
            <numerusform>%n photos stay: the protocol does not allow this use.</numerusform>
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
        <source>%n stay(s) for now: see the reasons.</source>
        <translation>
            <numerusform>%n held: see the reasons.</numerusform>
            <numerusform>%n held: see the reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {photos}, %n face(s) that the program found were said to be no face. They are not covered.</source>
        <translation>
            <numerusform>In {photos}, %n face that the program found was said to be no face. It is not covered.</numerusform>
            <numerusform>In {photos}, %n faces that the program found were said to be no face. They are not covered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n photo(s) to the school leader</source>
        <translation>
            <numerusform>Put %n photo to the school leader</numerusform>
            <numerusform>Put %n photos to the school leader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n photo(s)</source>
        <translation>
            <numerusform>Release %n photo</numerusform>
            <numerusform>Release %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n photo(s)?</source>
        <translation>
            <numerusform>Release %n photo?</numerusform>
            <numerusform>Release %n photos?</numerusform>
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
        <source>and %n more reason(s)</source>
        <translation>
            <numerusform>and %n more reason</numerusform>
            <numerusform>and %n more reasons</numerusform>
        </translation>
    </message>
</context>
</TS>

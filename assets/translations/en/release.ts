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
        <source>%n doubt(s) not looked at</source>
        <translation>
            <numerusform>%n doubt not looked at</numerusform>
            <numerusform>%n doubts not looked at</numerusform>
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
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not judged yet.</source>
        <translation>
            <numerusform>%n file is not judged yet.</numerusform>
            <numerusform>%n files are not judged yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) chosen</source>
        <translation>
            <numerusform>%n file chosen</numerusform>
            <numerusform>%n files chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) leave as they are to be seen, without what they tell about place and maker.</source>
        <translation>
            <numerusform>%n file leaves as it is to be seen, without what it tells about place and maker.</numerusform>
            <numerusform>%n files leave as they are to be seen, without what they tell about place and maker.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) leave with the people in them covered.</source>
        <translation>
            <numerusform>%n file leaves with the people in it covered.</numerusform>
            <numerusform>%n files leave with the people in them covered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) released.</source>
        <translation>
            <numerusform>%n file released.</numerusform>
            <numerusform>%n files released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay and are put to the school leader.</source>
        <translation>
            <numerusform>%n file stays and is put to the school leader.</numerusform>
            <numerusform>%n files stay and are put to the school leader.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay: the protocol does not allow this use.</source>
        <translation>
            <numerusform>%n file stays: the protocol does not allow this use.</numerusform>
            <numerusform>%n files stay: the protocol does not allow this use.</numerusform>
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
        <source>%n file(s) were released before. A new file is made; the earlier one stays.</source>
        <translation>
            <numerusform>%n file was released before. A new file is made; the earlier one stays.</numerusform>
            <numerusform>%n files were released before. New files are made; the earlier ones stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would go out more than once: the same file lies in this event in several places. If that is not meant, go back and choose one of each.</source>
        <translation>
            <numerusform>%n file would go out more than once: the same file lies in this event in several places. If that is not meant, go back and choose one of them.</numerusform>
            <numerusform>%n files would go out more than once: the same file lies in this event in several places. If that is not meant, go back and choose one of each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released before.</source>
        <translation>
            <numerusform>%n released before.</numerusform>
            <numerusform>%n released before.</numerusform>
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
        <source>%n stretch(es) muted</source>
        <translation>
            <numerusform>%n stretch muted</numerusform>
            <numerusform>%n stretches muted</numerusform>
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
        <source>Of %n file(s) a release is to be taken down: a consent was withdrawn.</source>
        <translation>
            <numerusform>Of %n file a release is to be taken down: a consent was withdrawn.</numerusform>
            <numerusform>Of %n files a release is to be taken down: a consent was withdrawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %n file(s) to the school leader</source>
        <translation>
            <numerusform>Put %n file to the school leader</numerusform>
            <numerusform>Put %n files to the school leader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)</source>
        <translation>
            <numerusform>Release %n file</numerusform>
            <numerusform>Release %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)?</source>
        <translation>
            <numerusform>Release %n file?</numerusform>
            <numerusform>Release %n files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n file(s) released, {left} not.</source>
        <translation>
            <numerusform>Stopped: %n file released, {left} not.</numerusform>
            <numerusform>Stopped: %n files released, {left} not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program was ended while it was releasing %n file(s).</source>
        <translation>
            <numerusform>The program was ended while it was releasing one file.</numerusform>
            <numerusform>The program was ended while it was releasing %n files.</numerusform>
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
    <message numerus="yes">
        <source>and %n time(s) before</source>
        <translation>
            <numerusform>and once before</numerusform>
            <numerusform>and %n times before</numerusform>
        </translation>
    </message>
</context>
</TS>

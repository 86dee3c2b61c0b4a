<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Video</name>
    <message numerus="yes">
        <source>%n change(s) fit nobody any more since the video was looked at anew:</source>
        <translation>
            <numerusform>%n change fits nobody any more since the video was looked at anew:</numerusform>
            <numerusform>%n changes fit nobody any more since the video was looked at anew:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) point at nothing in this video. Take them back:</source>
        <translation>
            <numerusform>%n decision points at nothing in this video. Take it back:</numerusform>
            <numerusform>%n decisions point at nothing in this video. Take them back:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful moment(s) not looked at yet: J goes there.</source>
        <translation>
            <numerusform>%n doubtful moment not looked at yet: J goes there.</numerusform>
            <numerusform>%n doubtful moments not looked at yet: J goes there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) silent</source>
        <translation>
            <numerusform>%n stretch silent</numerusform>
            <numerusform>%n stretches silent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) to look at (J)</source>
        <translation>
            <numerusform>%n track to look at (J)</numerusform>
            <numerusform>%n tracks to look at (J)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n video(s) is removed.</source>
        <translation>
            <numerusform>The sound of %n video is removed.</numerusform>
            <numerusform>The sound of %n videos is removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more such place(s)</source>
        <translation>
            <numerusform>and %n more such place</numerusform>
            <numerusform>and %n more such places</numerusform>
        </translation>
    </message>
</context>
</TS>

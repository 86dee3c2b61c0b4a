<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n doubtful face(s) not compared</source>
        <translation>
            <numerusform>%n doubtful face not compared</numerusform>
            <numerusform>%n doubtful faces not compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) compared.</source>
        <translation>
            <numerusform>%n face compared.</numerusform>
            <numerusform>%n faces compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) smaller than {px} pixels not compared</source>
        <translation>
            <numerusform>%n face smaller than {px} pixels not compared</numerusform>
            <numerusform>%n faces smaller than {px} pixels not compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) are left out: they are in a photo together with this one.</source>
        <translation>
            <numerusform>%n group is left out: it is in a photo together with this one.</numerusform>
            <numerusform>%n groups are left out: they are in a photo together with this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) confirmed</source>
        <translation>
            <numerusform>%n person confirmed</numerusform>
            <numerusform>%n persons confirmed</numerusform>
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
        <source>%n photo(s) could not be read any more, or were changed.</source>
        <translation>
            <numerusform>%n photo could not be read any more, or was changed.</numerusform>
            <numerusform>%n photos could not be read any more, or were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Covered in %n photo(s) more. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Covered in %n photo more. Ctrl+Z takes it back.</numerusform>
            <numerusform>Covered in %n photos more. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not covered in %n photo(s)</source>
        <translation>
            <numerusform>Not covered in %n photo</numerusform>
            <numerusform>Not covered in %n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stays visible in %n photo(s) more. Ctrl+Z takes back one at a time.</source>
        <translation>
            <numerusform>Stays visible in %n photo more. Ctrl+Z takes back one at a time.</numerusform>
            <numerusform>Stays visible in %n photos more. Ctrl+Z takes back one at a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken out: %n face(s). Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Taken out: %n face. Ctrl+Z takes it back.</numerusform>
            <numerusform>Taken out: %n faces. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
</TS>

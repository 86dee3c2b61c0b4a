<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n still to see</source>
        <translation>
            <numerusform>%n still to see</numerusform>
            <numerusform>%n still to see</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This was the last one. %n still to see.</source>
        <translation>
            <numerusform>This was the last one. %n is still to see.</numerusform>
            <numerusform>This was the last one. %n are still to see.</numerusform>
        </translation>
    </message>
</context>
</TS>

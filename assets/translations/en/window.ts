<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Copies</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message numerus="yes">
        <source>%n file(s) wait for the school leader now.</source>
        <translation>
            <numerusform>%n file waits for the school leader now.</numerusform>
            <numerusform>%n files wait for the school leader now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) waited for the school leader already.</source>
        <translation>
            <numerusform>%n file waited for the school leader already.</numerusform>
            <numerusform>%n files waited for the school leader already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were approved already; something else holds them back.</source>
        <translation>
            <numerusform>%n file was approved already; something else holds it back.</numerusform>
            <numerusform>%n files were approved already; something else holds them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were refused by the school leadership already.</source>
        <translation>
            <numerusform>%n file was refused by the school leadership already.</numerusform>
            <numerusform>%n files were refused by the school leadership already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongItems</name>
    <message numerus="yes">
        <source>(and %n more video(s))</source>
        <translation>
            <numerusform>(and %n more video)</numerusform>
            <numerusform>(and %n more videos)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamedDays</name>
    <message numerus="yes">
        <source>The name of %n of them holds a day: {days}.</source>
        <translation>
            <numerusform>The name of %n of them holds a day: {days}.</numerusform>
            <numerusform>The names of %n of them hold a day: {days}.</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Consents</name>
    <message numerus="yes">
        <source>%n release(s) made under it have to be taken down.</source>
        <translation>
            <numerusform>%n release made under it has to be taken down.</numerusform>
            <numerusform>%n releases made under it have to be taken down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) made under it:</source>
        <translation>
            <numerusform>%n release made under it:</numerusform>
            <numerusform>%n releases made under it:</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Leader</name>
    <message numerus="yes">
        <source>%n of them cannot be approved: choose it alone to see why.</source>
        <translation>
            <numerusform>%n of them cannot be approved: choose it alone to see why.</numerusform>
            <numerusform>%n of them cannot be approved: choose one alone to see why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) approved. It is in the register.</source>
        <translation>
            <numerusform>%n photo approved. It is in the register.</numerusform>
            <numerusform>%n photos approved. It is in the register.</numerusform>
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
        <source>%n photo(s) refused. It is in the register.</source>
        <translation>
            <numerusform>%n photo refused. It is in the register.</numerusform>
            <numerusform>%n photos refused. It is in the register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for you</source>
        <translation>
            <numerusform>%n photo waits for you</numerusform>
            <numerusform>%n photos wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was put to you anew meanwhile: look again.</source>
        <translation>
            <numerusform>%n was put to you otherwise meanwhile: look again.</numerusform>
            <numerusform>%n were put to you otherwise meanwhile: look again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Approve %n (A)</source>
        <translation>
            <numerusform>Approve %n (A)</numerusform>
            <numerusform>Approve %n (A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n (R)</source>
        <translation>
            <numerusform>Refuse %n (R)</numerusform>
            <numerusform>Refuse %n (R)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %n uses.</source>
        <translation>
            <numerusform>Your answer counts for %n use.</numerusform>
            <numerusform>Your answer counts for all %n uses.</numerusform>
        </translation>
    </message>
</context>
</TS>

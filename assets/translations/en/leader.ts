<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Leader</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) approved. It is in the register.</source>
        <translation>
            <numerusform>%n file approved. It is in the register.</numerusform>
            <numerusform>%n files approved. It is in the register.</numerusform>
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
        <source>%n file(s) here were not in view yet: scroll to see each of them first.</source>
        <translation>
            <numerusform>%n file here was not in view yet: scroll to see it first.</numerusform>
            <numerusform>%n files here were not in view yet: scroll to see each of them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused. It is in the register.</source>
        <translation>
            <numerusform>%n file refused. It is in the register.</numerusform>
            <numerusform>%n files refused. It is in the register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait for you</source>
        <translation>
            <numerusform>%n file waits for you</numerusform>
            <numerusform>%n files wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be approved: choose it alone to see why.</source>
        <translation>
            <numerusform>%n of them cannot be approved: choose it alone to see why.</numerusform>
            <numerusform>%n of them cannot be approved: choose one alone to see why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has a use that can no longer be approved: choose it alone to see which.</source>
        <translation>
            <numerusform>%n of them has a use that can no longer be approved: choose it alone to see which.</numerusform>
            <numerusform>%n of them have a use that can no longer be approved: choose one alone to see which.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was refused before: choose it alone to see by whom and why.</source>
        <translation>
            <numerusform>%n of them was refused before: choose it alone to see by whom and why.</numerusform>
            <numerusform>%n of them were refused before: choose one alone to see by whom and why.</numerusform>
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
        <source>%n video(s) keep their sound.</source>
        <translation>
            <numerusform>%n video keeps its sound.</numerusform>
            <numerusform>%n videos keep their sound.</numerusform>
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
        <source>In %n of them, stretches are silent.</source>
        <translation>
            <numerusform>In %n of them, stretches are silent.</numerusform>
            <numerusform>In %n of them, stretches are silent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {photos}, %n face(s) that the program found were said to be no face. They are not covered: look inside the dashed lines.</source>
        <translation>
            <numerusform>In {photos}, %n face that the program found was said to be no face. It is not covered: look inside the dashed lines.</numerusform>
            <numerusform>In {photos}, %n faces that the program found were said to be no face. They are not covered: look inside the dashed lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody approves their own work: %n file(s) here were worked on under this name. Let somebody else of the school leadership approve.</source>
        <translation>
            <numerusform>Nobody approves their own work: %n file here was worked on under this name. Let somebody else of the school leadership approve.</numerusform>
            <numerusform>Nobody approves their own work: %n files here were worked on under this name. Let somebody else of the school leadership approve.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody said that they listened to %n of them as it is now.</source>
        <translation>
            <numerusform>Nobody said that they listened to %n of them as it is now.</numerusform>
            <numerusform>Nobody said that they listened to %n of them as they are now.</numerusform>
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
        <source>To %n of them somebody listened: nobody is recognisable by voice or name.</source>
        <translation>
            <numerusform>To %n of them somebody listened: nobody is recognisable by voice or name.</numerusform>
            <numerusform>To %n of them somebody listened: nobody is recognisable by voice or name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %n uses.</source>
        <translation>
            <numerusform>Your answer counts for %n use.</numerusform>
            <numerusform>Your answer counts for all %n uses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your approval counts for %n of these uses, your refusal for all {total}.</source>
        <translation>
            <numerusform>Your approval counts for %n of these uses, your refusal for all {total}.</numerusform>
            <numerusform>Your approval counts for %n of these uses, your refusal for all {total}.</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Consents</name>
    <message numerus="yes">
        <source>%n release(s) made under it have to be taken down.</source>
        <translation>
            <numerusform>%n vrijgave met deze toestemming moet worden weggehaald.</numerusform>
            <numerusform>%n vrijgaven met deze toestemming moeten worden weggehaald.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) made under it:</source>
        <translation>
            <numerusform>%n vrijgave met deze toestemming:</numerusform>
            <numerusform>%n vrijgaven met deze toestemming:</numerusform>
        </translation>
    </message>
    <message>
        <source>3 to 32 capitals, digits, / or -. Never a name.</source>
        <translation>3 tot 32 hoofdletters, cijfers, / of -. Nooit een naam.</translation>
    </message>
    <message>
        <source>3 to 32 capitals, digits, / or -. Never a name. One reference stands for one person.</source>
        <translation>3 tot 32 hoofdletters, cijfers, / of -. Nooit een naam. Eén kenmerk staat voor één persoon.</translation>
    </message>
    <message>
        <source>A recording of a lesson itself is never allowed (A7).</source>
        <translation>Een opname van de les zelf mag nooit (A7).</translation>
    </message>
    <message>
        <source>A refusal is worth recording: it is not the same as no answer.</source>
        <translation>Leg ook een weigering vast: dat is iets anders dan geen antwoord.</translation>
    </message>
    <message>
        <source>Activity or lesson</source>
        <translation>Activiteit of les</translation>
    </message>
    <message>
        <source>Add a consent of a parent, pupil, member of staff or visitor</source>
        <translation>Toestemming van ouder, leerling, medewerker of bezoeker toevoegen</translation>
    </message>
    <message>
        <source>Add a consent of the school leadership</source>
        <translation>Toestemming van de schoolleiding toevoegen</translation>
    </message>
    <message>
        <source>Add a consent…</source>
        <translation>Toestemming toevoegen…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>As it stands on the document. For lessons it has to be before anything was recorded (A1).</source>
        <translation>Zoals het op het document staat. Bij lessen moet dat vóór de opname zijn (A1).</translation>
    </message>
    <message>
        <source>Below 16 the parents decide, from 16 the pupil.</source>
        <translation>Tot 16 jaar beslissen de ouders, vanaf 16 jaar de leerling.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Bestemming</translation>
    </message>
    <message>
        <source>Choose a consent to see all of it.</source>
        <translation>Kies een toestemming om alles ervan te zien.</translation>
    </message>
    <message>
        <source>Choose the document…</source>
        <translation>Document kiezen…</translation>
    </message>
    <message>
        <source>Choose the signed document</source>
        <translation>Kies het ondertekende document</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Consent of the school leadership</source>
        <translation>Toestemming van de schoolleiding</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Toestemmingen</translation>
    </message>
    <message>
        <source>Consents of parents, pupils, staff and visitors</source>
        <translation>Toestemmingen van ouders, leerlingen, medewerkers en bezoekers</translation>
    </message>
    <message>
        <source>Consents of the school leadership</source>
        <translation>Toestemmingen van de schoolleiding</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Day on the document</source>
        <translation>Datum op het document</translation>
    </message>
    <message>
        <source>Drop the scanned document here. It is not kept: only its fingerprint is.</source>
        <translation>Sleep de scan van het document hierheen. Die wordt niet bewaard, alleen het controlegetal ervan.</translation>
    </message>
    <message>
        <source>Everybody is made unrecognisable. Only who consented may stay visible, outside lessons and social media.</source>
        <translation>Iedereen wordt onherkenbaar gemaakt. Alleen wie toestemming gaf mag zichtbaar blijven, buiten lessen en sociale media.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>For photos and videos of</source>
        <translation>Voor foto&apos;s en video&apos;s van een</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Gegeven door</translation>
    </message>
    <message>
        <source>It is recorded by a reference; the school&apos;s own files say who stands behind it.</source>
        <translation>U legt een kenmerk vast; wie erbij hoort, staat in de eigen administratie van de school.</translation>
    </message>
    <message>
        <source>Language of the form</source>
        <translation>Taal van het formulier</translation>
    </message>
    <message>
        <source>Leave empty for every activity on these days.</source>
        <translation>Laat leeg als het voor elke activiteit op deze dagen geldt.</translation>
    </message>
    <message>
        <source>No consent is on record yet.</source>
        <translation>Er is nog geen toestemming vastgelegd.</translation>
    </message>
    <message>
        <source>No consent of a parent, pupil, member of staff or visitor yet</source>
        <translation>Nog geen toestemming van ouders, leerlingen, medewerkers of bezoekers</translation>
    </message>
    <message>
        <source>No consent of the school leadership yet</source>
        <translation>Nog geen toestemming van de schoolleiding</translation>
    </message>
    <message>
        <source>No names here: the school&apos;s own files say who stands behind a reference. This program never learns it.</source>
        <translation>Hier komen geen namen: wie bij een kenmerk hoort, staat in de administratie van de school. Dit programma weet dat niet.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Nog geen</translation>
    </message>
    <message>
        <source>Nothing is released without one. The school leader consents in writing, for lessons beforehand.</source>
        <translation>Zonder toestemming wordt er niets vrijgegeven. De schoolleiding geeft die schriftelijk, bij lessen vooraf.</translation>
    </message>
    <message>
        <source>Nothing was released under it.</source>
        <translation>Er is niets mee vrijgegeven.</translation>
    </message>
    <message>
        <source>Nothing was released under it: nothing has to be taken down.</source>
        <translation>Er is niets mee vrijgegeven: u hoeft niets weg te halen.</translation>
    </message>
    <message>
        <source>On social media nobody stays recognisable, whatever was consented to (A2).</source>
        <translation>Op sociale media blijft niemand herkenbaar, welke toestemming er ook is (A2).</translation>
    </message>
    <message>
        <source>Only for photos and videos made</source>
        <translation>Alleen voor foto&apos;s en video&apos;s gemaakt</translation>
    </message>
    <message>
        <source>Only for this activity</source>
        <translation>Alleen voor deze activiteit</translation>
    </message>
    <message>
        <source>Parents, pupils, staff</source>
        <translation>Ouders, leerlingen, medewerkers</translation>
    </message>
    <message>
        <source>Print the form to sign</source>
        <translation>Formulier om te ondertekenen afdrukken</translation>
    </message>
    <message>
        <source>Print the form to sign…</source>
        <translation>Formulier afdrukken…</translation>
    </message>
    <message>
        <source>Print the form, have it signed, then record it here. The scan itself is not kept.</source>
        <translation>Druk het formulier af, laat het ondertekenen en leg het dan hier vast. De scan zelf wordt niet bewaard.</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wordt gelezen…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Record the consent</source>
        <translation>Toestemming vastleggen</translation>
    </message>
    <message>
        <source>Recorded here</source>
        <translation>Hier vastgelegd</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kenmerk</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Vrijgegeven</translation>
    </message>
    <message>
        <source>Releases made under this consent</source>
        <translation>Vrijgaven met deze toestemming</translation>
    </message>
    <message>
        <source>Releasing ends after</source>
        <translation>Vrijgeven mag tot en met</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Opslaan als PDF…</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Formulier opslaan</translation>
    </message>
    <message>
        <source>School</source>
        <translation>School</translation>
    </message>
    <message>
        <source>School leadership</source>
        <translation>Schoolleiding</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Show and print…</source>
        <translation>Tonen en afdrukken…</translation>
    </message>
    <message>
        <source>Show in the register</source>
        <translation>Tonen in het register</translation>
    </message>
    <message>
        <source>Signed document</source>
        <translation>Ondertekend document</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Sound may be recorded and released too</source>
        <translation>Ook geluid mag worden opgenomen en vrijgegeven</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>The document names a time</source>
        <translation>Op het document staat een tijdstip</translation>
    </message>
    <message>
        <source>The mark on the document: 3 to 32 capitals, digits, / or -. Never a name. It stands for one consent only.</source>
        <translation>Het kenmerk op het document: 3 tot 32 hoofdletters, cijfers, / of -. Nooit een naam. Het staat voor één toestemming.</translation>
    </message>
    <message>
        <source>The school leader has to decide on each item before it can be released.</source>
        <translation>De schoolleiding moet over elk bestand beslissen voordat het vrijgegeven kan worden.</translation>
    </message>
    <message>
        <source>The school leader signs it before anything is recorded. What you leave empty is a line.</source>
        <translation>De schoolleiding tekent het voordat er opnamen gemaakt worden. Wat u leeg laat, wordt een invulregel.</translation>
    </message>
    <message>
        <source>The school leader who signed. Never whoever works with the photos and videos.</source>
        <translation>De schoolleider die tekende. Nooit degene die met de foto&apos;s en video&apos;s werkt.</translation>
    </message>
    <message>
        <source>They may go to</source>
        <translation>Ze mogen naar</translation>
    </message>
    <message>
        <source>This cannot be undone: who consents once more gives a new consent, with a new reference.</source>
        <translation>Dit kan niet ongedaan worden gemaakt: een nieuwe toestemming krijgt een nieuw kenmerk.</translation>
    </message>
    <message>
        <source>Time on the document</source>
        <translation>Tijdstip op het document</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Geldig t/m</translation>
    </message>
    <message>
        <source>What the school leadership consented to, in writing. It is what the protocol asks for (A1).</source>
        <translation>Waar de schoolleiding schriftelijk toestemming voor gaf. Het protocol vraagt daarom (A1).</translation>
    </message>
    <message>
        <source>Which are shown</source>
        <translation>Welke worden getoond</translation>
    </message>
    <message>
        <source>Who may stay recognisable outside lessons and social media. Never by name.</source>
        <translation>Wie herkenbaar mag blijven, buiten lessen en sociale media. Nooit met naam.</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Toestemming intrekken</translation>
    </message>
    <message>
        <source>Withdraw {reference}</source>
        <translation>{reference} intrekken</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Intrekken…</translation>
    </message>
    <message>
        <source>Without names. It stays in the register.</source>
        <translation>Zonder namen. De reden blijft in het register staan.</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Geschreven op</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>mag</translation>
    </message>
    <message>
        <source>any activity</source>
        <translation>elke activiteit</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>elke dag</translation>
    </message>
    <message>
        <source>at</source>
        <translation>om</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>wordt gemaakt</translation>
    </message>
    <message>
        <source>from</source>
        <translation>vanaf</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>vanaf {day}</translation>
    </message>
    <message>
        <source>known by its fingerprint {digits}…</source>
        <translation>herkenbaar aan controlegetal {digits}…</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>zonder einde</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>mag niet</translation>
    </message>
    <message>
        <source>not on record</source>
        <translation>niet vastgelegd</translation>
    </message>
    <message>
        <source>until</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>tot en met {day}</translation>
    </message>
    <message>
        <source>{consent}. Choose another one, or add one.</source>
        <translation>{consent}. Kies een andere of voeg er een toe.</translation>
    </message>
    <message>
        <source>{name} is recognised by its fingerprint {digits}…. The document itself is not kept: file it yourself.</source>
        <translation>{name} is herkenbaar aan controlegetal {digits}…. Het document zelf wordt niet bewaard: berg het zelf op.</translation>
    </message>
    <message>
        <source>{reference} is withdrawn</source>
        <translation>{reference} is ingetrokken</translation>
    </message>
</context>
</TS>

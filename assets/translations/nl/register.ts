<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Register</name>
    <message numerus="yes">
        <source>%n doubt(s) not looked at</source>
        <translation>
            <numerusform>%n twijfelmoment niet bekeken</numerusform>
            <numerusform>%n twijfelmomenten niet bekeken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n regel</numerusform>
            <numerusform>%n regels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read.</source>
        <translation>
            <numerusform>%n bestand is niet te lezen.</numerusform>
            <numerusform>%n bestanden zijn niet te lezen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the release, and to be taken down: the consent was withdrawn.</source>
        <translation>
            <numerusform>%n bestand is gewijzigd sinds de vrijgave en moet weg: de toestemming is ingetrokken.</numerusform>
            <numerusform>%n bestanden zijn gewijzigd sinds de vrijgave en moeten weg: de toestemming is ingetrokken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed since the release.</source>
        <translation>
            <numerusform>%n bestand is gewijzigd sinds de vrijgave.</numerusform>
            <numerusform>%n bestanden zijn gewijzigd sinds de vrijgave.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to be taken down: the consent was withdrawn.</source>
        <translation>
            <numerusform>%n bestand weghalen: de toestemming is ingetrokken.</numerusform>
            <numerusform>%n bestanden weghalen: de toestemming is ingetrokken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unknown to this register: not released by us.</source>
        <translation>
            <numerusform>%n bestand staat niet in dit register: niet door ons vrijgegeven.</numerusform>
            <numerusform>%n bestanden staan niet in dit register: niet door ons vrijgegeven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): released by us and unchanged.</source>
        <translation>
            <numerusform>%n bestand: door ons vrijgegeven en ongewijzigd.</numerusform>
            <numerusform>%n bestanden: door ons vrijgegeven en ongewijzigd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n plek</numerusform>
            <numerusform>%n plekken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release(s) to be taken down where they were published.</source>
        <translation>
            <numerusform>Haal %n vrijgave weg waar die gepubliceerd is.</numerusform>
            <numerusform>Haal %n vrijgaven weg waar ze gepubliceerd zijn.</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>All consents</source>
        <translation>Alle toestemmingen</translation>
    </message>
    <message>
        <source>All of it was taken down.</source>
        <translation>Alles is weggehaald.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Goedgekeurd</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Pogingen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Bestemming</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Bestemmingen</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Register controleren</translation>
    </message>
    <message>
        <source>Checking the chain…</source>
        <translation>Het register wordt gecontroleerd…</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Keuze</translation>
    </message>
    <message>
        <source>Choose a line to see all of it.</source>
        <translation>Kies een regel om alles ervan te zien.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Bestanden kiezen…</translation>
    </message>
    <message>
        <source>Choose the files to look up</source>
        <translation>Kies de bestanden om op te zoeken</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Toestemmingen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhoud</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Corrections of who is where</source>
        <translation>Verbeteringen van wie waar is</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Afdekking</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Afgedekt</translation>
    </message>
    <message>
        <source>Covered of each</source>
        <translation>Afgedekt per persoon</translation>
    </message>
    <message>
        <source>Day of capture</source>
        <translation>Dag van opname</translation>
    </message>
    <message>
        <source>Day of capture as attested</source>
        <translation>Dag van opname volgens verklaring</translation>
    </message>
    <message>
        <source>Decision of the school leader</source>
        <translation>Besluit van de schoolleider</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Besluiten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Bijzonderheden</translation>
    </message>
    <message>
        <source>Doubts not looked at</source>
        <translation>Twijfelmomenten niet bekeken</translation>
    </message>
    <message>
        <source>Drop a published photo or video here: from the website, a mail, an old folder.</source>
        <translation>Sleep een gepubliceerde foto of video hierheen: van de website, uit een mail of een oude map.</translation>
    </message>
    <message>
        <source>Drop files or folders here. They are looked at, not kept.</source>
        <translation>Sleep bestanden of mappen hierheen. Ze worden bekeken, niet bewaard.</translation>
    </message>
    <message>
        <source>Each consent, each decision and each release is written down here and stays.</source>
        <translation>Elke toestemming, elk besluit en elke vrijgave wordt hier opgeschreven en blijft staan.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Regels</translation>
    </message>
    <message>
        <source>Entries of the register</source>
        <translation>Regels van het register</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Fotomap</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles wat gebeurde</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Files that were looked up</source>
        <translation>Opgezochte bestanden</translation>
    </message>
    <message>
        <source>Fingerprint of how it was looked at</source>
        <translation>Controlegetal van hoe het is bekeken</translation>
    </message>
    <message>
        <source>Fingerprint of the document</source>
        <translation>Controlegetal van het document</translation>
    </message>
    <message>
        <source>Fingerprint of the file</source>
        <translation>Controlegetal van het bestand</translation>
    </message>
    <message>
        <source>Fingerprint of the picture</source>
        <translation>Controlegetal van het beeld</translation>
    </message>
    <message>
        <source>Fingerprint of what was decided</source>
        <translation>Controlegetal van de keuzes</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>For the school&apos;s own account or publication (C1): confirmed by</source>
        <translation>Voor een account of uitgave van de school zelf (C1), bevestigd door</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Bestandssoort</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Beelden</translation>
    </message>
    <message>
        <source>Frames searched again</source>
        <translation>Opnieuw doorzochte beelden</translation>
    </message>
    <message>
        <source>From first to last</source>
        <translation>Van begin tot eind</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Gegeven door</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Hoogte in pixels</translation>
    </message>
    <message>
        <source>Is this file a release of ours?</source>
        <translation>Is dit bestand een vrijgave van ons?</translation>
    </message>
    <message>
        <source>It begins with the first consent, or the first release.</source>
        <translation>Het begint met de eerste toestemming of de eerste vrijgave.</translation>
    </message>
    <message>
        <source>Largest deviation at the edge of a cover</source>
        <translation>Grootste afwijking aan de rand van een afdekking</translation>
    </message>
    <message>
        <source>Largest deviation in a cover</source>
        <translation>Grootste afwijking in een afdekking</translation>
    </message>
    <message>
        <source>Largest deviation in a part of a frame</source>
        <translation>Grootste afwijking in een deel van een beeld</translation>
    </message>
    <message>
        <source>Largest deviation in a whole frame</source>
        <translation>Grootste afwijking in een heel beeld</translation>
    </message>
    <message>
        <source>Largest deviation in brightness</source>
        <translation>Grootste afwijking in helderheid</translation>
    </message>
    <message>
        <source>Largest deviation in colour</source>
        <translation>Grootste afwijking in kleur</translation>
    </message>
    <message>
        <source>Largest deviation in detail</source>
        <translation>Grootste afwijking in detail</translation>
    </message>
    <message>
        <source>Largest deviation in the colour of a cover</source>
        <translation>Grootste afwijking in de kleur van een afdekking</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Look a file up</source>
        <translation>Bestand opzoeken</translation>
    </message>
    <message>
        <source>Looked at before the release</source>
        <translation>Bekeken voor het vrijgeven</translation>
    </message>
    <message>
        <source>Looking up…</source>
        <translation>Bezig met opzoeken…</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Gemaakt van</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stil gemaakt</translation>
    </message>
    <message>
        <source>No face inside the dashed lines: looked and confirmed by</source>
        <translation>Geen gezicht binnen de streepjeslijnen: bekeken en bevestigd door</translation>
    </message>
    <message>
        <source>No files were found there.</source>
        <translation>Daar zijn geen bestanden gevonden.</translation>
    </message>
    <message>
        <source>No voice or name to be recognised: confirmed by</source>
        <translation>Geen stem of naam herkenbaar, bevestigd door</translation>
    </message>
    <message>
        <source>Nobody recognisable: confirmed</source>
        <translation>Niemand herkenbaar: bevestigd</translation>
    </message>
    <message>
        <source>Nobody recognisable: confirmed by</source>
        <translation>Niemand herkenbaar, bevestigd door</translation>
    </message>
    <message>
        <source>Nothing has to be taken down.</source>
        <translation>Er hoeft niets te worden weggehaald.</translation>
    </message>
    <message>
        <source>Nothing is on record yet</source>
        <translation>Er is nog niets vastgelegd</translation>
    </message>
    <message>
        <source>Number of files</source>
        <translation>Aantal bestanden</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Procent</translation>
    </message>
    <message>
        <source>Place in the chain</source>
        <translation>Plaats in de keten</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Vastgelegd</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Kenmerk</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Vrijgegeven</translation>
    </message>
    <message>
        <source>Released by</source>
        <translation>Vrijgegeven door</translation>
    </message>
    <message>
        <source>Reported to</source>
        <translation>Gemeld bij</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Said along with the command</source>
        <translation>Meegegeven met de opdracht</translation>
    </message>
    <message>
        <source>Said to be no face</source>
        <translation>Als geen gezicht aangemerkt</translation>
    </message>
    <message>
        <source>Said to be nobody</source>
        <translation>Als niemand aangemerkt</translation>
    </message>
    <message>
        <source>Save all as CSV…</source>
        <translation>Alles opslaan als CSV…</translation>
    </message>
    <message>
        <source>Save as PDF or CSV…</source>
        <translation>Opslaan als PDF of CSV…</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Lijst opslaan</translation>
    </message>
    <message>
        <source>Save the register</source>
        <translation>Register opslaan</translation>
    </message>
    <message>
        <source>Save what is found as PDF…</source>
        <translation>Gevonden regels opslaan als PDF…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Opgeslagen als {name}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Bezig met opslaan…</translation>
    </message>
    <message>
        <source>School</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Search: a reference, a name, a file</source>
        <translation>Zoek op kenmerk, naam of bestand</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Situatie</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Situaties</translation>
    </message>
    <message>
        <source>Show in the register</source>
        <translation>Tonen in het register</translation>
    </message>
    <message>
        <source>Shown by the program</source>
        <translation>Door het programma getoond</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Grootte in bytes</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Sound kept by</source>
        <translation>Geluid behouden door</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Stays visible</source>
        <translation>Blijft zichtbaar</translation>
    </message>
    <message>
        <source>Stills of the video</source>
        <translation>Stilstaande beelden van de video</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Weggehaald</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>To be taken down</source>
        <translation>Weg te halen</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Geldig t/m</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er gebeurde</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breedte in pixels</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>Geschreven om</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Geschreven op</translation>
    </message>
    <message>
        <source>You see when it was released, by whom, with which consent, and if it is unchanged.</source>
        <translation>U ziet wanneer het is vrijgegeven, door wie, met welke toestemming, en of het ongewijzigd is.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>en nog %n plaats</numerusform>
            <numerusform>en nog %n plaatsen</numerusform>
        </translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>goedgekeurd door {name}</translation>
    </message>
    <message>
        <source>approved; by whom is no longer on record</source>
        <translation>goedgekeurd; door wie is niet meer bekend</translation>
    </message>
    <message>
        <source>asked anew</source>
        <translation>opnieuw gevraagd</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>niet te lezen</translation>
    </message>
    <message>
        <source>consent {reference}</source>
        <translation>toestemming {reference}</translation>
    </message>
    <message>
        <source>decided after having seen it</source>
        <translation>besloten na het gezien te hebben</translation>
    </message>
    <message>
        <source>decided after stills alone: nothing of the video was played</source>
        <translation>besloten na alleen stilstaande beelden: van de video is niets afgespeeld</translation>
    </message>
    <message>
        <source>decided after {part}</source>
        <translation>besloten na {part}</translation>
    </message>
    <message>
        <source>decided without the program having shown it</source>
        <translation>besloten zonder dat het programma het toonde</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>schijf</translation>
    </message>
    <message>
        <source>erased on its term</source>
        <translation>gewist na de bewaartermijn</translation>
    </message>
    <message>
        <source>from</source>
        <translation>vanaf</translation>
    </message>
    <message>
        <source>head and shoulders</source>
        <translation>hoofd en schouders</translation>
    </message>
    <message>
        <source>it was released</source>
        <translation>het is vrijgegeven</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>no: {name} released it without having looked</source>
        <translation>nee: {name} gaf het vrij zonder te kijken</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>nobody gave a name</source>
        <translation>niemand gaf een naam op</translation>
    </message>
    <message>
        <source>not all of it: {part}; {name} released it without having seen the rest</source>
        <translation>niet helemaal: {part}; {name} gaf het vrij zonder de rest te zien</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>een persoon</translation>
    </message>
    <message>
        <source>plain grey</source>
        <translation>effen grijs</translation>
    </message>
    <message>
        <source>refused by {name}</source>
        <translation>afgewezen door {name}</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>zacht</translation>
    </message>
    <message>
        <source>taken down by {name}</source>
        <translation>weggehaald, meldt {name}</translation>
    </message>
    <message>
        <source>the board</source>
        <translation>het bestuur</translation>
    </message>
    <message>
        <source>the consent had ended</source>
        <translation>de toestemming was vervallen</translation>
    </message>
    <message>
        <source>the head</source>
        <translation>het hoofd</translation>
    </message>
    <message>
        <source>the program was interrupted</source>
        <translation>het programma werd onderbroken</translation>
    </message>
    <message>
        <source>the school leadership</source>
        <translation>de schoolleiding</translation>
    </message>
    <message>
        <source>to be taken down</source>
        <translation>weg te halen</translation>
    </message>
    <message>
        <source>until</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{days}, attested by {name}</source>
        <translation>{days}, bevestigd door {name}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot {last}</translation>
    </message>
    <message>
        <source>{percent} % of the video</source>
        <translation>{percent} % van de video</translation>
    </message>
    <message>
        <source>{subject} (erased)</source>
        <translation>{subject} (gewist)</translation>
    </message>
</context>
</TS>

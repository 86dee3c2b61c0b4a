<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Settings</name>
    <message>
        <source>&amp;Days that working data stays</source>
        <translation>&amp;Dagen dat werkgegevens blijven</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Less motion</source>
        <translation>&amp;Minder beweging</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Weergave</translation>
    </message>
    <message>
        <source>A folder beside the originals</source>
        <translation>Een map naast de originelen</translation>
    </message>
    <message>
        <source>All video and sound from lessons is forbidden</source>
        <translation>Alle video en geluid uit lessen is verboden</translation>
    </message>
    <message>
        <source>Also with Ctrl and + or -.</source>
        <translation>Ook met Ctrl en + of -.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Choices of the foundation</source>
        <translation>Keuzes van de stichting</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Een map kiezen…</translation>
    </message>
    <message>
        <source>Choose a role</source>
        <translation>Kies een functie</translation>
    </message>
    <message>
        <source>Chosen on {day} by {name} ({role}).</source>
        <translation>Gekozen op {day} door {name} ({role}).</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Events in work, preferences and the log.</source>
        <translation>Fotomappen in bewerking, voorkeuren en het logboek.</translation>
    </message>
    <message>
        <source>Everybody on them is made unrecognisable first. Nobody can be kept visible.</source>
        <translation>Iedereen wordt eerst onherkenbaar gemaakt. Niemand kan zichtbaar blijven.</translation>
    </message>
    <message>
        <source>Fill in who decides this: name and role.</source>
        <translation>Vul in wie dit beslist: naam en functie.</translation>
    </message>
    <message>
        <source>Folder for released files</source>
        <translation>Map voor vrijgegeven bestanden</translation>
    </message>
    <message>
        <source>Keep a safe copy of it: it is the proof of every release.</source>
        <translation>Bewaar er een veilige kopie van: het is het bewijs van elke vrijgave.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Mogen gebruikt worden</translation>
    </message>
    <message>
        <source>May not be used</source>
        <translation>Mogen niet gebruikt worden</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>Name of the &amp;school</source>
        <translation>Naam van de &amp;school</translation>
    </message>
    <message>
        <source>No fixed folder</source>
        <translation>Geen vaste map</translation>
    </message>
    <message>
        <source>No photo or video that showed a person goes to social media, covered or not: to the letter of A2.</source>
        <translation>Geen enkele foto of video waar iemand op stond gaat naar sociale media, afgedekt of niet: A2 naar de letter.</translation>
    </message>
    <message>
        <source>Not chosen yet: photos and videos with people that are meant for social media go to the leader.</source>
        <translation>Nog niet gekozen: foto&apos;s en video&apos;s met mensen voor sociale media worden voorgelegd aan de schoolleiding.</translation>
    </message>
    <message>
        <source>Not chosen yet: the first one applies.</source>
        <translation>Nog niet gekozen: de eerste geldt.</translation>
    </message>
    <message>
        <source>Not on record yet.</source>
        <translation>Nog niet vastgelegd.</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Nothing of it is released, also not when the leader would agree.</source>
        <translation>Daarvan wordt niets vrijgegeven, ook niet als de schoolleiding het goed zou vinden.</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks.</source>
        <translation>Niets schuift, vervaagt of knippert.</translation>
    </message>
    <message>
        <source>Offered first when you release. You can choose another one each time.</source>
        <translation>Staat klaar bij het vrijgeven. U kunt elke keer een andere kiezen.</translation>
    </message>
    <message>
        <source>On record. It holds from now on.</source>
        <translation>Vastgelegd. Het geldt vanaf nu.</translation>
    </message>
    <message>
        <source>Only recordings of the lesson itself are forbidden</source>
        <translation>Alleen opnamen van de les zelf zijn verboden</translation>
    </message>
    <message>
        <source>Open this folder</source>
        <translation>Deze map openen</translation>
    </message>
    <message>
        <source>Other video or sound from a lesson goes to the school leader, who decides each time.</source>
        <translation>Andere video en ander geluid uit een les wordt voorgelegd aan de schoolleiding, die elke keer beslist.</translation>
    </message>
    <message>
        <source>Photos and videos on which everybody is covered</source>
        <translation>Foto&apos;s en video&apos;s waarop iedereen is afgedekt</translation>
    </message>
    <message>
        <source>Put on &amp;record</source>
        <translation>&amp;Vastleggen</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>&amp;Functie</translation>
    </message>
    <message>
        <source>Recorded on {day}; it does not say by whom.</source>
        <translation>Vastgelegd op {day}; er staat niet bij door wie.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Stands with a consent that names no school of its own.</source>
        <translation>Staat bij een toestemming die zelf geen school noemt.</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>Te&amp;kstgrootte</translation>
    </message>
    <message>
        <source>The choices are being read…</source>
        <translation>De keuzes worden gelezen…</translation>
    </message>
    <message>
        <source>The program&apos;s own files</source>
        <translation>De eigen bestanden van het programma</translation>
    </message>
    <message>
        <source>The register</source>
        <translation>Het register</translation>
    </message>
    <message>
        <source>The register says who decided and who released.</source>
        <translation>In het register staat wie heeft beslist en wie heeft vrijgegeven.</translation>
    </message>
    <message>
        <source>Video and sound made during a lesson</source>
        <translation>Video en geluid die tijdens een les zijn gemaakt</translation>
    </message>
    <message>
        <source>What was found and decided in an event is deleted so many days after you last worked on it. Your own files, released files and the register are not affected.</source>
        <translation>Wat in een fotomap gevonden en beslist is, wordt zoveel dagen nadat u er het laatst aan werkte gewist. Uw eigen bestanden, vrijgegeven bestanden en het register blijven gewoon staan.</translation>
    </message>
    <message>
        <source>Where the protocol can be read in two ways, the leadership or the board chooses once for all schools.</source>
        <translation>Waar het protocol op twee manieren te lezen is, kiest de schoolleiding of het bestuur één keer voor alle scholen.</translation>
    </message>
    <message>
        <source>Where things are</source>
        <translation>Waar alles staat</translation>
    </message>
    <message>
        <source>Who decides this?</source>
        <translation>Wie beslist dit?</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>&amp;Uw naam</translation>
    </message>
    <message>
        <source>Your work</source>
        <translation>Uw werk</translation>
    </message>
    <message>
        <source>board</source>
        <translation>bestuur</translation>
    </message>
    <message>
        <source>deputy director</source>
        <translation>adjunct-directeur</translation>
    </message>
    <message>
        <source>director</source>
        <translation>directeur</translation>
    </message>
    <message>
        <source>member of staff</source>
        <translation>medewerker</translation>
    </message>
</context>
</TS>

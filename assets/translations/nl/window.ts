<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Badges</name>
    <message>
        <source>held before</source>
        <translation>eerder niet vrijgegeven</translation>
    </message>
    <message>
        <source>released before</source>
        <translation>eerder vrijgegeven</translation>
    </message>
    <message>
        <source>{channel}: held</source>
        <translation>{channel}: niet vrijgegeven</translation>
    </message>
    <message>
        <source>{channel}: released</source>
        <translation>{channel}: vrijgegeven</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>same file as {names}</source>
        <translation>zelfde bestand als {names}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot en met {last}</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>choose a day</source>
        <translation>kies een dag</translation>
    </message>
</context>
<context>
    <name>Enlarged</name>
    <message>
        <source>All of it (F)</source>
        <translation>Helemaal (F)</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Terug (Esc)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Groter (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message numerus="yes">
        <source>%n file(s) wait for the school leader now.</source>
        <translation>
            <numerusform>%n bestand wacht nu op de schoolleiding.</numerusform>
            <numerusform>%n bestanden wachten nu op de schoolleiding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) waited for the school leader already.</source>
        <translation>
            <numerusform>%n bestand was al voorgelegd en wacht nog op de schoolleiding.</numerusform>
            <numerusform>%n bestanden waren al voorgelegd en wachten nog op de schoolleiding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were approved already; something else holds them back.</source>
        <translation>
            <numerusform>%n bestand is al goedgekeurd; iets anders houdt het tegen.</numerusform>
            <numerusform>%n bestanden zijn al goedgekeurd; iets anders houdt ze tegen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were refused by the school leadership already.</source>
        <translation>
            <numerusform>%n bestand is al door de schoolleiding afgewezen.</numerusform>
            <numerusform>%n bestanden zijn al door de schoolleiding afgewezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these files has to be put to the school leader.</source>
        <translation>Geen van deze bestanden hoeft aan de schoolleiding te worden voorgelegd.</translation>
    </message>
</context>
<context>
    <name>LongItems</name>
    <message numerus="yes">
        <source>(and %n more video(s))</source>
        <translation>
            <numerusform>(en nog %n video)</numerusform>
            <numerusform>(en nog %n video&apos;s)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>nog ongeveer %n minuut</numerusform>
            <numerusform>nog ongeveer %n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>nog minder dan een minuut</translation>
    </message>
    <message>
        <source>{name}: {percent} %</source>
        <translation>{name}: {percent} %</translation>
    </message>
</context>
<context>
    <name>NamedDays</name>
    <message>
        <source>That may be the day on which it was sent or saved.</source>
        <translation>Dat kan de dag zijn waarop het werd verstuurd of bewaard.</translation>
    </message>
    <message>
        <source>The file&apos;s name says: {day}</source>
        <translation>De bestandsnaam zegt: {day}</translation>
    </message>
    <message numerus="yes">
        <source>The name of %n of them holds a day: {days}.</source>
        <translation>
            <numerusform>In de naam van %n ervan staat een dag: {days}.</numerusform>
            <numerusform>In de naam van %n ervan staat een dag: {days}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Schijf</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Map</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Zoeken in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Bestands&amp;type:</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Close the event</source>
        <translation>Fotomap &amp;sluiten</translation>
    </message>
    <message>
        <source>&amp;Event</source>
        <translation>&amp;Fotomap</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Open a folder…</source>
        <translation>Map &amp;openen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afsluiten</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Weergave</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>B&amp;eeld</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Toestemmingen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation>&amp;Bewerken</translation>
    </message>
    <message>
        <source>Files are being released. Stop?</source>
        <translation>Er worden bestanden vrijgegeven. Stoppen?</translation>
    </message>
    <message>
        <source>Files are still being looked at. Stop?</source>
        <translation>De bestanden worden nog bekeken. Stoppen?</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Go on working, and make sure that the disk has room and can be written to.</source>
        <translation>Ga door, en zorg dat er ruimte is op de schijf en dat erop geschreven mag worden.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Uitleg</translation>
    </message>
    <message>
        <source>Help and about</source>
        <translation>Uitleg en over Beeldkeur</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Grotere tekst</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto&apos;s</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw:</translation>
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
        <source>Review</source>
        <translation>Nakijken</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Ruimtes</translation>
    </message>
    <message>
        <source>School leader</source>
        <translation>Schoolleiding</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere tekst</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>Er ging iets mis in het programma.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The register says who decided what. Your name is asked once; you can change it in the settings.</source>
        <translation>In het register staat wie wat heeft besloten. Uw naam wordt één keer gevraagd; u kunt hem wijzigen bij Instellingen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken:</translation>
    </message>
    <message>
        <source>What is done stays done. The rest goes on the next time you open this event.</source>
        <translation>Wat klaar is, blijft klaar. Met de rest gaat het verder als u deze fotomap weer opent.</translation>
    </message>
    <message>
        <source>What was released stands in the register. Try again; if it happens again, send the log: it holds no paths and no people.</source>
        <translation>Wat is vrijgegeven, staat in het register. Probeer het opnieuw; gebeurt het weer, stuur dan het logboek op: daarin staan geen bestandsnamen en geen personen.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wie bent u?</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Uw &amp;naam</translation>
    </message>
    <message>
        <source>Your last decisions could not be saved. Stop all the same?</source>
        <translation>Uw laatste keuzes konden niet worden bewaard. Toch stoppen?</translation>
    </message>
</context>
</TS>

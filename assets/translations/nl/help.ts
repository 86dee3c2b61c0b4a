<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Help</name>
    <message>
        <source>About the program</source>
        <translation>Over het programma</translation>
    </message>
    <message>
        <source>Beeldkeur</source>
        <translation>Beeldkeur</translation>
    </message>
    <message>
        <source>Copied. Paste it into your message.</source>
        <translation>Gekopieerd. Plak het in uw bericht.</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Logboek kopiëren</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Uitleg</translation>
    </message>
    <message>
        <source>In six steps</source>
        <translation>In zes stappen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Toets</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>Nobody is recognised</source>
        <translation>Niemand wordt herkend</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>Niets gevonden. Probeer een ander woord.</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Onderdeel</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Rechts, Links</translation>
    </message>
    <message>
        <source>S or Space</source>
        <translation>S of spatie</translation>
    </message>
    <message>
        <source>Search in the help</source>
        <translation>Zoeken in de uitleg</translation>
    </message>
    <message>
        <source>Search in the help (Ctrl+F)</source>
        <translation>Zoeken in de uitleg (Ctrl+F)</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Logboek tonen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatie</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Het logboek</translation>
    </message>
    <message>
        <source>The log is empty: nothing was written yet.</source>
        <translation>Het logboek is leeg: er is nog niets geschreven.</translation>
    </message>
    <message>
        <source>The protocol, article by article</source>
        <translation>Het protocol, artikel voor artikel</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versie</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wat het doet</translation>
    </message>
    <message>
        <source>What it does not protect against</source>
        <translation>Waartegen het niet beschermt</translation>
    </message>
    <message>
        <source>What the verdicts mean</source>
        <translation>Wat de oordelen betekenen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Who is the same person?</source>
        <translation>Wie is dezelfde persoon?</translation>
    </message>
    <message>
        <source>all keys of that room</source>
        <translation>alle toetsen bij het nakijken</translation>
    </message>
    <message>
        <source>choose a photo or video: the star</source>
        <translation>een foto of video kiezen: de ster</translation>
    </message>
    <message>
        <source>close the event, quit the program</source>
        <translation>de fotomap sluiten, het programma afsluiten</translation>
    </message>
    <message>
        <source>cover everybody</source>
        <translation>alles afdekken</translation>
    </message>
    <message>
        <source>do again what was taken back</source>
        <translation>opnieuw doen wat teruggenomen is</translation>
    </message>
    <message>
        <source>do not use</source>
        <translation>niet gebruiken</translation>
    </message>
    <message>
        <source>draw a rectangle, an ellipse, in a photo with the brush</source>
        <translation>een rechthoek of een ellips tekenen, op een foto ook met de kwast</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>overal</translation>
    </message>
    <message>
        <source>hold: the picture without covers</source>
        <translation>ingedrukt houden: het beeld zonder afdekking</translation>
    </message>
    <message>
        <source>larger or smaller text</source>
        <translation>grotere of kleinere tekst</translation>
    </message>
    <message>
        <source>open a folder</source>
        <translation>een map openen</translation>
    </message>
    <message>
        <source>photo: as N and P; video: one frame on, one back</source>
        <translation>foto: zoals N en P; video: één beeld verder of terug</translation>
    </message>
    <message>
        <source>photo: the selected face: covered, or no face; video: play, or stand still</source>
        <translation>foto: het gekozen gezicht: afdekken, of geen gezicht; video: afspelen of stilzetten</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>foto&apos;s</translation>
    </message>
    <message>
        <source>release what was chosen</source>
        <translation>vrijgeven wat gekozen is</translation>
    </message>
    <message>
        <source>review</source>
        <translation>nakijken</translation>
    </message>
    <message>
        <source>review this photo or video</source>
        <translation>deze foto of video nakijken</translation>
    </message>
    <message>
        <source>school leader</source>
        <translation>schoolleider</translation>
    </message>
    <message>
        <source>search, where there is something to search</source>
        <translation>zoeken, waar iets te zoeken is</translation>
    </message>
    <message>
        <source>seen, nobody recognisable in it; next</source>
        <translation>bekeken, niemand herkenbaar; volgende</translation>
    </message>
    <message>
        <source>seen, on to the next; the one before</source>
        <translation>bekeken, naar de volgende; de vorige</translation>
    </message>
    <message>
        <source>take back what was done last</source>
        <translation>het laatste ongedaan maken</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>deze uitleg</translation>
    </message>
    <message>
        <source>to the next control, and back</source>
        <translation>naar het volgende onderdeel, en terug</translation>
    </message>
    <message>
        <source>to the room People</source>
        <translation>naar Personen</translation>
    </message>
    <message>
        <source>to the rooms, from top to bottom</source>
        <translation>naar de onderdelen links, van boven naar beneden</translation>
    </message>
</context>
</TS>

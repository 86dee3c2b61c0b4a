<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Release</name>
    <message numerus="yes">
        <source>%n covered</source>
        <translation>
            <numerusform>%n afgedekt</numerusform>
            <numerusform>%n afgedekt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s) not looked at</source>
        <translation>
            <numerusform>%n twijfelmoment niet bekeken</numerusform>
            <numerusform>%n twijfelmomenten niet bekeken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n mislukt.</numerusform>
            <numerusform>%n mislukt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not judged yet.</source>
        <translation>
            <numerusform>%n bestand is nog niet beoordeeld.</numerusform>
            <numerusform>%n bestanden zijn nog niet beoordeeld.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) chosen</source>
        <translation>
            <numerusform>%n bestand gekozen</numerusform>
            <numerusform>%n bestanden gekozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) leave as they are to be seen, without what they tell about place and maker.</source>
        <translation>
            <numerusform>%n bestand gaat mee zoals het te zien is, zonder wat het vertelt over plaats en maker.</numerusform>
            <numerusform>%n bestanden gaan mee zoals ze te zien zijn, zonder wat ze vertellen over plaats en maker.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) leave with the people in them covered.</source>
        <translation>
            <numerusform>%n bestand gaat mee met de mensen erop afgedekt.</numerusform>
            <numerusform>%n bestanden gaan mee met de mensen erop afgedekt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) released.</source>
        <translation>
            <numerusform>%n bestand vrijgegeven.</numerusform>
            <numerusform>%n bestanden vrijgegeven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay and are put to the school leader.</source>
        <translation>
            <numerusform>%n bestand blijft hier en wordt voorgelegd aan de schoolleiding.</numerusform>
            <numerusform>%n bestanden blijven hier en worden voorgelegd aan de schoolleiding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay: the protocol does not allow this use.</source>
        <translation>
            <numerusform>%n bestand blijft hier: het protocol staat dit gebruik niet toe.</numerusform>
            <numerusform>%n bestanden blijven hier: het protocol staat dit gebruik niet toe.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stay: they cannot be read.</source>
        <translation>
            <numerusform>%n bestand blijft hier: het is niet te lezen.</numerusform>
            <numerusform>%n bestanden blijven hier: ze zijn niet te lezen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were released before. A new file is made; the earlier one stays.</source>
        <translation>
            <numerusform>%n bestand is al eerder vrijgegeven. Er komt een nieuw bestand bij; het eerdere blijft.</numerusform>
            <numerusform>%n bestanden zijn al eerder vrijgegeven. Er komen nieuwe bestanden bij; de eerdere blijven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would go out more than once: the same file lies in this event in several places. If that is not meant, go back and choose one of each.</source>
        <translation>
            <numerusform>%n bestand gaat meer dan één keer naar buiten: hetzelfde bestand staat op verschillende plekken in deze fotomap. Is dat niet de bedoeling? Ga dan terug en kies er één.</numerusform>
            <numerusform>%n bestanden gaan meer dan één keer naar buiten: hetzelfde bestand staat op verschillende plekken in deze fotomap. Is dat niet de bedoeling? Ga dan terug en kies er van elk één.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released before.</source>
        <translation>
            <numerusform>%n eerder vrijgegeven.</numerusform>
            <numerusform>%n eerder vrijgegeven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) for now: see the reasons.</source>
        <translation>
            <numerusform>%n nog niet vrijgegeven: zie de redenen.</numerusform>
            <numerusform>%n nog niet vrijgegeven: zie de redenen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) muted</source>
        <translation>
            <numerusform>%n stuk stil gemaakt</numerusform>
            <numerusform>%n stukken stil gemaakt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Channel</source>
        <translation>&amp;Kanaal</translation>
    </message>
    <message>
        <source>&amp;Keep the names of the originals</source>
        <translation>De namen van de originelen &amp;houden</translation>
    </message>
    <message>
        <source>&amp;Number them: channel and number</source>
        <translation>&amp;Nummeren: kanaal en nummer</translation>
    </message>
    <message>
        <source>&amp;Released by</source>
        <translation>&amp;Vrijgegeven door</translation>
    </message>
    <message>
        <source>A consent that a release of this file rests on was withdrawn. Take it down wherever it was put, then say so in the register, where it stands under: To be taken down.</source>
        <translation>Een toestemming waarop een vrijgave van dit bestand rust, is ingetrokken. Haal die overal weg waar zij geplaatst is en geef dat aan in het register, waar zij staat onder: Weg te halen.</translation>
    </message>
    <message>
        <source>A disc: round, the colour of sand</source>
        <translation>Een schijf: rond, zandkleurig</translation>
    </message>
    <message>
        <source>A file&apos;s name can name a child: a number tells nothing.</source>
        <translation>Een bestandsnaam kan een kind noemen; een nummer vertelt niets.</translation>
    </message>
    <message>
        <source>About what is chosen</source>
        <translation>Over wat is gekozen</translation>
    </message>
    <message>
        <source>As large as the original</source>
        <translation>Zo groot als het origineel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>&amp;Map kiezen…</translation>
    </message>
    <message>
        <source>Choose a folder for the released files.</source>
        <translation>Kies een map voor de vrijgegeven bestanden.</translation>
    </message>
    <message>
        <source>Choose a photo or video in the list to see what became of it.</source>
        <translation>Kies een foto of video in de lijst om te zien wat ermee is gebeurd.</translation>
    </message>
    <message>
        <source>Choose photos or videos and press Release: each gets its covers, loses what the file tells about place and maker, is checked once more, and gets a line in the register. What may not leave is listed here with the reason.</source>
        <translation>Kies foto&apos;s of video&apos;s en druk op Vrijgeven: elk bestand wordt afgedekt waar dat moet, verliest wat het vertelt over plaats en maker, wordt nog eens gecontroleerd en krijgt een regel in het register. Wat niet weg mag, staat hier met de reden.</translation>
    </message>
    <message>
        <source>Choose the consent of the school leadership.</source>
        <translation>Kies de toestemming van de schoolleiding.</translation>
    </message>
    <message>
        <source>Choose where they go.</source>
        <translation>Kies waar ze terechtkomen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Con&amp;sent of the school leadership</source>
        <translation>&amp;Toestemming van de schoolleiding</translation>
    </message>
    <message>
        <source>Confirm that they are for the school&apos;s own account or publication.</source>
        <translation>Bevestig dat ze voor een account of uitgave van de school zelf zijn.</translation>
    </message>
    <message>
        <source>Copy the paths</source>
        <translation>Paden kopiëren</translation>
    </message>
    <message>
        <source>Entry in the register</source>
        <translation>Regel in het register</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Fill in who releases them.</source>
        <translation>Vul in wie ze vrijgeeft.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Folder for the released files</source>
        <translation>Map voor de vrijgegeven bestanden</translation>
    </message>
    <message>
        <source>For somebody&apos;s own post, the protocol allows no personal data of the school and its people (C1, C4).</source>
        <translation>In een eigen bericht van iemand staat het protocol geen gegevens over de school en haar mensen toe (C1, C4).</translation>
    </message>
    <message>
        <source>For the school&apos;s own account or publication (C1)</source>
        <translation>Voor een account of uitgave van de school zelf (C1)</translation>
    </message>
    <message>
        <source>Head and shoulders</source>
        <translation>Hoofd en schouders</translation>
    </message>
    <message>
        <source>How &amp;much</source>
        <translation>&amp;Omvang</translation>
    </message>
    <message>
        <source>How people are covered</source>
        <translation>Hoe mensen worden afgedekt</translation>
    </message>
    <message>
        <source>I looked: there is no face inside the dashed lines</source>
        <translation>Ik heb gekeken: binnen de streepjeslijnen staat geen gezicht</translation>
    </message>
    <message>
        <source>I release these without having looked</source>
        <translation>Ik geef deze vrij zonder gekeken te hebben</translation>
    </message>
    <message>
        <source>In a video the cover is always plain.</source>
        <translation>In een video is de afdekking altijd effen.</translation>
    </message>
    <message>
        <source>In doubt the first. The second is for videos of new phones; older devices do not play it, and writing takes much longer.</source>
        <translation>Bij twijfel de eerste. De tweede is voor video&apos;s van nieuwe telefoons; oudere apparaten spelen die niet af, en het maken duurt veel langer.</translation>
    </message>
    <message numerus="yes">
        <source>In {photos}, %n face(s) that the program found were said to be no face. They are not covered.</source>
        <translation>
            <numerusform>In {photos} is van %n gevonden gezicht gezegd dat het geen gezicht is. Het wordt niet afgedekt.</numerusform>
            <numerusform>In {photos} is van %n gevonden gezichten gezegd dat het geen gezichten zijn. Ze worden niet afgedekt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It stays where it is, for these reasons:</source>
        <translation>Dit bestand is nog niet vrijgegeven, om deze redenen:</translation>
    </message>
    <message>
        <source>Keeps all colours of HDR videos (HEVC)</source>
        <translation>Houdt alle kleuren van HDR-video&apos;s (HEVC)</translation>
    </message>
    <message>
        <source>Long side 1600 pixels: for web and newsletter</source>
        <translation>Lange zijde 1600 pixels: voor website en nieuwsbrief</translation>
    </message>
    <message>
        <source>Long side 2400 pixels: for print and large screens</source>
        <translation>Lange zijde 2400 pixels: voor drukwerk en grote schermen</translation>
    </message>
    <message>
        <source>Look at the faces that were said to be no face, and confirm it: what is a face has to be covered.</source>
        <translation>Bekijk de gezichten waarvan is gezegd dat het er geen zijn, en bevestig dat: een gezicht moet worden afgedekt.</translation>
    </message>
    <message>
        <source>Look in review at what nobody looked at, or confirm that it leaves without.</source>
        <translation>Bekijk in Nakijken wat niemand bekeken heeft, of bevestig dat het zo weggaat.</translation>
    </message>
    <message>
        <source>Look up in the register</source>
        <translation>Opzoeken in het register</translation>
    </message>
    <message>
        <source>Made unrecognisable</source>
        <translation>Onherkenbaar gemaakt</translation>
    </message>
    <message>
        <source>More than there were faces: areas that were drawn count too, and so does what still looked like a face once covered.</source>
        <translation>Meer dan er gezichten waren: getekende gebieden tellen mee, en ook wat na het afdekken nog op een gezicht leek.</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>Namen van de bestanden</translation>
    </message>
    <message>
        <source>Never among the originals. An existing file is never overwritten.</source>
        <translation>Nooit tussen de originelen. Een bestand dat er al is, wordt nooit overschreven.</translation>
    </message>
    <message>
        <source>Never less than the head. A whole person can be drawn in review.</source>
        <translation>Nooit minder dan het hoofd. Een hele persoon tekent u bij Nakijken.</translation>
    </message>
    <message>
        <source>Never the one who gave the consent. The name goes into the register.</source>
        <translation>Nooit degene die de toestemming gaf. De naam komt in het register.</translation>
    </message>
    <message>
        <source>None of them may leave yet: see the reasons above.</source>
        <translation>Geen ervan mag nu weg: zie de redenen hierboven.</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>Niet bekeken</translation>
    </message>
    <message>
        <source>Not looked at by anybody: {names}</source>
        <translation>Door niemand bekeken: {names}</translation>
    </message>
    <message>
        <source>Nothing of this event was released yet.</source>
        <translation>Van deze fotomap is nog niets vrijgegeven.</translation>
    </message>
    <message>
        <source>Nothing was released for {channel} on this consent yet.</source>
        <translation>Voor {channel} is op deze toestemming nog niets vrijgegeven.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n file(s) a release is to be taken down: a consent was withdrawn.</source>
        <translation>
            <numerusform>Van %n bestand moet een vrijgave weg: er is een toestemming ingetrokken.</numerusform>
            <numerusform>Van %n bestanden moet een vrijgave weg: er is een toestemming ingetrokken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of some, a consent was withdrawn since: ask yourself whether this is meant.</source>
        <translation>Van sommige is een toestemming sindsdien ingetrokken: ga na of dit de bedoeling is.</translation>
    </message>
    <message>
        <source>Only consents that hold for this setting, channel and day can be chosen.</source>
        <translation>Alleen een toestemming die geldt voor deze situatie, dit kanaal en deze dag is te kiezen.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Map openen</translation>
    </message>
    <message>
        <source>Photos and videos are being released</source>
        <translation>Foto&apos;s en video&apos;s worden vrijgegeven</translation>
    </message>
    <message>
        <source>Plain: a calm grey</source>
        <translation>Effen: een rustig grijs</translation>
    </message>
    <message>
        <source>Plays everywhere (H.264)</source>
        <translation>Speelt overal af (H.264)</translation>
    </message>
    <message>
        <source>Progress of the release</source>
        <translation>Voortgang van het vrijgeven</translation>
    </message>
    <message numerus="yes">
        <source>Put %n file(s) to the school leader</source>
        <translation>
            <numerusform>%n bestand voorleggen aan de schoolleiding</numerusform>
            <numerusform>%n bestanden voorleggen aan de schoolleiding</numerusform>
        </translation>
    </message>
    <message>
        <source>Put to the school leader</source>
        <translation>Voorleggen aan de schoolleiding</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Vrijgeven</translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)</source>
        <translation>
            <numerusform>%n bestand vrijgeven</numerusform>
            <numerusform>%n bestanden vrijgeven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)?</source>
        <translation>
            <numerusform>%n bestand vrijgeven?</numerusform>
            <numerusform>%n bestanden vrijgeven?</numerusform>
        </translation>
    </message>
    <message>
        <source>Released before</source>
        <translation>Al eerder vrijgegeven</translation>
    </message>
    <message>
        <source>Released photos and videos</source>
        <translation>Vrijgegeven foto&apos;s en video&apos;s</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Nakijken</translation>
    </message>
    <message>
        <source>S&amp;ize</source>
        <translation>&amp;Grootte</translation>
    </message>
    <message>
        <source>Said to be no face</source>
        <translation>Volgens iemand geen gezicht</translation>
    </message>
    <message>
        <source>See it large (Enter)</source>
        <translation>Groot bekijken (Enter)</translation>
    </message>
    <message>
        <source>Soft: like a haze, without a hard edge</source>
        <translation>Zacht: als een waas, zonder harde rand</translation>
    </message>
    <message>
        <source>Some of them are still being looked at. One moment, or choose fewer.</source>
        <translation>Een deel ervan wordt nog bekeken. Een ogenblik, of kies er minder.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n file(s) released, {left} not.</source>
        <translation>
            <numerusform>Gestopt: %n bestand vrijgegeven, {left} niet.</numerusform>
            <numerusform>Gestopt: %n bestanden vrijgegeven, {left} niet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping. What left stays out; nothing is left half done.</source>
        <translation>Wordt gestopt. Wat is vrijgegeven blijft vrijgegeven; niets blijft half af.</translation>
    </message>
    <message>
        <source>That folder holds the originals. Choose another one, so that the two are never mixed up.</source>
        <translation>In die map staan de originelen. Kies een andere, zodat de twee nooit door elkaar raken.</translation>
    </message>
    <message>
        <source>The co&amp;ver</source>
        <translation>&amp;Soort afdekking</translation>
    </message>
    <message>
        <source>The files</source>
        <translation>De bestanden</translation>
    </message>
    <message>
        <source>The folder is being looked at. One moment.</source>
        <translation>De map wordt bekeken. Een ogenblik.</translation>
    </message>
    <message>
        <source>The head</source>
        <translation>Het hoofd</translation>
    </message>
    <message numerus="yes">
        <source>The program was ended while it was releasing %n file(s).</source>
        <translation>
            <numerusform>Het programma werd afgebroken terwijl het een bestand vrijgaf.</numerusform>
            <numerusform>Het programma werd afgebroken terwijl het %n bestanden vrijgaf.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are being judged by what is chosen here. One moment.</source>
        <translation>Ze worden beoordeeld op wat hier is gekozen. Een ogenblik.</translation>
    </message>
    <message>
        <source>To the photos</source>
        <translation>Naar de foto&apos;s</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Twice the same file</source>
        <translation>Twee keer hetzelfde bestand</translation>
    </message>
    <message>
        <source>Vi&amp;deos</source>
        <translation>Vi&amp;deo&apos;s</translation>
    </message>
    <message>
        <source>What became of the photos and videos</source>
        <translation>Wat er met de foto&apos;s en video&apos;s is gebeurd</translation>
    </message>
    <message>
        <source>What else was chosen and has no mark in its event did not leave either.</source>
        <translation>Wat verder gekozen was en in de fotomap geen teken heeft, is ook niet vrijgegeven.</translation>
    </message>
    <message>
        <source>What to do: {remedy}</source>
        <translation>Wat te doen: {remedy}</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Wat er gebeurt</translation>
    </message>
    <message>
        <source>WhatsApp (also a group), YouTube (also unlisted) and blogs are social media.</source>
        <translation>WhatsApp (ook een groep), YouTube (ook verborgen) en blogs zijn sociale media.</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Waar het terechtkomt</translation>
    </message>
    <message>
        <source>Who gave the consent does not release under it. Have somebody else do this, or choose another consent.</source>
        <translation>Wie de toestemming gaf, geeft er niet zelf mee vrij. Laat iemand anders dit doen, of kies een andere toestemming.</translation>
    </message>
    <message>
        <source>Who publishes is personally responsible (A4), and what is published stays public for ever (A5). Your name goes into the register.</source>
        <translation>Wie publiceert, is daar zelf verantwoordelijk voor (A4), en wat gepubliceerd is blijft voor altijd openbaar (A5). Uw naam komt in het register.</translation>
    </message>
    <message>
        <source>Whom the program missed is not covered, and only who looks closely (Review) sees it.</source>
        <translation>Wie het programma gemist heeft, is niet afgedekt, en dat ziet alleen wie goed kijkt (Nakijken).</translation>
    </message>
    <message>
        <source>Why no blur? A recognition program reads through a blur or a mosaic and still knows who it is. The soft cover only looks like one: it is made of what lies around the head. Emoji can ridicule a child (A8).</source>
        <translation>Waarom geen vervaging? Door een vervaging of mozaïek kijkt een herkenningsprogramma heen: het weet dan nog wie het is. De zachte afdekking lijkt daar alleen op: die is gemaakt van wat om het hoofd heen ligt. Een emoji kan een kind belachelijk maken (A8).</translation>
    </message>
    <message>
        <source>Why some stay</source>
        <translation>Waarom een deel hier blijft</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>een bestand</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more reason(s)</source>
        <translation>
            <numerusform>en nog %n reden</numerusform>
            <numerusform>en nog %n redenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n time(s) before</source>
        <translation>
            <numerusform>en een keer daarvoor</numerusform>
            <numerusform>en %n keer daarvoor</numerusform>
        </translation>
    </message>
    <message>
        <source>being looked at</source>
        <translation>wordt bekeken</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>niet te lezen</translation>
    </message>
    <message>
        <source>entry {entry}</source>
        <translation>regel {entry}</translation>
    </message>
    <message>
        <source>kept by {name}</source>
        <translation>behouden door {name}</translation>
    </message>
    <message>
        <source>nobody is recognisable by voice or name, says {name}</source>
        <translation>niemand is aan stem of naam te herkennen, zegt {name}</translation>
    </message>
    <message>
        <source>nothing covered</source>
        <translation>niets afgedekt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
    <message>
        <source>taken down: the consent was withdrawn</source>
        <translation>weggehaald: de toestemming is ingetrokken</translation>
    </message>
    <message>
        <source>to be taken down of those before, as the consent was withdrawn: {outputs}</source>
        <translation>daarvan moet weg, want de toestemming is ingetrokken: {outputs}</translation>
    </message>
    <message>
        <source>to be taken down: the consent was withdrawn</source>
        <translation>moet weg: de toestemming is ingetrokken</translation>
    </message>
    <message>
        <source>with sound</source>
        <translation>met geluid</translation>
    </message>
    <message>
        <source>{count}x {article}: {fact}</source>
        <translation>{count}x {article}: {fact}</translation>
    </message>
    <message>
        <source>{done} of {total} done. Each is checked once more before it gets its name in {place}.</source>
        <translation>{done} van {total} gedaan. Elk bestand wordt nog eens gecontroleerd voordat het zijn naam krijgt in {place}.</translation>
    </message>
    <message>
        <source>{name}, as it will leave</source>
        <translation>{name}, zoals het weggaat</translation>
    </message>
    <message>
        <source>{name}: it is not known yet, as the folder {folder} cannot be reached. Connect its disk and start the program again.</source>
        <translation>{name}: dat is nog niet bekend, want de map {folder} is niet bereikbaar. Sluit de schijf aan en start het programma opnieuw.</translation>
    </message>
    <message>
        <source>{name}: it was not released, and nothing of it was left behind. Release it again.</source>
        <translation>{name}: is niet vrijgegeven en er is niets van achtergebleven. Geef het opnieuw vrij.</translation>
    </message>
    <message>
        <source>{name}: it was released after all, as {output}. You need do nothing.</source>
        <translation>{name}: is toch vrijgegeven, als {output}. U hoeft niets te doen.</translation>
    </message>
    <message>
        <source>{name}: {percent} % seen</source>
        <translation>{name}: {percent} % gezien</translation>
    </message>
    <message>
        <source>{name}: {when}, {channel}, by {operator}, as {output}</source>
        <translation>{name}: {when}, {channel}, door {operator}, als {output}</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n still to see</source>
        <translation>
            <numerusform>nog %n te bekijken</numerusform>
            <numerusform>nog %n te bekijken</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>A face that was found cannot be removed. Space says that it is no face.</source>
        <translation>Een gevonden gezicht kunt u niet verwijderen. Met de spatiebalk zegt u dat het geen gezicht is.</translation>
    </message>
    <message>
        <source>A release for {channel} was begun, by {name}</source>
        <translation>Vrijgeven voor {channel} begonnen, door {name}</translation>
    </message>
    <message>
        <source>A release for {channel} was given up, by {name}</source>
        <translation>Vrijgeven voor {channel} afgebroken, door {name}</translation>
    </message>
    <message>
        <source>A release for {channel} was held at the last check, by {name}</source>
        <translation>Vrijgeven voor {channel} door {name}: tegengehouden bij de laatste controle</translation>
    </message>
    <message>
        <source>Actual size, 100 % (1)</source>
        <translation>Ware grootte, 100 % (1)</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle toetsen</translation>
    </message>
    <message>
        <source>All keys (?)</source>
        <translation>Alle toetsen (?)</translation>
    </message>
    <message>
        <source>Approved by {name}: {reason}</source>
        <translation>Goedgekeurd door {name}: {reason}</translation>
    </message>
    <message>
        <source>Area {number} ({kind}): covered, drawn by hand</source>
        <translation>Gebied {number} ({kind}): afgedekt, zelf getekend</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pijltjes</translation>
    </message>
    <message>
        <source>Attest the day</source>
        <translation>Dag bevestigen</translation>
    </message>
    <message>
        <source>Attest the day…</source>
        <translation>Dag bevestigen…</translation>
    </message>
    <message>
        <source>Attested day: {days}</source>
        <translation>Bevestigde dag: {days}</translation>
    </message>
    <message>
        <source>Captured: {when}</source>
        <translation>Opname: {when}</translation>
    </message>
    <message>
        <source>Choose it: star</source>
        <translation>Kiezen: ster</translation>
    </message>
    <message>
        <source>Choose the reference of this very person&apos;s consent. One reference stands for one face in a photo.</source>
        <translation>Kies het kenmerk van de toestemming van deze persoon zelf. Eén kenmerk hoort bij één gezicht op een foto.</translation>
    </message>
    <message>
        <source>Choose the reference of this very person&apos;s consent. One reference stands for one track in a video.</source>
        <translation>Kies het kenmerk van de toestemming van deze persoon zelf. Eén kenmerk hoort bij één spoor in een video.</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>Omstandigheden</translation>
    </message>
    <message>
        <source>Consents on record</source>
        <translation>Vastgelegde toestemmingen</translation>
    </message>
    <message>
        <source>Cover everybody</source>
        <translation>Alles afdekken</translation>
    </message>
    <message>
        <source>Cover or no face</source>
        <translation>Afdekken of geen gezicht</translation>
    </message>
    <message>
        <source>Cover this face, or say it is no face (Space)</source>
        <translation>Dit gezicht afdekken, of zeggen dat het geen gezicht is (spatiebalk)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Niet gebruiken</translation>
    </message>
    <message>
        <source>Draw a rectangle (R)</source>
        <translation>Rechthoek tekenen (R)</translation>
    </message>
    <message>
        <source>Draw an area</source>
        <translation>Gebied tekenen</translation>
    </message>
    <message>
        <source>Draw an ellipse (E)</source>
        <translation>Ovaal tekenen (E)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Everybody is covered in this photo. Take back “cover everybody” first (A).</source>
        <translation>Op deze foto wordt iedereen afgedekt. Neem eerst “alles afdekken” terug (A).</translation>
    </message>
    <message>
        <source>Everybody is covered in this photo. Take that back first (A).</source>
        <translation>Op deze foto wordt iedereen afgedekt. Neem dat eerst terug (A).</translation>
    </message>
    <message>
        <source>Face {number}: covered</source>
        <translation>Gezicht {number}: afgedekt</translation>
    </message>
    <message>
        <source>Face {number}: no face, not covered</source>
        <translation>Gezicht {number}: geen gezicht, niet afgedekt</translation>
    </message>
    <message>
        <source>Face {number}: perhaps a face, covered</source>
        <translation>Gezicht {number}: twijfel, afgedekt</translation>
    </message>
    <message>
        <source>Face {number}: stays visible, consent {consent}</source>
        <translation>Gezicht {number}: blijft zichtbaar, toestemming {consent}</translation>
    </message>
    <message>
        <source>Face: cover or not</source>
        <translation>Gezicht wel of niet afdekken</translation>
    </message>
    <message>
        <source>Faces and areas</source>
        <translation>Gezichten en gebieden</translation>
    </message>
    <message>
        <source>Held when it was last tried. {article}: {fact} {remedy}</source>
        <translation>De vorige keer tegengehouden. {article}: {fact} {remedy}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Hold to see the photo without covers (B)</source>
        <translation>Ingedrukt houden: de foto zonder afdekking (B)</translation>
    </message>
    <message>
        <source>How solid the covers are shown; what goes out is always solid</source>
        <translation>Hoe dicht de afdekking hier getoond wordt; wat naar buiten gaat is altijd dicht</translation>
    </message>
    <message>
        <source>I doubt this</source>
        <translation>Ik twijfel</translation>
    </message>
    <message>
        <source>I doubt this (B5)</source>
        <translation>Ik twijfel (B5)</translation>
    </message>
    <message>
        <source>In a video, tracks are counted as faces: one person may have several.</source>
        <translation>Bij een video worden sporen als gezichten geteld: één persoon kan er meer hebben.</translation>
    </message>
    <message>
        <source>Is a child in it who must appear nowhere? Then do not use it (X).</source>
        <translation>Staat er een kind op dat nergens te zien mag zijn? Gebruik dit dan niet (X).</translation>
    </message>
    <message>
        <source>It is not released. Nothing is lost: the original stays as it is.</source>
        <translation>Hij wordt niet vrijgegeven. Er is niets verloren: het origineel blijft zoals het is.</translation>
    </message>
    <message>
        <source>It is not shown, not copied and not released any more.</source>
        <translation>Hij wordt niet meer getoond, niet gekopieerd en niet vrijgegeven.</translation>
    </message>
    <message>
        <source>It looks like an edited copy of an item that was decided on. {what}</source>
        <translation>Het lijkt een bewerkte kopie van een beeld waarover al is beslist. {what}</translation>
    </message>
    <message>
        <source>It shows here as soon as the program looked for people in it. Go on with another one.</source>
        <translation>Hij verschijnt hier zodra het programma naar mensen heeft gezocht. Ga intussen verder met een andere.</translation>
    </message>
    <message>
        <source>Keep a face visible</source>
        <translation>Gezicht zichtbaar laten</translation>
    </message>
    <message>
        <source>Keep this face visible</source>
        <translation>Dit gezicht zichtbaar laten</translation>
    </message>
    <message>
        <source>Keep this face visible on consent (K)</source>
        <translation>Dit gezicht met toestemming zichtbaar laten (K)</translation>
    </message>
    <message>
        <source>Keep this person visible</source>
        <translation>Deze persoon zichtbaar laten</translation>
    </message>
    <message>
        <source>Keep visible</source>
        <translation>Zichtbaar laten</translation>
    </message>
    <message>
        <source>Keep visible…</source>
        <translation>Zichtbaar laten…</translation>
    </message>
    <message>
        <source>Keys while the picture has the focus</source>
        <translation>Toetsen zolang het beeld de focus heeft</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Groter (+)</translation>
    </message>
    <message>
        <source>Left or P</source>
        <translation>Links of P</translation>
    </message>
    <message>
        <source>Made during</source>
        <translation>Gemaakt tijdens</translation>
    </message>
    <message>
        <source>Marked as not to be used by {name}</source>
        <translation>Gemarkeerd als niet gebruiken, door {name}</translation>
    </message>
    <message>
        <source>May be used after all, says {name}</source>
        <translation>Mag toch gebruikt worden, zegt {name}</translation>
    </message>
    <message>
        <source>Move an area</source>
        <translation>Gebied verplaatsen</translation>
    </message>
    <message>
        <source>No consent counts for this channel. Record consents in the room Consents, or choose another channel.</source>
        <translation>Geen enkele toestemming geldt voor dit kanaal. Leg toestemmingen vast bij Toestemmingen, of kies een ander kanaal.</translation>
    </message>
    <message>
        <source>Nobody recognisable</source>
        <translation>Niemand herkenbaar</translation>
    </message>
    <message>
        <source>None of this leaves: a release carries the picture and a random number, nothing else.</source>
        <translation>Niets hiervan gaat mee: wat u vrijgeeft bevat het beeld en een willekeurig nummer, verder niets.</translation>
    </message>
    <message>
        <source>Not fitting</source>
        <translation>Niet gepast</translation>
    </message>
    <message>
        <source>Not fitting (A8)</source>
        <translation>Niet gepast (A8)</translation>
    </message>
    <message>
        <source>Nothing beside the picture.</source>
        <translation>Niets naast het beeld zelf.</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Niets om te bekijken</translation>
    </message>
    <message>
        <source>Nothing was found and nothing drawn. Is somebody in it? Draw an area.</source>
        <translation>Er is niemand gevonden en niets getekend. Staat er toch iemand op? Teken een gebied.</translation>
    </message>
    <message>
        <source>On whose consent does this face stay visible?</source>
        <translation>Met wiens toestemming blijft dit gezicht zichtbaar?</translation>
    </message>
    <message>
        <source>On whose consent does this person stay visible?</source>
        <translation>Met wiens toestemming blijft deze persoon zichtbaar?</translation>
    </message>
    <message>
        <source>Open a folder first. Here you look at each photo and video closely, those with doubt first.</source>
        <translation>Open eerst een map. Hier bekijkt u elke foto en video van dichtbij, die met twijfel eerst.</translation>
    </message>
    <message>
        <source>Paint with a free brush (W)</source>
        <translation>Vrij tekenen met de kwast (W)</translation>
    </message>
    <message>
        <source>Photo {name}</source>
        <translation>Foto {name}</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Put to the school leader</source>
        <translation>Voorgelegd aan de schoolleiding</translation>
    </message>
    <message>
        <source>Refused by {name}: {reason}</source>
        <translation>Afgewezen door {name}: {reason}</translation>
    </message>
    <message>
        <source>Released as {file} for {channel}, by {name}</source>
        <translation>Vrijgegeven als {file} voor {channel}, door {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove an area</source>
        <translation>Gebied verwijderen</translation>
    </message>
    <message>
        <source>Remove this drawn area (Delete)</source>
        <translation>Dit getekende gebied verwijderen (Delete)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Report (A9)…</source>
        <translation>Melden (A9)…</translation>
    </message>
    <message>
        <source>Report this file</source>
        <translation>Dit bestand melden</translation>
    </message>
    <message>
        <source>Report this file to the school leadership or the board (A9)</source>
        <translation>Dit bestand melden bij de schoolleiding of het bestuur (A9)</translation>
    </message>
    <message>
        <source>Reported to the board by {name} (A9)</source>
        <translation>Gemeld bij het bestuur door {name} (A9)</translation>
    </message>
    <message>
        <source>Reported to the school leadership by {name} (A9)</source>
        <translation>Gemeld bij de schoolleiding door {name} (A9)</translation>
    </message>
    <message>
        <source>Right or N</source>
        <translation>Rechts of N</translation>
    </message>
    <message>
        <source>See through the covers (V)</source>
        <translation>Door de afdekking heen kijken (V)</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gezien</translation>
    </message>
    <message>
        <source>Seen, next</source>
        <translation>Gezien, volgende</translation>
    </message>
    <message>
        <source>Seen, nobody in it</source>
        <translation>Niemand herkenbaar</translation>
    </message>
    <message>
        <source>Select a face first: click on it, or press Tab.</source>
        <translation>Kies eerst een gezicht: klik erop, of druk op Tab.</translation>
    </message>
    <message>
        <source>Select and move (Esc)</source>
        <translation>Kiezen en verplaatsen (Esc)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>So small or blurred that a computer cannot tell who this is. Whoever knows the child may still see it, by clothes or place too: it is covered all the same, and the verdict does not rest on this.</source>
        <translation>Zo klein of wazig dat een computer niet kan zeggen wie dit is. Wie het kind kent, ziet het misschien toch, ook aan kleding of plek: het wordt gewoon afgedekt, en het oordeel rust hier niet op.</translation>
    </message>
    <message>
        <source>Somebody is covered in this video. Say of each track that it is no person, or leave it.</source>
        <translation>In deze video wordt iemand afgedekt. Zeg van elk spoor dat het geen persoon is, of laat het zo.</translation>
    </message>
    <message>
        <source>Somebody is outlined in this photo. Say of each outline that it is no face, or leave it covered.</source>
        <translation>Op deze foto is iemand omlijnd. Zeg van elke omlijning dat het geen gezicht is, of laat die afgedekt.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatiebalk</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Spatiebalk en slepen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Ster</translation>
    </message>
    <message>
        <source>Swimwear, tears, an injury: the school leader decides.</source>
        <translation>Zwemkleding, tranen, een verwonding: de schoolleiding beslist.</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>That need not be when it was made.</source>
        <translation>Dat hoeft niet te zijn wanneer het gemaakt is.</translation>
    </message>
    <message>
        <source>The file also names: {days}</source>
        <translation>Het bestand noemt ook: {days}</translation>
    </message>
    <message>
        <source>The one before (Left or P)</source>
        <translation>De vorige (links of P)</translation>
    </message>
    <message>
        <source>The question to the school leader is closed</source>
        <translation>De vraag aan de schoolleiding is afgesloten</translation>
    </message>
    <message>
        <source>The register notes who reported it and to whom. Do not pass it on yourself.</source>
        <translation>In het register staat wie het heeft gemeld en bij wie. Stuur het zelf niet door.</translation>
    </message>
    <message>
        <source>The register says nothing of this file yet.</source>
        <translation>In het register staat nog niets over dit bestand.</translation>
    </message>
    <message>
        <source>The school leader decides.</source>
        <translation>De schoolleiding beslist.</translation>
    </message>
    <message>
        <source>The whole photo (F)</source>
        <translation>De hele foto (F)</translation>
    </message>
    <message>
        <source>This cannot be taken back, and what you did before cannot be undone any more. The program sends nothing: tell them yourself. Do not delete or pass on the original.</source>
        <translation>Dit kunt u niet terugnemen, en wat u hiervoor deed kunt u niet meer ongedaan maken. Het programma verstuurt niets: vertel het zelf. Verwijder het origineel niet en stuur het niet door.</translation>
    </message>
    <message>
        <source>This file cannot be read</source>
        <translation>Dit bestand is niet te lezen</translation>
    </message>
    <message>
        <source>This file changed since it was looked at</source>
        <translation>Dit bestand is veranderd sinds het is bekeken</translation>
    </message>
    <message>
        <source>This file is being looked at</source>
        <translation>Dit bestand wordt nog bekeken</translation>
    </message>
    <message>
        <source>This file was reported (A9)</source>
        <translation>Dit bestand is gemeld (A9)</translation>
    </message>
    <message>
        <source>This one was seen; on to the next (Right or N)</source>
        <translation>Deze is gezien; door naar de volgende (rechts of N)</translation>
    </message>
    <message>
        <source>This photo</source>
        <translation>Deze foto</translation>
    </message>
    <message>
        <source>This video</source>
        <translation>Deze video</translation>
    </message>
    <message numerus="yes">
        <source>This was the last one. %n still to see.</source>
        <translation>
            <numerusform>Dit was de laatste. Er is er nog %n te bekijken.</numerusform>
            <numerusform>Dit was de laatste. Er zijn er nog %n te bekijken.</numerusform>
        </translation>
    </message>
    <message>
        <source>This was the last one. All were seen.</source>
        <translation>Dit was de laatste. Alles is gezien.</translation>
    </message>
    <message>
        <source>To all photos and videos</source>
        <translation>Naar alle foto&apos;s en video&apos;s</translation>
    </message>
    <message>
        <source>To be taken back: consent {reference} was withdrawn</source>
        <translation>Weghalen: toestemming {reference} is ingetrokken</translation>
    </message>
    <message>
        <source>To put it to the school leader, select it in the room Photos: More, Put to the school leader.</source>
        <translation>Voorleggen aan de schoolleiding doet u bij Foto&apos;s: kies dit daar, dan Meer, Voorleggen aan de schoolleiding.</translation>
    </message>
    <message>
        <source>To the &amp;board</source>
        <translation>Bij het &amp;bestuur</translation>
    </message>
    <message>
        <source>To the school &amp;leadership</source>
        <translation>Bij de school&amp;leiding</translation>
    </message>
    <message>
        <source>To whom do you report it?</source>
        <translation>Bij wie meldt u het?</translation>
    </message>
    <message>
        <source>Unacceptable material? That is not a doubt: report it.</source>
        <translation>Ontoelaatbaar beeld? Dat is geen twijfel: meld het.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Oordeel</translation>
    </message>
    <message>
        <source>What the drawn area covers</source>
        <translation>Wat het getekende gebied afdekt</translation>
    </message>
    <message>
        <source>What the file would have told</source>
        <translation>Wat het bestand zou hebben verteld</translation>
    </message>
    <message>
        <source>What was found does not fit it any more. It is not released: open the folder anew.</source>
        <translation>Wat er gevonden is past er niet meer bij. Hij wordt niet vrijgegeven: open de map opnieuw.</translation>
    </message>
    <message>
        <source>What you decide here holds for every place in which this file lies.</source>
        <translation>Wat u hier beslist, geldt voor elke plek waar dit bestand staat.</translation>
    </message>
    <message>
        <source>Where on the globe</source>
        <translation>Waar op de wereldbol</translation>
    </message>
    <message>
        <source>Who knows of unacceptable material reports it. This is something else than a doubt: stop here. No copy and no preview of this file is made any more, and it is not released. The register notes that it was reported, by whom and to whom.</source>
        <translation>Wie ontoelaatbaar beeld ziet, meldt dat. Dat is iets anders dan twijfel: stop hier. Van dit bestand wordt geen kopie en geen voorbeeld meer gemaakt, en het wordt niet vrijgegeven. In het register staat dat het is gemeld, door wie en bij wie.</translation>
    </message>
    <message>
        <source>You declare on which day this was made. For a lesson that is put to the leader.</source>
        <translation>U verklaart op welke dag dit is gemaakt. Bij een les wordt dat voorgelegd aan de schoolleiding.</translation>
    </message>
    <message>
        <source>as the event: {setting}</source>
        <translation>zoals de fotomap: {setting}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>niet te lezen</translation>
    </message>
    <message>
        <source>choose the photo: star</source>
        <translation>de foto kiezen: ster</translation>
    </message>
    <message>
        <source>cover everybody</source>
        <translation>alles afdekken</translation>
    </message>
    <message>
        <source>do not use</source>
        <translation>niet gebruiken</translation>
    </message>
    <message>
        <source>draw a rectangle, an ellipse, with the brush</source>
        <translation>rechthoek, ovaal of kwast</translation>
    </message>
    <message>
        <source>hold: the photo without covers</source>
        <translation>ingedrukt houden: de foto zonder afdekking</translation>
    </message>
    <message>
        <source>keep the selected face visible, on consent</source>
        <translation>het gekozen gezicht zichtbaar laten, met toestemming</translation>
    </message>
    <message>
        <source>larger, smaller (also with Ctrl)</source>
        <translation>groter, kleiner (ook met Ctrl)</translation>
    </message>
    <message>
        <source>move the photo; so does the middle button</source>
        <translation>de foto verschuiven; dat kan ook met de middelste muisknop</translation>
    </message>
    <message>
        <source>move the selected area; with Shift: resize it</source>
        <translation>het gekozen gebied verplaatsen; met Shift: groter of kleiner</translation>
    </message>
    <message>
        <source>not fitting (A8)</source>
        <translation>niet gepast (A8)</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>nog niet bekend</translation>
    </message>
    <message>
        <source>remove the selected drawn area</source>
        <translation>het gekozen getekende gebied verwijderen</translation>
    </message>
    <message>
        <source>report (A9)</source>
        <translation>melden (A9)</translation>
    </message>
    <message>
        <source>see through the covers</source>
        <translation>door de afdekking heen kijken</translation>
    </message>
    <message>
        <source>seen, nobody recognisable in it; next</source>
        <translation>gezien, niemand herkenbaar; volgende</translation>
    </message>
    <message>
        <source>seen, on to the next</source>
        <translation>gezien, door naar de volgende</translation>
    </message>
    <message>
        <source>stop drawing, select nothing</source>
        <translation>stoppen met tekenen, niets kiezen</translation>
    </message>
    <message>
        <source>the one before</source>
        <translation>de vorige</translation>
    </message>
    <message>
        <source>the selected face: covered, or no face</source>
        <translation>het gekozen gezicht: afdekken, of geen gezicht</translation>
    </message>
    <message>
        <source>the whole photo, actual size</source>
        <translation>de hele foto, ware grootte</translation>
    </message>
    <message>
        <source>to the next face or area, and then out of the photo</source>
        <translation>naar het volgende gezicht of gebied, en daarna uit de foto</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>ongedaan maken, opnieuw doen</translation>
    </message>
    <message>
        <source>with one of these: put an area in the middle</source>
        <translation>met een van deze: een gebied in het midden zetten</translation>
    </message>
    <message>
        <source>{face} (too small or blurred to recognise)</source>
        <translation>{face} (te klein of te wazig om te herkennen)</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>{place} van {total}</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (toets {key})</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} pixels</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Video</name>
    <message numerus="yes">
        <source>%n change(s) fit nobody any more since the video was looked at anew:</source>
        <translation>
            <numerusform>%n wijziging past bij niemand meer sinds de video opnieuw is bekeken:</numerusform>
            <numerusform>%n wijzigingen passen bij niemand meer sinds de video opnieuw is bekeken:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) point at nothing in this video. Take them back:</source>
        <translation>
            <numerusform>%n keuze wijst in deze video naar niets. Neem die terug:</numerusform>
            <numerusform>%n keuzes wijzen in deze video naar niets. Neem die terug:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful moment(s) not looked at yet: J goes there.</source>
        <translation>
            <numerusform>%n twijfelmoment is nog niet bekeken: J gaat erheen.</numerusform>
            <numerusform>%n twijfelmomenten zijn nog niet bekeken: J gaat erheen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) silent</source>
        <translation>
            <numerusform>%n stuk stil</numerusform>
            <numerusform>%n stukken stil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) to look at (J)</source>
        <translation>
            <numerusform>%n spoor om te bekijken (J)</numerusform>
            <numerusform>%n sporen om te bekijken (J)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Nobody is recognisable by voice or name</source>
        <translation>&amp;Niemand is te herkennen aan stem of naam</translation>
    </message>
    <message>
        <source>A decision about {time} is about nothing in this video.</source>
        <translation>Een keuze bij {time} gaat in deze video nergens over.</translation>
    </message>
    <message>
        <source>A stretch begins here ( [ )</source>
        <translation>Hier begint een stuk ( [ )</translation>
    </message>
    <message>
        <source>A stretch ends here ( ] )</source>
        <translation>Hier eindigt een stuk ( ] )</translation>
    </message>
    <message>
        <source>A stretch to mute at {time} lies outside of the video.</source>
        <translation>Een stuk zonder geluid bij {time} valt buiten de video.</translation>
    </message>
    <message>
        <source>An area to cover at {time} lies outside of the video.</source>
        <translation>Een af te dekken gebied bij {time} valt buiten de video.</translation>
    </message>
    <message>
        <source>Area {number} ({kind})</source>
        <translation>Gebied {number} ({kind})</translation>
    </message>
    <message>
        <source>As released</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Begins here</source>
        <translation>Begint hier</translation>
    </message>
    <message>
        <source>By default the sound is removed. A voice identifies somebody, and so does a name that is called in the background. Listen to all of it first, in your own player: this program plays pictures only. Mute the stretches in which somebody can be recognised.</source>
        <translation>Het geluid wordt standaard verwijderd. Aan een stem is iemand te herkennen, en aan een naam die op de achtergrond wordt geroepen ook. Luister eerst alles af in uw eigen speler: dit programma speelt alleen beeld af. Maak de stukken stil waarin iemand te herkennen is.</translation>
    </message>
    <message>
        <source>Changes that fit nobody any more</source>
        <translation>Wijzigingen die bij niemand meer passen</translation>
    </message>
    <message>
        <source>Cover again</source>
        <translation>Weer afdekken</translation>
    </message>
    <message>
        <source>Covered from here, for a moment. Go to where it ends, and press O.</source>
        <translation>Vanaf hier even afgedekt. Ga naar het moment waarop het eindigt en druk op O.</translation>
    </message>
    <message>
        <source>Ctrl+Arrows</source>
        <translation>Ctrl+pijltjes</translation>
    </message>
    <message>
        <source>Decisions that point at nothing</source>
        <translation>Keuzes die naar niets wijzen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Draw a track</source>
        <translation>Spoor tekenen</translation>
    </message>
    <message>
        <source>Ends here</source>
        <translation>Eindigt hier</translation>
    </message>
    <message>
        <source>Enter: go and look. Delete: remove this change.</source>
        <translation>Enter: ga kijken. Delete: deze wijziging weghalen.</translation>
    </message>
    <message>
        <source>Enter: go and look. Delete: take this decision back.</source>
        <translation>Enter: ga kijken. Delete: deze keuze terugnemen.</translation>
    </message>
    <message>
        <source>Everybody is covered in this video. Take back “cover everybody” first (A).</source>
        <translation>In deze video wordt iedereen afgedekt. Neem “iedereen afdekken” eerst terug (A).</translation>
    </message>
    <message>
        <source>Go and look</source>
        <translation>Ga kijken</translation>
    </message>
    <message>
        <source>Hold to see the video without covers (B)</source>
        <translation>Vasthouden: de video zonder afdekking (B)</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>How large the picture is seen</source>
        <translation>Hoe groot het beeld te zien is</translation>
    </message>
    <message>
        <source>I &amp;listened to all that is not muted</source>
        <translation>Ik heb alles &amp;beluisterd wat niet stil is gemaakt</translation>
    </message>
    <message>
        <source>In doubt? Leave the sound out, or ask the school leader.</source>
        <translation>Twijfelt u? Laat het geluid weg, of vraag het de schoolleider.</translation>
    </message>
    <message>
        <source>Is it a person after all? Select the track (Tab, or Up and Down), and press Delete.</source>
        <translation>Toch een persoon? Selecteer het spoor (Tab, of omhoog en omlaag) en druk op Delete.</translation>
    </message>
    <message>
        <source>It is not released. Nothing is lost: the original stays as it is.</source>
        <translation>De video wordt niet vrijgegeven. Er gaat niets verloren: het origineel blijft zoals het is.</translation>
    </message>
    <message>
        <source>It is not shown, not copied and not released any more.</source>
        <translation>De video wordt niet meer getoond, gekopieerd of vrijgegeven.</translation>
    </message>
    <message>
        <source>It shows here as soon as the program looked for people in it. That takes a while.</source>
        <translation>U ziet de video hier zodra het programma er personen in heeft gezocht. Dat duurt even.</translation>
    </message>
    <message>
        <source>Join two tracks</source>
        <translation>Twee sporen samenvoegen</translation>
    </message>
    <message>
        <source>Keep the sound</source>
        <translation>Geluid houden</translation>
    </message>
    <message>
        <source>Keep the sound…</source>
        <translation>Geluid houden…</translation>
    </message>
    <message>
        <source>Keep visible…</source>
        <translation>Zichtbaar laten…</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Listen yourself</source>
        <translation>Zelf luisteren</translation>
    </message>
    <message>
        <source>Mark a stretch first: [ where it begins, ] where it ends</source>
        <translation>Merk eerst een stuk: [ waar het begint, ] waar het eindigt</translation>
    </message>
    <message>
        <source>Mark a stretch first: [ where it begins, ] where it ends.</source>
        <translation>Merk eerst een stuk: [ waar het begint, ] waar het eindigt.</translation>
    </message>
    <message>
        <source>May the sound of this video go along?</source>
        <translation>Mag het geluid van deze video mee?</translation>
    </message>
    <message>
        <source>Move a track</source>
        <translation>Spoor verplaatsen</translation>
    </message>
    <message>
        <source>Move an area</source>
        <translation>Gebied verplaatsen</translation>
    </message>
    <message>
        <source>Mute a stretch</source>
        <translation>Stuk stil maken</translation>
    </message>
    <message>
        <source>Mute the stretch  ·  U</source>
        <translation>Stuk stil maken  ·  U</translation>
    </message>
    <message>
        <source>Muted stretches</source>
        <translation>Stukken zonder geluid</translation>
    </message>
    <message>
        <source>N once more goes on without: it stays to be seen.</source>
        <translation>Nog eens N gaat toch verder: de video blijft dan nog te bekijken.</translation>
    </message>
    <message>
        <source>No doubtful moment comes after this one: on from the first.</source>
        <translation>Hierna komt geen twijfelmoment meer: verder vanaf het eerste.</translation>
    </message>
    <message>
        <source>No doubtful moment comes before this one: on from the last.</source>
        <translation>Hiervoor komt geen twijfelmoment: verder vanaf het laatste.</translation>
    </message>
    <message>
        <source>No person</source>
        <translation>Geen persoon</translation>
    </message>
    <message>
        <source>No person from {when}: before and after that it may be somebody else, who stays covered.</source>
        <translation>Geen persoon van {when}: daarvoor en daarna kan het iemand anders zijn, die afgedekt blijft.</translation>
    </message>
    <message>
        <source>No person in the stretch</source>
        <translation>Geen persoon in het stuk</translation>
    </message>
    <message>
        <source>No person in this one frame: before and after it may be somebody else, who stays covered.</source>
        <translation>Geen persoon in dit ene beeld: ervoor en erna kan het iemand anders zijn, en die blijft afgedekt.</translation>
    </message>
    <message>
        <source>No player could be started for this video. Open it yourself: {path}</source>
        <translation>Voor deze video kon geen speler worden gestart. Open hem zelf: {path}</translation>
    </message>
    <message>
        <source>Nobody else here can be the same person: each other track was in one picture with it.</source>
        <translation>Niemand anders kan hier dezelfde persoon zijn: elk ander spoor was tegelijk met dit spoor in beeld.</translation>
    </message>
    <message>
        <source>Nobody was found. Is somebody in it? Draw a box around the head (R).</source>
        <translation>Er is niemand gevonden. Staat er toch iemand in? Teken een vak om het hoofd (R).</translation>
    </message>
    <message>
        <source>Nothing was changed: {name} is there {when}, and the marked stretch ({stretch}) lies outside of that.</source>
        <translation>Er is niets veranderd: {name} is er van {when}, en het gemerkte stuk ({stretch}) ligt daarbuiten.</translation>
    </message>
    <message>
        <source>Of everybody who was found, somebody said: no person.</source>
        <translation>Van iedereen die is gevonden, is gezegd: geen persoon.</translation>
    </message>
    <message>
        <source>One frame back (Left)</source>
        <translation>Eén beeld terug (Links)</translation>
    </message>
    <message>
        <source>One frame on (Right)</source>
        <translation>Eén beeld verder (Rechts)</translation>
    </message>
    <message>
        <source>Only of a track it can be said that it is no person in a stretch.</source>
        <translation>Alleen van een spoor kunt u zeggen dat het in een stuk geen persoon is.</translation>
    </message>
    <message>
        <source>Open the original in your own player</source>
        <translation>Het origineel openen in uw eigen speler</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pauze (spatie)</translation>
    </message>
    <message>
        <source>Person after all</source>
        <translation>Toch een persoon</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Afspelen (spatie)</translation>
    </message>
    <message>
        <source>Remove a change</source>
        <translation>Wijziging weghalen</translation>
    </message>
    <message>
        <source>Remove an area</source>
        <translation>Gebied weghalen</translation>
    </message>
    <message>
        <source>Remove the sound</source>
        <translation>Geluid verwijderen</translation>
    </message>
    <message>
        <source>Remove this change</source>
        <translation>Deze wijziging weghalen</translation>
    </message>
    <message>
        <source>Same person as…</source>
        <translation>Zelfde persoon als…</translation>
    </message>
    <message>
        <source>Select a track first: click on it, or press Tab.</source>
        <translation>Kies eerst een spoor: klik erop, of druk op Tab.</translation>
    </message>
    <message>
        <source>Select a track, and go to the moment from which it is somebody else.</source>
        <translation>Kies een spoor, en ga naar het moment vanaf wanneer het iemand anders is.</translation>
    </message>
    <message>
        <source>Select a track: click on it, or press Tab or Up and Down.</source>
        <translation>Kies een spoor: klik erop, of druk op Tab of op Omhoog en Omlaag.</translation>
    </message>
    <message>
        <source>Shift+Delete</source>
        <translation>Shift+Delete</translation>
    </message>
    <message>
        <source>Show it as it would be released (H)</source>
        <translation>Tonen zoals de video wordt vrijgegeven (H)</translation>
    </message>
    <message>
        <source>Somebody else from here</source>
        <translation>Hier iemand anders</translation>
    </message>
    <message>
        <source>Somebody said that this is no person. Press Delete to take that back first.</source>
        <translation>Er is gezegd dat dit geen persoon is. Druk op Delete om dat eerst terug te nemen.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatie</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Snelheid</translation>
    </message>
    <message>
        <source>Speed: slower with &lt; and faster with &gt;. What plays faster than 2x does not count as seen.</source>
        <translation>Snelheid: langzamer met &lt; en sneller met &gt;. Wat sneller dan 2x speelt, telt niet als gezien.</translation>
    </message>
    <message>
        <source>Split a track</source>
        <translation>Spoor splitsen</translation>
    </message>
    <message>
        <source>Stretch {number}</source>
        <translation>Stuk {number}</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Take a decision back</source>
        <translation>Keuze terugnemen</translation>
    </message>
    <message>
        <source>Take muting back</source>
        <translation>Stil maken terugnemen</translation>
    </message>
    <message>
        <source>Take this decision back</source>
        <translation>Deze keuze terugnemen</translation>
    </message>
    <message>
        <source>Take this muting back</source>
        <translation>Dit stuk weer laten horen</translation>
    </message>
    <message>
        <source>The picture of this moment is still on its way: press again once it is there.</source>
        <translation>Het beeld van dit moment is nog onderweg: druk opnieuw zodra het er is.</translation>
    </message>
    <message>
        <source>The register notes that you declare to have listened. In lessons the leadership&apos;s consent has to extend to sound, too (A1).</source>
        <translation>Het register legt vast dat u verklaart te hebben geluisterd. In lessen moet de toestemming van de schoolleiding ook voor geluid gelden (A1).</translation>
    </message>
    <message>
        <source>The register notes who reported it and to whom. Do not pass it on yourself.</source>
        <translation>Het register legt vast wie het meldde en bij wie. Geef de video zelf niet door.</translation>
    </message>
    <message>
        <source>The sound goes along in: {names}.</source>
        <translation>Het geluid gaat mee in: {names}.</translation>
    </message>
    <message>
        <source>The sound goes along, but nobody said that they listened to it as it is now.</source>
        <translation>Het geluid gaat mee, maar niemand heeft verklaard dat het zo is beluisterd.</translation>
    </message>
    <message>
        <source>The sound goes along: it was declared that somebody listened, and that nobody is recognisable by voice or name.</source>
        <translation>Het geluid gaat mee: er is verklaard dat iemand heeft geluisterd, en dat niemand te herkennen is aan stem of naam.</translation>
    </message>
    <message>
        <source>The sound is removed: a voice or a name that is called can identify somebody.</source>
        <translation>Het geluid wordt verwijderd: aan een stem of een geroepen naam is iemand te herkennen.</translation>
    </message>
    <message numerus="yes">
        <source>The sound of %n video(s) is removed.</source>
        <translation>
            <numerusform>Van %n video wordt het geluid verwijderd.</numerusform>
            <numerusform>Van %n video&apos;s wordt het geluid verwijderd.</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole picture (F)</source>
        <translation>Het hele beeld (F)</translation>
    </message>
    <message>
        <source>There is no doubtful moment in this video.</source>
        <translation>In deze video is geen moment van twijfel.</translation>
    </message>
    <message>
        <source>This video cannot be read</source>
        <translation>Deze video kan niet worden gelezen</translation>
    </message>
    <message>
        <source>This video changed since it was looked at</source>
        <translation>Deze video is veranderd sinds die werd bekeken</translation>
    </message>
    <message>
        <source>This video has no sound.</source>
        <translation>Deze video heeft geen geluid.</translation>
    </message>
    <message>
        <source>This video is being looked at</source>
        <translation>Deze video wordt bekeken</translation>
    </message>
    <message>
        <source>This video was reported (A9)</source>
        <translation>Deze video is gemeld (A9)</translation>
    </message>
    <message>
        <source>Time: {time}</source>
        <translation>Tijd: {time}</translation>
    </message>
    <message>
        <source>To the next doubtful moment (J)</source>
        <translation>Naar het volgende moment van twijfel (J)</translation>
    </message>
    <message>
        <source>Track begins here</source>
        <translation>Spoor begint hier</translation>
    </message>
    <message>
        <source>Track ends here</source>
        <translation>Spoor eindigt hier</translation>
    </message>
    <message>
        <source>Track {number}</source>
        <translation>Spoor {number}</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Sporen</translation>
    </message>
    <message>
        <source>Video {name}, at {time}</source>
        <translation>Video {name}, op {time}</translation>
    </message>
    <message>
        <source>What was found does not fit it any more. It is not released: open the folder anew.</source>
        <translation>Wat er is gevonden, past er niet meer bij. De video wordt niet vrijgegeven: open de map opnieuw.</translation>
    </message>
    <message>
        <source>With this change somebody no longer stays visible on their consent.</source>
        <translation>Door deze wijziging blijft iemand niet langer zichtbaar op toestemming.</translation>
    </message>
    <message>
        <source>You saw {percent} % of this video, not yet from {time} on: play it (Space; faster with &gt;, up to 2x).</source>
        <translation>U hebt {percent} % van deze video gezien, vanaf {time} nog niet alles: speel hem af (spatie; sneller met &gt;, tot 2x).</translation>
    </message>
    <message>
        <source>You saw {percent} % of this video. Play all of it first (Space; faster with &gt;, up to 2x).</source>
        <translation>U hebt {percent} % van deze video gezien. Speel eerst alles af (spatie; sneller met &gt;, tot 2x).</translation>
    </message>
    <message>
        <source>Your “no person” at {time} no longer fits anybody found.</source>
        <translation>Uw “geen persoon” bij {time} past niet meer bij iemand die is gevonden.</translation>
    </message>
    <message>
        <source>Your “same person as…” at {time} no longer fits anybody found.</source>
        <translation>Uw “zelfde persoon als…” bij {time} past niet meer bij wie is gevonden.</translation>
    </message>
    <message>
        <source>Your “split” at {time} no longer fits anybody found.</source>
        <translation>Uw “splitsen” bij {time} past niet meer bij iemand die is gevonden.</translation>
    </message>
    <message>
        <source>a stretch begins here, ends here</source>
        <translation>een stuk begint hier, eindigt hier</translation>
    </message>
    <message numerus="yes">
        <source>and %n more such place(s)</source>
        <translation>
            <numerusform>en nog %n zo&apos;n plaats</numerusform>
            <numerusform>en nog %n van zulke plaatsen</numerusform>
        </translation>
    </message>
    <message>
        <source>as for photos: star, cover everybody, do not use, not fitting, doubt, report</source>
        <translation>zoals bij foto&apos;s: ster, iedereen afdekken, niet gebruiken, niet gepast, twijfel, melden</translation>
    </message>
    <message>
        <source>as it would be released</source>
        <translation>zoals de video wordt vrijgegeven</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>met de hand gewijzigd</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>wordt afgedekt</translation>
    </message>
    <message>
        <source>covered, look at it</source>
        <translation>wordt afgedekt, kijk ernaar</translation>
    </message>
    <message>
        <source>draw a box or an ellipse around who was missed</source>
        <translation>een vak of een ellips tekenen om wie gemist is</translation>
    </message>
    <message>
        <source>from here on it is somebody else</source>
        <translation>vanaf hier is het iemand anders</translation>
    </message>
    <message>
        <source>goes along</source>
        <translation>gaat mee</translation>
    </message>
    <message>
        <source>hold: without covers; see through the covers</source>
        <translation>vasthouden: zonder afdekking; door de afdekking heen kijken</translation>
    </message>
    <message>
        <source>is removed</source>
        <translation>wordt verwijderd</translation>
    </message>
    <message>
        <source>it is the same person as another track</source>
        <translation>het is dezelfde persoon als een ander spoor</translation>
    </message>
    <message>
        <source>jumps: perhaps two persons</source>
        <translation>springt: misschien twee personen</translation>
    </message>
    <message>
        <source>keep the selected track visible on consent, or cover it again</source>
        <translation>het gekozen spoor zichtbaar laten op toestemming, of weer afdekken</translation>
    </message>
    <message>
        <source>larger, smaller, the whole picture, actual size</source>
        <translation>groter, kleiner, het hele beeld, ware grootte</translation>
    </message>
    <message>
        <source>move the selected track here; with Shift: resize it</source>
        <translation>het gekozen spoor hier verplaatsen; met Shift: groter of kleiner maken</translation>
    </message>
    <message>
        <source>mute the stretch</source>
        <translation>het stuk stil maken</translation>
    </message>
    <message>
        <source>no person, not covered</source>
        <translation>geen persoon, wordt niet afgedekt</translation>
    </message>
    <message>
        <source>no person, or a person after all; with Shift: no person in the marked stretch</source>
        <translation>geen persoon, of toch een persoon; met Shift: geen persoon in het gemerkte stuk</translation>
    </message>
    <message>
        <source>one frame back or on; with Shift: a second</source>
        <translation>één beeld terug of verder; met Shift: een seconde</translation>
    </message>
    <message>
        <source>perhaps no face</source>
        <translation>misschien geen gezicht</translation>
    </message>
    <message>
        <source>perhaps somebody else from {time} on</source>
        <translation>vanaf {time} misschien iemand anders</translation>
    </message>
    <message>
        <source>play, or stand still; with the mouse: move the picture</source>
        <translation>afspelen of stilzetten; met de muis: het beeld verschuiven</translation>
    </message>
    <message>
        <source>said to be no person from {first} to {last}, not covered</source>
        <translation>van {first} tot {last} is gezegd: geen persoon; wordt niet afgedekt</translation>
    </message>
    <message>
        <source>seen only for a moment</source>
        <translation>maar even te zien</translation>
    </message>
    <message>
        <source>seen whole, nobody recognisable in it; next</source>
        <translation>helemaal gezien, niemand herkenbaar; volgende</translation>
    </message>
    <message>
        <source>seen, on to the next; the one before</source>
        <translation>gezien, naar de volgende; de vorige</translation>
    </message>
    <message>
        <source>silent from {first} to {last}</source>
        <translation>stil van {first} tot {last}</translation>
    </message>
    <message>
        <source>slower, faster</source>
        <translation>langzamer, sneller</translation>
    </message>
    <message>
        <source>stays visible, consent {consent}</source>
        <translation>blijft zichtbaar, toestemming {consent}</translation>
    </message>
    <message>
        <source>the selected track begins here, ends here</source>
        <translation>het gekozen spoor begint hier, eindigt hier</translation>
    </message>
    <message>
        <source>to the first frame, to the last</source>
        <translation>naar het eerste beeld, naar het laatste</translation>
    </message>
    <message>
        <source>to the next doubtful moment; with Shift: to the one before</source>
        <translation>naar het volgende moment van twijfel; met Shift: naar het vorige</translation>
    </message>
    <message>
        <source>to the next track in the picture, and then out of it</source>
        <translation>naar het volgende spoor in beeld, en daarna eruit</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>ongedaan maken, opnieuw doen</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot {last}</translation>
    </message>
    <message>
        <source>{name} was not in the picture, and nothing was changed: here it is. Press again to do it.</source>
        <translation>{name} was niet in beeld, en er is niets veranderd: hier is het. Druk nog eens om het te doen.</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (toets {key})</translation>
    </message>
    <message>
        <source>“Keep visible” on consent {consent} at {time}: nobody is found there.</source>
        <translation>“Zichtbaar laten” op toestemming {consent} bij {time}: daar is niemand gevonden.</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>People</name>
    <message numerus="yes">
        <source>%n doubtful face(s) not compared</source>
        <translation>
            <numerusform>%n twijfelachtig gezicht niet vergeleken</numerusform>
            <numerusform>%n twijfelachtige gezichten niet vergeleken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) compared.</source>
        <translation>
            <numerusform>%n gezicht vergeleken.</numerusform>
            <numerusform>%n gezichten vergeleken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) smaller than {px} pixels not compared</source>
        <translation>
            <numerusform>%n gezicht kleiner dan {px} pixels niet vergeleken</numerusform>
            <numerusform>%n gezichten kleiner dan {px} pixels niet vergeleken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) are left out: they are in a photo together with this one.</source>
        <translation>
            <numerusform>%n groep staat er niet bij: die staat samen met deze op een foto.</numerusform>
            <numerusform>%n groepen staan er niet bij: die staan samen met deze op een foto.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) confirmed</source>
        <translation>
            <numerusform>%n persoon bevestigd</numerusform>
            <numerusform>%n personen bevestigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
            <numerusform>%n foto&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) could not be read any more, or were changed.</source>
        <translation>
            <numerusform>%n foto was niet meer te lezen, of is veranderd.</numerusform>
            <numerusform>%n foto&apos;s waren niet meer te lezen, of zijn veranderd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestie</numerusform>
            <numerusform>%n suggesties</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrows: move. Space: select. Enter: look at the photo.</source>
        <translation>Pijltjes: verplaatsen. Spatie: selecteren. Enter: de foto bekijken.</translation>
    </message>
    <message>
        <source>Compare anew</source>
        <translation>Opnieuw vergelijken</translation>
    </message>
    <message>
        <source>Compare faces in this event</source>
        <translation>Gezichten vergelijken in deze fotomap</translation>
    </message>
    <message>
        <source>Compare faces in this event?</source>
        <translation>Gezichten vergelijken in deze fotomap?</translation>
    </message>
    <message>
        <source>Compare faces…</source>
        <translation>Gezichten vergelijken…</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Nu vergelijken</translation>
    </message>
    <message>
        <source>Compare the faces: whoever is in several photos comes here as a suggestion.</source>
        <translation>Vergelijk de gezichten: wie op meer foto&apos;s staat, komt hier als suggestie.</translation>
    </message>
    <message>
        <source>Confirmed. Ctrl+Z takes it back.</source>
        <translation>Bevestigd. Ctrl+Z draait het terug.</translation>
    </message>
    <message>
        <source>Cover in all photos</source>
        <translation>Op alle foto&apos;s afdekken</translation>
    </message>
    <message numerus="yes">
        <source>Covered in %n photo(s) more. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>Op nog %n foto afgedekt. Ctrl+Z draait het terug.</numerusform>
            <numerusform>Op nog %n foto&apos;s afgedekt. Ctrl+Z draait het terug.</numerusform>
        </translation>
    </message>
    <message>
        <source>Covered in all of them</source>
        <translation>Overal afgedekt</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Each face that is large enough is turned into 128 numbers, on this computer. They are compared with each other within this event, and forgotten when that is done: they are never stored, never compared with another event, and never tied to a name.</source>
        <translation>Van elk gezicht dat groot genoeg is, maakt deze computer 128 getallen. Die worden binnen deze fotomap met elkaar vergeleken en daarna vergeten: ze worden nooit bewaard, nooit met een andere fotomap vergeleken en nooit aan een naam gekoppeld.</translation>
    </message>
    <message>
        <source>Faces of this group</source>
        <translation>Gezichten in deze groep</translation>
    </message>
    <message>
        <source>It makes mistakes, with children often, and with brothers and sisters: its makers say so themselves. What it finds are suggestions. Look at every face. Nothing is covered or kept visible by a suggestion.</source>
        <translation>Het vergist zich: bij kinderen vaak, en bij broers en zussen; de makers zeggen dat zelf. Wat het vindt, zijn suggesties. Bekijk elk gezicht. Door een suggestie wordt niets afgedekt en niets zichtbaar gelaten.</translation>
    </message>
    <message>
        <source>Keep a face visible</source>
        <translation>Een gezicht zichtbaar laten</translation>
    </message>
    <message>
        <source>Keep visible, photo by photo…</source>
        <translation>Zichtbaar laten, per foto…</translation>
    </message>
    <message>
        <source>Leave it covered here</source>
        <translation>Hier afgedekt laten</translation>
    </message>
    <message>
        <source>Leave it off</source>
        <translation>Uit laten</translation>
    </message>
    <message>
        <source>Look at every face: is it really one person? Take out who is somebody else.</source>
        <translation>Bekijk elk gezicht: is het echt één persoon? Haal eruit wie iemand anders is.</translation>
    </message>
    <message>
        <source>My school may do this, and has put down why</source>
        <translation>Mijn school mag dit en heeft vastgelegd waarom</translation>
    </message>
    <message>
        <source>No faces are compared any more, and who was held to be one person is forgotten.</source>
        <translation>Er worden geen gezichten meer vergeleken, en wie als één persoon gold, wordt vergeten.</translation>
    </message>
    <message>
        <source>Nobody else can be.</source>
        <translation>Dat kan niemand anders zijn.</translation>
    </message>
    <message>
        <source>Nobody new seems to be in several photos.</source>
        <translation>Er lijkt verder niemand op meer foto&apos;s te staan.</translation>
    </message>
    <message>
        <source>Nobody to show yet</source>
        <translation>Nog niemand om te tonen</translation>
    </message>
    <message numerus="yes">
        <source>Not covered in %n photo(s)</source>
        <translation>
            <numerusform>Op %n foto niet afgedekt</numerusform>
            <numerusform>Op %n foto&apos;s niet afgedekt</numerusform>
        </translation>
    </message>
    <message>
        <source>Not held to be one person any more. Ctrl+Z takes it back.</source>
        <translation>Geldt niet meer als één persoon. Ctrl+Z draait het terug.</translation>
    </message>
    <message>
        <source>Not one person</source>
        <translation>Niet één persoon</translation>
    </message>
    <message>
        <source>Nothing changed: covered as before.</source>
        <translation>Er is niets veranderd: afgedekt zoals het was.</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Eén persoon</translation>
    </message>
    <message>
        <source>One person now. Ctrl+Z takes it back.</source>
        <translation>Nu één persoon. Ctrl+Z draait het terug.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Perhaps one person</source>
        <translation>Misschien één persoon</translation>
    </message>
    <message>
        <source>Perhaps person {number} as well</source>
        <translation>Misschien ook persoon {number}</translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation>Persoon {number}</translation>
    </message>
    <message>
        <source>Persons and suggestions</source>
        <translation>Personen en suggesties</translation>
    </message>
    <message>
        <source>Photo {at} of {total}: {name}</source>
        <translation>Foto {at} van {total}: {name}</translation>
    </message>
    <message>
        <source>Photos are compared, videos are not: there, each person has a track.</source>
        <translation>Foto&apos;s worden vergeleken, video&apos;s niet: daarin heeft elke persoon een spoor.</translation>
    </message>
    <message>
        <source>Photos compared</source>
        <translation>Vergeleken foto&apos;s</translation>
    </message>
    <message>
        <source>Same person as…</source>
        <translation>Dezelfde persoon als…</translation>
    </message>
    <message>
        <source>Select the faces that are somebody else, but not all of them.</source>
        <translation>Selecteer de gezichten die iemand anders zijn, maar niet allemaal.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Iemand anders</translation>
    </message>
    <message numerus="yes">
        <source>Stays visible in %n photo(s) more. Ctrl+Z takes back one at a time.</source>
        <translation>
            <numerusform>Blijft op nog %n foto zichtbaar. Ctrl+Z draait ze een voor een terug.</numerusform>
            <numerusform>Blijft op nog %n foto&apos;s zichtbaar. Ctrl+Z draait ze een voor een terug.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>Niet verder vragen</translation>
    </message>
    <message>
        <source>Stopped. Nothing new is suggested.</source>
        <translation>Gestopt. Er is niets nieuws voorgesteld.</translation>
    </message>
    <message>
        <source>Switch off, and forget</source>
        <translation>Uitzetten en vergeten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Aanzetten</translation>
    </message>
    <message>
        <source>Switched off. Who was held to be one person is forgotten; covers stay as they are.</source>
        <translation>Uitgezet. Wie als één persoon gold, is vergeten; wat afgedekt is, blijft afgedekt.</translation>
    </message>
    <message numerus="yes">
        <source>Taken out: %n face(s). Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n gezicht eruit gehaald. Ctrl+Z draait het terug.</numerusform>
            <numerusform>%n gezichten eruit gehaald. Ctrl+Z draait het terug.</numerusform>
        </translation>
    </message>
    <message>
        <source>The photos are still being looked at. Compare when that is done.</source>
        <translation>De foto&apos;s worden nog bekeken. Vergelijk als dat klaar is.</translation>
    </message>
    <message>
        <source>The program can suggest in which photos the same person is. For this event it is off.</source>
        <translation>Het programma kan voorstellen op welke foto&apos;s dezelfde persoon staat. Voor deze fotomap staat dat uit.</translation>
    </message>
    <message>
        <source>The register notes that {name} switched it on, when, and for which event.</source>
        <translation>In het register komt te staan dat {name} het heeft aangezet, wanneer, en voor welke fotomap.</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>Dezelfde persoon</translation>
    </message>
    <message>
        <source>The same person as…</source>
        <translation>Dezelfde persoon als…</translation>
    </message>
    <message>
        <source>These are suggestions. Children, and brothers and sisters, are easily mixed up: look at every face.</source>
        <translation>Dit zijn suggesties. Kinderen, en broers en zussen, worden makkelijk verwisseld: bekijk elk gezicht.</translation>
    </message>
    <message>
        <source>They are covered in all of these photos already.</source>
        <translation>Op al deze foto&apos;s is deze persoon al afgedekt.</translation>
    </message>
    <message>
        <source>This is biometric processing (AVG, article 9). It is forbidden unless there is an exception, such as the explicit consent of everybody in the photos; below 16, of their parents. That it saves time is no exception. Ask the data protection officer of your foundation first.</source>
        <translation>Dit is biometrische verwerking (AVG, artikel 9). Dat is verboden, tenzij er een uitzondering geldt, zoals de uitdrukkelijke toestemming van iedereen op de foto&apos;s; onder de 16 jaar die van hun ouders. Dat het tijd scheelt, is geen uitzondering. Vraag het eerst aan de functionaris gegevensbescherming van uw stichting.</translation>
    </message>
    <message>
        <source>This is one person</source>
        <translation>Dit is één persoon</translation>
    </message>
    <message>
        <source>What stays is which faces you said to be one person, under a random number, until the event expires or you switch it off.</source>
        <translation>Wat blijft, is van welke gezichten u zei dat ze één persoon zijn, onder een willekeurig nummer, tot de fotomap verloopt of u dit uitzet.</translation>
    </message>
    <message>
        <source>Who is the same person as “{name}”?</source>
        <translation>Wie is dezelfde persoon als “{name}”?</translation>
    </message>
    <message>
        <source>Who is the same person?</source>
        <translation>Wie is dezelfde persoon?</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bevestigd</translation>
    </message>
    <message>
        <source>is covered</source>
        <translation>wordt afgedekt</translation>
    </message>
    <message>
        <source>is covered; doubtful</source>
        <translation>wordt afgedekt; twijfel</translation>
    </message>
    <message>
        <source>no face, says a person</source>
        <translation>geen gezicht, zegt een mens</translation>
    </message>
    <message>
        <source>stays visible</source>
        <translation>blijft zichtbaar</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>suggestie</translation>
    </message>
    <message>
        <source>{one} and {other} are in one photo together: they are two people.</source>
        <translation>{one} en {other} staan samen op een foto: het zijn twee mensen.</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <translation>{what} (toets {key})</translation>
    </message>
</context>
</TS>

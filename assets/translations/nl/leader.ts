<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Leader</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) approved. It is in the register.</source>
        <translation>
            <numerusform>%n bestand goedgekeurd. Dat staat in het register.</numerusform>
            <numerusform>%n bestanden goedgekeurd. Dat staat in het register.</numerusform>
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
        <source>%n file(s) here were not in view yet: scroll to see each of them first.</source>
        <translation>
            <numerusform>%n bestand hier was nog niet in beeld: schuif door om het eerst te zien.</numerusform>
            <numerusform>%n bestanden hier waren nog niet in beeld: schuif door om ze eerst te zien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused. It is in the register.</source>
        <translation>
            <numerusform>%n bestand afgewezen. Dat staat in het register.</numerusform>
            <numerusform>%n bestanden afgewezen. Dat staat in het register.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait for you</source>
        <translation>
            <numerusform>%n bestand wacht op u</numerusform>
            <numerusform>%n bestanden wachten op u</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be approved: choose it alone to see why.</source>
        <translation>
            <numerusform>%n ervan is niet goed te keuren: kies die alleen om te zien waarom.</numerusform>
            <numerusform>%n ervan zijn niet goed te keuren: kies er een alleen om te zien waarom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has a use that can no longer be approved: choose it alone to see which.</source>
        <translation>
            <numerusform>%n daarvan heeft een gebruik dat niet meer goedgekeurd kan worden: kies het apart om te zien welk.</numerusform>
            <numerusform>%n daarvan hebben een gebruik dat niet meer goedgekeurd kan worden: kies er één apart om te zien welk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them was refused before: choose it alone to see by whom and why.</source>
        <translation>
            <numerusform>%n daarvan is eerder afgewezen: kies het apart om te zien door wie en waarom.</numerusform>
            <numerusform>%n daarvan zijn eerder afgewezen: kies er één apart om te zien door wie en waarom.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said to be no face</source>
        <translation>
            <numerusform>%n gezicht waarvan is gezegd dat het er geen is</numerusform>
            <numerusform>%n gezichten waarvan is gezegd dat het er geen zijn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) keep their sound.</source>
        <translation>
            <numerusform>%n video gaat met geluid mee.</numerusform>
            <numerusform>%n video&apos;s gaan met geluid mee.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was put to you anew meanwhile: look again.</source>
        <translation>
            <numerusform>%n bestand is intussen anders voorgelegd: kijk nog eens.</numerusform>
            <numerusform>%n bestanden zijn intussen anders voorgelegd: kijk nog eens.</numerusform>
        </translation>
    </message>
    <message>
        <source>After your approval:</source>
        <translation>Na uw goedkeuring:</translation>
    </message>
    <message>
        <source>An approval does not lift this. {reasons}</source>
        <translation>Een goedkeuring heft dit niet op. {reasons}</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n (A)</source>
        <translation>
            <numerusform>%n goedkeuren (A)</numerusform>
            <numerusform>%n goedkeuren (A)</numerusform>
        </translation>
    </message>
    <message>
        <source>Approve (A)</source>
        <translation>Goedkeuren (A)</translation>
    </message>
    <message>
        <source>Approving is not possible: see above.</source>
        <translation>Goedkeuren kan niet: zie hierboven.</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>Voorgelegd op</translation>
    </message>
    <message>
        <source>Back to the stills (Esc)</source>
        <translation>Terug naar de losse beelden (Esc)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanaal</translation>
    </message>
    <message>
        <source>Choose a photo or video to see what is asked.</source>
        <translation>Kies een foto of video om te zien wat er gevraagd wordt.</translation>
    </message>
    <message>
        <source>Choose one alone to listen to it yourself.</source>
        <translation>Kies één video om het geluid zelf te beluisteren.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Ctrl+A</source>
        <translation>Ctrl+A</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Besluiten</translation>
    </message>
    <message>
        <source>Each decision goes into the register, with your name, role and the time.</source>
        <translation>Elk besluit komt in het register, met uw naam, uw functie en de tijd.</translation>
    </message>
    <message>
        <source>Earlier decisions</source>
        <translation>Eerdere besluiten</translation>
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
        <source>Event</source>
        <translation>Fotomap</translation>
    </message>
    <message>
        <source>Fill in your name and role: both go into the register with each decision.</source>
        <translation>Vul uw naam en functie in: die komen bij elk besluit in het register.</translation>
    </message>
    <message>
        <source>Go to where it is seen best</source>
        <translation>Naar waar het het best te zien is</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message numerus="yes">
        <source>In %n of them, stretches are silent.</source>
        <translation>
            <numerusform>In %n video zijn stukken stil gemaakt.</numerusform>
            <numerusform>In %n video&apos;s zijn stukken stil gemaakt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In {photos}, %n face(s) that the program found were said to be no face. They are not covered: look inside the dashed lines.</source>
        <translation>
            <numerusform>In {photos} is van %n gevonden gezicht gezegd dat het geen gezicht is. Het wordt niet afgedekt: kijk binnen de streepjeslijnen.</numerusform>
            <numerusform>In {photos} is van %n gevonden gezichten gezegd dat het geen gezichten zijn. Ze worden niet afgedekt: kijk binnen de streepjeslijnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Pijltje links, rechts</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Next (Down)</source>
        <translation>Volgende (Omlaag)</translation>
    </message>
    <message numerus="yes">
        <source>Nobody approves their own work: %n file(s) here were worked on under this name. Let somebody else of the school leadership approve.</source>
        <translation>
            <numerusform>Niemand keurt eigen werk goed: aan %n bestand hier is onder deze naam gewerkt. Laat iemand anders van de schoolleiding goedkeuren.</numerusform>
            <numerusform>Niemand keurt eigen werk goed: aan %n bestanden hier is onder deze naam gewerkt. Laat iemand anders van de schoolleiding goedkeuren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody said that they listened to %n of them as it is now.</source>
        <translation>
            <numerusform>Bij %n video heeft niemand gezegd het geluid te hebben beluisterd zoals het nu is.</numerusform>
            <numerusform>Bij %n video&apos;s heeft niemand gezegd het geluid te hebben beluisterd zoals het nu is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Er wacht niets</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Een voor een</translation>
    </message>
    <message>
        <source>Photos and videos come here when somebody wants to release them and the protocol asks for your decision: in doubt (B5), not fitting (A8), or where a consent does not settle it. You see each as it would go out, with the reasons.</source>
        <translation>Hier komen foto&apos;s en video&apos;s die iemand wil vrijgeven en waarover het protocol uw besluit vraagt: bij twijfel (B5), niet gepast (A8), of waar een toestemming niet genoeg is. U ziet elk zoals het weg zou gaan, met de redenen.</translation>
    </message>
    <message>
        <source>Press Approve or Refuse.</source>
        <translation>Druk op Goedkeuren of Afwijzen.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Previous (Up)</source>
        <translation>Vorige (Omhoog)</translation>
    </message>
    <message>
        <source>Rea&amp;son (always asked)</source>
        <translation>&amp;Reden (altijd nodig)</translation>
    </message>
    <message>
        <source>Reading what waits…</source>
        <translation>Kijken wat er wacht…</translation>
    </message>
    <message numerus="yes">
        <source>Refuse %n (R)</source>
        <translation>
            <numerusform>%n afwijzen (R)</numerusform>
            <numerusform>%n afwijzen (R)</numerusform>
        </translation>
    </message>
    <message>
        <source>Refuse (R)</source>
        <translation>Afwijzen (R)</translation>
    </message>
    <message>
        <source>Say why you approve, then press Enter.</source>
        <translation>Schrijf waarom u goedkeurt en druk op Enter.</translation>
    </message>
    <message>
        <source>Say why you refuse, then press Enter.</source>
        <translation>Schrijf waarom u afwijst en druk op Enter.</translation>
    </message>
    <message>
        <source>School</source>
        <translation>School</translation>
    </message>
    <message>
        <source>See it large (Enter)</source>
        <translation>Groot bekijken (Enter)</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Situatie</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Shift+pijltje links, rechts</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Spatiebalk</translation>
    </message>
    <message>
        <source>The picture is on its way.</source>
        <translation>Het beeld komt eraan.</translation>
    </message>
    <message>
        <source>The program found somebody here, {name} said that it is nobody:</source>
        <translation>Hier vond het programma iemand; {name} heeft gezegd dat het niemand is:</translation>
    </message>
    <message>
        <source>The school leadership refused this file before.</source>
        <translation>De schoolleiding heeft dit bestand eerder afgewezen.</translation>
    </message>
    <message>
        <source>The use for {use} can no longer be approved: your approval does not count for it. {reasons}</source>
        <translation>Het gebruik voor {use} kan niet meer goedgekeurd worden: uw goedkeuring geldt er niet voor. {reasons}</translation>
    </message>
    <message>
        <source>There is nothing for you to decide.</source>
        <translation>Er is niets waarover u hoeft te besluiten.</translation>
    </message>
    <message>
        <source>This is being looked at first. One moment.</source>
        <translation>Dit wordt eerst bekeken. Een ogenblik.</translation>
    </message>
    <message>
        <source>This is the next one.</source>
        <translation>Dit is het volgende.</translation>
    </message>
    <message>
        <source>This was reported under A9: it is not shown and cannot be approved.</source>
        <translation>Dit is gemeld volgens A9: het wordt niet getoond en is niet goed te keuren.</translation>
    </message>
    <message numerus="yes">
        <source>To %n of them somebody listened: nobody is recognisable by voice or name.</source>
        <translation>
            <numerusform>Van %n video is het geluid beluisterd: niemand is te herkennen aan stem of naam.</numerusform>
            <numerusform>Van %n video&apos;s is het geluid beluisterd: niemand is te herkennen aan stem of naam.</numerusform>
        </translation>
    </message>
    <message>
        <source>To approve, first choose your role.</source>
        <translation>Kies om goed te keuren eerst uw functie.</translation>
    </message>
    <message>
        <source>To approve, first type your name, then press Enter.</source>
        <translation>Typ om goed te keuren eerst uw naam en druk dan op Enter.</translation>
    </message>
    <message>
        <source>To approve, press Enter to go on, then say why.</source>
        <translation>Druk om goed te keuren op Enter en schrijf daarna waarom.</translation>
    </message>
    <message>
        <source>To refuse, first choose your role.</source>
        <translation>Kies om af te wijzen eerst uw functie.</translation>
    </message>
    <message>
        <source>To refuse, first type your name, then press Enter.</source>
        <translation>Typ om af te wijzen eerst uw naam en druk dan op Enter.</translation>
    </message>
    <message>
        <source>To refuse, press Enter to go on, then say why.</source>
        <translation>Druk om af te wijzen op Enter en schrijf daarna waarom.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probeer opnieuw</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Pijltje omhoog, omlaag</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Wat er gevraagd wordt</translation>
    </message>
    <message>
        <source>What waits could not be read</source>
        <translation>Wat er wacht, kon niet worden gelezen</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>Wat op u wacht</translation>
    </message>
    <message>
        <source>What you see here is not what was put to you: something else was decided about it since, or it is not known here what was decided. Ask for it to be put to you again.</source>
        <translation>Wat u hier ziet, is niet wat aan u is voorgelegd: er is sindsdien iets anders over besloten, of het is hier niet bekend wat er is besloten. Vraag om het opnieuw aan u voor te leggen.</translation>
    </message>
    <message>
        <source>What you were looking at does not wait any more.</source>
        <translation>Wat u bekeek, wacht niet meer.</translation>
    </message>
    <message>
        <source>Who doubted it in review: {names}</source>
        <translation>Wie bij het nakijken twijfelde: {names}</translation>
    </message>
    <message>
        <source>Who listened: {name}</source>
        <translation>Beluisterd door: {name}</translation>
    </message>
    <message>
        <source>Why they were put to you</source>
        <translation>Waarom ze zijn voorgelegd</translation>
    </message>
    <message>
        <source>Why, in a few words</source>
        <translation>Waarom, in een paar woorden</translation>
    </message>
    <message>
        <source>Without the picture there is nothing to approve; you can refuse. {problem}</source>
        <translation>Zonder het beeld valt er niets goed te keuren; afwijzen kan wel. {problem}</translation>
    </message>
    <message>
        <source>You can approve it once its picture is there.</source>
        <translation>U kunt dit goedkeuren zodra het beeld er is.</translation>
    </message>
    <message>
        <source>You saw only stills of this video.</source>
        <translation>U zag van deze video alleen losse beelden.</translation>
    </message>
    <message>
        <source>You saw something of each second of this video.</source>
        <translation>U zag van elke seconde van deze video iets.</translation>
    </message>
    <message>
        <source>You saw something of less than 1 % of this video.</source>
        <translation>U zag van minder dan 1 % van deze video iets.</translation>
    </message>
    <message>
        <source>You saw something of {percent} % of this video.</source>
        <translation>U zag van {percent} % van deze video iets.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Uw &amp;naam</translation>
    </message>
    <message numerus="yes">
        <source>Your answer counts for all %n uses.</source>
        <translation>
            <numerusform>Uw antwoord geldt voor %n gebruik.</numerusform>
            <numerusform>Uw antwoord geldt voor alle %n vormen van gebruik.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your approval counts for %n of these uses, your refusal for all {total}.</source>
        <translation>
            <numerusform>Uw goedkeuring geldt voor %n van deze vormen van gebruik, uw afwijzing voor alle {total}.</numerusform>
            <numerusform>Uw goedkeuring geldt voor %n van deze vormen van gebruik, uw afwijzing voor alle {total}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Uw besluit</translation>
    </message>
    <message>
        <source>Your r&amp;ole</source>
        <translation>Uw &amp;functie</translation>
    </message>
    <message>
        <source>all keys of this room</source>
        <translation>alle toetsen van dit scherm</translation>
    </message>
    <message>
        <source>approve: to your name, role and reason first, where they are missing</source>
        <translation>goedkeuren: eerst naar uw naam, functie en reden, waar die ontbreken</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>goedgekeurd</translation>
    </message>
    <message>
        <source>cannot be approved</source>
        <translation>niet goed te keuren</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>niet gekozen</translation>
    </message>
    <message>
        <source>of a video: a second back or on</source>
        <translation>van een video: een seconde terug of verder</translation>
    </message>
    <message>
        <source>of a video: back to the stills</source>
        <translation>van een video: terug naar de losse beelden</translation>
    </message>
    <message>
        <source>of a video: play, or stand still; of a photo: to the next</source>
        <translation>van een video: afspelen of stilzetten; van een foto: naar de volgende</translation>
    </message>
    <message>
        <source>of a video: slower, faster</source>
        <translation>van een video: langzamer, sneller</translation>
    </message>
    <message>
        <source>of a video: to the first frame, to the last</source>
        <translation>van een video: naar het eerste beeld, naar het laatste</translation>
    </message>
    <message>
        <source>on the sheet: choose all</source>
        <translation>op het overzicht: alles kiezen</translation>
    </message>
    <message>
        <source>refuse: the same</source>
        <translation>afwijzen: net zo</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>afgewezen</translation>
    </message>
    <message>
        <source>refused before</source>
        <translation>eerder afgewezen</translation>
    </message>
    <message>
        <source>see the picture large; on the sheet: open it; in a field: go on with the decision</source>
        <translation>het beeld groot zien; op het overzicht: openen; in een veld: verder met het besluit</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>iemand</translation>
    </message>
    <message>
        <source>the same for a photo; of a video, one frame back or on</source>
        <translation>bij een foto hetzelfde; van een video één beeld terug of verder</translation>
    </message>
    <message>
        <source>to the one before, to the next</source>
        <translation>naar de vorige, naar de volgende</translation>
    </message>
    <message>
        <source>with its sound, to which nobody listened</source>
        <translation>met geluid; niemand heeft het beluisterd</translation>
    </message>
    <message>
        <source>with its sound, to which somebody listened</source>
        <translation>met geluid; iemand heeft het beluisterd</translation>
    </message>
    <message>
        <source>{at} of {total}</source>
        <translation>{at} van {total}</translation>
    </message>
    <message>
        <source>{count}x {article}: {fact}</source>
        <translation>{count}x {article}: {fact}</translation>
    </message>
    <message>
        <source>{name} at {time}, as it would go out</source>
        <translation>{name} op {time}, zoals het weg zou gaan</translation>
    </message>
    <message>
        <source>{name}, as it would go out</source>
        <translation>{name}, zoals het weg zou gaan</translation>
    </message>
    <message>
        <source>{name}, {role}, {when}</source>
        <translation>{name}, {role}, {when}</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Gallery</name>
    <message numerus="yes">
        <source>%n face(s)</source>
        <translation>
            <numerusform>%n gezicht</numerusform>
            <numerusform>%n gezichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not say when they were made, as is usual for what came through WhatsApp. On which day, or days, were they made?</source>
        <translation>
            <numerusform>Van %n bestand is niet bekend wanneer het gemaakt is; dat is gewoon bij wat via WhatsApp kwam. Op welke dag of dagen was dat?</numerusform>
            <numerusform>Van %n bestanden is niet bekend wanneer ze gemaakt zijn; dat is gewoon bij wat via WhatsApp kwam. Op welke dag of dagen was dat?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not say when they were made.</source>
        <translation>
            <numerusform>Van %n bestand is niet bekend wanneer het gemaakt is.</numerusform>
            <numerusform>Van %n bestanden is niet bekend wanneer ze gemaakt zijn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in the folder are no photos or videos and were left aside.</source>
        <translation>
            <numerusform>%n bestand in de map is geen foto of video en is overgeslagen.</numerusform>
            <numerusform>%n bestanden in de map zijn geen foto&apos;s of video&apos;s en zijn overgeslagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) selected</source>
        <translation>
            <numerusform>%n bestand geselecteerd</numerusform>
            <numerusform>%n bestanden geselecteerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were made during school hours. Surely no lesson?</source>
        <translation>
            <numerusform>%n bestand is onder schooltijd gemaakt. Was het zeker geen les?</numerusform>
            <numerusform>%n bestanden zijn onder schooltijd gemaakt. Was het zeker geen les?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not looked at yet. They cannot be released.</source>
        <translation>
            <numerusform>%n bestand is nog niet bekeken en kan niet worden vrijgegeven.</numerusform>
            <numerusform>%n bestanden zijn nog niet bekeken en kunnen niet worden vrijgegeven.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>Nog %n melding</numerusform>
            <numerusform>Nog %n meldingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them doubtful</source>
        <translation>
            <numerusform>waarvan %n twijfel</numerusform>
            <numerusform>waarvan %n twijfel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persoon</numerusform>
            <numerusform>%n personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said to be no face</source>
        <translation>
            <numerusform>%n keer gezegd: geen gezicht</numerusform>
            <numerusform>%n keer gezegd: geen gezicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n said to be nobody</source>
        <translation>
            <numerusform>%n keer gezegd: niemand</numerusform>
            <numerusform>%n keer gezegd: niemand</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Wijzigen</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Eerste dag</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Laatste dag</translation>
    </message>
    <message>
        <source>&amp;Use what the names say</source>
        <translation>Overnemen wat de &amp;namen zeggen</translation>
    </message>
    <message>
        <source>All these files have a time of capture.</source>
        <translation>Van al deze bestanden is bekend wanneer ze gemaakt zijn.</translation>
    </message>
    <message>
        <source>Arrows: move. S or Space: choose. Enter: review. Delete: do not use.</source>
        <translation>Pijltjes: verplaatsen. S of spatie: kiezen. Enter: nakijken. Delete: niet gebruiken.</translation>
    </message>
    <message>
        <source>Attest the day</source>
        <translation>Dag van opname bevestigen</translation>
    </message>
    <message>
        <source>Attest the day…</source>
        <translation>Dag van opname bevestigen…</translation>
    </message>
    <message>
        <source>Attested day: {days}</source>
        <translation>Bevestigde dag: {days}</translation>
    </message>
    <message>
        <source>C&amp;onsent of the school leadership</source>
        <translation>&amp;Toestemming van de schoolleiding</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Captured: {when}</source>
        <translation>Gemaakt: {when}</translation>
    </message>
    <message>
        <source>Change setting, channel and consent</source>
        <translation>Omstandigheid, kanaal en toestemming wijzigen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Choose no longer</source>
        <translation>Niet meer kiezen</translation>
    </message>
    <message>
        <source>Choose what to release</source>
        <translation>Kies wat u wilt vrijgeven</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gekozen</translation>
    </message>
    <message numerus="yes">
        <source>Chosen: %n</source>
        <translation>
            <numerusform>Gekozen: %n</numerusform>
            <numerusform>Gekozen: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact sheet: nobody recognisable…</source>
        <translation>Contactvel: niemand herkenbaar…</translation>
    </message>
    <message>
        <source>Cover everybody</source>
        <translation>Iedereen afdekken</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>Niet gebruiken</translation>
    </message>
    <message>
        <source>Doubt first</source>
        <translation>Twijfel eerst</translation>
    </message>
    <message>
        <source>Fewer messages</source>
        <translation>Minder meldingen</translation>
    </message>
    <message>
        <source>Go on looking</source>
        <translation>Verder bekijken</translation>
    </message>
    <message>
        <source>I attest this</source>
        <translation>Ik bevestig dit</translation>
    </message>
    <message numerus="yes">
        <source>In %n file(s) nobody was found. Somebody has to confirm it.</source>
        <translation>
            <numerusform>In %n bestand is niemand gevonden. Iemand moet dat nog bevestigen.</numerusform>
            <numerusform>In %n bestanden is niemand gevonden. Iemand moet dat nog bevestigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is nobody recognisable here?</source>
        <translation>Is hier niemand herkenbaar?</translation>
    </message>
    <message>
        <source>It was a lesson</source>
        <translation>Het was een les</translation>
    </message>
    <message>
        <source>Look at the contact sheet…</source>
        <translation>Contactvel bekijken…</translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n file(s) one by one: somebody may be in them after all.</source>
        <translation>
            <numerusform>Bekijk %n bestand apart: er kan toch iemand op staan.</numerusform>
            <numerusform>Bekijk deze %n bestanden één voor één: er kan toch iemand op staan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked at {done} of {total}</source>
        <translation>{done} van {total} bekeken</translation>
    </message>
    <message>
        <source>Ma&amp;de during</source>
        <translation>&amp;Gemaakt tijdens</translation>
    </message>
    <message>
        <source>Meant &amp;for</source>
        <translation>&amp;Bestemd voor</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>No day is proposed: neither the event nor its other files name one.</source>
        <translation>Er staat geen dag ingevuld: de fotomap en de andere bestanden noemen er geen.</translation>
    </message>
    <message>
        <source>No day is proposed: {days} is more than a week. Choose the day yourself.</source>
        <translation>Er wordt geen dag voorgesteld: {days} is meer dan een week. Kies zelf de dag.</translation>
    </message>
    <message>
        <source>No, it was no lesson</source>
        <translation>Nee, het was geen les</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message numerus="yes">
        <source>Nobody is recognisable in these %n file(s)</source>
        <translation>
            <numerusform>In %n bestand is niemand herkenbaar</numerusform>
            <numerusform>In deze %n bestanden is niemand herkenbaar</numerusform>
        </translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Nog niet nagekeken</translation>
    </message>
    <message>
        <source>Not: {what}</source>
        <translation>Toch niet: {what}</translation>
    </message>
    <message>
        <source>Nothing in this event fits the filter.</source>
        <translation>In deze fotomap is niets dat bij het filter past.</translation>
    </message>
    <message>
        <source>Nothing is like this</source>
        <translation>Niets voldoet hieraan</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Volgorde</translation>
    </message>
    <message>
        <source>Photos and videos of this event</source>
        <translation>Foto&apos;s en video&apos;s van deze fotomap</translation>
    </message>
    <message>
        <source>Photos in which nobody was found</source>
        <translation>Foto&apos;s waarop niemand is gevonden</translation>
    </message>
    <message>
        <source>Progress of the looking</source>
        <translation>Voortgang van het bekijken</translation>
    </message>
    <message>
        <source>Proposed because it is the day of the event. Change it where it was another.</source>
        <translation>Ingevuld omdat dit de dag van de fotomap is. Pas het aan als het een andere dag was.</translation>
    </message>
    <message>
        <source>Proposed because other files of this event were made then. Change it where it was another.</source>
        <translation>Ingevuld omdat andere bestanden uit deze fotomap toen gemaakt zijn. Pas het aan als het een andere dag was.</translation>
    </message>
    <message>
        <source>Put to the school leader</source>
        <translation>Voorleggen aan de schoolleiding</translation>
    </message>
    <message numerus="yes">
        <source>Release %n file(s)…</source>
        <translation>
            <numerusform>%n bestand vrijgeven…</numerusform>
            <numerusform>%n bestanden vrijgeven…</numerusform>
        </translation>
    </message>
    <message>
        <source>Release what is chosen (Ctrl+Enter)</source>
        <translation>Vrijgeven wat gekozen is (Ctrl+Enter)</translation>
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
        <source>Review these</source>
        <translation>Deze nakijken</translation>
    </message>
    <message>
        <source>Review this photo or video (Enter)</source>
        <translation>Deze foto of video nakijken (Enter)</translation>
    </message>
    <message>
        <source>S or Space: choose · Enter: review · C: cover everybody · Delete: do not use · Ctrl+A: select all</source>
        <translation>S of spatie: kiezen · Enter: nakijken · C: iedereen afdekken · Delete: niet gebruiken · Ctrl+A: alles selecteren</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Zoeken op naam</translation>
    </message>
    <message>
        <source>Setting of these files</source>
        <translation>Omstandigheid van deze bestanden</translation>
    </message>
    <message>
        <source>Setting: {setting}</source>
        <translation>Omstandigheid: {setting}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Show only chosen</source>
        <translation>Alleen gekozen tonen</translation>
    </message>
    <message>
        <source>Show only these; again: show all</source>
        <translation>Alleen deze tonen; nog een keer: alles tonen</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Grootte van de voorbeelden</translation>
    </message>
    <message>
        <source>Size of the thumbnails (+ and - in the grid)</source>
        <translation>Grootte van de voorbeelden (+ en - in het overzicht)</translation>
    </message>
    <message>
        <source>Space ticks and unticks. Your name is recorded.</source>
        <translation>Spatie zet een vinkje aan of uit. Uw naam wordt vastgelegd.</translation>
    </message>
    <message numerus="yes">
        <source>Still to be seen: %n. Scroll on.</source>
        <translation>
            <numerusform>Nog te bekijken: %n. Schuif verder.</numerusform>
            <numerusform>Nog te bekijken: %n. Schuif verder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The program found nobody in these photos. Look at each: also at backs, reflections and people far away. Untick every photo in which somebody could be recognised.</source>
        <translation>Het programma vond niemand op deze foto&apos;s. Bekijk elke foto: let ook op ruggen, spiegelingen en mensen in de verte. Haal het vinkje weg bij elke foto waarop iemand te herkennen kan zijn.</translation>
    </message>
    <message>
        <source>The school has not chosen yet what A2 means for social media. Until then photos and videos with people are referred.</source>
        <translation>De school heeft nog niet gekozen hoe A2 geldt voor sociale media. Tot die tijd worden foto&apos;s en video&apos;s met mensen voorgelegd.</translation>
    </message>
    <message>
        <source>There are children who must appear nowhere. Select the photos and videos with them and press Delete: do not use. No list is kept.</source>
        <translation>Er zijn kinderen die nergens op mogen staan. Selecteer de foto&apos;s en video&apos;s waarop ze staan en druk op Delete: niet gebruiken. Er wordt geen lijst bewaard.</translation>
    </message>
    <message>
        <source>This file was reported: it is not shown any more.</source>
        <translation>Dit bestand is gemeld en wordt niet meer getoond.</translation>
    </message>
    <message>
        <source>Time of capture</source>
        <translation>Moment van opname</translation>
    </message>
    <message>
        <source>To the settings</source>
        <translation>Naar de instellingen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Begrepen</translation>
    </message>
    <message>
        <source>Usable first</source>
        <translation>Bruikbaar eerst</translation>
    </message>
    <message>
        <source>What was reported stays as it is.</source>
        <translation>Wat gemeld is, blijft zoals het is.</translation>
    </message>
    <message>
        <source>With a face said to be none</source>
        <translation>Met “geen gezicht”</translation>
    </message>
    <message>
        <source>With doubt</source>
        <translation>Met twijfel</translation>
    </message>
    <message>
        <source>With faces</source>
        <translation>Met gezichten</translation>
    </message>
    <message>
        <source>Without time of capture</source>
        <translation>Zonder moment van opname</translation>
    </message>
    <message>
        <source>Yes, it was a lesson</source>
        <translation>Ja, het was een les</translation>
    </message>
    <message>
        <source>Your name, {name}, is recorded with it when they are released.</source>
        <translation>Uw naam, {name}, wordt erbij vastgelegd zodra ze worden vrijgegeven.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>as the event</source>
        <translation>zoals de fotomap</translation>
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
        <source>channel not chosen yet</source>
        <translation>kanaal nog niet gekozen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gekozen</translation>
    </message>
    <message>
        <source>consent {reference}</source>
        <translation>toestemming {reference}</translation>
    </message>
    <message>
        <source>day of capture attested</source>
        <translation>dag van opname bevestigd</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelaten</translation>
    </message>
    <message>
        <source>no consent chosen yet</source>
        <translation>nog geen toestemming gekozen</translation>
    </message>
    <message>
        <source>no time of capture</source>
        <translation>geen moment van opname</translation>
    </message>
    <message>
        <source>nobody found</source>
        <translation>niemand gevonden</translation>
    </message>
    <message>
        <source>nobody recognisable</source>
        <translation>niemand herkenbaar</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>nog niet gekozen</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>nagekeken</translation>
    </message>
    <message>
        <source>video {length}</source>
        <translation>video {length}</translation>
    </message>
    <message numerus="yes">
        <source>{what}: %n file(s). Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>{what}: %n bestand. Met Ctrl+Z maakt u het ongedaan.</numerusform>
            <numerusform>{what}: %n bestanden. Met Ctrl+Z maakt u het ongedaan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{what}” was not noted of %n file(s): the program has not looked at them yet, or cannot read them. They are still selected; do it again once they have been looked at.</source>
        <translation>
            <numerusform>“{what}” is bij %n bestand niet vastgelegd: het programma heeft het nog niet bekeken of kan het niet lezen. Het bestand is nog geselecteerd; doe het opnieuw zodra het bekeken is.</numerusform>
            <numerusform>“{what}” is bij %n bestanden niet vastgelegd: het programma heeft ze nog niet bekeken of kan ze niet lezen. De bestanden zijn nog geselecteerd; doe het opnieuw zodra ze bekeken zijn.</numerusform>
        </translation>
    </message>
</context>
</TS>

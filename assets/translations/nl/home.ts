<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en_GB">
<context>
    <name>Home</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folders</source>
        <translation>
            <numerusform>%n bestand of map</numerusform>
            <numerusform>%n bestanden en mappen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released</source>
        <translation>
            <numerusform>%n vrijgegeven</numerusform>
            <numerusform>%n vrijgegeven</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on with this event</source>
        <translation>Met deze fotomap &amp;verder</translation>
    </message>
    <message>
        <source>&amp;Look at the photos</source>
        <translation>&amp;Foto&apos;s bekijken</translation>
    </message>
    <message>
        <source>&amp;Name of the activity</source>
        <translation>&amp;Naam van de activiteit</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Uw naam</translation>
    </message>
    <message>
        <source>1. Find</source>
        <translation>1. Vinden</translation>
    </message>
    <message>
        <source>2. Cover</source>
        <translation>2. Afdekken</translation>
    </message>
    <message>
        <source>3. Release</source>
        <translation>3. Vrijgeven</translation>
    </message>
    <message>
        <source>A building, an object, a work of art. If somebody is found after all, the school leader decides.</source>
        <translation>Een gebouw, een voorwerp, een kunstwerk. Wordt er toch iemand gevonden, dan beslist de schoolleiding.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <source>Are there children who must appear nowhere?</source>
        <translation>Zijn er kinderen die nergens op mogen staan?</translation>
    </message>
    <message>
        <source>As on the consent, if that is for one activity. No names of children, please.</source>
        <translation>Net als op de toestemming, als die voor één activiteit geldt. Liever geen namen van kinderen.</translation>
    </message>
    <message>
        <source>At an activity</source>
        <translation>Bij een activiteit</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Terug naar de foto&apos;s</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose a &amp;folder…</source>
        <translation>Een &amp;map kiezen…</translation>
    </message>
    <message>
        <source>Choose later</source>
        <translation>Later kiezen</translation>
    </message>
    <message>
        <source>Choose single f&amp;iles…</source>
        <translation>L&amp;osse bestanden kiezen…</translation>
    </message>
    <message>
        <source>Consent of the school leadership</source>
        <translation>Toestemming van de schoolleiding</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Drop a folder with photos and videos here</source>
        <translation>Sleep hier een map met foto&apos;s en video&apos;s heen</translation>
    </message>
    <message>
        <source>During a lesson</source>
        <translation>Tijdens een les</translation>
    </message>
    <message>
        <source>Everything stays on this computer: the program opens no network connection.</source>
        <translation>Alles blijft op deze computer: het programma maakt geen verbinding met het netwerk.</translation>
    </message>
    <message>
        <source>Faces are made unrecognisable. You look it over, add what was missed and choose.</source>
        <translation>Gezichten worden onherkenbaar gemaakt. U kijkt het na, vult aan wat gemist is en kiest.</translation>
    </message>
    <message>
        <source>Files are being released. Wait until that is done, then begin another event.</source>
        <translation>Er worden bestanden vrijgegeven. Wacht tot dat klaar is en begin dan een andere fotomap.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>For large groups and small faces. Takes longer, and marks more that turns out to be no face.</source>
        <translation>Voor grote groepen en kleine gezichten. Duurt langer, en wijst vaker iets aan dat geen gezicht is.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergeten</translation>
    </message>
    <message>
        <source>Forget {name}</source>
        <translation>{name} vergeten</translation>
    </message>
    <message>
        <source>Forget “{name}”?</source>
        <translation>‘{name}’ vergeten?</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergeten…</translation>
    </message>
    <message>
        <source>From: {source}</source>
        <translation>Uit: {source}</translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation>Ga verder waar u was</translation>
    </message>
    <message>
        <source>Go on with {name}</source>
        <translation>Verder met {name}</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoog</translation>
    </message>
    <message>
        <source>How closely should the program look?</source>
        <translation>Hoe scherp moet het programma kijken?</translation>
    </message>
    <message>
        <source>I know the &amp;day</source>
        <translation>Ik weet de &amp;dag</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Made while a lesson went on: also in the gym, at a museum lesson or outside (A1).</source>
        <translation>Gemaakt terwijl er les was: ook in de gymzaal, bij een museumles of buiten (A1).</translation>
    </message>
    <message>
        <source>May be chosen later. Without it nothing can be released.</source>
        <translation>Kan ook later. Zonder toestemming wordt niets vrijgegeven.</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Nieuwe fotomap</translation>
    </message>
    <message>
        <source>No, as far as I know</source>
        <translation>Nee, voor zover ik weet</translation>
    </message>
    <message>
        <source>Nobody in it</source>
        <translation>Niemand in beeld</translation>
    </message>
    <message>
        <source>Not allowed, whoever consents (A7): a lesson filmed through, or a screenshot of an online lesson. Do not use it, and delete it.</source>
        <translation>Mag niet, wie er ook toestemming geeft (A7): een les die gefilmd is, of een schermafdruk van een online les. Gebruik de opname niet en wis haar.</translation>
    </message>
    <message>
        <source>Not sure? Ask the school first.</source>
        <translation>Niet zeker? Vraag het eerst na op school.</translation>
    </message>
    <message>
        <source>Only to offer the right consents. Photos and videos tell their own day.</source>
        <translation>Alleen om de juiste toestemmingen te tonen. Foto&apos;s en video&apos;s hebben hun eigen datum.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Nu open</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} openen</translation>
    </message>
    <message>
        <source>Or single photos and videos. Your own files are never changed.</source>
        <translation>Of losse foto&apos;s en video&apos;s. Uw eigen bestanden worden nooit veranderd.</translation>
    </message>
    <message>
        <source>Photos and videos</source>
        <translation>Foto&apos;s en video&apos;s</translation>
    </message>
    <message>
        <source>Photos and videos stay on this computer. The program opens one connection only, to your register: {place}</source>
        <translation>De foto&apos;s en video&apos;s blijven op deze computer. Het programma maakt één verbinding, met uw register: {place}</translation>
    </message>
    <message>
        <source>Quick, and good for most photos and videos.</source>
        <translation>Snel, en goed voor de meeste foto&apos;s en video&apos;s.</translation>
    </message>
    <message>
        <source>Reading the folder…</source>
        <translation>De map wordt gelezen…</translation>
    </message>
    <message>
        <source>Recent events</source>
        <translation>Recente fotomappen</translation>
    </message>
    <message>
        <source>Recording of a lesson</source>
        <translation>Opname van een les</translation>
    </message>
    <message>
        <source>Sports day, trip, performance, celebration, open evening, or a posed class photo.</source>
        <translation>Sportdag, schoolreis, voorstelling, viering, open avond of een geposeerde klassenfoto.</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Gewoon</translation>
    </message>
    <message>
        <source>Still needed: {what}.</source>
        <translation>Nog nodig: {what}.</translation>
    </message>
    <message>
        <source>The program finds the people in your photos and videos and says what the protocol allows.</source>
        <translation>Het programma zoekt de mensen op uw foto&apos;s en video&apos;s en zegt wat er volgens het protocol mag.</translation>
    </message>
    <message>
        <source>The register says who decided and who released.</source>
        <translation>In het register staat wie heeft beslist en wie heeft vrijgegeven.</translation>
    </message>
    <message>
        <source>The register says who decided and who released. It is remembered on this computer.</source>
        <translation>In het register staat wie heeft beslist en vrijgegeven. Deze computer onthoudt uw naam.</translation>
    </message>
    <message>
        <source>This event is not kept any more: its term is over. Begin it anew.</source>
        <translation>Deze fotomap is niet meer bewaard: de termijn is voorbij. Begin hem opnieuw.</translation>
    </message>
    <message>
        <source>Two things to begin with. You can change them later in the settings.</source>
        <translation>Twee dingen om te beginnen. U kunt ze later veranderen bij de instellingen.</translation>
    </message>
    <message>
        <source>Welcome to Beeldkeur</source>
        <translation>Welkom bij Beeldkeur</translation>
    </message>
    <message>
        <source>What was found and decided in it is deleted from this computer. Your own files, the released files and the register stay.</source>
        <translation>Wat erin gevonden en beslist is, wordt van deze computer gewist. Uw eigen bestanden, de vrijgegeven bestanden en het register blijven.</translation>
    </message>
    <message numerus="yes">
        <source>What you found and decided is kept for %n day(s) after you last worked on it. Your own files, released files and the register are not affected.</source>
        <translation>
            <numerusform>Wat u vond en besliste blijft %n dag bewaard nadat u er het laatst aan werkte. Uw eigen bestanden, vrijgegeven bestanden en het register blijven gewoon staan.</numerusform>
            <numerusform>Wat u vond en besliste blijft %n dagen bewaard nadat u er het laatst aan werkte. Uw eigen bestanden, vrijgegeven bestanden en het register blijven gewoon staan.</numerusform>
        </translation>
    </message>
    <message>
        <source>WhatsApp (groups too), YouTube, blogs and LinkedIn are social media.</source>
        <translation>WhatsApp (ook groepen), YouTube, blogs en LinkedIn zijn sociale media.</translation>
    </message>
    <message>
        <source>When were the photos and videos made?</source>
        <translation>Wanneer zijn de foto&apos;s en video&apos;s gemaakt?</translation>
    </message>
    <message>
        <source>Where &amp;will it go?</source>
        <translation>&amp;Waar gaat het heen?</translation>
    </message>
    <message>
        <source>Where it will go and the consent can still be changed later.</source>
        <translation>Waar het heen gaat en de toestemming kunt u later nog veranderen.</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>Welke map?</translation>
    </message>
    <message>
        <source>Which photos and videos would you like to use?</source>
        <translation>Welke foto&apos;s en video&apos;s wilt u gebruiken?</translation>
    </message>
    <message>
        <source>Which photos and videos?</source>
        <translation>Welke foto&apos;s en video&apos;s?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You are reminded of it. Mark each photo or video with such a child “do not use” when you review: it is then never released. No list of these children is kept.</source>
        <translation>U wordt eraan herinnerd. Kies bij het nakijken ‘niet gebruiken’ voor elke foto of video met zo’n kind: die wordt dan nooit vrijgegeven. Er wordt geen lijst van deze kinderen bewaard.</translation>
    </message>
    <message>
        <source>You get clean copies without location, and the register says which consent they rest on.</source>
        <translation>U krijgt schone kopieën zonder plaatsgegevens, en in het register staat op welke toestemming ze berusten.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Uw &amp;naam</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>bewaard tot {day}</translation>
    </message>
    <message>
        <source>the name of the activity</source>
        <translation>de naam van de activiteit</translation>
    </message>
    <message>
        <source>until</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>when the photos and videos were made</source>
        <translation>wanneer de foto&apos;s en video&apos;s zijn gemaakt</translation>
    </message>
    <message>
        <source>whether there are children who must appear nowhere</source>
        <translation>of er kinderen zijn die nergens op mogen staan</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>uw naam</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot en met {last}</translation>
    </message>
</context>
</TS>

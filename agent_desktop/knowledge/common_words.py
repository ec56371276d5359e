"""Words that tell little of what is asked for: left out, or counted for little. Folded."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP = _set("""
a an and are as at am be been being but by did do does doing for had has have having he her hers him his i if in
into is it its me my mine myself of off on or our ours out she so than that the their theirs them then there
these they this those to too us was we were what when where which who whom whose why will with would you your
yours yourself can cant could couldnt dont didnt doesnt hasnt havent isnt wasnt wont wouldnt arent im ive id ill
youre youve theyre theyve hes shes weve were thats whats theres oh um er well just please hello hi thanks thank
ok okay like some any from about up down over again ever even also very really actually how not no yes y yr a ac
ag ar am i o yn mewn gan gyda at wrth dros dan heb rhwng hyd trwy er ers nes mae maen ydy ydi yw oes sydd sy
oedd bydd fydd wyf dw dwi ydw rydw rwy rwyn rwyf ydych ydyn chi ni nhw fi fo fe hi ti eu ei fy eich ein dy beth
pwy pryd ble sut pam pa faint os na nad nid dim ddim ond hefyd neu hwn hon hyn hynny yno yma bod fod wedi ir or
ar syn maer ydyr cael gael chael oedden roedd rhaid allaf alla gallaf galla
efo medru gallu isio eisio da di mi naeth wnes wnaeth dych ydach ych rhyw mas allan tu nol ol ma na lan lawr hoffwn
wanna gonna dunno cos coz aint innit owt nowt summat ta cheers love sir madam excuse lets shall whether
""")

WEAK = _set("""
want wanted wants need needs needed get gets got getting go goes going gone went come comes came coming someone
somebody anyone anybody nobody everyone something anything nothing everything thing things say says said saying
tell told telling ask asked asking know knew think thought way ways much many lot lots more most less few bit
little now today yesterday tomorrow tonight morning afternoon evening week weeks weekend month months year years
day days ago last next new still yet already always never sometimes since until before after during while monday
tuesday wednesday thursday friday saturday sunday time times long soon keep keeps kept keeping make makes made
making take takes took put puts let see seen saw look looked looking find found give gave given use used using
try tried trying help happen happens happened happening first second one two three four five six good bad right
sure mean means because though through under around near up back away here there own other another same such
only else both each every round people person bloke man lady old thats should must may might shall meant
supposed wondering wonder been having am phone ring rang call called calling speak talk stuff ages which sort
kind work works working done doing isnt live lives living house home street road country place might problem
problems trouble issue question eisiau angen moyn wneud gwneud mynd dod dweud gofyn gwybod meddwl wythnos
wythnosau mis blwyddyn diwrnod heddiw ddoe yfory bore prynhawn nos rhywun rhywbeth neb popeth eto byth weithiau
nawr rwan wedyn cyn newydd rhoi cymryd gweld help helpu plis os diolch fan lle pobl person tro ffonio siarad
night minute minutes hour hours half number big little great massive huge whole load loads couple bunch bloody blooming
proper stood sat standing sitting waiting wait waited inside outside front top side turn turned start started stop
stopped stops end ended hold hope feel feels felt reckon bet seems seem looks left leave leaving moved bring brought
taken gave coming trying stay staying sort sorted deal deals able cause course anyway always nearly almost enough
every full empty open new different wrong right close closed across along against behind beside between above below
sent send sending wrote written letter paper papers form list name names word words mum mam mother dad father nan
gran grandad husband wife son daughter brother sister grandson granddaughter family friend friends mate mates kid kids
""")


def is_stop(word: str) -> bool:
    return word in STOP


def strength(word: str) -> float:
    """How much a word counts: 0 for one that is left out where there are others, 1 for one that says what is meant."""
    if word in STOP:
        return 0.0
    return 0.3 if word in WEAK else 1.0

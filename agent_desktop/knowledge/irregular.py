"""Forms that no rule of endings brings together: of English and of Welsh words that people use of their own affairs."""

_ENGLISH = """
die died dies dying dead death deaths deceased
lose lost losing loses loss
steal stole stolen theft stealing
break broke broken breaking breaks
leave left leaving leaves
take took taken taking takes
pay paid pays paying payment payments payable
buy bought buying
sell sold selling sale
send sent sending
get got gotten getting gets
give gave given giving
go went gone goes going
come came coming comes
write wrote written writing
drive drove driven driving driver drivers
fall fell fallen falling
find found finding
hear heard hearing
hold held holding
keep kept keeping
know knew known
see saw seen seeing
speak spoke spoken speaking
tell told telling
think thought
throw threw thrown throwing
bite bit bitten biting bites
bring brought bringing
build built building buildings builder
burn burnt burned burning
choose chose chosen choice
eat ate eaten eating
feel felt feeling
fly flew flown flying
forget forgot forgotten
freeze froze frozen
grow grew grown growing growth
hurt hurts hurting
hide hid hidden
lend lent lending
make made making
meet met meeting
ride rode ridden
ring rang rung ringing
run ran running
shake shook shaken
sleep slept sleeping asleep
smell smelt smelled smelling
spend spent spending
stick stuck sticking
teach taught teacher teachers teaching
tear tore torn
wake woke woken
wear wore worn
wed married marry marriage marriages marrying wedding weddings
born birth births
child children childs childrens kid kids
man men
woman women
person people peoples persons
tooth teeth dental dentist dentists
foot feet
mouse mice
life lives
wife wives
knife knives
thief thieves
move moved moving moves
deliver delivered delivery deliveries
arrive arrived arrival
complain complained complaining complaint complaints
apply applied applies applying application applications applicant
renew renewed renewal renewals renewing
collect collected collecting collects collection collections
recycle recycled recycling recyclable recyclables
refuse refused refusal
appeal appealed appeals appealing
register registered registering registration registry registrar registers
entitle entitled entitlement
employ employed employment employer employee unemployed unemployment
assess assessed assessment assessments
inform informed information
decide decided decision decisions
insure insured insurance
licence license licences licenses licensing licensed
improve improvement improvements
disabled disability disabilities disable
ill illness ill
noise noises noisy
flood floods flooding flooded
vote votes voting voted voter voters
permit permits permission
park parks
parking parked
resident residents residential residence
elder elderly
safe safety
carer carers caring
able ability
enter entry entrance entitled
explain explanation
bury burial buried burying burials
cremate cremation cremated crematorium
divorce divorced divorcing
"""

_WELSH = """
plentyn plant
ty tai
car ceir
ffordd ffyrdd heol heolydd
cerdyn cardiau carden
bachgen bachgyn
merch merched
dyn dynion
gwraig gwragedd
ci cwn
cath cathod
coeden coed
brawd brodyr
chwaer chwiorydd
gwr gwyr
mynd aeth es ewch ewn
dod daeth des
marw bu farwolaeth marwolaeth marwolaethau meirw farw
geni genedigaeth genedigaethau ganwyd
priodi priodas priodasau priod
talu tal taliad taliadau talwch
symud symudiad symudais
colli coll collais collwyd
dwyn dygwyd lladrad
casglu casgliad casgliadau casglwyd
ailgylchu ailgylch
cwyno cwyn cwynion gwyn
gwneud gwnaeth gwnewch
cael cafodd ces caiff
gwastraff wastraff
sbwriel ysbwriel
llyfr llyfrau
ysgol ysgolion
swyddfa swyddfeydd
budd budd-dal budd-daliadau buddion
anabl anabledd anableddau
gofal gofalu gofalwr gofalwyr
cofrestru cofrestr cofrestrwyd cofrestrydd
pleidlais pleidleisio pleidleisiau
trwydded trwyddedau trwyddedu
rhent rhenti
twll tyllau
golau goleuadau
llifogydd llif
atgyweirio atgyweiriad atgyweiriadau trwsio
"""


def _one_form(table: str) -> dict[str, str]:
    """By form the first of its line. A form in two lines is of the first."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        first, *others = line.replace("-", "").split()
        for form in (first, *others):
            found.setdefault(form, first)
    return found


ENGLISH = _one_form(_ENGLISH)
WELSH = _one_form(_WELSH)

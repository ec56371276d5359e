"""Answers of the demo authority, in English and Welsh: what is said of its services stands there too."""

from central_server.demo.article import Answer
from central_server.demo.hard_calls import HARD_CALLS
from central_server.demo.services.forms import w

ANSWERS: tuple[Answer, ...] = (
    Answer(
        slug="missed-bin",
        services=("missed_collection", "missed_assisted_collection"),
        title=w("My bin was not emptied", "Ni chafodd fy min ei wagio"),
        short=w(
            "If your bin was out by seven in the morning, we will come back within two working days. "
            "Please leave it where it is.",
            "Os oedd eich bin allan erbyn saith y bore, byddwn yn dod yn ôl o fewn dau ddiwrnod gwaith. "
            "Gadewch ef lle mae, os gwelwch yn dda.",
        ),
        text=w(
            "Ask:\n\n- which bin, and the day it was due;\n- whether it was out by 7 am;\n"
            "- whether the street was blocked or the bin was tagged.\n\n"
            "A tagged bin held the wrong things: it is emptied at the next collection once they are taken out.\n\n"
            "Where we fetch the bin from an agreed place, we go back within **one** working day.",
            "Gofynnwch:\n\n- pa fin, a'r diwrnod roedd i fod i gael ei gasglu;\n- a oedd allan erbyn 7 y bore;\n"
            "- a oedd y stryd wedi'i rhwystro neu a oedd tag ar y bin.\n\n"
            "Roedd y pethau anghywir mewn bin â thag: caiff ei wagio y tro nesaf ar ôl eu tynnu allan.\n\n"
            "Lle byddwn yn nôl y bin o le y cytunwyd arno, byddwn yn dychwelyd o fewn **un** diwrnod gwaith.",
        ),
    ),
    Answer(
        slug="bulky-waste",
        services=("bulky_collection",),
        title=w("Getting rid of large things", "Cael gwared ar bethau mawr"),
        short=w(
            "We collect up to six large items from outside your home, for a fee, within ten working days.",
            "Rydym yn casglu hyd at chwe eitem fawr o'r tu allan i'ch cartref, am ffi, o fewn deg diwrnod gwaith.",
        ),
        text=w(
            "Make a list of the items while the citizen is on the line: each counts as one.\n\n"
            "They must be outside by 7 am, where the crew can reach them without coming in. "
            "Upholstered seats must stay dry.\n\n"
            "We cannot take rubble, asbestos, gas bottles or tyres.",
            "Gwnewch restr o'r eitemau tra bo'r dinesydd ar y ffôn: mae pob un yn cyfrif fel un.\n\n"
            "Rhaid iddynt fod y tu allan erbyn 7 y bore, lle gall y criw eu cyrraedd heb ddod i mewn. "
            "Rhaid cadw seddi meddal yn sych.\n\n"
            "Ni allwn gymryd rwbel, asbestos, poteli nwy na theiars.",
        ),
    ),
    Answer(
        slug="fly-tipping",
        services=("fly_tipping",),
        title=w("Rubbish was dumped", "Cafodd sbwriel ei ollwng"),
        short=w(
            "Thank you for telling us. If it is on public land, we will clear it within three working days. "
            "Please do not touch it.",
            "Diolch am roi gwybod i ni. Os yw ar dir cyhoeddus, byddwn yn ei glirio o fewn tri diwrnod gwaith. "
            "Peidiwch â'i gyffwrdd, os gwelwch yn dda.",
        ),
        text=w(
            "Ask whether it may be dangerous (needles, chemicals, asbestos) and whether it blocks a road: "
            "both go first.\n\nAsk whether anyone was seen, with the time and a number plate if there was one. "
            "Nobody has to give a name.\n\nOn private land it is for the owner to clear; we can advise them.",
            "Gofynnwch a allai fod yn beryglus (nodwyddau, cemegau, asbestos) ac a yw'n rhwystro ffordd: "
            "bydd y ddau yn cael blaenoriaeth.\n\nGofynnwch a welwyd rhywun, gyda'r amser a rhif y cerbyd os oedd un. "
            "Nid oes rhaid i neb roi enw.\n\nAr dir preifat, y perchennog sydd i'w glirio; gallwn ei gynghori.",
        ),
    ),
    Answer(
        slug="single-person-discount",
        services=("council_tax_discount",),
        title=w("Living alone: a quarter off Council Tax", "Byw ar eich pen eich hun: chwarter oddi ar Dreth y Cyngor"),
        short=w(
            "If you are the only adult living there, you pay a quarter less. Tell us the day from which it holds.",
            "Os mai chi yw'r unig oedolyn sy'n byw yno, byddwch yn talu chwarter yn llai. "
            "Dywedwch wrthym o ba ddiwrnod y mae hyn yn wir.",
        ),
        text=w(
            "Some adults are not counted: full-time students, people under 18, some carers, and people with a severe "
            "mental impairment. Someone may so have the discount although others live there.\n\n"
            "Ask for the date of the change and who moved. If it was some time ago, it can still be counted from then.",
            "Nid yw rhai oedolion yn cael eu cyfrif: myfyrwyr amser llawn, pobl dan 18 oed, rhai gofalwyr, "
            "a phobl â nam "
            "meddyliol difrifol. Felly gall rhywun gael y gostyngiad er bod eraill yn byw yno.\n\n"
            "Gofynnwch am ddyddiad y newid a phwy a symudodd. Os oedd beth amser yn ôl, gellir ei gyfrif "
            "o'r adeg honno.",
        ),
        review_days=90,
    ),
    Answer(
        slug="council-tax-behind",
        services=("council_tax_instalments", "council_tax_reduction", "money_advice"),
        title=w("Cannot pay Council Tax this month", "Methu talu Treth y Cyngor y mis hwn"),
        short=w(
            "Thank you for ringing before it grew. We can spread what you owe over more months, "
            "and see whether you can get help with the bill.",
            "Diolch am ffonio cyn i'r ddyled dyfu. Gallwn wasgaru'r hyn sy'n ddyledus dros fwy o fisoedd, "
            "a gweld a allwch gael help gyda'r bil.",
        ),
        text=w(
            "1. Ask what they can pay and when: do not name a sum first.\n"
            "2. Ask whether income has dropped: then offer Council Tax Reduction.\n"
            "3. Offer an hour with a money adviser.\n\n"
            "If bailiffs were named in a letter, put them through to the Council Tax team today.",
            "1. Gofynnwch beth y gallant ei dalu a phryd: peidiwch ag enwi swm yn gyntaf.\n"
            "2. Gofynnwch a yw incwm wedi gostwng: os felly, cynigiwch Ostyngiadau'r Dreth Gyngor.\n"
            "3. Cynigiwch awr gyda chynghorydd ariannol.\n\n"
            "Os soniwyd am feilïaid mewn llythyr, trosglwyddwch nhw i dîm Treth y Cyngor heddiw.",
        ),
        review_days=90,
    ),
    Answer(
        slug="moving-home",
        services=("council_tax_move", "change_of_address"),
        title=w("Moving home", "Symud tŷ"),
        short=w(
            "Tell us both addresses and the day you move. We close one account and open the other.",
            "Rhowch y ddau gyfeiriad i ni a'r diwrnod y byddwch yn symud. Byddwn yn cau un cyfrif ac yn agor y llall.",
        ),
        text=w(
            "Ask for the day the keys change hands, for everyone over 18 who moves, and whether the old home is empty, "
            "sold or let.\n\nOffer to tell other departments at the same time: bins, parking permit, school "
            "transport.\n\n"
            "The electoral roll is kept apart by law: they register again themselves, at gov.uk/register-to-vote, "
            "or we send a form.",
            "Gofynnwch am y diwrnod y bydd yr allweddi'n newid dwylo, am bawb dros 18 oed sy'n symud, ac a yw'r hen "
            "gartref yn wag, wedi'i werthu neu wedi'i osod.\n\n"
            "Cynigiwch roi gwybod i adrannau eraill ar yr un pryd: biniau, trwydded barcio, cludiant ysgol.\n\n"
            "Cedwir y gofrestr etholiadol ar wahân yn ôl y gyfraith: maent yn cofrestru eto eu hunain, ar "
            "gov.uk/cofrestru-i-bleidleisio, neu anfonwn ffurflen.",
        ),
    ),
    Answer(
        slug="assisted-collection",
        services=("assisted_collection", "missed_assisted_collection"),
        title=w("Help with putting the bins out", "Help i roi'r biniau allan"),
        short=w(
            "If nobody at home can move the bins, our crew can fetch them and put them back. It is free.",
            "Os na all neb gartref symud y biniau, gall ein criw eu nôl a'u rhoi'n ôl. Mae am ddim.",
        ),
        text=w(
            "It is for homes where **nobody** over 16 can move the bins. Their word is enough: no doctor's letter, "
            "and no need to say what the illness is.\n\n"
            "- Agree one place that the crew can reach by 7 am, with no locked gate. A key safe code is never "
            "written down.\n- It may be for good, or for a time after an operation or a birth.\n"
            "- We ask again every two years, and whenever someone new moves in.",
            "Mae ar gyfer cartrefi lle na all **neb** dros 16 oed symud y biniau. Mae eu gair yn ddigon: dim llythyr "
            "meddyg, a dim angen dweud beth yw'r salwch.\n\n"
            "- Cytunwch ar un lle y gall y criw ei gyrraedd erbyn 7 y bore, heb giât dan glo. Ni chaiff cod sêff "
            "allweddi byth ei ysgrifennu.\n- Gall fod yn barhaol, neu am gyfnod ar ôl llawdriniaeth neu enedigaeth.\n"
            "- Gofynnwn eto bob dwy flynedd, a phan fydd rhywun newydd yn symud i mewn.",
        ),
    ),
    Answer(
        slug="noise-at-night",
        services=("noise",),
        title=w("Noise from a neighbour", "Sŵn gan gymydog"),
        short=w(
            "We write to the people who make the noise, and send you a diary to fill in for two weeks. "
            "We do not tell them who rang.",
            "Byddwn yn ysgrifennu at y rhai sy'n gwneud y sŵn, ac yn anfon dyddiadur atoch i'w lenwi am bythefnos. "
            "Nid ydym yn dweud wrthynt pwy ffoniodd.",
        ),
        text=w(
            "**Screams, a fight, someone in fear**: 999. **Threats or hate that are over**: 101.\n\n"
            "The law speaks of a *statutory nuisance*: not any noise, but one that does real harm to the use of "
            "a home. "
            "How loud, how long, how often and at what hour all count. Footsteps, babies and ordinary living do "
            "not.\n\n"
            "Some neighbours guess who rang. If it comes to court, whoever kept the diary may be asked to speak: "
            "say so before they decide. A word with the neighbour first helps, but only where it feels safe.",
            "**Sgrechian, ymladd, rhywun yn ofni**: 999. **Bygythiadau neu gasineb sydd drosodd**: 101.\n\n"
            "Mae'r gyfraith yn sôn am *niwsans statudol*: nid unrhyw sŵn, ond un sy'n gwneud gwir niwed i fywyd yn y "
            "cartref. Mae pa mor uchel, pa mor hir, pa mor aml a pha awr i gyd yn cyfrif. Nid yw sŵn traed, babanod "
            "na byw bob dydd.\n\n"
            "Mae rhai cymdogion yn dyfalu pwy ffoniodd. Os daw i'r llys, gellir gofyn i'r sawl a gadwodd y dyddiadur "
            "siarad: dywedwch hynny cyn iddynt benderfynu. Mae gair â'r cymydog yn gyntaf yn helpu, ond dim ond lle "
            "mae'n teimlo'n ddiogel.",
        ),
    ),
    Answer(
        slug="planning-comment",
        services=("planning_comment",),
        title=w("Saying what you think of a planning application", "Dweud eich barn am gais cynllunio"),
        short=w(
            "Anyone may comment, for or against. Your name, address and comment are published. "
            "There are mostly 21 days to send it.",
            "Caiff unrhyw un roi sylw, o blaid neu yn erbyn. Cyhoeddir eich enw, eich cyfeiriad a'ch sylw. "
            "Mae 21 diwrnod fel arfer i'w anfon.",
        ),
        text=w(
            "**Counts**: light, being overlooked, noise and smells, traffic and parking, looks and size, trees and "
            "wildlife, flooding, old buildings, the Welsh language, access for disabled people.\n\n"
            "**Does not count**: the price of homes, a lost private view, rights of way between neighbours, who the "
            "builder is, boundary quarrels, trade between shops.\n\n"
            "The number of comments does not decide; what they say does. A late one is read if nothing is decided yet. "
            "Nothing rude about people: it is not published. A comment without a name carries little weight.",
            "**Yn cyfrif**: golau, edrych drosodd, sŵn ac arogl, traffig a pharcio, golwg a maint, coed a bywyd "
            "gwyllt, "
            "llifogydd, hen adeiladau, y Gymraeg, mynediad i bobl anabl.\n\n"
            "**Ddim yn cyfrif**: pris tai, colli golygfa breifat, hawliau tramwy rhwng cymdogion, pwy yw'r adeiladwr, "
            "ffraeo am ffiniau, masnach rhwng siopau.\n\n"
            "Nid nifer y sylwadau sy'n penderfynu, ond yr hyn y maent yn ei ddweud. Darllenir un hwyr os nad oes "
            "penderfyniad eto. Dim byd cas am bobl: ni chaiff ei gyhoeddi. Ychydig o bwys sydd i sylw heb enw.",
        ),
    ),
    Answer(
        slug="parking-fine",
        services=("parking_fine",),
        title=w("I have had a parking fine", "Rwyf wedi cael dirwy barcio"),
        short=w(
            "You can pay it or challenge it, but please do not leave it: the cost goes up. "
            "Within fourteen days you pay half.",
            "Gallwch ei thalu neu ei herio, ond peidiwch â'i gadael: mae'r gost yn codi. "
            "O fewn pedwar diwrnod ar ddeg, hanner y pris yw hi.",
        ),
        text=w(
            "| what came | what they can do | by when |\n|---|---|---|\n"
            "| ticket on the car | pay half, or challenge informally | 14 days for half; 28 days |\n"
            "| first notice by post | pay half, or formal representations | 14 days for half (21 for a camera); "
            "28 days |\n"
            "| Notice to Owner | pay in full, or formal representations | 28 days |\n"
            "| Notice of Rejection | pay, or the Traffic Penalty Tribunal, free | 28 days |\n"
            "| charge certificate | half as much again | 14 days |\n"
            "| order for recovery | pay, or a witness statement (TE9) | 21 days |\n\n"
            "Challenged within 14 days and turned down: the half price is offered again. "
            "**Paid is closed**: it cannot be challenged after that. A private firm's ticket is not ours: "
            "its own appeal, then POPLA or the IAS. Never advise to leave any of them.",
            "| beth ddaeth | beth gallant ei wneud | erbyn pryd |\n|---|---|---|\n"
            "| tocyn ar y car | talu hanner, neu herio'n anffurfiol | 14 diwrnod am hanner; 28 diwrnod |\n"
            "| hysbysiad cyntaf drwy'r post | talu hanner, neu sylwadau ffurfiol | 14 diwrnod am hanner (21 os "
            "camera); "
            "28 diwrnod |\n"
            "| Hysbysiad i'r Perchennog | talu'n llawn, neu sylwadau ffurfiol | 28 diwrnod |\n"
            "| Hysbysiad Gwrthod | talu, neu'r Tribiwnlys Cosbau Traffig, am ddim | 28 diwrnod |\n"
            "| tystysgrif tâl | hanner eto ar ben | 14 diwrnod |\n"
            "| gorchymyn adennill | talu, neu ddatganiad tyst (TE9) | 21 diwrnod |\n\n"
            "Wedi'i herio o fewn 14 diwrnod a'i wrthod: cynigir yr hanner pris eto. "
            "**Wedi'i thalu, wedi'i chau**: ni ellir ei herio wedyn. Nid ni sydd piau tocyn cwmni preifat: "
            "ei apêl ei hun, yna POPLA neu'r IAS. Peidiwch byth â chynghori i adael yr un ohonynt.",
        ),
        review_days=90,
    ),
    Answer(
        slug="school-place",
        services=("school_admission",),
        title=w("A place in a school", "Lle mewn ysgol"),
        short=w(
            "You may ask for up to three schools. Applying in time gives the best chance; no school is certain, "
            "not even the nearest.",
            "Cewch ofyn am hyd at dair ysgol. Gwneud cais mewn pryd sy'n rhoi'r cyfle gorau; nid oes sicrwydd o un "
            "ysgol, hyd yn oed yr agosaf.",
        ),
        text=w(
            "Offers go out on **1 March** for secondary and **16 April** for primary, or the next working day. "
            "Late applications are looked at after those in time.\n\n"
            "First by law: children who are or were looked after, and a school that is named in an individual "
            "development plan. Then the published order: catchment, brother or sister, distance.\n\n"
            "- A nursery place gives no right to Reception; both are applied for.\n"
            "- Church and foundation schools decide themselves: give their number.\n"
            "- Refused: an appeal to a panel that is not the council's. The letter says by when. It costs nothing, "
            "and the place on the waiting list stays.",
            "Anfonir cynigion ar **1 Mawrth** i'r uwchradd a **16 Ebrill** i'r cynradd, neu'r diwrnod gwaith nesaf. "
            "Edrychir ar geisiadau hwyr ar ôl y rhai mewn pryd.\n\n"
            "Yn gyntaf yn ôl y gyfraith: plant sydd mewn gofal neu a fu, ac ysgol sydd wedi'i henwi mewn cynllun "
            "datblygu unigol. Yna'r drefn a gyhoeddwyd: dalgylch, brawd neu chwaer, pellter.\n\n"
            "- Nid yw lle meithrin yn rhoi hawl i'r Derbyn; gwneir cais am y ddau.\n"
            "- Ysgolion eglwys a sefydledig sy'n penderfynu eu hunain: rhowch eu rhif.\n"
            "- Gwrthod: apêl i banel nad yw'n perthyn i'r cyngor. Mae'r llythyr yn dweud erbyn pryd. Mae am ddim, ac "
            "mae'r lle ar y rhestr aros yn parhau.",
        ),
        review_days=90,
    ),
    Answer(
        slug="emergency-repair",
        services=("emergency_repair", "repair"),
        title=w("Is this repair an emergency?", "A yw'r atgyweiriad hwn yn argyfwng?"),
        short=w(
            "No heating in winter, a burst pipe, no power, or a front door that will not lock: "
            "someone comes within four hours, day and night.",
            "Dim gwres yn y gaeaf, pibell wedi byrstio, dim trydan, neu ddrws ffrynt na ellir ei gloi: "
            "bydd rhywun yn dod o fewn pedair awr, ddydd a nos.",
        ),
        text=w(
            "**Smell of gas**: they go outside, touch no switch, and ring the gas emergency line. Not us first.\n\n"
            "**Water**: ask whether they can turn the stop tap; it is mostly under the sink.\n\n"
            "**The whole street without power**: 105, free, at any hour.\n\n"
            "Everything else in our homes is an ordinary repair: 15 working days.",
            "**Arogl nwy**: maent yn mynd allan, heb gyffwrdd unrhyw switsh, ac yn ffonio'r llinell "
            "argyfwng nwy. Nid ni yn gyntaf.\n\n"
            "**Dŵr**: gofynnwch a allant droi'r tap stopio; mae fel arfer o dan y sinc.\n\n"
            "**Y stryd gyfan heb drydan**: 105, am ddim, ar unrhyw awr.\n\n"
            "Mae popeth arall yn ein cartrefi yn atgyweiriad cyffredin: 15 diwrnod gwaith.",
        ),
        review_days=365,
    ),
    Answer(
        slug="nowhere-to-stay",
        services=("homelessness",),
        title=w("Nowhere safe to stay", "Unman diogel i aros"),
        short=w(
            "I will put you through to someone who can help today. Are you safe where you are now?",
            "Byddaf yn eich trosglwyddo i rywun a all helpu heddiw. Ydych chi'n ddiogel lle rydych chi nawr?",
        ),
        text=w(
            "Not safe now: 999, and stay on the line.\n\n"
            "Otherwise ask where they slept last night, whether there are children, and any illness or pregnancy. "
            "Put them through the same day, also when it is only feared: whoever must leave within **56 days** has a "
            "right to help.\n\nDo not say whether they will be housed: the team decides.",
            "Ddim yn ddiogel nawr: 999, ac arhoswch ar y ffôn.\n\n"
            "Fel arall gofynnwch ble y gwnaethant gysgu neithiwr, a oes plant, ac am unrhyw salwch neu feichiogrwydd. "
            "Trosglwyddwch nhw yr un diwrnod, hefyd pan mai ofn yn unig ydyw: mae gan unrhyw un sy'n gorfod "
            "gadael o fewn "
            "**56 diwrnod** hawl i gael help.\n\nPeidiwch â dweud a gânt gartref: y tîm sy'n penderfynu.",
        ),
        review_days=90,
    ),
    Answer(
        slug="blue-badge",
        services=("blue_badge",),
        title=w("Blue Badge: who can have one", "Bathodyn Glas: pwy all gael un"),
        short=w(
            "It is for people who cannot walk far, or for whom a journey is as hard for another lasting reason. "
            "We answer within twenty working days.",
            "Mae ar gyfer pobl na allant gerdded ymhell, neu y mae taith yr un mor anodd iddynt am reswm "
            "parhaol arall. "
            "Rydym yn ateb o fewn ugain diwrnod gwaith.",
        ),
        text=w(
            "It belongs to the person and not to a car: it may be used in any car they travel in.\n\n"
            "Needed: a photograph, proof of address and of who they are, and, where they have one, the "
            "letter about the "
            "benefit that entitles them.\n\nLost: give the number if it is known. Stolen: the police's number too.",
            "Mae'n perthyn i'r person ac nid i gar: gellir ei ddefnyddio mewn unrhyw gar y maent yn teithio ynddo.\n\n"
            "Angen: ffotograff, prawf o gyfeiriad ac o bwy ydynt, a'r llythyr am y budd-dal sy'n rhoi hawl "
            "iddynt, os oes "
            "un.\n\nAr goll: rhowch y rhif os yw'n hysbys. Wedi'i ddwyn: rhif yr heddlu hefyd.",
        ),
    ),
    Answer(
        slug="bus-pass",
        services=("bus_pass",),
        title=w("Free bus travel", "Teithio am ddim ar fysiau"),
        short=w(
            "Everyone living here who is 60 or older can have a bus pass, and disabled people of any age.",
            "Gall pawb sy'n byw yma ac sy'n 60 oed neu'n hŷn gael tocyn bws, a phobl anabl o unrhyw oedran.",
        ),
        text=w(
            "Ask for date of birth and address, and whether they had a pass elsewhere: one pass a person.\n\n"
            "Some people cannot travel alone: then the pass can let a companion travel free too. "
            "Ask; few know that.",
            "Gofynnwch am ddyddiad geni a chyfeiriad, ac a oedd ganddynt docyn yn rhywle arall: un tocyn i "
            "bob person.\n\n"
            "Ni all rhai pobl deithio ar eu pen eu hunain: yna gall y tocyn adael i gydymaith deithio am ddim hefyd. "
            "Gofynnwch; ychydig sy'n gwybod hynny.",
        ),
        review_days=365,
    ),
    Answer(
        slug="birth",
        services=("birth_registration",),
        title=w("Registering a birth", "Cofrestru genedigaeth"),
        short=w(
            "Congratulations. A birth is registered within 42 days; I can find you an appointment now.",
            "Llongyfarchiadau. Caiff genedigaeth ei chofrestru o fewn 42 diwrnod; gallaf ddod o hyd i "
            "apwyntiad i chi nawr.",
        ),
        text=w(
            "A mother can come alone. Parents who are not married both come, if both are to be named.\n\n"
            "They bring proof of who they are and of address, and the baby's red book if they have it. "
            "The baby need not come.\n\nIt can be done in Welsh and English together: ask which they would like.",
            "Gall mam ddod ar ei phen ei hun. Os nad yw'r rhieni'n briod, daw'r ddau os yw'r ddau i gael eu henwi.\n\n"
            "Dewch â phrawf o bwy ydych ac o gyfeiriad, a llyfr coch y babi os yw gennych. "
            "Nid oes rhaid i'r babi ddod.\n\nGellir ei wneud yn Gymraeg a Saesneg gyda'i gilydd: gofynnwch "
            "beth yr hoffent.",
        ),
        review_days=365,
    ),
    Answer(
        slug="death",
        services=("death_registration", "certificate_copy"),
        title=w("After a death", "Ar ôl marwolaeth"),
        short=w(
            "I am sorry for your loss. A death is registered within five days; I will find you an appointment, "
            "and we can tell all our departments at once.",
            "Mae'n ddrwg gennyf am eich colled. Caiff marwolaeth ei chofrestru o fewn pum diwrnod; "
            "byddaf yn dod o hyd i apwyntiad i chi, a gallwn roi gwybod i'n holl adrannau ar unwaith.",
        ),
        text=w(
            "Take your time. Ask who they are to the person who died, and whether a doctor or the coroner has said "
            "anything yet: with the coroner it may take longer than five days, and that is nobody's fault.\n\n"
            "A **medical examiner** looks at every death that does not go to the coroner, and rings the family. "
            "The five days run from when the examiner has told the registrar.\n\n"
            "Copies of the certificate cost less when they are asked for at the appointment. Banks and pensions want "
            "one each.",
            "Cymerwch eich amser. Gofynnwch beth yw eu perthynas â'r person a fu farw, ac a yw meddyg neu'r "
            "crwner wedi "
            "dweud rhywbeth eto: gyda'r crwner gall gymryd mwy na phum diwrnod, ac nid bai neb yw hynny.\n\n"
            "Mae **archwiliwr meddygol** yn edrych ar bob marwolaeth nad yw'n mynd at y crwner, ac yn ffonio'r teulu. "
            "Mae'r pum diwrnod yn rhedeg o'r adeg y dywedodd yr archwiliwr wrth y cofrestrydd.\n\n"
            "Mae copïau o'r dystysgrif yn costio llai pan ofynnir amdanynt yn yr apwyntiad. Mae banciau a "
            "phensiynau eisiau "
            "un yr un.",
        ),
        review_days=365,
    ),
    Answer(
        slug="benefit-change",
        services=("housing_benefit_change", "discretionary_payment"),
        title=w(
            "Something has changed, and I have Housing Benefit", "Mae rhywbeth wedi newid, ac rwy'n cael Budd-dal Tai"
        ),
        short=w(
            "Tell us within a month of the change. Tell us even without papers; they can follow.",
            "Dywedwch wrthym o fewn mis i'r newid. Dywedwch hyd yn oed heb bapurau; gallant ddilyn.",
        ),
        text=w(
            "Most people of working age have Universal Credit instead: they tell **Universal Credit** about the rent, "
            "in their journal, and us only about Council Tax Reduction.\n\n"
            "Papers that help: wage slips, the rent letter, an award letter, a letter about who moved.\n\n"
            "- Told within **a month**: more help counts from the day of the change.\n"
            "- Told later: more help counts from the day we are told, unless there was a good reason. Ask for it.\n"
            "- Too much paid may have to come back, in parts that can be borne.\n\n"
            "Behind with the rent: offer a discretionary housing payment and an hour with an adviser.",
            "Mae'r rhan fwyaf o bobl o oedran gweithio yn cael Credyd Cynhwysol yn lle hynny: maent yn dweud wrth y "
            "**Credyd Cynhwysol** am y rhent, yn eu dyddiadur, ac wrthym ni am Ostyngiadau'r Dreth Gyngor yn unig.\n\n"
            "Papurau sy'n helpu: slipiau cyflog, y llythyr rhent, llythyr dyfarnu, llythyr am bwy a symudodd.\n\n"
            "- O fewn **mis**: mae mwy o help yn cyfrif o ddiwrnod y newid.\n"
            "- Yn hwyrach: mae'n cyfrif o'r diwrnod y cawn wybod, oni bai bod rheswm da. Gofynnwch amdano.\n"
            "- Efallai y bydd rhaid ad-dalu gormod o arian, mewn rhannau y gellir eu fforddio.\n\n"
            "Ar ei hôl hi gyda'r rhent: cynigiwch daliad tai dewisol ac awr gyda chynghorydd.",
        ),
        review_days=90,
    ),
    Answer(
        slug="complaint-stages",
        services=("complaint",),
        title=w("How a complaint goes", "Sut mae cwyn yn gweithio"),
        short=w(
            "We answer within ten working days. If the answer is not right, someone else looks into it within twenty. "
            "After that there is the Ombudsman, who is free and not part of us.",
            "Byddwn yn ateb o fewn deg diwrnod gwaith. Os nad yw'r ateb yn iawn, bydd rhywun arall yn edrych arno o "
            "fewn ugain. Wedyn mae'r Ombwdsmon, sydd am ddim ac nid yn rhan ohonom ni.",
        ),
        text=w(
            "1. **Stage one**: the service puts it right or explains, within 10 working days.\n"
            "2. **Stage two**: someone who had no part in it looks into it, within 20 working days.\n"
            "3. **Public Services Ombudsman for Wales**, 0300 790 0203, within a year of the matter. "
            "Advice or help to complain costs nothing.\n\n"
            "Not a complaint: a first report of a fault, an appeal that has its own way (a benefit, a school place, a "
            "fine, planning). Tell them the right way and help them into it.\n\n"
            "A complaint never makes a service worse. Say so to whoever fears it.",
            "1. **Cam un**: mae'r gwasanaeth yn unioni pethau neu'n esbonio, o fewn 10 diwrnod gwaith.\n"
            "2. **Cam dau**: mae rhywun heb ran ynddo yn edrych arno, o fewn 20 diwrnod gwaith.\n"
            "3. **Ombwdsmon Gwasanaethau Cyhoeddus Cymru**, 0300 790 0203, o fewn blwyddyn i'r mater. "
            "Mae cyngor a help i gwyno am ddim.\n\n"
            "Nid cwyn: rhoi gwybod am nam am y tro cyntaf, neu apêl sydd â'i ffordd ei hun (budd-dal, lle mewn ysgol, "
            "dirwy, cynllunio). Dywedwch beth yw'r ffordd iawn a helpwch nhw i'w dilyn.\n\n"
            "Nid yw cwyn byth yn gwneud gwasanaeth yn waeth. Dywedwch hynny wrth bwy bynnag sy'n ofni hynny.",
        ),
    ),
    *HARD_CALLS,
)

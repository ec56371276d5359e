"""Answers for calls where someone may be at risk, nobody speaks, or nobody knows whose job it is."""

from central_server.demo.article import Answer
from central_server.demo.services.forms import w

HARD_CALLS: tuple[Answer, ...] = (
    Answer(
        slug="worry-about-someone",
        services=("adult_concern", "child_concern"),
        title=w("Someone may be at risk", "Gall rhywun fod mewn perygl"),
        short=w(
            "You did right to ring. I cannot keep it a secret, but I tell only the people whose job is to help.",
            "Gwnaethoch yn iawn i ffonio. Ni allaf gadw hyn yn gyfrinach, ond dim ond y bobl sydd yno i helpu "
            "fydd yn clywed.",
        ),
        text=w(
            "**In danger now**: 999, then the concern all the same.\n\n"
            "- Write down who, where and when, and the words as they were said.\n"
            "- Ask only “tell me more” and “what happened then?”. Suggest nothing; do not ask why.\n"
            "- Never promise secrecy, and promise no result.\n"
            "- Whoever rings need not give a name.\n\n"
            "A child can ring Childline on 0800 1111, free, at any hour. "
            "Live Fear Free is 0808 80 10 800: for anyone hurt at home, also by text and in Welsh.",
            "**Mewn perygl nawr**: 999, yna'r pryder yr un fath.\n\n"
            "- Ysgrifennwch pwy, ble a phryd, a'r geiriau fel y'u dywedwyd.\n"
            "- Gofynnwch ond “dywedwch fwy” a “beth wedyn?”. Peidiwch ag awgrymu dim; peidiwch â gofyn pam.\n"
            "- Peidiwch byth ag addo cadw cyfrinach, nac addo canlyniad.\n"
            "- Nid oes rhaid i'r galwr roi enw.\n\n"
            "Gall plentyn ffonio Childline ar 0800 1111, am ddim, unrhyw bryd. "
            "Byw Heb Ofn yw 0808 80 10 800: i unrhyw un sy'n cael niwed gartref, "
            "hefyd drwy neges destun ac yn Gymraeg.",
        ),
        review_days=90,
    ),
    Answer(
        slug="someone-in-despair",
        services=("adult_concern",),
        title=w("A caller may end their life", "Gall galwr roi diwedd ar ei fywyd"),
        short=w(
            "I am glad that you told me. I am staying with you. We get help together, now.",
            "Rwy'n falch eich bod wedi dweud. Rwy'n aros gyda chi. Cawn help gyda'n gilydd, nawr.",
        ),
        text=w(
            "Ask it plainly: “Are you thinking of ending your life?” Asking does not put the thought there.\n\n"
            "- **They have done something, or mean to now**: stay on the line; a colleague rings 999 on another. "
            "Ask where they are.\n"
            "- **Thoughts, not now**: Samaritans, 116 123, free at any hour; in Wales 111 and then 2. "
            "Put through, do not just give a number.\n\n"
            "Do not argue, do not say that it will pass, do not leave them on hold. "
            "Raise the concern whatever they say of it. Then stop: your supervisor takes your calls for a while.",
            "Gofynnwch yn blaen: “Ydych chi'n meddwl am roi diwedd ar eich bywyd?” "
            "Nid yw gofyn yn rhoi'r syniad yno.\n\n"
            "- **Maent wedi gwneud rhywbeth, neu'n bwriadu nawr**: arhoswch ar y ffôn; mae cydweithiwr yn ffonio 999 "
            "ar linell arall. Gofynnwch ble maen nhw.\n"
            "- **Meddyliau, nid nawr**: y Samariaid, 116 123, am ddim unrhyw bryd; yng Nghymru 111 ac yna 2. "
            "Trosglwyddwch nhw, nid rhoi rhif yn unig.\n\n"
            "Peidiwch â dadlau, peidiwch â dweud y bydd yn mynd heibio, peidiwch â'u gadael ar ddal. "
            "Codwch y pryder beth bynnag a ddywedant. "
            "Yna stopiwch: bydd eich goruchwyliwr yn cymryd eich galwadau am ychydig.",
        ),
        review_days=90,
    ),
    Answer(
        slug="silent-call",
        services=("adult_concern", "child_concern"),
        title=w("Nobody speaks", "Does neb yn siarad"),
        short=w(
            "If you cannot speak, press any key, cough, or tap the phone. Once is yes, twice is no.",
            "Os na allwch siarad, pwyswch unrhyw fysell, pesychwch, neu tapiwch y ffôn. "
            "Unwaith yw ie, ddwywaith yw na.",
        ),
        text=w(
            "Wait: fifteen seconds, a sign, fifteen more. It may be an aid that types, a relay that joins, a poor "
            "line, a pocket, or someone who must not be heard.\n\n"
            "**999 and 55** (the Silent Solution): from a **mobile**, ring 999, listen, and press 55 when asked. "
            "It puts the call to the police; it does not by itself tell them where it is. "
            "From a **house line** there is no 55: a silent call that may be one for help goes to the police, "
            "who can often see the address.\n\n"
            "We are not 999 and see no place. We can ring the police with the number and what was heard.\n\n"
            "Text relay: 18001 before our number. 999 by text works once the telephone is registered: "
            "“register” to 999.\n\n"
            "Never ring a silent caller back to ask.",
            "Arhoswch: pymtheg eiliad, arwydd, pymtheg arall. Gall fod yn gymorth sy'n teipio, yn gyfnewid testun yn "
            "ymuno, yn llinell wael, yn boced, neu'n rhywun na chaiff ei glywed.\n\n"
            "**999 a 55** (y Silent Solution): o ffôn **symudol**, ffoniwch 999, gwrandewch, a phwyswch 55 pan "
            "ofynnir. Mae'n rhoi'r alwad i'r heddlu; nid yw ohono'i hun yn dweud ble mae. "
            "O **linell tŷ** nid oes 55: mae galwad dawel a all fod am help yn mynd at yr heddlu, "
            "sy'n aml yn gweld y cyfeiriad.\n\n"
            "Nid ni yw 999 ac ni welwn unrhyw le. Gallwn ffonio'r heddlu gyda'r rhif a'r hyn a glywyd.\n\n"
            "Cyfnewid testun: 18001 cyn ein rhif. Mae 999 drwy neges destun yn gweithio ar ôl cofrestru'r ffôn: "
            "“register” i 999.\n\n"
            "Peidiwch byth â ffonio galwr tawel yn ôl i holi.",
        ),
        review_days=90,
    ),
    Answer(
        slug="whose-job",
        services=("money_advice", "housing_benefit_change", "certificate_copy"),
        title=w("Not ours: whose job is it?", "Nid ni: gwaith pwy yw e?"),
        short=w(
            "That is not ours, but I know who does it. Stay with me, and I will put you through.",
            "Nid ni sy'n gwneud hynny, ond gwn pwy sy'n ei wneud. Arhoswch gyda fi, a byddaf yn eich trosglwyddo.",
        ),
        text=w(
            "| what | who |\n|---|---|\n"
            "| Universal Credit | 0800 328 5644 (Welsh 0800 328 1744) |\n"
            "| State Pension, Pension Credit | the Pension Service |\n"
            "| ill, not 999 | 111 in Wales; option 2 for mental health |\n"
            "| power cut | 105 |\n| smell of gas | 0800 111 999 |\n"
            "| crime that is over | 101 |\n| flood warnings | Floodline, 0345 988 1188 |\n"
            "| driving licence, car tax | DVLA |\n| passport | HM Passport Office |\n"
            "| main trunk roads | Traffic Wales, 0300 123 1213 |\n\n"
            "A town or community council has halls, allotments, some benches and burial grounds. "
            "Not sure: find out and ring back. Never “try someone else”.",
            "| beth | pwy |\n|---|---|\n"
            "| Credyd Cynhwysol | 0800 328 1744 (Saesneg 0800 328 5644) |\n"
            "| Pensiwn y Wladwriaeth, Credyd Pensiwn | y Gwasanaeth Pensiwn |\n"
            "| yn sâl, nid 999 | 111 yng Nghymru; opsiwn 2 ar gyfer iechyd meddwl |\n"
            "| toriad trydan | 105 |\n| arogl nwy | 0800 111 999 |\n"
            "| trosedd sydd drosodd | 101 |\n| rhybuddion llifogydd | Floodline, 0345 988 1188 |\n"
            "| trwydded yrru, treth car | DVLA |\n| pasbort | Swyddfa Basbort EF |\n"
            "| cefnffyrdd | Traffig Cymru, 0300 123 1213 |\n\n"
            "Mae gan gyngor tref neu gymuned neuaddau, rhandiroedd, rhai meinciau a mynwentydd. "
            "Ddim yn siŵr: dewch i wybod a ffoniwch yn ôl. Byth “triwch rywun arall”.",
        ),
        review_days=90,
    ),
)

"""Planning and building safety."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
    YES_NO,
    Offer,
    day,
    long_text,
    many_of,
    minutes,
    number,
    offer,
    one_of,
    text,
    w,
    working_days,
)

DEPARTMENT = Department(code="planning", name=w("Planning and building safety", "Cynllunio a diogelwch adeiladau"))

SITE = text(
    "site",
    w("Which building or land", "Pa adeilad neu dir"),
    "The old mill, Mill Lane",
    "Land behind 8 Orchard Way",
    "22 Stryd Fawr, Fenbridge",
    "Chapel House, Llanfen",
    required=True,
    most=200,
)

OFFERS: tuple[Offer, ...] = (
    offer(
        code="planning_enquiry",
        department="planning",
        name=w("Planning enquiry", "Ymholiad cynllunio"),
        description=w(
            "Whether work needs permission, or how an application stands.",
            "A oes angen caniatâd ar waith, neu sut mae cais yn dod yn ei flaen.",
        ),
        case_title=w("Planning enquiry", "Ymholiad cynllunio"),
        keywords=("planning permission", "extension", "shed", "conservatory", "loft"),
        promise=working_days(10),
        icon="ruler",
        share=9,
        form=(
            SITE,
            long_text(
                "work",
                w("What is planned", "Beth sydd ar y gweill"),
                "Single-storey extension at the back.",
                "Loft made into a bedroom.",
                "New garage.",
                required=True,
                most=2000,
            ),
            number("height", w("Height in metres", "Uchder mewn metrau"), 1, 60, required=False),
        ),
        summaries=(
            "Asked whether a shed needs permission.",
            "Wants to see the neighbour's plans.",
            "Application stands with the officer.",
        ),
    ),
    offer(
        code="planning_breach",
        department="planning",
        name=w("Building without permission", "Adeiladu heb ganiatâd"),
        description=w(
            "Someone reports work that may not have permission. Names of those who report are kept private.",
            "Mae rhywun yn rhoi gwybod am waith heb ganiatâd o bosibl. Cedwir enwau'r rhai sy'n adrodd yn breifat.",
        ),
        case_title=w("Possible planning breach", "Toriad cynllunio posibl"),
        keywords=("neighbour building", "no permission", "breach", "enforcement"),
        promise=working_days(15),
        icon="hammer",
        share=4,
        form=(
            SITE,
            day("began", w("When it began", "Pryd dechreuodd"), -365, 0),
            one_of("still", w("Is work still going on?", "A yw'r gwaith yn parhau?"), *YES_NO),
        ),
        summaries=("Wall built higher than agreed.", "Asked how far the report has come."),
    ),
    offer(
        code="dangerous_structure",
        department="planning",
        name=w("Dangerous building or wall", "Adeilad neu wal beryglus"),
        description=w(
            "It may fall on someone. Ask them to keep away. Day and night.",
            "Gall gwympo ar rywun. Gofynnwch iddynt gadw draw. Ddydd a nos.",
        ),
        case_title=w("Dangerous structure", "Strwythur peryglus"),
        keywords=("wall falling", "loose slates", "leaning chimney", "crack in wall"),
        promise=minutes(60),
        calendar="hub",
        urgent=True,
        icon="triangle-alert",
        share=2,
        form=(
            SITE,
            many_of(
                "what",
                w("What is loose", "Beth sy'n rhydd"),
                ("wall", "Wall", "Wal"),
                ("roof", "Roof or slates", "To neu lechi"),
                ("chimney", "Chimney", "Simnai"),
                ("scaffold", "Scaffolding", "Sgaffaldiau"),
                required=True,
            ),
            one_of(
                "public",
                w("Can people walk under it?", "A all pobl gerdded oddi tano?"),
                ("yes", "Yes", "Gallant"),
                ("no", "No", "Na allant"),
            ),
        ),
        summaries=("Slates over the pavement.", "Garden wall leans into the lane."),
    ),
    offer(
        code="protected_tree",
        department="planning",
        name=w("Work on a protected tree", "Gwaith ar goeden warchodedig"),
        description=w("Consent to cut or fell a protected tree.", "Caniatâd i dorri neu gwympo coeden warchodedig."),
        case_title=w("Protected tree", "Coeden warchodedig"),
        keywords=("tree preservation", "tpo", "cut tree", "prune", "fell"),
        promise=working_days(40),
        icon="trees",
        share=2,
        form=(
            SITE,
            number("trees", w("How many trees", "Sawl coeden"), 1, 50),
            one_of(
                "work",
                w("What work", "Pa waith"),
                ("prune", "Prune", "Tocio"),
                ("fell", "Fell", "Cwympo"),
                ("dead", "Dead or dangerous", "Wedi marw neu'n beryglus"),
            ),
        ),
        summaries=("Asked whether the oak is protected.", "Consent to prune given."),
    ),
)

"""Roads and streets."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
    WASTE,
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

DEPARTMENT = Department(code="roads", name=w("Roads and streets", "Ffyrdd a strydoedd"))

WHERE = text(
    "where",
    w("Where exactly", "Ble yn union"),
    "Outside 14 Mill Lane",
    "Junction of Stryd Fawr and Heol y Bont",
    "River Road, by the bridge",
    "Opposite Ysgol Llanfen",
    required=True,
    most=200,
)

OFFERS: tuple[Offer, ...] = (
    offer(
        code="pothole",
        department="roads",
        name=w("Pothole or broken road", "Twll yn y ffordd neu ffordd wedi torri"),
        description=w(
            "Deeper than 4 cm on a road, or 2 cm on a pavement, is mended first.",
            "Caiff twll dyfnach na 4 cm ar ffordd, neu 2 cm ar balmant, ei drwsio gyntaf.",
        ),
        case_title=w("Pothole", "Twll yn y ffordd"),
        keywords=("pothole", "hole in road", "broken pavement", "trip", "uneven slab"),
        promise=working_days(5),
        icon="construction",
        share=20,
        form=(
            WHERE,
            number("depth", w("How deep, in centimetres, about", "Pa mor ddwfn, mewn centimetrau, tua"), 1, 60),
            one_of(
                "surface",
                w("Road or pavement", "Ffordd neu balmant"),
                ("road", "Road", "Ffordd"),
                ("pavement", "Pavement", "Palmant"),
                ("cycle", "Cycle way", "Llwybr beicio"),
            ),
            one_of(
                "hurt", w("Was anyone hurt?", "A gafodd rhywun ei anafu?"), ("yes", "Yes", "Do"), ("no", "No", "Naddo")
            ),
        ),
        summaries=("Deep pothole by the bridge.", "Tripped on a raised slab; not hurt.", "Patch has come loose again."),
    ),
    offer(
        code="street_light",
        department="roads",
        name=w("Street light", "Golau stryd"),
        description=w(
            "A light is out, flickers, or stays on by day. The column's number helps.",
            "Golau wedi diffodd, yn fflachio, neu ymlaen yn ystod y dydd. Mae rhif y golofn yn helpu.",
        ),
        case_title=w("Street light", "Golau stryd"),
        keywords=("street light", "lamp post", "dark street", "light flickering"),
        promise=working_days(5),
        icon="lamp",
        share=12,
        form=(
            WHERE,
            text("column", w("Number on the column", "Rhif ar y golofn"), "14", "207", "31A", most=12),
            one_of(
                "fault",
                w("What is wrong", "Beth sydd o'i le"),
                ("out", "Out", "Wedi diffodd"),
                ("flickers", "Flickers", "Yn fflachio"),
                ("on", "On by day", "Ymlaen yn y dydd"),
                ("damaged", "Damaged", "Wedi'i ddifrodi"),
            ),
        ),
        summaries=("Three lamps out in a row.", "Lamp flickers all night.", "Column hit by a van."),
    ),
    offer(
        code="fallen_tree",
        department="roads",
        name=w("Fallen tree on a road", "Coeden wedi cwympo ar ffordd"),
        description=w(
            "A tree or large branch blocks a road or path. Wires down: 105 first. Day and night.",
            "Mae coeden neu gangen fawr yn blocio ffordd neu lwybr. Gwifrau i lawr: 105 yn gyntaf. Ddydd a nos.",
        ),
        case_title=w("Fallen tree on a road", "Coeden wedi cwympo ar ffordd"),
        keywords=("tree down", "branch", "blocked road", "storm"),
        promise=minutes(120),
        calendar="hub",
        urgent=True,
        icon="tree-pine",
        share=3,
        form=(
            WHERE,
            one_of(
                "blocked",
                w("Can traffic pass?", "A all traffig fynd heibio?"),
                ("none", "No", "Na all"),
                ("one_lane", "One lane", "Un lôn"),
                ("yes", "Yes", "Gall"),
            ),
            many_of(
                "hazards",
                w("Dangers there", "Peryglon yno"),
                ("wires", "Wires", "Gwifrau"),
                ("vehicle", "Vehicle hit", "Cerbyd wedi'i daro"),
                ("water", "Water", "Dŵr"),
                ("person", "Someone hurt", "Rhywun wedi'i anafu"),
            ),
        ),
        summaries=("Ash tree across both lanes.", "Branch hangs over the pavement."),
    ),
    offer(
        code="blocked_drain",
        department="roads",
        name=w("Blocked drain or flooding", "Draen wedi blocio neu lifogydd"),
        description=w(
            "Water on a road or running towards a home.",
            "Dŵr ar ffordd neu'n rhedeg tuag at gartref.",
        ),
        case_title=w("Blocked drain", "Draen wedi blocio"),
        keywords=("drain", "gully", "flood", "standing water", "sewer"),
        promise=working_days(3),
        icon="droplets",
        share=9,
        form=(
            WHERE,
            one_of("home", w("Is water near a home?", "A yw dŵr ger cartref?"), *YES_NO),
            day("since", w("Since when", "Ers pryd"), -30, 0),
        ),
        summaries=("Gully full of leaves.", "Water stands at the bus stop.", "Asked for sandbags."),
    ),
    offer(
        code="gritting",
        department="roads",
        name=w("Ice and grit", "Rhew a graean"),
        description=w("Roads not gritted, or an empty grit bin.", "Ffyrdd heb eu graeanu, neu fin graean gwag."),
        case_title=w("Ice and grit", "Rhew a graean"),
        keywords=("ice", "grit", "salt bin", "snow", "slippery"),
        promise=working_days(1),
        calendar=WASTE,
        icon="snowflake",
        share=4,
        form=(
            WHERE,
            one_of(
                "need",
                w("What is needed", "Beth sydd ei angen"),
                ("grit", "Road gritted", "Graeanu'r ffordd"),
                ("refill", "Bin filled", "Llenwi'r bin"),
                ("new", "New bin", "Bin newydd"),
            ),
        ),
        summaries=("Grit bin empty on the hill.", "Pavement by the surgery is icy."),
    ),
    offer(
        code="dropped_kerb",
        department="roads",
        name=w("Dropped kerb", "Cwrb isel"),
        description=w(
            "A crossing for a car or for a wheelchair.",
            "Croesfan ar gyfer car neu ar gyfer cadair olwyn.",
        ),
        case_title=w("Dropped kerb", "Cwrb isel"),
        keywords=("kerb", "driveway", "crossover", "wheelchair crossing"),
        promise=working_days(20),
        icon="car",
        share=4,
        form=(
            WHERE,
            number("width", w("Width in metres", "Lled mewn metrau"), 1, 12),
            long_text(
                "why", w("What for", "Ar gyfer beth"), "To get a wheelchair across.", "To park off the road.", most=600
            ),
        ),
        summaries=("Asked the price of a crossing.", "Kerb too high for a wheelchair by the chemist."),
    ),
)

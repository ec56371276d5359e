"""Environment and public protection."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
    YES_NO,
    Offer,
    day,
    long_text,
    many_of,
    number,
    offer,
    one_of,
    text,
    w,
    working_days,
    working_hours,
)

DEPARTMENT = Department(
    code="protection", name=w("Environment and public protection", "Yr amgylchedd a diogelu'r cyhoedd")
)

OFFERS: tuple[Offer, ...] = (
    offer(
        code="noise",
        department="protection",
        name=w("Noise", "Sŵn"),
        description=w(
            "Loud music, dogs, alarms or works at night. A diary of two weeks is usually needed.",
            "Cerddoriaeth uchel, cŵn, larymau neu waith yn y nos. Fel arfer mae angen dyddiadur pythefnos.",
        ),
        case_title=w("Noise", "Sŵn"),
        keywords=("noise", "loud music", "barking", "alarm", "party", "neighbours"),
        promise=working_days(5),
        icon="volume-2",
        share=10,
        form=(
            many_of(
                "kind",
                w("What noise", "Pa sŵn"),
                ("music", "Music", "Cerddoriaeth"),
                ("dog", "Dog", "Ci"),
                ("alarm", "Alarm", "Larwm"),
                ("works", "Building works", "Gwaith adeiladu"),
                ("people", "Voices", "Lleisiau"),
                required=True,
            ),
            text(
                "from",
                w("Where it comes from", "O ble mae'n dod"),
                "Flat above",
                "House across the road",
                "Yard behind the pub",
                required=True,
                most=200,
            ),
            number(
                "nights", w("How many nights in the last two weeks", "Sawl noson yn ystod y pythefnos diwethaf"), 0, 14
            ),
            long_text(
                "effect",
                w("What it does to them", "Sut mae'n effeithio arnynt"),
                "Cannot sleep before two.",
                "The children wake.",
                most=1500,
            ),
        ),
        summaries=("Music until two in the morning.", "Diary sheets sent.", "Dog barks while the owners are out."),
    ),
    offer(
        code="pests",
        department="protection",
        name=w("Rats, wasps and other pests", "Llygod mawr, gwenyn meirch a phlâu eraill"),
        description=w(
            "A visit by the pest team; free for rats at home.",
            "Ymweliad gan y tîm plâu; am ddim i lygod mawr yn y cartref.",
        ),
        case_title=w("Pest control", "Rheoli plâu"),
        keywords=("rats", "mice", "wasps", "bed bugs", "cockroaches", "ants"),
        promise=working_days(4),
        icon="rat",
        share=9,
        form=(
            one_of(
                "pest",
                w("Which pest", "Pa bla"),
                ("rats", "Rats", "Llygod mawr"),
                ("mice", "Mice", "Llygod"),
                ("wasps", "Wasps", "Gwenyn meirch"),
                ("bedbugs", "Bed bugs", "Pryfed gwely"),
                ("other", "Other", "Arall"),
            ),
            one_of("inside", w("Inside the home?", "Y tu mewn i'r cartref?"), *YES_NO),
            day("seen_on", w("Last seen", "Gwelwyd ddiwethaf"), -30, 0),
        ),
        summaries=("Rats under the decking.", "Wasps in the loft.", "Second visit booked."),
    ),
    offer(
        code="stray_dog",
        department="protection",
        name=w("Stray or dangerous dog", "Ci crwydr neu beryglus"),
        description=w("A lost, found or dangerous dog.", "Ci ar goll, wedi'i ganfod neu'n beryglus."),
        case_title=w("Stray dog", "Ci crwydr"),
        keywords=("lost dog", "found dog", "stray", "dog bite", "dog warden"),
        promise=working_hours(4),
        calendar="hub",
        icon="dog",
        share=4,
        form=(
            text(
                "where",
                w("Where", "Ble"),
                "River path",
                "Park by the school",
                "Outside the chemist",
                required=True,
                most=200,
            ),
            text(
                "looks",
                w("What it looks like", "Sut olwg sydd arno"),
                "Small brown terrier, red collar",
                "Black labrador, no collar",
                "Grey lurcher",
                most=200,
            ),
            one_of(
                "held",
                w("Is someone holding it?", "A oes rhywun yn ei ddal?"),
                ("yes", "Yes", "Oes"),
                ("no", "No", "Nac oes"),
            ),
        ),
        summaries=("Terrier found by the river.", "Owner traced by the chip."),
    ),
    offer(
        code="food_hygiene",
        department="protection",
        name=w("Food safety", "Diogelwch bwyd"),
        description=w(
            "Bad food, illness after a meal, or a dirty kitchen. Also new food businesses.",
            "Bwyd drwg, salwch ar ôl pryd, neu gegin fudr. Hefyd busnesau bwyd newydd.",
        ),
        case_title=w("Food safety", "Diogelwch bwyd"),
        keywords=("food poisoning", "dirty kitchen", "takeaway", "hygiene rating"),
        promise=working_days(3),
        icon="chef-hat",
        share=4,
        form=(
            text(
                "business",
                w("Which business", "Pa fusnes"),
                "The Old Quay Café",
                "Fenbridge Fry",
                "A stall at the market",
                required=True,
            ),
            number("ill", w("How many fell ill", "Faint aeth yn sâl"), 0, 500),
            day("eaten_on", w("When they ate there", "Pryd bwyton nhw yno"), -30, 0, required=False),
        ),
        summaries=("Two ill after a meal.", "Asked for a new hygiene rating.", "Mouse seen in a shop."),
    ),
)

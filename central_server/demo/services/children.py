"""Children and families."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
    Offer,
    about_whom,
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

DEPARTMENT = Department(code="children", name=w("Children and families", "Plant a theuluoedd"))

OFFERS: tuple[Offer, ...] = (
    offer(
        code="child_concern",
        department="children",
        name=w("Worry about a child", "Pryder am blentyn"),
        description=w(
            "A child may be harmed or neglected. In danger now: 999. Put through to the duty team at once.",
            "Gall plentyn fod yn cael niwed neu ei esgeuluso. Mewn perygl nawr: 999. "
            "Trosglwyddwch i'r tîm dyletswydd ar unwaith.",
        ),
        case_title=w("Worry about a child", "Pryder am blentyn"),
        keywords=("child", "neglect", "safeguarding", "left alone", "crying"),
        promise=working_hours(2),
        urgent=True,
        icon="shield-alert",
        share=2,
        form=(
            *about_whom("Number 9, next door", "Ysgol y Bont"),
            long_text(
                "what",
                w("What was seen or said", "Beth welwyd neu ddywedwyd"),
                "Child seen alone at the bus stop after nine at night.",
                "Heard shouting every evening this week.",
                required=True,
                most=4000,
            ),
            number("age", w("Age of the child, about", "Oedran y plentyn, tua"), 0, 17),
            day("when", w("When", "Pryd"), -60, 0),
        ),
        summaries=("Passed to the duty team at once.", "Caller would not give a name; passed on."),
    ),
    offer(
        code="childcare_offer",
        department="children",
        name=w("Help with childcare costs", "Help gyda chostau gofal plant"),
        description=w(
            "Up to 30 hours a week for working parents of three and four year olds.",
            "Hyd at 30 awr yr wythnos i rieni sy'n gweithio sydd â phlant tair a phedair oed.",
        ),
        case_title=w("Childcare Offer", "Cynnig Gofal Plant"),
        keywords=("nursery", "childminder", "30 hours", "childcare"),
        promise=working_days(10),
        icon="baby",
        share=8,
        form=(
            number("children", w("How many children", "Sawl plentyn"), 1, 6),
            day("start", w("From when", "O bryd"), 0, 180),
            text(
                "provider",
                w("Nursery or childminder", "Meithrinfa neu warchodwr plant"),
                "Little Herons",
                "Cylch Meithrin Trefen",
                "Not yet chosen",
            ),
        ),
        summaries=("Form begun by phone.", "Asked whether grandparents count.", "Proof of work handed in."),
    ),
    offer(
        code="family_support",
        department="children",
        name=w("Family support", "Cymorth i deuluoedd"),
        description=w(
            "Advice and a family worker before things get too hard.",
            "Cyngor a gweithiwr teulu cyn i bethau fynd yn rhy anodd.",
        ),
        case_title=w("Family support", "Cymorth i deuluoedd"),
        keywords=("parenting", "family worker", "teenager", "separation", "help at home"),
        promise=working_days(5),
        icon="users-round",
        share=5,
        form=(
            many_of(
                "with",
                w("Help with", "Help gyda"),
                ("routine", "Sleep and routine", "Cwsg a threfn"),
                ("behaviour", "Behaviour", "Ymddygiad"),
                ("school", "Going to school", "Mynd i'r ysgol"),
                ("separation", "Parents apart", "Rhieni ar wahân"),
                required=True,
                most=3,
            ),
            one_of(
                "ring",
                w("When to ring", "Pryd i ffonio"),
                ("am", "Mornings", "Boreau"),
                ("pm", "Afternoons", "Prynhawniau"),
                ("evening", "After six", "Ar ôl chwech"),
            ),
        ),
        summaries=("Teenager will not go to school.", "Family worker to ring back.", "Parenting group asked about."),
    ),
)

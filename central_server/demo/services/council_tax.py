"""Council Tax."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
    YES_NO,
    Offer,
    day,
    long_text,
    number,
    offer,
    one_of,
    text,
    w,
    working_days,
)

DEPARTMENT = Department(code="council_tax", name=w("Council Tax", "Treth y Cyngor"))

OFFERS: tuple[Offer, ...] = (
    offer(
        code="council_tax_instalments",
        department="council_tax",
        name=w("Council Tax instalments", "Rhandaliadau Treth y Cyngor"),
        description=w(
            "Changing how or when someone pays, or spreading what they owe.",
            "Newid sut neu bryd mae rhywun yn talu, neu wasgaru'r hyn sy'n ddyledus.",
        ),
        case_title=w("Council Tax instalments", "Rhandaliadau Treth y Cyngor"),
        keywords=("council tax", "instalments", "direct debit", "can't pay", "arrears", "spread payments"),
        promise=working_days(5),
        icon="landmark",
        share=26,
        form=(
            one_of(
                "how",
                w("How they wish to pay", "Sut maen nhw am dalu"),
                ("debit", "Direct Debit", "Debyd Uniongyrchol"),
                ("card", "Card by phone", "Cerdyn dros y ffôn"),
                ("counter", "At the counter", "Wrth y cownter"),
                ("post_office", "Post office card", "Cerdyn swyddfa'r post"),
            ),
            number("pay_day", w("Day of the month", "Diwrnod o'r mis"), 1, 28),
            number(
                "monthly",
                w("What they can pay each month, in pounds", "Faint gallant ei dalu bob mis, mewn punnoedd"),
                5,
                600,
                required=False,
            ),
            one_of(
                "hardship",
                w("Is it hard to pay?", "A yw'n anodd talu?"),
                *YES_NO,
                hint=w("If so, offer money advice.", "Os felly, cynigiwch gyngor ariannol."),
            ),
        ),
        summaries=(
            "Asked about Council Tax instalments.",
            "Payment day moved to after the pension.",
            "Arrears spread over twelve months.",
            "Direct Debit form sent.",
        ),
    ),
    offer(
        code="council_tax_move",
        department="council_tax",
        name=w("Moving home and Council Tax", "Symud tŷ a Threth y Cyngor"),
        description=w(
            "Someone moves in, moves out, or moves within the county.",
            "Mae rhywun yn symud i mewn, allan, neu o fewn y sir.",
        ),
        case_title=w("Change of address for Council Tax", "Newid cyfeiriad ar gyfer Treth y Cyngor"),
        keywords=("moving", "new address", "moved house", "left the flat", "change of address"),
        promise=working_days(10),
        icon="house",
        share=16,
        form=(
            day("moved_on", w("Day of the move", "Diwrnod symud"), -365, 90),
            text(
                "new_address",
                w("New address", "Cyfeiriad newydd"),
                "4 Mill Lane, Fenbridge",
                "Flat 2, 19 Stryd Fawr, Fenbridge",
                "31 Orchard Way, Trefen",
                required=True,
                most=200,
            ),
            one_of(
                "tenure",
                w("Owner or tenant", "Perchennog neu denant"),
                ("owner", "Owner", "Perchennog"),
                ("tenant", "Tenant", "Tenant"),
                ("other", "Other", "Arall"),
            ),
            number("adults", w("Adults in the home", "Oedolion yn y cartref"), 1, 12),
        ),
        summaries=("Moved out; final bill asked for.", "New tenant registered.", "Two bills for the same flat."),
    ),
    offer(
        code="council_tax_discount",
        department="council_tax",
        name=w("Council Tax discount or exemption", "Gostyngiad neu eithriad Treth y Cyngor"),
        description=w(
            "Single person, student, carer, severe mental impairment, or an empty home.",
            "Person sengl, myfyriwr, gofalwr, nam meddyliol difrifol, neu gartref gwag.",
        ),
        case_title=w("Council Tax discount", "Gostyngiad Treth y Cyngor"),
        keywords=("single person", "student", "discount", "exempt", "25 percent", "living alone"),
        promise=working_days(10),
        icon="badge-percent",
        share=14,
        form=(
            one_of(
                "ground",
                w("On what ground", "Ar ba sail"),
                ("single", "Only adult in the home", "Yr unig oedolyn yn y cartref"),
                ("student", "Student", "Myfyriwr"),
                ("carer", "Live-in carer", "Gofalwr sy'n byw i mewn"),
                ("impairment", "Severe mental impairment", "Nam meddyliol difrifol"),
                ("empty", "Empty home", "Cartref gwag"),
            ),
            day("since", w("Since when", "Ers pryd"), -1095, 0),
            long_text(
                "evidence",
                w("What they can show", "Beth gallant ei ddangos"),
                "Letter from the university.",
                "Doctor's letter to follow.",
                "Tenancy agreement in one name.",
                most=600,
            ),
        ),
        summaries=(
            "Single person discount asked for.",
            "Son has left home; discount from then.",
            "Student letter received.",
        ),
    ),
    offer(
        code="council_tax_reduction",
        department="council_tax",
        name=w("Council Tax Reduction", "Gostyngiadau'r Dreth Gyngor"),
        description=w(
            "Help with the bill for people on a low income.",
            "Help gyda'r bil i bobl ar incwm isel.",
        ),
        case_title=w("Council Tax Reduction claim", "Cais am Ostyngiadau'r Dreth Gyngor"),
        keywords=("help with council tax", "low income", "reduction", "council tax benefit"),
        promise=working_days(15),
        icon="hand-coins",
        share=12,
        form=(
            number("income", w("Weekly income, in pounds", "Incwm wythnosol, mewn punnoedd"), 0, 2000),
            number("savings", w("Savings, in pounds", "Cynilion, mewn punnoedd"), 0, 100_000),
            day("claim_from", w("From when", "O bryd"), -90, 0),
        ),
        summaries=("Claim form taken by phone.", "Payslips handed in.", "Asked how far the claim has come."),
    ),
)

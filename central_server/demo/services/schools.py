"""Schools and learning."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import (
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

DEPARTMENT = Department(code="schools", name=w("Schools and learning", "Ysgolion a dysgu"))
SCHOOLS = ("Ysgol y Bont", "Fenbridge Primary", "Ysgol Gyfun Trefen", "Marsh End School", "Ysgol Llanfen")

OFFERS: tuple[Offer, ...] = (
    offer(
        code="school_admission",
        department="schools",
        name=w("School place", "Lle mewn ysgol"),
        description=w(
            "Applying for a place, moving school in the year, or an appeal.",
            "Gwneud cais am le, symud ysgol yn ystod y flwyddyn, neu apêl.",
        ),
        case_title=w("School admission", "Derbyn i ysgol"),
        keywords=("school place", "admissions", "reception", "change school", "appeal"),
        promise=working_days(15),
        icon="school",
        share=12,
        form=(
            text("school", w("First choice", "Dewis cyntaf"), *SCHOOLS, required=True),
            number("year", w("School year (0 is Reception)", "Blwyddyn ysgol (0 yw'r Derbyn)"), 0, 13),
            one_of(
                "kind",
                w("Which", "Pa un"),
                ("normal", "Normal round", "Rownd arferol"),
                ("in_year", "In the year", "Yn ystod y flwyddyn"),
                ("appeal", "Appeal", "Apêl"),
            ),
            one_of(
                "language",
                w("Language of teaching", "Iaith yr addysgu"),
                ("cy", "Welsh", "Cymraeg"),
                ("en", "English", "Saesneg"),
                ("both", "Both", "Y ddwy"),
            ),
        ),
        summaries=("Place asked for in the year.", "Appeal form sent.", "Asked when offers go out."),
    ),
    offer(
        code="school_transport",
        department="schools",
        name=w("School transport", "Cludiant ysgol"),
        description=w(
            "Bus or taxi for pupils who live too far to walk, or who cannot walk.",
            "Bws neu dacsi i ddisgyblion sy'n byw'n rhy bell i gerdded, neu na allant gerdded.",
        ),
        case_title=w("School transport", "Cludiant ysgol"),
        keywords=("school bus", "bus did not come", "taxi to school", "bus pass school"),
        promise=working_days(5),
        icon="bus",
        share=10,
        form=(
            text("school", w("Which school", "Pa ysgol"), *SCHOOLS, required=True),
            one_of(
                "matter",
                w("What it is about", "Am beth mae e"),
                ("apply", "New application", "Cais newydd"),
                ("late", "Bus late or did not come", "Bws yn hwyr neu heb ddod"),
                ("lost", "Lost pass", "Tocyn ar goll"),
            ),
            day("on", w("On which day", "Ar ba ddiwrnod"), -30, 60, required=False),
        ),
        summaries=(
            "School bus did not come.",
            "Lost pass; new one posted.",
            "Moved; asked whether the bus still stops.",
        ),
    ),
    offer(
        code="uniform_grant",
        department="schools",
        name=w("School essentials grant", "Grant hanfodion ysgol"),
        description=w(
            "Money for uniform, sports kit and equipment.",
            "Arian ar gyfer gwisg ysgol, dillad chwaraeon ac offer.",
        ),
        case_title=w("School essentials grant", "Grant hanfodion ysgol"),
        keywords=("uniform", "school clothes", "grant", "school kit"),
        promise=working_days(10),
        icon="shirt",
        share=5,
        form=(
            number("children", w("How many children", "Sawl plentyn"), 1, 10),
            text("school", w("Which school", "Pa ysgol"), *SCHOOLS, required=True),
            long_text(
                "more",
                w("Anything else", "Unrhyw beth arall"),
                "Twins in the same year.",
                "New school in January.",
                most=500,
            ),
        ),
        summaries=("Grant asked for two children.", "Payment not yet there."),
    ),
)

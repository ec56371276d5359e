"""Benefits and money advice."""

from agent_desktop.contract.services import Department
from central_server.demo.services.forms import Offer, day, long_text, many_of, number, offer, one_of, w, working_days

DEPARTMENT = Department(code="benefits", name=w("Benefits and money advice", "Budd-daliadau a chyngor ariannol"))

OFFERS: tuple[Offer, ...] = (
    offer(
        code="housing_benefit_change",
        department="benefits",
        name=w("Housing Benefit: change of circumstances", "Budd-dal Tai: newid mewn amgylchiadau"),
        description=w(
            "Something has changed that may alter what is paid. Late news can mean money to pay back.",
            "Mae rhywbeth wedi newid a all effeithio ar y taliad. Gall newyddion hwyr olygu arian i'w ad-dalu.",
        ),
        case_title=w("Housing Benefit change", "Newid i Fudd-dal Tai"),
        keywords=("housing benefit", "rent help", "change of circumstances", "overpaid"),
        promise=working_days(10),
        icon="house-plus",
        share=14,
        form=(
            one_of(
                "change",
                w("What has changed", "Beth sydd wedi newid"),
                ("income", "Income", "Incwm"),
                ("rent", "Rent", "Rhent"),
                ("household", "Who lives there", "Pwy sy'n byw yno"),
                ("address", "Address", "Cyfeiriad"),
            ),
            day("changed_on", w("Since when", "Ers pryd"), -365, 30),
            number("rent", w("Weekly rent now, in pounds", "Rhent wythnosol nawr, mewn punnoedd"), 0, 1500),
        ),
        summaries=(
            "Rent has gone up; letter to follow.",
            "Started work; wage slips asked for.",
            "Asked about an overpayment.",
        ),
    ),
    offer(
        code="discretionary_payment",
        department="benefits",
        name=w("Discretionary housing payment", "Taliad tai dewisol"),
        description=w(
            "Short help for people whose benefit does not cover the rent.",
            "Help byr i bobl nad yw eu budd-dal yn talu'r rhent i gyd.",
        ),
        case_title=w("Discretionary housing payment", "Taliad tai dewisol"),
        keywords=("behind with rent", "shortfall", "bedroom tax", "extra help with rent"),
        promise=working_days(10),
        icon="wallet",
        share=6,
        form=(
            number("shortfall", w("Weekly gap, in pounds", "Bwlch wythnosol, mewn punnoedd"), 1, 500),
            long_text(
                "why",
                w("Why help is needed", "Pam mae angen help"),
                "Rent went up and hours were cut.",
                "Waiting for a smaller home.",
                "Needs a spare room for the night carer.",
                required=True,
                most=1500,
            ),
        ),
        summaries=("Behind with the rent since hours were cut.", "Form half filled in; help offered."),
    ),
    offer(
        code="free_school_meals",
        department="benefits",
        name=w("Free school meals", "Prydau ysgol am ddim"),
        description=w("Meals for children whose parents are on a low income.", "Prydau i blant rhieni ar incwm isel."),
        case_title=w("Free school meals", "Prydau ysgol am ddim"),
        keywords=("school dinners", "free meals", "lunch"),
        promise=working_days(5),
        icon="utensils",
        share=8,
        form=(
            number("children", w("How many children", "Sawl plentyn"), 1, 10),
            many_of(
                "benefits",
                w("Benefits the family has", "Budd-daliadau'r teulu"),
                ("uc", "Universal Credit", "Credyd Cynhwysol"),
                ("is", "Income Support", "Cymhorthdal Incwm"),
                ("pc", "Pension Credit", "Credyd Pensiwn"),
                ("asylum", "Asylum support", "Cymorth lloches"),
                required=True,
            ),
        ),
        summaries=("Two children; claim taken.", "Meals stopped after the move of school."),
    ),
    offer(
        code="money_advice",
        department="benefits",
        name=w("Money advice appointment", "Apwyntiad cyngor ariannol"),
        description=w(
            "An hour with an adviser about debts, bills and what someone may claim.",
            "Awr gyda chynghorydd am ddyledion, biliau a'r hyn y gall rhywun ei hawlio.",
        ),
        case_title=w("Money advice appointment", "Apwyntiad cyngor ariannol"),
        keywords=("debt", "bills", "bailiff", "food bank", "money worries"),
        promise=working_days(5),
        icon="piggy-bank",
        share=6,
        form=(
            many_of(
                "worries",
                w("What it is about", "Am beth mae e"),
                ("rent", "Rent", "Rhent"),
                ("council_tax", "Council Tax", "Treth y Cyngor"),
                ("fuel", "Fuel bills", "Biliau tanwydd"),
                ("loans", "Loans and cards", "Benthyciadau a chardiau"),
                required=True,
            ),
            one_of(
                "where",
                w("Where to meet", "Ble i gwrdd"),
                ("hub", "At the hub", "Yn yr hyb"),
                ("home", "At home", "Gartref"),
                ("phone", "By phone", "Dros y ffôn"),
            ),
        ),
        summaries=("Bailiff's letter; appointment booked.", "Food bank voucher given.", "Asked what can be claimed."),
    ),
)

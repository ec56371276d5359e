"""What is done when the promise of each service is kept, as the answers written by hand say it."""

from typing import NamedTuple

from agent_desktop.contract.base import Words
from central_server.demo.services.forms import w

ANSWER = w("We answer", "Byddwn yn ateb")
ACT = w("We act on it", "Byddwn yn gweithredu")
COME = w("We come", "Byddwn yn dod")
COME_BACK = w("We come back", "Byddwn yn dod yn ôl")
COME_TO_SEE = w("Someone comes to look", "Bydd rhywun yn dod i edrych")
VISIT = w("Someone visits", "Bydd rhywun yn ymweld")
RING = w("Someone rings you", "Bydd rhywun yn eich ffonio")
IN_TOUCH = w("Someone gets in touch", "Bydd rhywun yn cysylltu")
LOOK = w("We look at it", "Byddwn yn edrych ar y mater")
SEND = w("We send it", "Byddwn yn ei anfon")


class About(NamedTuple):
    """What is done when the promise of a service is kept, and the answer by hand, in Welsh too, that says more."""

    deed: Words
    guide: str


ABOUT: dict[str, About] = {
    "missed_assisted_collection": About(COME_BACK, "missed-bin"),
    "missed_collection": About(COME_BACK, "missed-bin"),
    "new_bin": About(SEND, "new-bin"),
    "bulky_collection": About(COME, "bulky-waste"),
    "fly_tipping": About(w("We clear it", "Byddwn yn ei glirio"), "fly-tipping"),
    "garden_waste": About(w("It starts", "Bydd yn dechrau"), "garden-waste"),
    "assisted_collection": About(ANSWER, "assisted-collection"),
    "council_tax_instalments": About(ANSWER, "council-tax-pay"),
    "council_tax_move": About(ANSWER, "moving-home"),
    "council_tax_discount": About(ANSWER, "single-person-discount"),
    "council_tax_reduction": About(ANSWER, "council-tax-reduction"),
    "housing_benefit_change": About(ANSWER, "benefit-change"),
    "discretionary_payment": About(ANSWER, "discretionary-payment"),
    "free_school_meals": About(ANSWER, "free-school-meals"),
    "money_advice": About(RING, "money-advice"),
    "repair": About(w("The repair is done", "Bydd y gwaith wedi'i wneud"), "report-repair"),
    "emergency_repair": About(COME, "emergency-repair"),
    "housing_application": About(w("We write back", "Byddwn yn ysgrifennu'n ôl"), "housing-register"),
    "homelessness": About(ACT, "nowhere-to-stay"),
    "care_assessment": About(IN_TOUCH, "care-assessment"),
    "carer_assessment": About(IN_TOUCH, "carer-assessment"),
    "equipment": About(RING, "equipment-at-home"),
    "adult_concern": About(ACT, "adult-concern"),
    "child_concern": About(ACT, "child-concern"),
    "childcare_offer": About(ANSWER, "childcare-offer"),
    "family_support": About(RING, "family-support"),
    "school_admission": About(ANSWER, "school-place"),
    "school_transport": About(ANSWER, "school-transport"),
    "uniform_grant": About(ANSWER, "uniform-grant"),
    "pothole": About(ACT, "pothole"),
    "street_light": About(COME, "street-light"),
    "fallen_tree": About(COME, "fallen-tree"),
    "blocked_drain": About(COME, "blocked-drain"),
    "gritting": About(ACT, "gritting"),
    "dropped_kerb": About(ANSWER, "dropped-kerb"),
    "planning_enquiry": About(ANSWER, "planning-permission"),
    "planning_breach": About(LOOK, "planning-breach"),
    "dangerous_structure": About(COME_TO_SEE, "dangerous-structure"),
    "protected_tree": About(ANSWER, "protected-tree"),
    "planning_comment": About(LOOK, "planning-comment"),
    "noise": About(RING, "noise-at-night"),
    "pests": About(VISIT, "pests"),
    "stray_dog": About(ACT, "stray-dog"),
    "food_hygiene": About(LOOK, "food-complaint"),
    "blue_badge": About(ANSWER, "blue-badge"),
    "bus_pass": About(SEND, "bus-pass"),
    "birth_registration": About(ANSWER, "birth"),
    "death_registration": About(ANSWER, "death"),
    "certificate_copy": About(SEND, "certificate-copy"),
    "parking_permit": About(SEND, "parking-permit"),
    "complaint": About(ANSWER, "complaint-stages"),
    "parking_fine": About(ANSWER, "parking-fine"),
    "change_of_address": About(ANSWER, "moving-home"),
}
"""By code of the service."""

"""That nothing of the people of a contact is in the scenario made from it: looked for again by the server itself."""

from sqlalchemy.orm import Session

from agent_desktop.contract.practice import ScenarioWrite
from agent_desktop.contract.problems import FieldError
from agent_desktop.practice.rewriting.finding import Finder, people_of
from agent_desktop.practice.rewriting.found import Kind
from agent_desktop.practice.rewriting.remaining import remains_in
from central_server.practice import material
from central_server.refusals import refuse_fields, refused_field

WHAT = {
    Kind.NAME: "A name",
    Kind.PHONE: "A telephone number",
    Kind.EMAIL: "An e-mail address",
    Kind.POSTCODE: "A postcode",
    Kind.ADDRESS: "An address",
    Kind.DATE: "A date of birth or of death",
    Kind.REFERENCE: "A case reference",
    Kind.CARD: "A card number",
    Kind.INSURANCE: "A National Insurance number",
    Kind.HEALTH: "An NHS number",
    Kind.NUMBER: "A number",
}
MOST_TOLD = 50


def refuse_remains(session: Session, asked: ScenarioWrite, *, is_new: bool) -> None:
    """Raises Refusal: 404 and 410 of the contact; 422 where it is not named, or what is left and where: not its words.

    A later version need not name the contact: nobody keeps which one it was.
    """
    if asked.contact is None:
        if is_new:
            raise refused_field("contact", "Say which contact it was made from. It is not kept.")
        return
    number, references, year = material.numbers_of(session, asked.contact)
    people = people_of(material.people_of(session, asked.contact), number, references, year)
    refuse_fields(
        [
            FieldError(
                field=f"scenario.{each.at}",
                message=f"{WHAT[each.kind]} of the contact stands here, at characters {each.start + 1} to {each.end}.",
            )
            for each in remains_in(asked.scenario, Finder(people))[:MOST_TOLD]
        ]
    )

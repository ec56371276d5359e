"""The people of a contact as invented ones: all that their records had of them, in the same shape."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from agent_desktop.contract.base import Record
from agent_desktop.contract.citizens import Address, CitizenStatus, Phone
from agent_desktop.contract.practice_scenarios import PastCase, Person, Speaker
from agent_desktop.contract.rewriting import CaseForPractice, PersonRole, PersonThen, PracticeMaterial
from agent_desktop.dates import full_day
from agent_desktop.language import language, t
from agent_desktop.practice.rewriting.found import Kind
from agent_desktop.practice.rewriting.inventing import Inventor
from agent_desktop.practice.rewriting.lettering import words
from agent_desktop.practice.rewriting.passages import Passage, Workshop
from agent_desktop.practice.rewriting.places import canonical
from agent_desktop.practice.rewriting.texts import Change
from agent_desktop.scripts.standing import day_of

CITIZEN, SPEAKER = "citizen", "speaker"
PHONES = ("landline", "mobile", "work")
IDS = {PersonRole.CITIZEN: CITIZEN, PersonRole.REPRESENTATIVE: SPEAKER}


class Invented(Record, frozen=True, kw_only=True):
    people: tuple[Person, ...]
    passages: tuple[Passage, ...]


def invent(material: PracticeMaterial, shop: Workshop) -> Invented:
    """Whoever handled it is not among them."""
    today = day_of(material.started_at)
    people: list[Person] = []
    passages: list[Passage] = []
    real = [person for person in material.people if person.role in IDS]
    speaker = next((person for person in real if person.role is PersonRole.REPRESENTATIVE), None)
    for at, person in enumerate(real):
        form = shop.text(f"people.{at}.preferred_format", t("The form they like"), person.preferred_format, must=False)
        made = replace(_person(person, shop.inventor), preferred_format=_text(form))
        if person.role is PersonRole.CITIZEN:
            cases, said = _cases(material, shop, f"people.{at}.cases", today)
            made = replace(made, flags=material.flags, cases=cases)
            passages += said
            if speaker is not None:
                relation = shop.text(
                    f"people.{at}.speakers.0.relation", t("Who they are to them"), speaker.relation, must=False
                )
                made = replace(made, speakers=(_speaker(speaker, _text(relation), today),))
                passages += [relation] if relation else []
        passages += [form] if form else []
        people.append(made)
        passages += _told(person, made, f"people.{at}")
    return Invented(people=tuple(people), passages=tuple(passages))


def name_again(name: str, inventor: Inventor) -> str:
    """Word by word, and in one's own script no more."""
    parts: list[str] = []
    last = 0
    for word in words(name):
        parts += [name[last : word.start], inventor.name_word(word.folded).capitalize() if word.folded else ""]
        last = word.end
    return "".join((*parts, name[last:])).strip() or inventor.name(name)


def _person(real: PersonThen, inventor: Inventor) -> Person:
    return Person(
        id=IDS[real.role],
        name=name_again(real.latin_name or real.name, inventor),
        birth_date=inventor.day(real.birth_date) if real.birth_date else None,
        status=CitizenStatus.DECEASED if real.died_on else CitizenStatus.LIVING,
        died_on=inventor.day(real.died_on) if real.died_on else None,
        languages=real.languages,
        preferred_channel=real.preferred_channel,
        address=_address(real.address, inventor) if real.address else None,
        phones=tuple(Phone(e164=inventor.phone(phone.e164), kind=_kind(phone)) for phone in real.phones),
        email=inventor.email(real.email.casefold()) if real.email else "",
    )


def _address(real: Address, inventor: Inventor) -> Address:
    return Address(
        line=inventor.line(real.line),
        locality=inventor.locality(real.locality),
        postcode=inventor.postcode(canonical(real.postcode)),
    )


def _kind(phone: Phone) -> str:
    return phone.kind if phone.kind in PHONES else PHONES[0]


def _text(passage: Passage | None) -> str:
    return passage.text if passage is not None else ""


def _speaker(real: PersonThen, relation: str, today: date) -> Speaker:
    until = (real.valid_until - today).days if real.valid_until else None
    return Speaker(person=SPEAKER, relation=relation, may_discuss=real.may_discuss, until_days=until)


def _cases(
    material: PracticeMaterial, shop: Workshop, path: str, today: date
) -> tuple[tuple[PastCase, ...], list[Passage]]:
    """Those that were open already; what they say is rewritten as any text is."""
    cases: list[PastCase] = []
    passages: list[Passage] = []
    for at, case in enumerate(each for each in material.cases if not each.raised):
        made, said = _case(case, shop, f"{path}.{at}", today)
        cases.append(made)
        passages += said
    return tuple(cases), passages


def _case(case: CaseForPractice, shop: Workshop, path: str, today: date) -> tuple[PastCase, list[Passage]]:
    progress = shop.text(f"{path}.progress", t("How a case stood"), case.progress)
    place = shop.text(f"{path}.place", t("The place of a case"), case.place)
    answers = {
        name: shop.value(f"{path}.answers.{name}", t("An answer in a case"), value, material_day=today)
        for name, value in case.answers.items()
    }
    made = PastCase(
        service=case.service_code,
        days_ago=max(0, (today - day_of(case.opened_at)).days),
        state=case.state,
        progress=_text(progress),
        place=_text(place),
        answers={name: value for name, (value, _) in answers.items()},
    )
    said = [progress, place, *(passage for _, passage in answers.values())]
    return made, [passage for passage in said if passage is not None]


def _told(real: PersonThen, made: Person, path: str) -> Iterator[Passage]:
    """What of a record was replaced: to be seen, and not to be written in."""
    whose = {PersonRole.CITIZEN: t("Of the citizen: {what}"), PersonRole.REPRESENTATIVE: t("Of who speaks: {what}")}
    spoken = language()
    pairs = (
        ("name", t("the name"), Kind.NAME, real.name, made.name),
        ("birth_date", t("the date of birth"), Kind.DATE, _day(real.birth_date, spoken), _day(made.birth_date, spoken)),
        ("died_on", t("the day of death"), Kind.DATE, _day(real.died_on, spoken), _day(made.died_on, spoken)),
        ("address", t("the address"), Kind.ADDRESS, _line(real.address), _line(made.address)),
        ("phones", t("the telephone"), Kind.PHONE, _numbers(real.phones), _numbers(made.phones)),
        ("email", t("the e-mail address"), Kind.EMAIL, real.email, made.email),
    )
    for field, what, kind, before, after in pairs:
        if before:
            change = Change(kind=kind, before=before, after=after, start=0, end=len(after), at=0)
            called = whose[real.role].format(what=what)
            yield Passage(at=f"{path}.{field}", what=called, before=before, text=after, changes=(change,))


def _day(day: date | None, spoken: str) -> str:
    return full_day(day, spoken) if day else ""


def _line(address: Address | None) -> str:
    return ", ".join(part for part in (address.line, address.locality, address.postcode) if part) if address else ""


def _numbers(phones: tuple[Phone, ...]) -> str:
    return ", ".join(phone.e164 for phone in phones)

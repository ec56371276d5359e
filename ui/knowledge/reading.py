"""What is read of one answer: an article, an institution, a service or a script, as words and icons. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from agent_desktop import dates
from agent_desktop.contract.base import Record, Words
from agent_desktop.contract.institutions import HandOver, Institution, InstitutionPhone, PhoneKind
from agent_desktop.contract.knowledge import Article, Audience
from agent_desktop.contract.script_life import PublishedScript
from agent_desktop.contract.scripts import Spoken
from agent_desktop.contract.services import Department, Service
from agent_desktop.desk.answers import HitKind
from agent_desktop.language import language, t, tn
from ui.knowledge.standing import Mark, article_marks, is_due

A_DAY = timedelta(days=1)


class Fact(Record, frozen=True, kw_only=True):
    """One line about an answer. `tone`: good, warn or "". `copies`: what a button beside it puts on the clipboard."""

    icon: str
    words: str
    tone: str = ""
    copies: str = ""
    copy_words: str = ""


class AnswerView(Record, frozen=True, kw_only=True):
    """One answer in one language. `other`: the language it can be read in too; None where it has no translation.

    `id` as a Hit has it. `short` is read aloud; `text` is Markdown, of an article alone. `version`: 0 where none is.
    `owner`: whom a word about an article reaches. `number`: which the citizen is given with an institution.
    `about`: how old it is and who wrote it, in short.
    """

    kind: HitKind
    id: str
    version: int = 0
    title: str
    short: str
    text: str = ""
    spoken: Spoken = Spoken.EN
    other: Spoken | None = None
    marks: tuple[Mark, ...] = ()
    handler_only: bool = False
    facts: tuple[Fact, ...] = ()
    owner: str = ""
    number: str = ""
    about: str = ""

    @property
    def may_be_quoted(self) -> bool:
        return self.kind in (HitKind.ARTICLE, HitKind.INSTITUTION)


def article_view(
    article: Article, spoken: Spoken, *, now: datetime, today: date, departments: Mapping[str, Department]
) -> AnswerView:
    """In the language `spoken` where it has been translated, else in English."""
    shown = spoken if translated(article) else Spoken.EN
    return AnswerView(
        kind=HitKind.ARTICLE,
        id=str(article.id),
        version=article.version,
        title=article.title.in_language(shown),
        short=article.short_answer.in_language(shown),
        text=article.text.in_language(shown),
        spoken=shown,
        other=_other(shown) if translated(article) else None,
        marks=article_marks(article, today),
        handler_only=article.audience is Audience.HANDLER,
        facts=tuple(_article_facts(article, now, today, departments)),
        owner=article.owner_name,
        about=" · ".join(part for part in (age(article, now), _by(article)) if part),
    )


def translated(article: Article) -> bool:
    """Whether all of it can be read in Welsh: half of an answer in each language is read by nobody."""
    return all((article.title.cy, article.short_answer.cy, article.text.cy))


def _other(spoken: Spoken) -> Spoken:
    return Spoken.CY if spoken is Spoken.EN else Spoken.EN


def _article_facts(article: Article, now: datetime, today: date, departments: Mapping[str, Department]) -> list[Fact]:
    department = departments.get(article.department_code)
    found = [Fact(icon="history", words=_version(article, now))]
    if article.change_note:
        found.append(Fact(icon="pencil", words=t("What changed: {note}").format(note=article.change_note)))
    if article.review_by is not None:
        day = dates.day(article.review_by, language(), today)
        late = is_due(article, today)
        words = t("Should have been looked at again by {day}") if late else t("To be looked at again by {day}")
        found.append(Fact(icon="calendar-clock", words=words.format(day=day), tone="warn" if late else ""))
    if article.owner_name:
        found.append(Fact(icon="user", words=t("Looked after by {name}").format(name=article.owner_name)))
    if department is not None:
        words = t("Department: {name}").format(name=department.name.in_language(language()))
        found.append(Fact(icon="building-2", words=words))
    return found


def age(article: Article, now: datetime) -> str:
    """How long ago it was changed last."""
    days = (now - article.updated_at) // A_DAY
    return tn("{count} day old", "{count} days old", days).format(count=days) if days > 0 else t("changed today")


def _version(article: Article, now: datetime) -> str:
    words = t("Version {version}, {age}").format(version=article.version, age=age(article, now))
    return " · ".join(part for part in (words, _by(article)) if part)


def _by(article: Article) -> str:
    return t("by {name}").format(name=article.updated_by) if article.updated_by else ""


# ---- institutions ---------------------------------------------------------------------------------------------------


def institution_view(institution: Institution, spoken: Spoken, opening: Fact | None) -> AnswerView:
    """`opening`: whether they answer now, as a line of its own; None where that is not known."""

    def say(words: Words) -> str:
        return words.in_language(spoken)

    has_welsh = bool(institution.name.cy and institution.does.cy)
    return AnswerView(
        kind=HitKind.INSTITUTION,
        id=str(institution.id),
        version=institution.version,
        title=say(institution.name),
        short=say(institution.does),
        spoken=spoken if has_welsh else Spoken.EN,
        other=_other(spoken) if has_welsh else None,
        marks=(Mark(words=t("Institution"), icon="landmark"),),
        facts=tuple(_institution_facts(institution, spoken, opening)),
        number=given_number(institution),
    )


def given_number(institution: Institution) -> str:
    """The number that a citizen is given: the first that is not for professionals."""
    public = (phone for phone in institution.phones if phone.kind is not PhoneKind.PROFESSIONALS)
    voice = sorted(public, key=lambda phone: phone.kind is not PhoneKind.VOICE)
    return voice[0].number if voice else ""


def _institution_facts(institution: Institution, spoken: Spoken, opening: Fact | None) -> list[Fact]:
    found = [opening] if opening is not None else []
    found += [_phone(phone, spoken) for phone in institution.phones]
    found.append(Fact(icon="phone-forwarded", words=_hand_over(institution, spoken)))
    if area := institution.area.in_language(spoken):
        found.append(Fact(icon="map-pin", words=t("For: {area}").format(area=area)))
    if institution.address:
        copies = t("Copy the address")
        found.append(Fact(icon="house", words=institution.address, copies=institution.address, copy_words=copies))
    if institution.email:
        copies = t("Copy the e-mail address")
        found.append(Fact(icon="mail", words=institution.email, copies=institution.email, copy_words=copies))
    if institution.website:
        copies = t("Copy the web address")
        found.append(Fact(icon="globe", words=institution.website, copies=institution.website, copy_words=copies))
    return found


def _phone(phone: InstitutionPhone, spoken: Spoken) -> Fact:
    label = phone.label.in_language(spoken)
    for_us = phone.kind is PhoneKind.PROFESSIONALS
    kind = {
        PhoneKind.TEXT_RELAY: t("text relay"),
        PhoneKind.SMS: t("text message"),
        PhoneKind.PROFESSIONALS: t("for you only, never given out"),
    }.get(phone.kind, "")
    words = " · ".join(part for part in (phone.number, label, kind) if part)
    icon = {PhoneKind.SMS: "message-square-text", PhoneKind.PROFESSIONALS: "eye-off"}.get(phone.kind, "phone")
    copies = t("Copy {number}").format(number=phone.number)
    return Fact(icon=icon, words=words, tone="warn" if for_us else "", copies=phone.number, copy_words=copies)


def _hand_over(institution: Institution, spoken: Spoken) -> str:
    """In their own words, where they have some; that it is an emergency is always said first."""
    own, way = institution.hand_over_words.in_language(spoken), institution.hand_over
    over = hand_over_words(way)
    return f"{over} {own}".strip() if way is HandOver.EMERGENCY else own or over


def hand_over_words(way: HandOver) -> str:
    """What the handler does with the citizen."""
    return {
        HandOver.TRANSFER: t("Put the call through, and stay until they answer."),
        HandOver.GIVE_NUMBER: t("Give the number."),
        HandOver.SEND_FORM: t("Send the form."),
        HandOver.REFER: t("We write to them for the citizen, who must agree."),
        HandOver.EMERGENCY: t("An emergency: at once, before anything else."),
    }[way]


# ---- services and scripts -------------------------------------------------------------------------------------------


def service_view(service: Service, promise: str, department: Department | None) -> AnswerView:
    """`promise`: within how long it answers, in words."""
    facts = [Fact(icon="clock", words=promise)]
    if department is not None:
        facts.append(Fact(icon="building-2", words=department.name.in_language(language())))
    return AnswerView(
        kind=HitKind.SERVICE,
        id=service.code,
        title=service.name.in_language(language()),
        short=service.description.in_language(language()),
        marks=(Mark(words=t("Service"), icon="tag"),),
        facts=tuple(facts),
    )


def script_view(published: PublishedScript, services: Mapping[str, Service]) -> AnswerView:
    script = published.script
    about = [services[code].name.in_language(language()) for code in script.services if code in services]
    return AnswerView(
        kind=HitKind.SCRIPT,
        id=script.id,
        title=script.title.in_language(language()),
        short="",
        marks=(Mark(words=t("Script"), icon="list-tree"),),
        facts=(Fact(icon="tag", words=", ".join(about)),) if about else (),
    )

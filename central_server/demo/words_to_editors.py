"""What the demo's handlers said about answers, and what they looked for in vain."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from agent_desktop.contract.answering import FeedbackKind
from central_server.demo.accounts import account_id
from central_server.demo.answers_given import article_id, version_on
from central_server.demo.chance import demo_id
from central_server.demo.rows import Batch


class _Word(NamedTuple):
    """`reply`: of whoever settled it; "" where it is open."""

    days_ago: int
    slug: str
    kind: FeedbackKind
    remark: str
    reply: str = ""


class _Missed(NamedTuple):
    """`answered_by`: the article that answers it now; "" where nothing does yet."""

    days_ago: int
    words: str
    service: str | None = None
    language: str = "en"
    answered_by: str = ""


WORDS: tuple[_Word, ...] = (
    _Word(1, "recycling-centre", FeedbackKind.OUT_OF_DATE, "They turn vans away at four now, not at six."),
    _Word(1, "council-tax-behind", FeedbackKind.UNCLEAR, "People ask if they should pay something before they ring."),
    _Word(2, "school-place", FeedbackKind.INCOMPLETE, "Nothing on moving here in the middle of the year."),
    _Word(2, "road-claim", FeedbackKind.WRONG, "The form asks for two estimates, the answer says one."),
    _Word(3, "blue-badge", FeedbackKind.HELPED, ""),
    _Word(4, "noise-at-night", FeedbackKind.UNCLEAR, ""),
    _Word(5, "bulky-waste", FeedbackKind.OUT_OF_DATE, "A caller was told a different price by the crew."),
    _Word(6, "emergency-repair", FeedbackKind.HELPED, "Read it word for word; she understood at once."),
    _Word(8, "benefit-change", FeedbackKind.INCOMPLETE, "Who to tell when a lodger moves out?"),
    _Word(11, "pests", FeedbackKind.WRONG, "We do not come out for ants any more.", "Ants are out. Thank you."),
    _Word(15, "council-tax-pay", FeedbackKind.OUT_OF_DATE, "", "The number for payments is the new one now."),
    _Word(20, "bus-pass", FeedbackKind.UNCLEAR, "Which office?", "It names the hub now."),
)
MISSED: tuple[_Missed, ...] = (
    _Missed(1, "Can I bring paint to the tip?", "bulky_collection"),
    _Missed(1, "how long does a lost cat stay with the warden", "stray_dog"),
    _Missed(2, "is there a hardship fund for school trips"),
    _Missed(2, "alla i gael bin mwy ar gyfer cewynnau", "new_bin", "cy"),
    _Missed(3, "who cuts the hedge on the cycle path"),
    _Missed(4, "does a garden room need planning permission", "planning_enquiry"),
    _Missed(5, "when do the clocks on the car park machines change", "parking_permit"),
    _Missed(6, "can my son pay my council tax from abroad", "council_tax_instalments"),
    _Missed(9, "drone flying over the park"),
    _Missed(12, "sofa too big for the lift", "bulky_collection", answered_by="bulky-waste"),
    _Missed(18, "rats from next door's shed", "pests", answered_by="pests"),
)
EDITOR = "trainer"


def add_words_to_editors(batch: Batch, today: date, handlers: tuple[str, ...]) -> None:
    """Each by another handler, at another hour of the morning."""
    for number, word in enumerate(WORDS):
        batch["article_feedback"].append(
            (
                _id(f"word {number}", today, word.days_ago),
                2 if word.reply else 1,
                article_id(word.slug),
                version_on(article_id(word.slug), _at(today, word.days_ago, number), today),
                word.kind.value,
                word.remark,
                None,
                handlers[number % len(handlers)],
                _at(today, word.days_ago, number),
                *_settled(today, word.days_ago, word.reply, settled=bool(word.reply)),
            )
        )
    for number, missed in enumerate(MISSED):
        settled = bool(missed.answered_by)
        state, *rest = _settled(today, missed.days_ago, "", settled=settled)
        batch["question"].append(
            (
                _id(f"question {number}", today, missed.days_ago),
                2 if settled else 1,
                missed.words,
                missed.language,
                missed.service,
                None,
                handlers[(3 * number) % len(handlers)],
                _at(today, missed.days_ago, number),
                state,
                article_id(missed.answered_by) if settled else None,
                *rest,
            )
        )


def _settled(today: date, days_ago: int, reply: str, *, settled: bool) -> tuple[str, str, str | None, str | None]:
    """State, reply, by whom and when: by the editor, a day later."""
    if not settled:
        return "open", "", None, None
    return "done", reply, account_id(EDITOR), _at(today, days_ago - 1, 0)


def _at(today: date, days_ago: int, number: int) -> str:
    return f"{today - timedelta(days=days_ago)} {9 + number % 3:02}:{(7 * number) % 60:02}:00.000000"


def _id(name: str, today: date, days_ago: int) -> str:
    milliseconds = ((today - timedelta(days=days_ago)).toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
    return demo_id(Random(name), milliseconds + 9 * 3_600_000)  # noqa: S311 - the same every time is the point

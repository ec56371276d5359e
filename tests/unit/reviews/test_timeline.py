"""The time line says what happened, in its order, and what to look at."""

from agent_desktop.contract.contact_events import Happening
from agent_desktop.contract.contacts import IdentityMethod
from agent_desktop.contract.knowledge import ArticleState
from agent_desktop.contract.reviewing import ReviewMaterial
from agent_desktop.reviews.entries import Entry, Tone, What
from agent_desktop.reviews.proofs import proofs
from agent_desktop.reviews.timeline import adapted_words, timeline
from tests.unit.reviews.material import Walk, events, flags, identity, material, quoted, raised, whole


def lines(shown: ReviewMaterial) -> list[str]:
    return [f"{entry.at:.0f} {' · '.join((entry.title, *entry.parts))}" for entry in timeline(shown)]


def found(shown: ReviewMaterial, title: str) -> Entry:
    return next(entry for entry in timeline(shown) if entry.title == title)


def test_a_contact_reads_as_it_happened() -> None:
    shown = material(
        whole(),
        contact={
            "notes": "Gwen says\nthe key safe was moved",
            "identity": identity(IdentityMethod.DETAILS, 9),
            "held_seconds": 30,
        },
        events=events(
            (Happening.ANSWERED, 0, "14"),
            (Happening.SHOWN, 0, "80"),
            (Happening.HELD, 60),
            (Happening.RESUMED, 90),
            (Happening.NOTED, 100, "20"),
            (Happening.NOTED, 126, "33"),
            (Happening.RECORDING_PAUSED, 30),
            (Happening.RECORDING_RESUMED, 70),
        ),
        quotes=(quoted(),),
        cases=(raised(),),
    )
    assert lines(shown) == [
        "0 Answered in 14 s · record shown 0.08 s later",
        "9 Identity checked · details agree",
        "10 Script: Bins",
        "10 Greet",
        "20 Which bin · Black bin · required step done",
        "30 Card number",
        "30 Recording paused · 00:40 · payment taken",
        "40 Read back · recommended step done",
        "50 End",
        "60 On hold · 00:30",
        "100 Note · 20 characters so far",
        "126 Note · “Gwen says the key safe was moved”",
        "170 Answer given: “Assisted bin collection” · version 12 · asked for “assisted” · validated",
        "288 Case CS-9P4W-2H raised · Missed bin · delivered 11 minutes later · promised: by 11:23 today",
        "372 Finished · Answered · Missed bin · on hold 00:30",
    ]


def test_a_step_says_how_long_it_took_against_the_team() -> None:
    step = found(material(Walk().go().go(38, colour="black"), medians={"bins:which": 11.0}), "Which bin")
    assert (step.seconds, step.median, step.variant) == (38, 11.0, "usual")


def test_what_was_skipped_or_never_came_stands_out() -> None:
    skipped = material(Walk().go().waive("They hung up").go().waive("In a hurry"))
    assert found(skipped, "Which bin").tone is Tone.CAUTION
    assert "skipped: They hung up" in found(skipped, "Which bin").parts
    assert found(skipped, "Read back").tone is Tone.WRONG
    late = Walk(LATE).go().situate(flags=("HEAR",)).go()
    assert [entry.title for entry in timeline(material(late)) if entry.what is What.OWED] == ["Not done: Ask to repeat"]


LATE = """\
format: 1
id: late
title: {en: Late}
owner: Tests
audience: [phone]
languages: [en]
review_by: 2027-05-31
start: begin
steps:
  - {id: begin, kind: prompt, title: {en: Begin}, say: [{en: Hello.}],
     go: [{when: {flag: HEAR}, to: repeat}, {to: last}]}
  - id: repeat
    kind: prompt
    title: {en: Ask to repeat}
    say: [{en: Please say it back.}]
    compliance: {level: mandatory, wording: paraphrase, evidence: {en: Said}, when: {flag: HEAR}}
    go: [{to: last}]
  - {id: last, kind: prompt, title: {en: Last}, say: [{en: Bye.}], go: [{to: end}]}
  - {id: end, kind: outcome, title: {en: End}, result: answered}
"""


def test_flags_in_force_say_at_how_many_steps_the_words_were_theirs() -> None:
    worded = material(Walk(flags=("HEAR",)).go().go(colour="black").go().go(), flags=flags("HEAR", "WHEEL"))
    assert adapted_words(worded) == (
        "Hear was in force: the script used the adapted wording at 2 of 2 steps.",
        "Wheel was in force: the script has no wording of its own for it.",
    )
    late = material(Walk().go().situate(flags=("HEAR",)).go(colour="black"), flags=flags("HEAR"))
    assert adapted_words(late)[0].endswith("at 1 of 2 steps.")
    assert found(late, "Greet").tone is Tone.CAUTION
    assert adapted_words(material(flags=flags("HEAR"))) == ("Hear was in force.",)


def test_going_back_and_on_again_shows_both_times_at_the_step() -> None:
    walk = Walk().go().go(colour="black").back().go(colour="green")
    steps = [(entry.title, entry.parts) for entry in timeline(material(walk)) if entry.what is What.STEP]
    assert steps[1:4] == [
        ("Which bin", ("Black bin",)),
        ("Card number", ("went back",)),
        ("Which bin", ("Green bin", "required step done")),
    ]


def test_what_the_server_does_not_have_any_more_is_said() -> None:
    shown = material(whole())
    gone = ReviewMaterial(contact=shown.contact, contact_title="", runs=shown.runs)
    assert found(gone, "Script: bins").parts == ("This version of the script is not kept any more",)
    assert found(gone, "which").seconds == 10


def test_a_case_that_never_came_and_answers_that_were_not_good_are_told() -> None:
    shown = material(
        events=events((Happening.CASE_RAISED, 40, "CS-1"), (Happening.LINE_LOST, 50)),
        quotes=(quoted(ArticleState.NOT_VALIDATED, past_review=True),),
        cases=(raised(promised=900, due=5_000, lacks=("bin", "due_on")),),
    )
    assert found(shown, "Case CS-1 raised").parts == ("it did not reach the server",)
    given = found(shown, "Answer given: “Assisted bin collection”")
    assert given.parts[-2:] == ("not validated", "past its review date")
    assert given.tone is Tone.CAUTION
    promised = found(shown, "Case CS-9P4W-2H raised")
    assert promised.parts[-2:] == ("the service's clock said otherwise", "2 answers missing")
    assert found(shown, "No line to the server").until == 372


def test_every_proof_rests_on_entries_that_are_there() -> None:
    for shown in (
        material(),
        material(whole(), contact={"notes": "4111 1111 1111 1111"}, cases=(raised(promised=1),), quotes=(quoted(),)),
        material(Walk().go().waive("x").go().waive("y"), flags=flags("HEAR"), events=events((Happening.NOTED, 3, "1"))),
        material(Walk(LATE).go().situate(flags=("HEAR",)).go(), contact={"identity": identity(IdentityMethod.FAILED)}),
    ):
        keys = [entry.key for entry in timeline(shown)]
        assert len(keys) == len(set(keys))
        for proof, answer in proofs(shown).items():
            assert set(answer.evidence) <= set(keys), proof

"""What went on in the demo's newest calls: gone through by the engine itself, at the times of each."""

from datetime import UTC, datetime

import msgspec

from agent_desktop.contract.citizens import Channel
from agent_desktop.contract.contact_events import ContactEvent
from agent_desktop.contract.script_runs import Did, ScriptRun
from agent_desktop.reviews.visits import trails_of
from agent_desktop.scripts.replaying import replay
from agent_desktop.scripts.versions import Shelf
from central_server.demo.script_rows import library
from central_server.demo.walks import Walks
from tests.unit.demo.authority import TODAY, records


def _moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f").replace(tzinfo=UTC)


def test_each_run_is_one_that_the_engine_makes_within_its_contact() -> None:
    contacts = {row["id"]: row for row in records()["contact"]}
    shelf = Shelf(version for _, version in library())
    runs = records()["script_run"]
    assert len(runs) > 20
    for row in runs:
        contact, run = contacts[row["contact_id"]], msgspec.json.decode(row["run"], type=ScriptRun)
        assert (TODAY - _moment(contact["started_at"]).date()).days <= 28
        assert contact["channel"] in {"phone", "chat"}
        moments = [move.at for move in run.trace]
        assert moments == sorted(moments)
        assert _moment(contact["started_at"]) <= moments[0]
        assert run.pins[0].hash == row["hash"]
        # Dates were judged on the day of the walk: it is gone through again without its answers' limits mattering.
        if not any(isinstance(value, str) and value[:2] == "20" for value in _values(run)):
            assert replay(shelf, run.trace, run.mode).ended == run.ended


def _values(run: ScriptRun) -> list[object]:
    return [value for move in run.trace if move.reply for value in move.reply.values.values()]


def test_some_skip_what_is_recommended_and_events_stand_in_their_order() -> None:
    runs = [msgspec.json.decode(row["run"], type=ScriptRun) for row in records(1_000)["script_run"]]
    assert any(move.did is Did.WAIVED for run in runs for move in run.trace)
    by_contact: dict[str, list[ContactEvent]] = {}
    for row in records()["contact_event"]:
        event = msgspec.convert({"what": row["what"], "at": _moment(row["at"]), "detail": row["detail"]}, ContactEvent)
        events = by_contact.setdefault(row["contact_id"], [])
        assert row["position"] == len(events)
        events.append(event)
    assert by_contact
    assert all([each.at for each in events] == sorted(each.at for each in events) for events in by_contact.values())


def test_nothing_is_recorded_at_a_step_at_which_a_card_is_told() -> None:
    """Of any walk, at any time of a call: from when the step comes up until it is left."""
    walks = Walks(TODAY)
    found = [
        walk
        for language in ("en", "cy")
        for walk in walks.of("parking-fine", (), language, Channel.PHONE)
        for _place in walk.unrecorded
    ]
    assert found, "some pay by card"
    began = datetime(2026, 11, 19, 9, tzinfo=UTC)
    for walk in found:
        run = msgspec.json.decode(walk.told(began, 300.0), type=ScriptRun)
        visits = [visit for trail in trails_of((run,)) for visit in trail.visits if visit.step == "take_card"]
        assert [(visit.at, visit.until) for visit in visits] == walk.pauses(began, 300.0)

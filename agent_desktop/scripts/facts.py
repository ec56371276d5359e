"""What is known outside a run, under the names by which scripts call it. Pure.

A variable of one of these names whose `source` is `citizen` or `call` is filled from the record: shown as the answer,
to be checked with the citizen. Nothing that no script of the run declares so goes into its situation.

| name | what it is |
|---|---|
| citizen_name, birth_date, address, postcode, email | of the citizen's record |
| phone | the number that calls, or else the first on record |
| reach_them, callback_to | the number that calls: one on record may not be safe to ring |
| identity_checked | `citizen` or `representative`, once it was established in this contact who is speaking |
"""

from collections.abc import Iterable, Iterator, Mapping

from agent_desktop.contract.cases import WireAnswers
from agent_desktop.contract.citizens import Citizen
from agent_desktop.contract.contacts import IdentityCheck, IdentityMethod
from agent_desktop.contract.script_runs import Fact, Origin, RunState
from agent_desktop.contract.scripts import Script, Source, Value, Variable
from agent_desktop.scripts.standing import known

IDENTITY = "identity_checked"
CITIZEN, REPRESENTATIVE = "citizen", "representative"

ESTABLISHED = frozenset(
    {IdentityMethod.DETAILS, IdentityMethod.DOCUMENT, IdentityMethod.KNOWN_REPRESENTATIVE, IdentityMethod.CALLED_BACK}
)
"""Ways of checking after which nobody is asked who they are again."""


def on_record(citizen: Citizen | None, caller: str) -> dict[str, Value]:
    """By name, what the record has. `caller`: the number that calls as it is read out, "" for none."""
    found = dict.fromkeys(("phone", "reach_them", "callback_to"), caller)
    if citizen is not None:
        address = citizen.address
        found |= {
            "citizen_name": citizen.name,
            "birth_date": citizen.birth_date.isoformat() if citizen.birth_date else "",
            "address": ", ".join(part for part in (address.line, address.locality) if part) if address else "",
            "postcode": address.postcode if address else "",
            "email": citizen.email,
            "phone": caller or (citizen.phones[0].e164 if citizen.phones else ""),
        }
    return {name: value for name, value in found.items() if value}


def established(identity: IdentityCheck | None) -> dict[str, Value]:
    """By name, what was found out in this contact of who is speaking."""
    if identity is None or identity.method not in ESTABLISHED:
        return {}
    return {IDENTITY: REPRESENTATIVE if identity.of_representative else CITIZEN}


def facts(
    scripts: Iterable[Script], record: Mapping[str, Value], said: Mapping[str, Value], earlier: Iterable[Fact] = ()
) -> tuple[Fact, ...]:
    """For a situation, by name. `said` in this contact goes before what was said `earlier` in it, that before the
    record."""
    from_outside = {
        variable.name
        for script in scripts
        for variable in script.variables
        if variable.source in (Source.CALL, Source.CITIZEN)
    }
    found = {name: Fact(name=name, value=record[name], origin=Origin.RECORD) for name in from_outside & record.keys()}
    found |= {fact.name: fact for fact in earlier if fact.name != IDENTITY}
    found |= {name: Fact(name=name, value=said[name], origin=Origin.SAID) for name in from_outside & said.keys()}
    return tuple(found[name] for name in sorted(found))


def said_in(run: RunState | None) -> tuple[Fact, ...]:
    """What the citizen said in a run, and before it."""
    if run is None:
        return ()
    return tuple(fact for fact in known(run).values() if fact.origin is Origin.SAID)


def said_in_form(scripts: Iterable[Script], service_code: str, answers: WireAnswers) -> tuple[Fact, ...]:
    """What the answers of a case form say of the variables that fill it."""
    return tuple(
        Fact(name=variable.name, value=answers[field], origin=Origin.SAID)
        for variable, field in _filling(scripts, service_code)
        if field in answers
    )


def _filling(scripts: Iterable[Script], service_code: str) -> Iterator[tuple[Variable, str]]:
    for script in scripts:
        for variable in script.variables:
            for fill in variable.fills:
                if fill.service == service_code:
                    yield variable, fill.field

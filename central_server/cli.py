"""central-server: serve, seed, user add, contact erase, recording add, indicators, feed, scripts check, policy."""

import argparse
import getpass
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.exc import OperationalError

from agent_desktop.contract.accounts import AccountWrite, Role
from agent_desktop.contract.policy import PolicyChange
from agent_desktop.contract.recordings import Span
from agent_desktop.faults import EnvironmentFault
from central_server.accounts.command_line import add_account
from central_server.policy.command_line import set_policy

TERMINAL_WIDTH = 100


def main(arguments: list[str] | None = None) -> int:
    """The command; answers its exit status."""
    asked = _parser().parse_args(arguments)
    try:
        asked.run(asked)
    except EnvironmentFault as fault:
        print(" ".join(part for part in (fault.what, fault.kept, fault.do) if part), file=sys.stderr)
        return 1
    except OperationalError:
        print("The database cannot be opened or written. Check the URL, the folder and its rights.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="central-server", description="The server that Agent Desktops share.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="answer desktops until stopped")
    _database(serve)
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=int, default=8000, help="0 takes any free port (8000)")
    serve.add_argument("--authority", default="Agent Desktop", help="name of the authority, shown before signing in")
    serve.add_argument("--tls-certificate", type=Path, metavar="FILE", help="PEM; needs --tls-key")
    serve.add_argument("--tls-key", type=Path, metavar="FILE")
    _recordings(serve)
    serve.set_defaults(run=_serve)

    _add_recordings(commands)

    user = commands.add_parser("user", help="accounts").add_subparsers(required=True, metavar="COMMAND")
    add = user.add_parser("add", help="add an account; the password is asked for, or read from standard input")
    _database(add)
    add.add_argument("--username", required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--team", default="")
    add.set_defaults(run=_add_user)

    contact = commands.add_parser("contact", help="contacts").add_subparsers(required=True, metavar="COMMAND")
    erase = contact.add_parser("erase", help="take one away, with all that was said in it; its cases stay")
    _database(erase)
    erase.add_argument("contact", metavar="ID", help="the contact's id, a UUID")
    erase.set_defaults(run=_erase_contact)

    indicators = commands.add_parser(
        "indicators", help="work out what the traces of all contacts show, not at night but now"
    )
    _database(indicators)
    indicators.set_defaults(run=_work_out_indicators)

    feed = commands.add_parser("feed", help="what desktops are told of").add_subparsers(
        required=True, metavar="COMMAND"
    )
    prune = feed.add_parser("prune", help="forget what changed long ago; desktops away for longer start afresh")
    _database(prune)
    prune.add_argument("--days", type=int, default=30, help="how many days of changes to keep (30)")
    prune.set_defaults(run=_prune_feed)

    scripts = commands.add_parser("scripts", help="guided scripts").add_subparsers(required=True, metavar="COMMAND")
    check = scripts.add_parser("check", help="whether what is published still fits the flags, services and articles")
    _database(check)
    check.set_defaults(run=_check_scripts)

    policy = commands.add_parser("policy", help="what desktops may do without the server; alone it is shown")
    _database(policy)
    policy.add_argument(
        "--offline-hours", type=int, metavar="N", help="sign in without the server for N hours; 0 never"
    )
    policy.add_argument("--held-hours", type=int, metavar="N", help="keep a person's record N hours after the contact")
    policy.set_defaults(run=_policy)

    seed = commands.add_parser("seed", help="fill an empty database with the invented demo authority")
    _database(seed)
    seed.add_argument("--citizens", type=int, default=5000, help="how many people (5000)")
    seed.add_argument("--seed", type=int, default=1, help="the same number makes the same people (1)")
    seed.set_defaults(run=_seed)
    return parser


def _add_recordings(commands: Any) -> None:
    recording = commands.add_parser("recording", help="recordings of contacts").add_subparsers(
        required=True, metavar="COMMAND"
    )
    added = recording.add_parser("add", help="take a recording in from a file: WAV, Opus or MP3")
    _database(added)
    _recordings(added)
    added.add_argument("--contact", type=UUID, required=True, metavar="ID", help="of which contact it is")
    added.add_argument(
        "--started-at", type=_moment, required=True, metavar="TIME", help="when it began, such as 2026-11-21T10:04:00Z"
    )
    added.add_argument(
        "--paused", type=_span, nargs="*", default=[], metavar="FROM-TO", help="seconds to be made silent"
    )
    added.add_argument("file", type=Path, metavar="FILE")
    added.set_defaults(run=_add_recording)


def _database(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, metavar="URL", help="sqlite:///FILE or postgresql://…")


def _recordings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recordings", type=Path, metavar="FOLDER", help="where recordings are kept (beside an SQLite database)"
    )


def _moment(words: str) -> datetime:
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        raise ValueError(words)
    return moment


def _span(words: str) -> Span:
    since, _, until = words.partition("-")
    return msgspec.convert({"since": float(since), "until": float(until)}, Span)


def _serve(asked: argparse.Namespace) -> None:
    from central_server import serving  # the web framework takes half a second that `user add` need not wait for
    from central_server.recordings.command_line import folder_of

    if (asked.tls_certificate is None) != (asked.tls_key is None):
        raise EnvironmentFault("A certificate needs its key.", do="Give both --tls-certificate and --tls-key.")
    server = serving.prepare(asked.database, asked.authority)  # first: it says what is wrong with an address
    server = replace(server, recordings=folder_of(asked.database, asked.recordings))
    serving.serve(server, asked.host, asked.port, certificate=asked.tls_certificate, key=asked.tls_key)


def _add_user(asked: argparse.Namespace) -> None:
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    account = {
        "username": asked.username.strip().lower(),
        "name": asked.name,
        "role": asked.role,
        "team": asked.team,
        "password": password,
    }
    try:
        write = msgspec.convert(account, AccountWrite)
    except msgspec.ValidationError as error:
        raise EnvironmentFault(f"This account cannot be added: {error}.") from error
    add_account(asked.database, write, datetime.now(UTC))
    print(f"added {write.username}")


def _erase_contact(asked: argparse.Namespace) -> None:
    from central_server.contacts.command_line import erase_contact  # late: only this command needs it

    erase_contact(asked.database, asked.contact, datetime.now(UTC))
    print("erased")


def _add_recording(asked: argparse.Namespace) -> None:
    from central_server.recordings.command_line import add_recording  # late: only this command needs it

    kept = add_recording(
        asked.database,
        asked.recordings,
        asked.file,
        contact_id=asked.contact,
        started_at=asked.started_at,
        paused=tuple(asked.paused),
    )
    print(f"added {kept.id}: {kept.seconds:.1f} seconds{'' if kept.whole else ', cut short or damaged'}")


def _work_out_indicators(asked: argparse.Namespace) -> None:
    from central_server.indicators.command_line import work_out_now  # late: only this command needs the rules

    worked = work_out_now(asked.database)
    print(f"{worked.contacts:,} contacts in {worked.seconds:.1f} s")


def _prune_feed(asked: argparse.Namespace) -> None:
    from central_server.feed.command_line import prune_feed  # late: only this command needs it

    print(f"{prune_feed(asked.database, asked.days, datetime.now(UTC)):,} rows deleted")


def _check_scripts(asked: argparse.Namespace) -> None:
    from central_server.scripts.command_line import check_published  # late: the checks take a moment to read

    found = check_published(asked.database, datetime.now(UTC))
    print(*found or ("Every published script holds.",), sep="\n")
    if found:
        raise EnvironmentFault(
            "Some published scripts name what is not here any more.",
            do="Publish a version without it, or retire the script.",
        )


def _policy(asked: argparse.Namespace) -> None:
    hours = {"offline_hours": asked.offline_hours, "held_hours": asked.held_hours}
    try:
        change = msgspec.convert({name: value for name, value in hours.items() if value is not None}, PolicyChange)
    except msgspec.ValidationError as error:
        raise EnvironmentFault(f"This policy cannot be set: {error}.") from error
    policy = set_policy(asked.database, change)
    print(f"offline-hours {policy.offline_hours}, held-hours {policy.held_hours}")


def _seed(asked: argparse.Namespace) -> None:
    from central_server.demo import seed  # late: only this command needs the demo's word lists

    seed.run(asked.database, asked.citizens, asked.seed, _show_progress)


def _show_progress(what: str, done: int, total: int) -> None:
    line = f"{what}: {done:,} of {total:,}" if total else what
    end = "\n" if not sys.stdout.isatty() or done >= total else ""
    start = "\r" if sys.stdout.isatty() else ""
    print(f"{start}{line[:TERMINAL_WIDTH]:<{TERMINAL_WIDTH}}" if start else line, end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main())

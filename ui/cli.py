"""`agent-desktop [--server URL] [call NUMBER [--rang SECONDS]]`; `scripts check [PATH]`, `scenarios check [PATH]` and
`walkthroughs check [PATH]` open no window.

Nothing heavy is imported here: where a desktop is running already, a call is handed to it and this process ends
within milliseconds of the interpreter's start.
"""

import argparse
import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from agent_desktop.language import LANGUAGES

THEMES = ("system", "light", "dark", "contrast")
"""As ui.style.tokens.Theme, which is not imported here: it would bring Qt with it."""

SCALE_LEAST, SCALE_MOST = 100, 200

LONGEST_RANG_S, RANG_DIGITS = 3_600, 4
"""As ui.arrivals.message, which brings msgspec."""


@dataclass(frozen=True)
class Options:
    """What the command line and the environment ask for. Empty: what the settings say.

    `store_folder`: where stores are kept instead of this user's own folder for data (the demo, tests).
    """

    server: str = ""
    theme: str = ""
    text_size: int = 0
    language: str = ""
    number: str | None = None
    rang: int | None = None
    store_folder: str = ""
    demo_user: str = ""
    demo_password: str = ""


def read_options(arguments: list[str], environment: dict[str, str]) -> Options:
    """Raises SystemExit with a message for what cannot be understood."""
    parser = argparse.ArgumentParser(prog="agent-desktop", description="The desktop for people who answer the public.")
    parser.add_argument("--server", default=environment.get("AGENT_DESKTOP_SERVER", ""), help="the server's address")
    parser.add_argument("--theme", choices=THEMES, default=environment.get("AGENT_DESKTOP_THEME", ""))
    parser.add_argument(
        "--text-size", type=_scale, default=0, metavar="PER CENT", help=f"{SCALE_LEAST} to {SCALE_MOST}"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=environment.get("AGENT_DESKTOP_LANGUAGE", ""))
    parser.add_argument("--version", action="store_true", help="print the version and end")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    call = commands.add_parser("call", help="hand a caller's number to the running desktop, or start it")
    call.add_argument("number", help="as the switchboard gives it; may be empty or withheld")
    call.add_argument("--rang", metavar="SECONDS", help="after the number: how long it rang, in whole seconds")
    scripts = commands.add_parser("scripts", help="see to guided scripts; opens no window")
    check = scripts.add_subparsers(metavar="ACTION", required=True).add_parser(
        "check", help="whether scripts may be published: exit status 0, or 1 and a line for each fault"
    )
    check.add_argument("path", nargs="?", help="a script, or a folder of them; the library that comes with the program")
    check.add_argument("--catalogue", help="the flags, services and articles they may name (JSON)")
    scenarios = commands.add_parser("scenarios", help="see to practice scenarios and courses; opens no window")
    fit = scenarios.add_subparsers(metavar="ACTION", required=True).add_parser(
        "check", help="whether they fit the scripts they are for: exit status 0, or 1 and a line for each fault"
    )
    fit.add_argument("path", nargs="?", help="a scenario, a course, or a folder; those that come with the program")
    fit.add_argument("--catalogue", help="the flags, services and articles they may name (JSON)")
    fit.add_argument("--scripts", help="a folder of scripts; those that come with the program")
    walkthroughs = commands.add_parser("walkthroughs", help="see to walkthroughs; opens no window")
    shown = walkthroughs.add_subparsers(metavar="ACTION", required=True).add_parser(
        "check", help="whether they may be played: exit status 0, or 1 and a line for each fault"
    )
    shown.add_argument("path", nargs="?", help="a walkthrough, or a folder of them; those that come with the program")
    arguments, rang = _without_rang(arguments)
    known = parser.parse_args(_shielded(arguments))
    if known.command == "scripts":
        raise SystemExit(_check_scripts(known.path, known.catalogue, known.language))
    if known.command == "scenarios":
        raise SystemExit(_check_scenarios(known.path, known.catalogue, known.scripts, known.language))
    if known.command == "walkthroughs":
        raise SystemExit(_check_walkthroughs(known.path, known.language))
    if known.version:
        _print_version()
        raise SystemExit(0)
    return Options(
        server=known.server,
        theme=known.theme,
        text_size=known.text_size,
        language=known.language,
        number=getattr(known, "number", None),
        rang=rang,
        store_folder=environment.get("AGENT_DESKTOP_STORE", ""),
        demo_user=environment.get("AGENT_DESKTOP_DEMO_USER", ""),
        demo_password=environment.get("AGENT_DESKTOP_DEMO_PASSWORD", ""),
    )


def _shielded(arguments: list[str]) -> list[str]:
    """The number is an attacker's to choose: one that looks like an option must not become one."""
    if "call" not in arguments:
        return arguments
    place = arguments.index("call") + 1
    return [*arguments[:place], "--", *[word for word in arguments[place:] if word != "--"]]


def _without_rang(arguments: list[str]) -> tuple[list[str], int | None]:
    """`--rang` stands behind the number, which may be called anything. One that is no time is left out, and said: the
    call is not lost for it."""
    after = arguments.index("call") + 2 if "call" in arguments else len(arguments)
    told = " ".join(arguments[after:])
    if not told.startswith("--rang"):
        return arguments, None
    seconds = told.removeprefix("--rang").lstrip("= ")
    rang = int(seconds) if seconds.isascii() and seconds.isdigit() and len(seconds) <= RANG_DIGITS else -1
    if 0 <= rang <= LONGEST_RANG_S:
        return arguments[:after], rang
    sys.stderr.write(f"agent-desktop: --rang is left out: it takes whole seconds from 0 to {LONGEST_RANG_S}\n")
    return arguments[:after], None


def _scale(text: str) -> int:
    try:
        scale = int(text)
    except ValueError:
        scale = 0
    if not SCALE_LEAST <= scale <= SCALE_MOST:
        raise argparse.ArgumentTypeError(f"a whole number from {SCALE_LEAST} to {SCALE_MOST}")
    return scale


def _check_scripts(path: str | None, catalogue: str | None, language: str) -> int:
    from agent_desktop.scripts.command import check  # as below: a handed over call needs none of it

    _speak(language)
    return check(_path(path), _path(catalogue), _print_line)


def _check_scenarios(path: str | None, catalogue: str | None, scripts: str | None, language: str) -> int:
    from agent_desktop.practice.command import check

    _speak(language)
    return check(_path(path), _path(catalogue), _path(scripts), _print_line)


def _check_walkthroughs(path: str | None, language: str) -> int:
    from agent_desktop.walkthroughs.command import check

    _speak(language)
    return check(_path(path), _print_line)


def _speak(language: str) -> None:
    from agent_desktop.language import use_language

    use_language(language or "en", Path(__file__).resolve().parents[1] / "resources/translations")


def _path(named: str | None) -> Path | None:
    return Path(named) if named else None


def _print_line(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _print_version() -> None:
    from importlib.metadata import version  # only where it is asked for

    sys.stdout.write(f"agent-desktop {version('agent-desktop')}\n")


def main(arguments: list[str] | None = None) -> int:
    """Answers the exit status: 0 also where the call was handed to a desktop that is running."""
    options = read_options(sys.argv[1:] if arguments is None else arguments, dict(os.environ))
    if options.number is not None:
        from ui.arrivals.handing import hand_over  # QtCore and QtNetwork: no window yet
        from ui.arrivals.message import Call

        calls = (Call(number=options.number, rang=options.rang), Call(number=options.number))
        if any(hand_over(call) for call in calls[: 1 if options.rang is None else 2]):  # an older one knows no time
            return 0
    gc.disable()  # nothing of what is read now is rubbish; ui.rubbish collects once the window is there
    from ui.app import run  # the window and all it needs: only where one opens

    return run(options)


if __name__ == "__main__":
    sys.exit(main())

"""Files that are no scripts, or would do harm as scripts: each with the words that tell of it."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from tests.unit.scripts.made import END, head, prompt


class Hostile(Struct, frozen=True):
    """`told`: by the check; `readable`: it is a script all the same, and an editor opens it with the fault marked."""

    content: bytes
    told: str
    readable: bool = False


def written(folder: Path, files: "Mapping[str, Hostile]") -> Path:
    """Each as a file of its name."""
    for name, hostile in files.items():
        (folder / f"{name}.yaml").write_bytes(hostile.content)
    return folder


def goes_through_all(noun: str, folder: Path, files: "Mapping[str, Hostile]") -> None:
    """`agent-desktop NOUN check FOLDER` tells of each, and leaves no trace of its own."""
    command = [sys.executable, "-m", "ui.cli", "--language", "en", noun, "check", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    for name, hostile in files.items():
        assert any(f"{name}.yaml:" in line and hostile.told in line for line in done.stdout.splitlines()), name


def through(name: str, other: str) -> str:
    step = f"  - {{id: first, kind: subscript, script: {other}, title: {{en: T}}, go: [{{to: end}}]}}\n"
    return head(name) + "steps:\n" + step + END


BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    + [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 12)]
)
FLAGGED = "{name: gone, when: {flag: GONE}, en: Hello there.}, {en: Hello.}"
HELLO = prompt("first", "end")

FILES = {
    "large": Hostile(b"# " + b"x" * 10_000_000, "The file is larger than a script can be"),
    "bomb": Hostile(f"id: bomb\n{BOMB}\n".encode(), "Anchors (&name) are not read here."),
    "many": Hostile(
        (head("many") + "steps:\n" + "".join(f"  - {{id: s{at}}}\n" for at in range(5_000))).encode(),
        "The script has 5000 steps; 2000 is the most.",
    ),
    "circle-a": Hostile(
        through("circle-a", "circle-b").encode(), "The subscript “circle-b” comes back to this script.", readable=True
    ),
    "circle-b": Hostile(
        through("circle-b", "circle-a").encode(), "The subscript “circle-a” comes back to this script.", readable=True
    ),
    "twice": Hostile(
        (head("twice") + "steps:\n" + HELLO + HELLO + END).encode(), "“first” is there twice", readable=True
    ),
    "gone": Hostile(
        (head("gone") + "steps:\n" + HELLO.replace("{en: Hello.}", FLAGGED) + END).encode(),
        "There is no such thing: “GONE” (flag).",
        readable=True,
    ),
    "turned": Hostile(
        (head("turned") + "steps:\n" + prompt("first", "end", "Turn \u202eit\u202c round") + END).encode(),
        "unseen character",
        readable=True,
    ),
    "future": Hostile(
        head("future").replace("format: 1", "format: 9").encode() + b"mood: kind\n",
        "The script is in format 9; this program reads format 1.",
    ),
}
"""By the script's id."""

"""A script's file in the editor: its text, what it says, and the script as far as it can be shown."""

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.scripts import Script
from agent_desktop.scripts.editing.comparing import same
from agent_desktop.scripts.editing.patching import rewritten
from agent_desktop.scripts.editing.trees import Path, Tree, everywhere
from agent_desktop.scripts.findings import Finding
from agent_desktop.scripts.reading import Loaded, load

NOT_WRITTEN = "…"
"""Shown where English words have still to be written."""

_BOM = "\ufeff"


class Document(Record, frozen=True, kw_only=True):
    """`loaded` is the file as the check reads it. `script`: what is shown, also while words are still missing; None
    where the file is not laid out as a script, and `loaded.findings` say why."""

    text: str
    tree: Tree
    script: Script | None
    loaded: Loaded

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What keeps it from being read as a script."""
        return self.loaded.findings


def opened(text: str, shown_as: str = "") -> Document:
    """Never raises for what stands in it. The text is kept to the byte."""
    loaded = load(text.encode("utf-8", "surrogatepass"), shown_as)
    tree = loaded.text.tree if loaded.text else {}
    if not isinstance(tree, dict):
        tree = {}
    return Document(text=text, tree=tree, script=loaded.script or _shown(tree), loaded=loaded)


def changed(document: Document, tree: Tree) -> Document:
    """The document so that it says `tree`; the same one where it does already."""
    if same(document.tree, tree):
        return document
    mark, text = (_BOM, document.text[1:]) if document.text.startswith(_BOM) else ("", document.text)
    return opened(mark + rewritten(text, document.tree, tree), document.loaded.file)


def step_at(document: Document, line: int) -> str:
    """The step that a line of the text belongs to; "" for none."""
    text = document.loaded.text
    steps = document.tree.get("steps")
    if text is None or not isinstance(steps, list):
        return ""
    after = [text.lines[place] for place in (("variables",), ("scenarios",)) if place in text.lines]
    found = ""
    begin = 0
    for at, step in enumerate(steps):
        start = text.lines.get(("steps", at), 0)
        if begin <= start <= line and isinstance(step, dict):
            found, begin = str(step.get("id", "")), start
    return "" if any(begin < other <= line for other in after) else found


def place_at(document: Document, line: int) -> Path:
    """The innermost part of the script that begins on this line or last before it."""
    text = document.loaded.text
    if text is None:
        return ()
    best: Path = ()
    best_line = 0
    for path, begin in text.lines.items():
        if best_line < begin <= line or (begin == best_line and len(path) < len(best)):
            best, best_line = path, begin
    return best


def _shown(tree: Tree) -> Script | None:
    """The script with “…” where words are wanted and not written yet."""
    try:
        return msgspec.convert(everywhere(tree, _with_words), Script)
    except msgspec.ValidationError:
        return None


def _with_words(part: Tree) -> Tree:
    if part.get("en") == "":
        return {**part, "en": NOT_WRITTEN}
    return {**part, "owner": NOT_WRITTEN} if part.get("owner") == "" else part

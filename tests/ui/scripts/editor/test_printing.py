"""A script on one page: the map and every word of it, in each language."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from agent_desktop.desk.script_checking import Named
from agent_desktop.scripts.catalogue import read_catalogue
from agent_desktop.scripts.command import LIBRARY
from agent_desktop.scripts.map_layout import layout
from central_server.demo.flag_catalogue import CATALOGUE
from central_server.demo.services import OFFERS
from tests.unit.scripts.made import library
from ui.scripts.editor.context import Context
from ui.scripts.editor.printing import print_script, words_of

PAGE = re.compile(rb"/Type\s*/Page\b")
CONTEXT = Context(
    flags={definition.code: definition for definition in CATALOGUE},
    services={offer.service.code: offer.service for offer in OFFERS},
    named=Named(catalogue=read_catalogue(LIBRARY / "catalogue.json"), articles={}, library={}),
)


@pytest.mark.parametrize("name", ["missed-bin", "fallen-tree"])
def test_a_script_is_one_page_with_every_word(name: str, tmp_path: Path, dressed: QApplication) -> None:
    script = next(each.script for each in library() if each.script and each.script.id == name)
    steps = [step.id for step in script.steps]
    targets = {step.id: tuple(dict.fromkeys(edge.to for edge in step.go)) for step in script.steps}
    file = tmp_path / "script.pdf"
    print_script(file, script, layout(script.start, steps, targets), CONTEXT)
    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(PAGE.findall(content)) == 1
    said = words_of(script, CONTEXT).replace("&#x27;", "'")
    for step in script.steps:
        assert step.title.en in said
        for say in step.say:
            assert say.en in said
            assert say.cy in said

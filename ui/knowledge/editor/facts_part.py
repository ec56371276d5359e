"""What an article says besides its words: services, department, owner, for whom, what citizens call it, review."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from agent_desktop.contract.article_life import LONGEST_SYNONYM, MOST_SYNONYMS
from agent_desktop.contract.base import Id, Record
from agent_desktop.contract.knowledge import Audience
from agent_desktop.language import t
from ui.knowledge.editor.phrases_part import PhrasesPart
from ui.knowledge.editor.services_part import ServicesPart
from ui.knowledge.editor.words import audience_word
from ui.style import parts
from ui.style.days import DayField
from ui.style.flow import FlowLayout
from ui.style.picking import Pick
from ui.style.tokens import SPACE

A_YEAR = 365
"""Days: when somebody looks again where nobody says otherwise."""


class Around(Record, frozen=True, kw_only=True):
    """What an article may name here: words by code. `owners`: who may look after it, `names`: what colleagues are
    called, both by the ids of accounts."""

    services: Mapping[str, str]
    departments: Mapping[str, str]
    owners: Mapping[Id, str]
    names: Mapping[Id, str]
    today: date


class Facts(Record, frozen=True, kw_only=True):
    """As the fields have them."""

    service_codes: tuple[str, ...]
    department_code: str
    owner: Id | None
    audience: Audience
    synonyms: tuple[str, ...]
    review_by: date | None


class FactsPart(QWidget):
    """`changed` is called after each change by hand, with the name of the field that was typed in, "" for others.

    It is shown once `show_facts` was called.
    """

    def __init__(self, today: date, changed: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = changed
        self._filling = True
        inside = parts.column(self, gap=SPACE.wide)
        self._services = ServicesPart({}, lambda: self._changed(""))
        inside.addWidget(self._services)
        holder = parts.frame("plain")
        inside.addWidget(holder)
        two = FlowLayout(holder, gap=SPACE.wide, line_gap=SPACE.normal, least_width=220)
        self._department = self._pick(t("Department that answers for it"), "department_code", two)
        self._owner = self._pick(t("Whom feedback reaches"), "owner", two)
        self._audience = self._pick(t("For whom"), "audience", two)
        self._has_review = QCheckBox(t("Review it again by"))
        self._review_by = DayField(today)
        two.addWidget(self._review())
        self._synonyms = PhrasesPart(
            t("What citizens call it"),
            lambda: self._changed("synonyms"),
            most=MOST_SYNONYMS,
            longest=LONGEST_SYNONYM,
            hint=t("One on each line, in English or Welsh. The search finds the article by them."),
        )
        self._synonyms.field.setObjectName("synonyms")
        inside.addWidget(self._synonyms)
        self._filling = False

    def _pick(self, words: str, place: str, line: FlowLayout) -> Pick:
        made = Pick()
        made.setObjectName(place)
        made.chosen(lambda _code: self._changed(""))
        line.addWidget(parts.labelled(words, made))
        return made

    def _review(self) -> QWidget:
        made = parts.frame("plain")
        inside = parts.column(made, gap=SPACE.tight)
        for control in (self._has_review, self._review_by):
            control.setAccessibleName(self._has_review.text())
            inside.addWidget(control)
        self._has_review.setObjectName("review_by")
        self._has_review.toggled.connect(self._review_by.setEnabled)
        self._has_review.toggled.connect(lambda _on: self._changed(""))
        self._review_by.dateChanged.connect(lambda _date: self._changed(""))
        return made

    def _changed(self, place: str) -> None:
        if not self._filling:
            self._tell(place)

    @property
    def fault(self) -> str:
        return self._synonyms.fault

    def facts(self) -> Facts:
        owner = str(self._owner.currentData() or "")
        return Facts(
            service_codes=self._services.codes,
            department_code=str(self._department.currentData() or ""),
            owner=Id(owner) if owner else None,
            audience=Audience(self._audience.currentData()),
            synonyms=self._synonyms.phrases,
            review_by=self._review_by.day if self._has_review.isChecked() else None,
        )

    def show_facts(self, facts: Facts, around: Around) -> None:
        """In place of what stands there. It tells nobody."""
        self._filling = True
        self._services.know(around.services)
        self._services.show_codes(facts.service_codes)
        owners = {str(each): name for each, name in around.owners.items()}
        _choose(self._department, {"": t("None"), **around.departments}, facts.department_code)
        _choose(self._owner, {"": t("Nobody"), **owners}, str(facts.owner or ""))
        _choose(self._audience, {each.value: audience_word(each) for each in Audience}, facts.audience.value)
        self._has_review.setChecked(facts.review_by is not None)
        self._review_by.setEnabled(facts.review_by is not None)
        self._review_by.show_day(facts.review_by or date.fromordinal(around.today.toordinal() + A_YEAR))
        if self._synonyms.phrases != facts.synonyms:
            self._synonyms.show_phrases(facts.synonyms)
        self._filling = False


def _choose(pick: Pick, items: Mapping[str, str], current: str) -> None:
    pick.clear()
    pick.fill(items, current)

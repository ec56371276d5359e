"""What a script is checked against on this computer: the authority's reference data and the other scripts held."""

import msgspec

from agent_desktop.contract.base import Record
from agent_desktop.contract.changes import ReferenceKind
from agent_desktop.contract.knowledge import Article, ArticleState
from agent_desktop.contract.practice_scenarios import PracticeScenario
from agent_desktop.contract.scripts import Script
from agent_desktop.desk.desk import Desk
from agent_desktop.desk.scenarios_here import all_here
from agent_desktop.practice.left_behind import left_behind
from agent_desktop.scripts.catalogue import Catalogue, ServiceForm
from agent_desktop.scripts.checks.checking import check
from agent_desktop.scripts.checks.subject import Subject
from agent_desktop.scripts.findings import Finding, failed
from agent_desktop.scripts.reading import Loaded
from agent_desktop.store import reference


class Named(Record, frozen=True, kw_only=True):
    """`catalogue`: what scripts may name. `articles`: short names and titles. `library`: other scripts, by id.

    `scenarios`: of practice, which go through them.
    """

    catalogue: Catalogue
    articles: dict[str, str]
    library: dict[str, Script]
    scenarios: tuple[PracticeScenario, ...] = ()


def named(desk: Desk, language: str) -> Named:
    """As this desktop holds it. Raises StoreFaults."""
    articles = _articles(desk, language)
    services = (ServiceForm(code=each.code, form=each.form) for each in desk.catalogue.services.values() if each.active)
    now = desk.clock.now()
    library: dict[str, Script] = {}
    for version in sorted(desk.scripts.published, key=lambda each: each.effective_from):
        if version.effective_from <= now or version.script.id not in library:
            library[version.script.id] = version.script
    return Named(
        catalogue=Catalogue(
            flags=tuple(desk.catalogue.flags), services=tuple(services), articles=tuple(sorted(articles))
        ),
        articles=articles,
        library=library,
        scenarios=all_here(desk),
    )


def _articles(desk: Desk, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw in reference.every(desk.store, ReferenceKind.ARTICLE):
        try:
            article = msgspec.json.decode(raw, type=Article)
        except msgspec.MsgspecError:  # of another version of this desktop: no article is lost by passing it over
            continue
        if article.slug and article.state is not ArticleState.ARCHIVED:
            found[article.slug] = article.title.in_language(language)
    return found


def findings(loaded: Loaded, against: Named) -> tuple[Finding, ...]:
    """What is wrong with it. Pure, and slow for a long script."""
    if loaded.script is None:
        return loaded.findings
    library = {**against.library, loaded.script.id: loaded.script}
    found = check(Subject(loaded=loaded, script=loaded.script, library=library, catalogue=against.catalogue))
    if not failed(found):
        found += left_behind(loaded.script, loaded.file, against.library, against.scenarios, against.catalogue)
    return tuple(found)

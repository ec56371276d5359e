"""A database of any age becomes one of this build, with all that is in it; and the steps stand on their own."""

import ast
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, func, inspect, select, text, update

from central_server.citizens.tables import CitizenRow, CitizenTerm
from central_server.contacts.tables import ContactRow
from central_server.database.migrate import MIGRATIONS, alembic_config, head, migrate, upgrade_to_head
from central_server.database.session import Database
from central_server.database.tables import metadata
from tests.functional.server.authority import add_contacts, add_person, fill

FIRST = "0001"
"""Everything since then keeps the data; before it there is nothing to keep."""


def version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_the_newest_shape_is_that_of_the_tables(engine: Engine) -> None:
    upgrade_to_head(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_each_step_goes_up_and_down_and_keeps_what_is_there(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    fill(url)
    with Database(engine).writing() as session:
        citizen_id = add_person(session, "Kept Person", phone="+441632960001")
        add_contacts(session, citizen_id, 12)
    steps = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()]
    assert steps[-1] == FIRST
    for step in steps[1:]:
        migrate(engine, step, down=True)
    assert version(engine) == FIRST
    upgrade_to_head(engine)
    assert version(engine) == head()
    with Database(engine).reading() as session:
        assert session.scalars(select(CitizenRow.name)).all() == ["Kept Person"]
        assert session.scalar(select(func.count()).select_from(CitizenTerm)) == 2
        assert session.scalar(text("SELECT count(*) FROM contact")) == 12


def test_what_was_there_before_poor_lines_says_how_it_got_its_citizen(engine: Engine) -> None:
    fill(engine.url.render_as_string(hide_password=False))
    with Database(engine).writing() as session:
        citizen_id = add_person(session, "Kept Person")
        *_, lost = add_contacts(session, citizen_id, 2)
        session.execute(update(ContactRow).where(ContactRow.id == lost).values(citizen_id=None))
    migrate(engine, FIRST, down=True)
    upgrade_to_head(engine)
    with Database(engine).reading() as session:
        found = session.execute(select(ContactRow.citizen_id, ContactRow.matched_by)).all()
        assert {tuple(row) for row in found} == {(citizen_id, "handler"), (None, "nobody")}
        assert session.execute(text("SELECT version, offline_hours, held_hours FROM policy")).all() == [(1, 72, 12)]


def test_all_the_way_down_leaves_nothing_and_up_again_works(engine: Engine) -> None:
    upgrade_to_head(engine)
    migrate(engine, "base", down=True)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    upgrade_to_head(engine)
    assert version(engine) == head()


def test_servers_that_start_at_once_migrate_once(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: upgrade_to_head(engine), range(4)))
    assert version(engine) == head()


def test_steps_never_import_the_live_tables() -> None:
    for path in (MIGRATIONS / "versions").glob("*.py"):
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
            module = getattr(node, "module", None) or ""
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else [module]
            assert not any(name.startswith(("central_server", "agent_desktop")) for name in names), path

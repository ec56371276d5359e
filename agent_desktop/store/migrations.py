"""How a store of any earlier version becomes one of today's: numbered steps, each done whole or not at all.

A step is never changed once it was released. The number of the last one done stands in `PRAGMA user_version`.
Why not alembic here: docs/decisions/0012.
"""

from sqlcipher3 import dbapi2

from agent_desktop.store.faults import StoreTooNew

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, record BLOB NOT NULL)",
        "CREATE TABLE open_contact (id BLOB NOT NULL PRIMARY KEY, place INTEGER NOT NULL, record BLOB NOT NULL)",
        """CREATE TABLE outbox (
            sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE,
            touches BLOB NOT NULL,
            citizen_id BLOB,
            state TEXT NOT NULL,
            next_try_at INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            record BLOB NOT NULL
        )""",
        "CREATE INDEX outbox_by_touches ON outbox (touches)",
        "CREATE INDEX outbox_by_citizen ON outbox (citizen_id) WHERE citizen_id IS NOT NULL",
        "CREATE INDEX outbox_by_state ON outbox (state, sequence, next_try_at)",
        "CREATE INDEX outbox_by_next_try ON outbox (state, next_try_at, made_at)",
        """CREATE TABLE outbox_after (
            row_id BLOB NOT NULL, after_id BLOB NOT NULL, PRIMARY KEY (row_id, after_id)
        ) WITHOUT ROWID""",
        "CREATE INDEX outbox_after_by_after ON outbox_after (after_id)",
        """CREATE TABLE held_person (
            citizen_id BLOB NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            until INTEGER NOT NULL,
            record BLOB NOT NULL
        )""",
        "CREATE INDEX held_person_by_until ON held_person (until)",
        """CREATE TABLE held_number (
            e164 TEXT NOT NULL, citizen_id BLOB NOT NULL, PRIMARY KEY (e164, citizen_id)
        ) WITHOUT ROWID""",
        "CREATE INDEX held_number_by_citizen ON held_number (citizen_id)",
        """CREATE TABLE reference_lease (
            id BLOB NOT NULL PRIMARY KEY, first INTEGER, size INTEGER, used INTEGER NOT NULL
        )""",
        """CREATE TABLE reference_item (
            kind TEXT NOT NULL, "key" TEXT NOT NULL, record BLOB NOT NULL, seen INTEGER NOT NULL,
            PRIMARY KEY (kind, "key")
        )""",
        'CREATE TABLE "cursor" (feed TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
    ),
    ("ALTER TABLE held_number ADD COLUMN rang INTEGER NOT NULL DEFAULT 0",),
    ("CREATE TABLE kept_script (hash TEXT NOT NULL PRIMARY KEY, kept_at INTEGER NOT NULL, record BLOB NOT NULL)",),
    (
        """CREATE TABLE kept_answer (
            source TEXT NOT NULL, id BLOB NOT NULL, version INTEGER NOT NULL, kept_at INTEGER NOT NULL,
            record BLOB NOT NULL, PRIMARY KEY (source, id, version)
        )""",
    ),
    (
        """CREATE TABLE search_entry (
            id INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, "key" TEXT NOT NULL, code TEXT NOT NULL,
            services TEXT NOT NULL, validated INTEGER NOT NULL, whole_title TEXT NOT NULL,
            title TEXT NOT NULL, names TEXT NOT NULL, short TEXT NOT NULL, "text" TEXT NOT NULL
        )""",
        'CREATE UNIQUE INDEX search_entry_by_record ON search_entry (kind, "key")',
        "CREATE INDEX search_entry_by_code ON search_entry (code, kind)",
        "CREATE TABLE search_word (id INTEGER NOT NULL PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
        # The tokens are ours already: all that is not ASCII belongs to them, and so do the two signs that mark them.
        """CREATE VIRTUAL TABLE search_index USING fts5(
            title, names, short, "text", content = '', contentless_delete = 1, detail = column,
            tokenize = "ascii tokenchars '_='"
        )""",
        "CREATE VIRTUAL TABLE search_count USING fts5vocab(search_index, 'row')",
    ),
    (
        # Asked of the index itself, how often a stem is held takes as long as it is often.
        "DROP TABLE search_count",
        "CREATE TABLE search_stem (term TEXT NOT NULL PRIMARY KEY, entries INTEGER NOT NULL) WITHOUT ROWID",
        "ALTER TABLE search_entry ADD COLUMN alike TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE search_entry ADD COLUMN places TEXT NOT NULL DEFAULT ''",
    ),
)

NEWEST = len(STEPS)
SEARCH_STEPS = STEPS[4:6]
"""Those that make the index of answers: a damaged one is made by them once more."""


def migrate(connection: dbapi2.Connection) -> None:
    """Bring the store to NEWEST. Raises StoreTooNew, having changed nothing, where it is past that."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > NEWEST:
        raise StoreTooNew(f"{version} past {NEWEST}")
    for number in range(version, NEWEST):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in STEPS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has rolled back by itself
                connection.execute("ROLLBACK")
            raise

"""The tables, as they are at the newest step of migrations.py (a test holds the two together).

Records stand as msgspec's JSON in `record`; beside it only the columns that are asked by. Ids are their 16 bytes,
moments whole microseconds since 1970 UTC (moments.py).
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

metadata = MetaData()

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

open_contact = Table(
    "open_contact",
    metadata,
    Column("id", LargeBinary, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    # The order of making, never given twice, and the row's address on disk, by which a damaged table can be walked.
    Column("sequence", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False, unique=True),
    Column("touches", LargeBinary, nullable=False),
    Column("citizen_id", LargeBinary),
    Column("state", Text, nullable=False),
    Column("next_try_at", Integer, nullable=False),  # 0: at once
    Column("made_at", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("outbox_by_touches", "touches"),
    Index("outbox_by_citizen", "citizen_id", sqlite_where=text("citizen_id IS NOT NULL")),
    Index("outbox_by_state", "state", "sequence", "next_try_at"),
    Index("outbox_by_next_try", "state", "next_try_at", "made_at"),
    sqlite_autoincrement=True,
)

outbox_after = Table(
    "outbox_after",
    metadata,
    # The same as `after` in the records, to be asked by. One whose `after_id` has no row any more stops nobody.
    Column("row_id", LargeBinary, primary_key=True),
    Column("after_id", LargeBinary, primary_key=True),
    Index("outbox_after_by_after", "after_id"),
    sqlite_with_rowid=False,
)

held_person = Table(
    "held_person",
    metadata,
    Column("citizen_id", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False),
    Column("as_of", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("held_person_by_until", "until"),
)

held_number = Table(
    "held_number",
    metadata,
    Column("e164", Text, primary_key=True),
    Column("citizen_id", LargeBinary, primary_key=True),
    # 1: they were rung for from it, whatever their record says; 0: it is a phone of their record.
    Column("rang", Integer, nullable=False, server_default=text("0")),
    Index("held_number_by_citizen", "citizen_id"),
    sqlite_with_rowid=False,
)

reference_lease = Table(
    "reference_lease",
    metadata,
    # Begun, and not answered yet, while `first` is null.
    Column("id", LargeBinary, primary_key=True),
    Column("first", Integer),
    Column("size", Integer),
    Column("used", Integer, nullable=False),
)

reference_item = Table(
    "reference_item",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
    Column("seen", Integer, nullable=False),
)

kept_script = Table(
    "kept_script",
    metadata,
    # A version of a script that an open contact is on.
    Column("hash", Text, primary_key=True),
    Column("kept_at", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

kept_answer = Table(
    "kept_answer",
    metadata,
    # An answer as it was when it was given in an open contact. `record` is the contract's Article or Institution.
    Column("source", Text, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("kept_at", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

search_entry = Table(
    "search_entry",
    metadata,
    # What can be found of a record, as knowledge/entries.py writes it; its id tells of which kind it is
    # (search_index.py). Beside it the index over the same ids, which is a virtual table (`search_index`).
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("services", Text, nullable=False),
    Column("validated", Integer, nullable=False),
    Column("whole_title", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("names", Text, nullable=False),
    Column("short", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("alike", Text, nullable=False, server_default=text("''")),
    Column("places", Text, nullable=False, server_default=text("''")),
    Index("search_entry_by_record", "kind", "key", unique=True),
    Index("search_entry_by_code", "code", "kind"),
)

search_word = Table(
    "search_word",
    metadata,
    # Every folded word that was ever in an entry; new ones have higher ids.
    Column("id", Integer, primary_key=True),
    Column("word", Text, nullable=False, unique=True),
)

search_stem = Table(
    "search_stem",
    metadata,
    # In how many entries each stem is that is in any.
    Column("term", Text, primary_key=True),
    Column("entries", Integer, nullable=False),
    sqlite_with_rowid=False,
)

cursor = Table(
    "cursor",
    metadata,
    # Where each pull stands.
    Column("feed", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

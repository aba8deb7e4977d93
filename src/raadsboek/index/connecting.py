"""Opening the SQLite file of the index: ours and sound, or thrown away and made anew.

Knows files and signatures; knows nothing of notes. Nothing here is an error to the user: what
cannot be read is deleted, what cannot be written lives in memory.
"""

import sqlite3
from pathlib import Path

from raadsboek.core.kinds import KINDS
from raadsboek.index.facts import columns_of
from raadsboek.index.place import STAND, TEXTS, index_file, real_root
from raadsboek.index.remembered import column_facts
from raadsboek.index.stamp import program_stamp
from raadsboek.index.tables import DDL, signature

APPLICATION_ID = 0x52414144
"""'RAAD', so that `file` can tell what this is."""

_STAMP = program_stamp()
"""Taken as the program starts: it may be replaced by another version while it runs."""

PATIENCE = 3.0
"""Seconds to wait for another window that is writing before going on without the file."""

Connection = sqlite3.Connection

DAMAGE = (sqlite3.Error, ValueError, TypeError)
"""What a damaged file can raise: SQLite's own errors, texts that are no UTF-8 or no JSON, and
numbers where texts belong."""


def open_file(
    root: Path, version: str = "", *, patience: float = PATIENCE, closed: bool = False
) -> Connection | None:
    """Open the index file of a vault, made anew when it is not ours; None when there can be none.

    None means: locked for longer than `patience`, or the cache folder cannot be written. `closed`:
    it holds no confidential text; a file from before that was so is thrown away.
    """
    file = Path(index_file(str(root), version))
    wanted = identity(root, version, closed=closed)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _attempt in range(2):
            connection = _open_if_ours(file, wanted, patience)
            if connection is not None:
                return connection
            discard(file)
            if closed and not version:
                discard_stands(file.parent)
    except (OSError, *DAMAGE):
        return None
    return None


def open_memory(root: Path, version: str = "", *, closed: bool = False) -> Connection:
    """Open an empty index in memory, shared between threads by whoever holds its lock."""
    connection = _memory()
    _make(connection, identity(root, version, closed=closed))
    return connection


def copy_to_memory(connection: Connection) -> Connection:
    """Return a copy of an index in memory, shared between threads by whoever holds its lock."""
    memory = _memory()
    connection.backup(memory)
    return memory


def _memory() -> Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    # What is sorted must not pass over the disk either.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def identity(root: Path, version: str = "", *, closed: bool = False) -> dict[str, str]:
    """Return what an index must say about itself: for which tables and which vault it is.

    With a `version`, for the vault as it was then; `closed`, that it holds nothing confidential.
    """
    whose = {"signature": signature(), "root": ascii(real_root(str(root)))}
    whose["closed"] = "1" if closed else ""
    return {**whose, "stand": version} if version else whose


def discard_stands(folder: Path) -> None:
    """Delete the indexes of earlier days, and the texts of attachments.

    They may hold what is to be on no disk any more.
    """
    for file in (*folder.glob(f"{STAND}*.sqlite"), folder / TEXTS):
        discard(file)


def discard(file: Path) -> None:
    """Delete an index file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def is_in_use(error: Exception) -> bool:
    """Tell if SQLite refused because another window holds the file, so that it is not to blame."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_filled(connection: Connection) -> bool:
    """Tell if the notes were read into this index at least once."""
    found = connection.execute("SELECT 1 FROM remembered WHERE name = 'filled'").fetchone()
    return found is not None


def _open_if_ours(file: Path, wanted: dict[str, str], patience: float) -> Connection | None:
    """Open the file when it is ours or empty; None when it is to be deleted.

    Raises `sqlite3.OperationalError` when it stays locked or cannot be opened at all.
    """
    file.touch(mode=0o600)
    connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # A power cut may lose the last refresh, never the consistency: the next start redoes it.
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA schema_version").fetchone() == (0,):
            _make(connection, wanted)
        if says(connection, wanted):
            _restamp(connection)
            return connection
    except DAMAGE as error:
        connection.close()
        if is_in_use(error):
            raise
        return None
    connection.close()
    return None


def says(connection: Connection, wanted: dict[str, str]) -> bool:
    """Tell if an index has our form, and says all that is wanted of itself."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    found = dict(connection.execute("SELECT name, value FROM remembered"))
    return (application, version) == (APPLICATION_ID, 1) and wanted.items() <= found.items()


def _make(connection: Connection, wanted: dict[str, str]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    # Another window may have made the tables while this one waited for its turn.
    if connection.execute("PRAGMA schema_version").fetchone() == (0,):
        for statement in DDL.split(";"):
            connection.execute(statement)
        columns = {kind.name: {item.key: item.label for item in columns_of(kind)} for kind in KINDS}
        facts = [*wanted.items(), *column_facts(columns)]
        connection.executemany("INSERT INTO remembered VALUES (?, ?)", facts)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    connection.execute("COMMIT")


def _restamp(connection: Connection) -> None:
    """Note which program made the index, for the readers that cannot afford the signature."""
    found = connection.execute("SELECT value FROM remembered WHERE name = 'stamp'").fetchone()
    if found != (_STAMP,):
        connection.execute("INSERT OR REPLACE INTO remembered VALUES ('stamp', ?)", (_STAMP,))

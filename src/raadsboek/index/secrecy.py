"""What the index does for a vault whose confidential notes are encrypted.

On disk it knows placeholders only; in memory, for who has a key, the notes themselves. It must not
know how a note is opened.
"""

from collections.abc import Callable

from msgspec import Struct

from raadsboek.core.encrypted import TITLE
from raadsboek.core.note import Note
from raadsboek.index.connecting import Connection
from raadsboek.index.organs import Whose, condition
from raadsboek.index.writing import Writer


class Secrecy(Struct, frozen=True):
    """How to read a note without and with the keys of this user, and whether there are any.

    `read_closed` gives a placeholder of every confidential note, also of one that lies there in
    clear text.
    """

    read_closed: Callable[[str], Note]
    read_opened: Callable[[str], Note]
    has_key: Callable[[], bool]


def confidential_paths(connection: Connection) -> set[str]:
    """Return the paths of the notes that are confidential."""
    rows = connection.execute("SELECT path FROM note WHERE confidential = 1")
    return {path for (path,) in rows}


def closed_notes(connection: Connection, whose: Whose | None) -> list[tuple[str, str, int]]:
    """Return how many notes of an organ are placeholders here, by kind and year.

    The year is that of the number; '' where it has none.
    """
    of_organ, names = condition(whose)
    rows = connection.execute(
        "SELECT kind, year, count(*) FROM note"  # noqa: S608
        f" WHERE confidential = 1 AND title = :title{of_organ} GROUP BY kind, year",
        {"title": TITLE, **names},
    )
    return [(kind, year, number) for kind, year, number in rows]


def forget_confidential(file: Connection, memory: Connection) -> None:
    """Take the placeholders out of the copy in memory, so that the notes themselves are read.

    The next start must not answer from the file before the keys are there: it forgets how the
    settings looked.
    """
    file.execute("DELETE FROM remembered WHERE name = 'feit:instellingen'")
    memory.execute("BEGIN")
    with Writer(memory, 0, bulk=False) as writer:
        for (identifier,) in memory.execute(
            "SELECT id FROM note WHERE confidential = 1"
        ).fetchall():
            writer.forget(identifier)
    memory.execute(
        "DELETE FROM remembered WHERE name IN ('feit:instellingen', 'momentopname', 'filled')"
    )
    memory.execute("COMMIT")

"""Is the file still what was written to it? Asked now and then, not at each start.

SQLite notices damage to its own structure when it comes across it; a flipped bit in the text of
a row it does not notice. Every row has a checksum for that.
"""

from raadsboek.index.connecting import DAMAGE, Connection
from raadsboek.index.tables import NOTE_COLUMNS, SORT_COLUMNS
from raadsboek.index.writing import checksum


def is_sound(connection: Connection) -> bool:
    """Tell if structure, rows and the search index agree with one another and their checksums."""
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return False
        # Compares the words of the search index with the text that it was made from.
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        return _rows_agree(connection)
    except DAMAGE:
        return False


def _rows_agree(connection: Connection) -> bool:
    columns = ", ".join(f"note.{name}" for name in ("path", *NOTE_COLUMNS, *SORT_COLUMNS))
    notes = connection.execute(
        f"SELECT {columns}, content.title, content.body, content.words, checksum"  # noqa: S608
        " FROM note LEFT JOIN content USING (id)"
    )
    past = connection.execute(
        "SELECT identifier, date, author, email, subject, action, checksum FROM version"
    )
    return all(checksum(row[:-1]) == row[-1] for rows in (notes, past) for row in rows)

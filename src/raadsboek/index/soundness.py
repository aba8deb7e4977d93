"""Is the file still what was written to it? Asked now and then, not at each start.

SQLite notices damage to its own structure when it comes across it; a flipped bit in the text of
a row it does not notice. Every row has a checksum for that.
"""

from raadsboek.index.connecting import DAMAGE, Connection
from raadsboek.index.tables import NOTE_COLUMNS, SORT_COLUMNS, TERM_COLUMNS
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
    problems = _by_note(connection, "problem", "position, code, key, severity, message, fix")
    links = _by_note(connection, "link", "position, target")
    attachments = _by_note(connection, "attachment", "position, name, path, digest")
    terms = _by_note(connection, "term", ", ".join(TERM_COLUMNS))
    notes = connection.execute(
        f"SELECT note.id, {columns}, content.title, content.body, content.words, checksum"  # noqa: S608
        " FROM note LEFT JOIN content USING (id)"
    )
    past = connection.execute(
        "SELECT identifier, date, author, email, subject, action, checksum FROM version"
    )
    parts = (problems, links, attachments, terms)
    return all(
        checksum((*row, *(part.pop(identifier, ()) for part in parts))) == proof
        for identifier, *row, proof in notes
    ) and all(checksum(tuple(row)) == proof for *row, proof in past)


def _by_note(connection: Connection, table: str, columns: str) -> dict[int, tuple[object, ...]]:
    """Return the rows of a table that belong to each note, in order."""
    found: dict[int, tuple[object, ...]] = {}
    query = f"SELECT note, {columns} FROM {table} ORDER BY note, position"  # noqa: S608
    for note, *row in connection.execute(query):
        found[note] = (*found.get(note, ()), tuple(row))
    return found

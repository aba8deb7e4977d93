"""Numbers that were issued, also to notes that are gone: the past remembers them."""

import re
from collections.abc import Iterable

from raadsboek.core.numbering import parse_number
from raadsboek.index.connecting import Connection


def issued(connection: Connection, form: str) -> set[str]:
    """Return every number of this form that a note has, had, or that stands in its history.

    A file name counts too: it starts with the number, also when the note itself is broken.
    """
    start = re.split(r"[{]", form, maxsplit=1)[0]
    # Most stand in all these places: each is taken apart once.
    found = set(_starting(connection, "SELECT number FROM note", "number", start))
    found.update(
        _starting(connection, "SELECT DISTINCT number FROM version_number", "number", start)
    )
    # The file name may stand in any folder; looking for its start here spares most paths a visit.
    paths = connection.execute(
        "SELECT path FROM note WHERE instr(path, ?1)"
        " UNION SELECT path FROM version_path WHERE instr(path, ?1)",
        (start,),
    )
    for name in {path.rpartition("/")[2].removesuffix(".md") for (path,) in paths}:
        if name.startswith(start):
            found.update(_beginnings(name))
    return {number for number in found if parse_number(form, number) is not None}


def present(connection: Connection, form: str) -> set[str]:
    """Return the numbers that notes have now and that begin as this form does."""
    start = re.split(r"[{]", form, maxsplit=1)[0]
    return set(_starting(connection, "SELECT number FROM note", "number", start))


def is_issued(connection: Connection, number: str) -> bool:
    """Tell if a note has this number or ever had it, whatever its kind and its case."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM note WHERE number = ?1 COLLATE NOCASE)"
        " OR EXISTS (SELECT 1 FROM version_number WHERE number = ?1 COLLATE NOCASE)",
        (number.strip(),),
    ).fetchone()
    return bool(found)


def numbers_twice(connection: Connection) -> dict[str, list[str]]:
    """Return each number that more than one note has, with the paths of those notes."""
    rows = connection.execute(
        "SELECT number, path FROM note WHERE number IN (SELECT number FROM note"
        " WHERE number <> '' GROUP BY number HAVING count(*) > 1) ORDER BY number, path"
    )
    twice: dict[str, list[str]] = {}
    for number, path in rows:
        twice.setdefault(number, []).append(path)
    return twice


def _starting(connection: Connection, select: str, column: str, start: str) -> list[str]:
    """Return the values that start with `start`, by the index on the column where it helps."""
    if not start:
        return [value for (value,) in connection.execute(select)]
    # '\U0010ffff' sorts after every character that can follow the start.
    query = f"{select} WHERE {column} >= ? AND {column} < ?"
    return [value for (value,) in connection.execute(query, (start, f"{start}\U0010ffff"))]


def _beginnings(name: str) -> Iterable[str]:
    """Yield what may be the number at the start of a file name: its first word, first two, ..."""
    words = name.split(" ")
    return (" ".join(words[:count]) for count in range(1, min(len(words), 4) + 1))

"""The notes of which one can ask whether they hold, which of them some words are about, and in
which versions each of them changed.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from raadsboek.core.note import Value
from raadsboek.index.connecting import Connection
from raadsboek.index.organs import Whose, condition

_WORD = re.compile(r"[^\W_]+")
_AT_ONCE = 500


class Held(NamedTuple):
    """A note with its keys as on disk."""

    path: str
    meta: dict[str, Value]


class Touched(NamedTuple):
    """A version in which the file at `path` changed; `day` is ISO, as the clock stood there."""

    path: str
    position: int
    identifier: str
    day: str


def notes_of_kinds(connection: Connection, kinds: Sequence[str], whose: Whose | None) -> list[Held]:
    """Return every note of these kinds, by path."""
    of_organ, names = condition(whose)
    values = {f"kind{place}": kind for place, kind in enumerate(kinds)}
    rows = connection.execute(
        "SELECT path, meta FROM note"  # noqa: S608
        f" WHERE kind IN ({', '.join(f':{name}' for name in values)}){of_organ} ORDER BY path",
        {**values, **names},
    )
    return [Held(path, json.loads(meta)) for path, meta in rows]


def days_of_numbers(connection: Connection, numbers: Collection[str]) -> dict[str, str]:
    """Return the day (ISO) of the notes with these numbers, of whatever kind."""
    found: dict[str, str] = {}
    for part in _parts(sorted(numbers)):
        rows = connection.execute(
            "SELECT number, date FROM note"  # noqa: S608
            f" WHERE number IN ({', '.join('?' * len(part))}) ORDER BY path DESC",
            part,
        )
        found.update(rows)
    return found


def about(
    connection: Connection,
    words: Sequence[Sequence[str]],
    kinds: Sequence[str],
    whose: Whose | None,
) -> set[str]:
    """Return the paths of the notes of these kinds that are about all `words`.

    Each word is given as beginnings of words, of which one must occur: in the note itself, or in
    the title of the trajectory that it names.
    """
    match = _match(words)
    if not match:
        return set()
    of_organ, names = condition(whose)
    values = {f"kind{place}": kind for place, kind in enumerate(kinds)}
    of_kinds = f"note.kind IN ({', '.join(f':{name}' for name in values)})"
    trajectory = "json_extract(note.meta, '$.traject')"
    rows = connection.execute(
        "SELECT note.path FROM search JOIN note ON note.id = search.rowid"  # noqa: S608
        f" WHERE search MATCH :match AND {of_kinds}{of_organ}"
        f" UNION SELECT note.path FROM note WHERE {of_kinds}{of_organ} AND {trajectory} IN"
        " (SELECT '[[' || subject.number || ']]' FROM search"
        " JOIN note AS subject ON subject.id = search.rowid"
        " WHERE search MATCH :title AND subject.kind = 'traject')",
        {"match": match, "title": f"{{title}} : ({match})", **values, **names},
    )
    return {path for (path,) in rows}


def _match(words: Sequence[Sequence[str]]) -> str:
    pieces = []
    for forms in words:
        phrases = [f'"{" ".join(tokens)}"' for form in forms if (tokens := _tokens(form))]
        if phrases:
            pieces.append("(" + " OR ".join(f"{phrase} *" for phrase in phrases) + ")")
    return " AND ".join(pieces)


def _tokens(form: str) -> list[str]:
    split = unicodedata.normalize("NFD", form)
    plain = "".join(character for character in split if not unicodedata.combining(character))
    return _WORD.findall(plain)


def paths_ever(connection: Connection) -> list[str]:
    """Return every path that the history knows."""
    return [path for (path,) in connection.execute("SELECT DISTINCT path FROM version_path")]


def versions_that_touched(connection: Connection, paths: Iterable[str]) -> list[Touched]:
    """Return every version in which one of these files changed, the oldest first."""
    found: list[Touched] = []
    for part in _parts(sorted(paths)):
        rows = connection.execute(
            "SELECT path, position, identifier, substr(date, 1, 10) FROM version_path"  # noqa: S608
            " JOIN version ON version.position = version_path.version"
            f" WHERE path IN ({', '.join('?' * len(part))})",
            part,
        )
        found.extend(Touched(*row) for row in rows)
    return sorted(found, key=lambda touched: touched.position)


def took_notes_away(connection: Connection, positions: Collection[int]) -> set[int]:
    """Return those versions that took a note away: perhaps to give it another name."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM version_path"
        " WHERE version = ? AND change = 'D' AND path LIKE '%.md')"
    )
    return {place for place in positions if connection.execute(query, (place,)).fetchone()[0]}


def first_day(connection: Connection) -> str:
    """Return the day (ISO) of the oldest version; '' when there is none."""
    row = connection.execute(
        "SELECT substr(date, 1, 10) FROM version ORDER BY position LIMIT 1"
    ).fetchone()
    return row[0] if row else ""


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))

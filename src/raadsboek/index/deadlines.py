"""What asks for attention: open notes and terms by day, meetings ahead, the inbox.

The start screen asks these before anything else is loaded: imports stay few.
"""

from sqlite3 import Connection
from typing import NamedTuple

from raadsboek.index.organs import Whose, condition
from raadsboek.index.rows import FOUND, FOUND_TERM, Found, FoundTerm


class Meeting(NamedTuple):
    """A meeting whose minutes are not adopted yet."""

    path: str
    number: str
    title: str
    date: str
    start: str
    place: str
    status: str
    form: str = ""
    to_arrange: str = ""
    """What is still to arrange, a line each."""
    arranged: str = ""
    sent: str = ""
    """The send log, a line each."""


class Counts(NamedTuple):
    """How many there are of what the start screen counts."""

    notes: int
    inbox: int
    problems: int


def open_items(
    connection: Connection,
    *,
    since: str = "",
    until: str = "",
    kind: str = "",
    whose: Whose | None = None,
) -> list[Found]:
    """Return the open notes due from `since` to `until` (ISO, both included), soonest first.

    Notes without a day are not among them, nor dossiers whose terms say when they are due; see
    `open_terms`. `whose` keeps to one organ.
    """
    of_organ, names = condition(whose)
    query = (
        f"SELECT {FOUND} FROM note WHERE open = 1 AND due >= :since AND due <= :until"  # noqa: S608
        f" AND {_BY_ITSELF} {'AND kind = :kind' if kind else ''}{of_organ} ORDER BY due, path"
    )
    bounds = {"since": since or "0000-00-00", "until": until or "9999-99-99", "kind": kind}
    return [Found(*row) for row in connection.execute(query, {**bounds, **names})]


_BY_ITSELF = (
    "(kind <> 'traject' OR NOT EXISTS"
    " (SELECT 1 FROM term WHERE term.note = note.id AND term.last <> ''))"
)
"""Of a note that is due by its own keys, not by terms."""


def open_terms(
    connection: Connection, today: str, *, until: str = "", whose: Whose | None = None
) -> list[FoundTerm]:
    """Return the open terms of which the safe day is not after `until` (ISO), soonest first.

    A term that lapses is not among them when it did before `today` (ISO).
    """
    of_organ, names = condition(whose)
    query = (
        f"SELECT {FOUND_TERM} FROM term JOIN note ON note.id = term.note"  # noqa: S608
        " WHERE last <> '' AND safe <= :until AND (lapses = 0 OR last >= :today)"
        f"{of_organ} ORDER BY last, lapses, path, position"
    )
    values = {"today": today, "until": until or "9999-99-99", **names}
    return [FoundTerm(*row) for row in connection.execute(query, values)]


def terms_without_day(connection: Connection, whose: Whose | None = None) -> list[FoundTerm]:
    """Return what dossiers ask for on no day in particular, by dossier."""
    of_organ, names = condition(whose)
    query = (
        f"SELECT {FOUND_TERM} FROM term JOIN note ON note.id = term.note"  # noqa: S608
        f" WHERE last = ''{of_organ} ORDER BY path, position"
    )
    return [FoundTerm(*row) for row in connection.execute(query, names)]


def meetings_ahead(
    connection: Connection, today: str, *, limit: int = 1, whose: Whose | None = None
) -> list[Meeting]:
    """Return the first meetings on or after `today` (ISO) without adopted minutes, in order."""
    of_organ, names = condition(whose)
    query = (
        "SELECT path, number, title, date, coalesce(json_extract(meta, '$.van'), ''),"  # noqa: S608
        " coalesce(json_extract(meta, '$.plaats'), ''), status,"
        f" coalesce(json_extract(meta, '$.vorm'), ''), {', '.join(map(_lines, _LISTS))}"
        f" FROM note WHERE ahead = 1 AND date >= :today{of_organ}"
        " ORDER BY date, 5, path LIMIT :limit"
    )
    values = {"today": today, "limit": limit, **names}
    return [Meeting(*row) for row in connection.execute(query, values)]


_LISTS = ("te-regelen", "geregeld", "verzonden")


def _lines(key: str) -> str:
    """Return the SQL of a key of a note that holds several, a line each."""
    many = f"json_each(meta, '$.\"{key}\"')"
    return f"coalesce((SELECT group_concat(value, char(10)) FROM {many}), '')"  # noqa: S608


def counts(connection: Connection, whose: Whose | None = None) -> Counts:
    """Count notes, incoming post that waits, and notes with problems: those of every organ."""
    of_organ, names = condition(whose)
    # Without any condition SQLite counts from an index alone.
    everything = f" WHERE 1 = 1{of_organ}" if of_organ else ""
    query = (
        f"SELECT (SELECT count(*) FROM note{everything}),"  # noqa: S608
        f" (SELECT count(*) FROM note WHERE inbox = 1{of_organ}),"
        " (SELECT count(*) FROM note WHERE problems > 0)"
    )
    return Counts(*connection.execute(query, names).fetchone())


def late_by_organ(connection: Connection, today: str) -> dict[str, int]:
    """Return how much is past its day on `today` (ISO), by the organ that the notes name."""
    query = (
        "SELECT organ, count(*) FROM (SELECT organ FROM note"  # noqa: S608
        f" WHERE open = 1 AND due > '' AND due < :today AND {_BY_ITSELF}"
        " UNION ALL SELECT organ FROM term JOIN note ON note.id = term.note"
        " WHERE last <> '' AND last < :today AND lapses = 0) GROUP BY organ"
    )
    return dict(connection.execute(query, {"today": today}).fetchall())

"""Lists of one kind: filter, sort, and pages that cost the same at the end as at the start."""

import json
from array import array
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.index.connecting import Connection
from raadsboek.index.facts import columns_of
from raadsboek.index.organs import Whose
from raadsboek.index.organs import condition as condition_of
from raadsboek.index.rows import Row
from raadsboek.index.sorting import fold

_AT_ONCE = 500

Order: TypeAlias = "array[int]"
"""The notes of a list in the order of its rows, each by its place in the index."""


def order(
    connection: Connection,
    kind: Kind,
    *,
    filters: Mapping[str, str] | None = None,
    text: str = "",
    sort: str = "",
    descending: bool = False,
    only_open: bool = False,
    whose: Whose | None = None,
    year: str = "",
    person: str = "",
) -> Order:
    """Return which notes of a kind a list shows, in order.

    `filters` are keys with the value that one of their items must have (case and accents do not
    count; '' means: not filled in). `text` are words that must all occur in the row. `sort` is
    the key of a column, by default the first one; notes without a value come last both ways.
    `whose` keeps to the notes of one organ, `year` to those of a year, `person` (a short name) to
    those of somebody.
    Raises `KeyError` when `sort` is no column of this kind.
    """
    columns = [item.key for item in columns_of(kind)]
    if sort and sort not in columns:
        raise KeyError(sort)
    column = f"sort_{columns.index(sort) if sort else 0}"
    where = ["kind = :kind"]
    values: dict[str, str] = {"kind": kind.name}
    if only_open:
        where.append("open = 1")
    words = fold(text).split()
    for key, value in (filters or {}).items():
        # What a column must say stands in the row as well: few rows remain to be looked into.
        words += fold(value).replace(",", " ").split() if key in columns else []
    for position, word in enumerate(words):
        where.append(f"instr(folded, :word{position}) > 0")
        values[f"word{position}"] = word
    if year:
        where.append("year = :year")
        values["year"] = year
    if person:
        where.append("instr(', ' || people || ', ', ', ' || :person || ', ') > 0")
        values["person"] = fold(person)
    of_organ, names = condition_of(whose)
    values |= names
    condition = " AND ".join(where) + of_organ
    direction = "DESC" if descending else "ASC"
    found = _sorted(connection, condition, values, f"{column} {direction}")
    return _filtered(connection, kind, found, filters) if filters else found


def _sorted(connection: Connection, condition: str, values: Mapping[str, str], by: str) -> Order:
    """Return the notes that meet a condition, those without a value in the column last."""
    column = by.split()[0]
    found = array("q")
    # Filled in first, empty last: two queries, so that each can follow the index.
    for filled in ("<> ''", "= ''"):
        # As one text: each row that is handed over costs a turn with the thread that draws.
        # SQLite keeps the order of the subquery for a function to which it matters.
        query = (
            "SELECT group_concat(id, ' ') FROM (SELECT id FROM note"  # noqa: S608
            f" WHERE {condition} AND {column} {filled} ORDER BY {by}, path)"
        )
        (text_of_all,) = connection.execute(query, values).fetchone()
        found.extend(map(int, (text_of_all or "").split()))
    return found


def _filtered(
    connection: Connection, kind: Kind, found: Order, filters: Mapping[str, str]
) -> Order:
    """Keep the notes whose keys have the wanted values."""
    defaults = {item.key: item.default for item in fields_of(kind.struct)}
    wanted = {key: fold(value.strip()) for key, value in filters.items()}
    columns = [item.key for item in columns_of(kind)]
    due = columns.index(kind.due_key) if kind.due_key in columns else None
    kept = array("q")
    for identifier, meta, cells in _each(connection, "meta, cells", found):
        known = json.loads(meta)
        if due is not None and kind.due_key in wanted:
            # When a dossier is due follows from its terms.
            known[kind.due_key] = json.loads(cells)[due]
        if all(
            value in _values(known.get(key), defaults.get(key, "")) for key, value in wanted.items()
        ):
            kept.append(identifier)
    return kept


def _values(value: object, default: str) -> set[str]:
    """Return every text that a filter on a value may name: the whole, and each item of a list."""
    if isinstance(value, list):
        items = [item.strip() for item in value if isinstance(item, str)]
        whole = ", ".join(items)
    else:
        whole = value.strip() if isinstance(value, str) else ""
        items = [item.strip() for item in whole.split(",")]
    if not whole:
        return {fold(default)}
    return {fold(whole), *(fold(item) for item in items if item)}


def page(connection: Connection, wanted: Order, offset: int, limit: int) -> list[Row]:
    """Return the rows at `offset` and after, at most `limit` of them."""
    part = wanted[max(offset, 0) : max(offset, 0) + max(limit, 0)]
    columns = "path, number, cells, open, confidential, problems, organ"
    return [
        Row(path, number, tuple(json.loads(cells)), *marks)
        for _, path, number, cells, *marks in _each(connection, columns, part)
    ]


def _each(connection: Connection, columns: str, wanted: Order) -> Iterator[tuple[Any, ...]]:
    """Yield each note of an order with these columns, in order.

    A note that went since the order was made is simply not there any more.
    """
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT id, {columns} FROM note WHERE id IN ({', '.join('?' * len(part))})",  # noqa: S608
            tuple(part),
        )
        found = {row[0]: row for row in rows}
        yield from (found[identifier] for identifier in part if identifier in found)


def place(connection: Connection, wanted: Order, path: str) -> int | None:
    """Return at which row of a list the note at `path` stands; None when it is not in it."""
    found = connection.execute("SELECT id FROM note WHERE path = ?", (path,)).fetchone()
    try:
        return wanted.index(found[0]) if found else None
    except ValueError:
        return None


def years(connection: Connection, kind: str, whose: Whose | None = None) -> list[str]:
    """Return the years that the notes of a kind are of, the newest first."""
    of_organ, names = condition_of(whose)
    query = (
        f"SELECT DISTINCT year FROM note WHERE kind = :kind AND year <> ''{of_organ}"  # noqa: S608
        " ORDER BY year DESC"
    )
    return [year for (year,) in connection.execute(query, {"kind": kind, **names})]


def people(connection: Connection, kind: str, whose: Whose | None = None) -> dict[str, int]:
    """Return of whom the notes of a kind are, by short name in lower case, with how many."""
    of_organ, names = condition_of(whose)
    query = (
        "SELECT people, count(*) FROM note"  # noqa: S608
        f" WHERE kind = :kind AND people <> ''{of_organ} GROUP BY people"
    )
    found: dict[str, int] = {}
    for together, number in connection.execute(query, {"kind": kind, **names}):
        for name in together.split(", "):
            found[name] = found.get(name, 0) + number
    return dict(sorted(found.items()))


def kind_counts(connection: Connection, whose: Whose | None = None) -> dict[str, tuple[int, int]]:
    """Return for each value of `soort` how many notes there are and how many of them are open."""
    of_organ, names = condition_of(whose)
    count = f"SELECT kind, count(*) FROM note WHERE {{}} {of_organ} GROUP BY kind"  # noqa: S608
    everything = connection.execute(count.format("1 = 1"), names).fetchall()
    still_open = dict(connection.execute(count.format("open = 1"), names))
    return {kind: (number, still_open.get(kind, 0)) for kind, number in everything}


def metas(connection: Connection, wanted: Order) -> list[tuple[str, dict[str, Value]]]:
    """Return (path, frontmatter as on disk) of every note of a list, in order."""
    rows = _each(connection, "path, meta", wanted)
    return [(path, json.loads(meta)) for _, path, meta in rows]

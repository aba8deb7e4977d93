"""Searching in the texts of attachments, beside those of the notes that they belong to.

What goes wrong with those texts costs a search nothing but their hits.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from raadsboek.index.attached_texts import State, Texts, beside, held_by_notes, is_open
from raadsboek.index.connecting import DAMAGE, Connection, discard, is_in_use
from raadsboek.index.hits import MAXIMUM_EXCERPT, Hit, Scored, parts_of
from raadsboek.index.narrowing import Narrowing, Values
from raadsboek.index.rows import FOUND, Found

_T = TypeVar("_T")


def found(
    connection: Connection, texts: Texts | None, narrow: Narrowing, values: Values
) -> list[Scored]:
    """Return the notes of which an attachment holds all words; none without texts."""
    return _asked(connection, texts, lambda there: _found(connection, there, narrow, values), [])


def with_silent(connection: Connection, texts: Texts | None, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits, each with those of its attachments that hold no text."""
    return _asked(connection, texts, lambda there: _silent(connection, there, hits), list(hits))


def _asked(
    connection: Connection, texts: Texts | None, question: Callable[[Texts], _T], otherwise: _T
) -> _T:
    """Answer a question with the texts beside the index, and otherwise without them."""
    if texts is None:
        return otherwise
    try:
        with beside(connection, texts) as there:
            return question(texts) if there else otherwise
    except DAMAGE as error:
        if not is_in_use(error):
            with suppress(OSError):  # still open elsewhere, on Windows
                discard(texts.file)
        return otherwise


def _holding(texts: Texts, narrow: Narrowing) -> Iterator[str]:
    """Yield SELECTs from what was found to the notes that hold it, each step by an index."""
    ways = {"attachment.digest": "attachment ON attachment.digest = reading.digest"}
    if texts.of_now:
        ways["place.digest"] = (
            "teksten.place AS place ON place.digest = reading.digest CROSS JOIN attachment"
            " ON attachment.path = place.path AND attachment.digest = ''"
        )
    for digest, way in ways.items():
        yield (
            "SELECT attachment.note AS note, attachment.name AS name, told.id AS id,"  # noqa: S608
            " told.score AS score, note.path AS path, attachment.position AS position"
            " FROM told CROSS JOIN teksten.reading AS reading ON reading.id = told.id"
            f" CROSS JOIN {way} CROSS JOIN note ON note.id = attachment.note"
            f" WHERE {is_open(digest)}{narrow.conditions}"
        )


def _found(connection: Connection, texts: Texts, narrow: Narrowing, values: Values) -> list[Scored]:
    query = (
        "WITH told AS MATERIALIZED (SELECT rowid AS id, bm25(found) AS score"  # noqa: S608
        " FROM teksten.found WHERE found MATCH :match),"
        f" best AS MATERIALIZED ({' UNION ALL '.join(_holding(texts, narrow))}"
        " ORDER BY 4, 5, 6 LIMIT :limit),"
        " cut AS MATERIALIZED (SELECT rowid AS id,"
        f" substr(snippet(found, 0, char(2), char(3), '…', 16), 1, {MAXIMUM_EXCERPT}) AS excerpt"
        " FROM teksten.found WHERE found MATCH :match AND +rowid IN (SELECT id FROM best))"
        f" SELECT {FOUND}, best.name, best.score, cut.excerpt"
        " FROM best JOIN cut ON cut.id = best.id JOIN note ON note.id = best.note"
    )
    return [
        (score, Hit(Found(*row), parts_of(excerpt), name))
        for *row, name, score, excerpt in connection.execute(query, values)
    ]


def _silent(connection: Connection, texts: Texts, hits: Sequence[Hit]) -> list[Hit]:
    silent: dict[str, list[str]] = {}
    rows = connection.execute(
        "SELECT note.path, held.name FROM json_each(:paths) AS wanted"  # noqa: S608
        " CROSS JOIN note ON note.path = wanted.value"
        f" CROSS JOIN ({held_by_notes(texts)}) AS held ON held.note = note.id"
        " CROSS JOIN teksten.reading AS reading ON reading.digest = held.digest"
        " WHERE reading.state = :state ORDER BY note.path, held.position",
        {"paths": json.dumps([hit.note.path for hit in hits]), "state": State.NO_TEXT.value},
    )
    for path, name in rows:
        silent.setdefault(path, []).append(name)
    return [hit._replace(without_text=tuple(silent.get(hit.note.path, ()))) for hit in hits]

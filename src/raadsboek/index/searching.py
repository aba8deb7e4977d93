"""Searching in the text of all notes: ranked, accents ignored, the last word may be unfinished."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from raadsboek.index import searching_attachments as attachments
from raadsboek.index.attached_texts import Texts
from raadsboek.index.connecting import Connection
from raadsboek.index.hits import MAXIMUM_EXCERPT, Hit, Scored, parts_of
from raadsboek.index.narrowing import DAY, Narrowing, Values, narrowing
from raadsboek.index.organs import Whose
from raadsboek.index.rows import FOUND, Found

_WORD = re.compile(r"[^\W_]+")
_WEIGHTS = "10.0, 1.0, 4.0"
"""A word in the title counts most, then one in the frontmatter, then one in the text."""


def search(
    connection: Connection,
    words: str,
    *,
    kind: str = "",
    person: str = "",
    number: str = "",
    since: str = "",
    until: str = "",
    status: Sequence[str] | None = None,
    dossier: str = "",
    limit: int = 200,
    whose: Whose | None = None,
    texts: Texts | None = None,
) -> list[Hit]:
    """Return the notes that hold all `words`, best first; any text is a valid question.

    With the `texts` of attachments, a note is also found when one of its attachments holds them
    all.

    What stands between spaces belongs together: 'B-2026-014' finds that number, in that order,
    and the note that has it comes before those that name it. Without words a filter alone is
    enough: then the newest comes first.
    `person` is a short name in the key that says who; `number` is how a number begins, whatever its
    case; `since` and `until` (ISO, both included) bound the day of the note, or the day it is due
    when it has no day of its own. `status` are the statuses that are wanted. `dossier` is its
    number or a part of what its row says: found are the dossier itself and what links to it.
    `whose` keeps to one organ.
    """
    narrow = narrowing(
        connection,
        kind=kind,
        person=person,
        number=number,
        since=since,
        until=until,
        status=status,
        dossier=dossier,
        whose=whose,
    )
    match = match_expression(words)
    if not match:
        wanted = narrow.is_narrow and not words.strip()
        hits = _filtered(connection, narrow, limit) if wanted else []
        return attachments.with_silent(connection, texts, hits)
    values = narrow.values | {"match": match, "number": words.strip(), "limit": limit}
    scored = _of_notes(connection, narrow, values)
    scored += attachments.found(connection, texts, narrow, values)
    return attachments.with_silent(connection, texts, _best(scored, limit))


def _best(hits: Iterable[Scored], limit: int) -> list[Hit]:
    """Return the best hits, each note once."""
    best: dict[str, Hit] = {}
    for _, hit in sorted(hits, key=lambda one: (one[0], one[1].note.path)):
        best.setdefault(hit.note.path, hit)
    return list(best.values())[:limit]


def _of_notes(connection: Connection, narrow: Narrowing, values: Values) -> list[Scored]:
    query = (
        # Rank first and cut excerpts of the few that are shown. Both go once through what the
        # words find: asked note by note, the words would be looked up for each of them again.
        "WITH best AS MATERIALIZED (SELECT search.rowid AS id,"  # noqa: S608
        " CASE WHEN note.number = :number COLLATE NOCASE THEN -1e9"
        f" ELSE bm25(search, {_WEIGHTS}) END AS score"
        " FROM search CROSS JOIN note ON note.id = search.rowid"
        f" WHERE search MATCH :match{narrow.conditions}"
        " ORDER BY score, note.path LIMIT :limit),"
        " cut AS MATERIALIZED (SELECT rowid AS id,"
        f" substr(snippet(search, 1, char(2), char(3), '…', 16), 1, {MAXIMUM_EXCERPT}) AS excerpt"
        " FROM search WHERE search MATCH :match AND +rowid IN (SELECT id FROM best))"
        f" SELECT {FOUND}, best.score, cut.excerpt"
        " FROM best JOIN cut ON cut.id = best.id JOIN note ON note.id = best.id"
        " ORDER BY best.score, note.path"
    )
    return [
        (score, Hit(Found(*row), parts_of(excerpt)))
        for *row, score, excerpt in connection.execute(query, values)
    ]


def _filtered(connection: Connection, narrow: Narrowing, limit: int) -> list[Hit]:
    rows = connection.execute(
        f"SELECT {FOUND} FROM note WHERE 1{narrow.conditions}"  # noqa: S608
        f" ORDER BY {DAY} DESC, note.path LIMIT :limit",
        narrow.values | {"limit": limit},
    )
    return [Hit(Found(*row), ()) for row in rows]


def match_expression(words: str) -> str:
    """Return the FTS5 question for what a user typed; '' when it holds no word at all."""
    phrases = []
    for piece in words.split():
        plain = "".join(
            part for part in unicodedata.normalize("NFD", piece) if not unicodedata.combining(part)
        )
        tokens = _WORD.findall(plain)
        if tokens:
            phrases.append(f'"{" ".join(tokens)}"')
    if not phrases:
        return ""
    finished = words[-1:].isspace()
    return " AND ".join(phrases) + ("" if finished else " *")

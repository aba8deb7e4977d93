"""What the raadsboek knows of what came in before: post, and whatever has attachments."""

import json
from typing import NamedTuple

from raadsboek.core.attachments import FACTS_KEY
from raadsboek.core.note import Value
from raadsboek.index.connecting import Connection


class Corresponded(NamedTuple):
    """A note with its keys as on disk."""

    path: str
    number: str
    title: str
    kind: str
    date: str
    meta: dict[str, Value]


def correspondence(connection: Connection) -> list[Corresponded]:
    """Return all post, and all other notes that tell of their attachments; the newest first."""
    rows = connection.execute(
        "SELECT path, number, title, kind, date, meta FROM note"
        " WHERE kind = 'post' OR instr(meta, :facts) > 0 ORDER BY date DESC, number DESC",
        {"facts": f'"{FACTS_KEY}"'},
    )
    return [
        Corresponded(path, number, title, kind, date, json.loads(meta))
        for path, number, title, kind, date, meta in rows
    ]


def numbers_with_dossier(connection: Connection) -> dict[str, str]:
    """Return for every note with a dossier the reference to it, and every dossier for itself."""
    rows = connection.execute(
        "SELECT number, json_extract(meta, '$.traject') FROM note"
        " WHERE number <> '' AND kind <> 'traject' AND instr(meta, '\"traject\"') > 0"
        " UNION ALL SELECT number, number FROM note WHERE kind = 'traject' AND number <> ''"
    )
    return {number: found for number, found in rows if isinstance(found, str)}

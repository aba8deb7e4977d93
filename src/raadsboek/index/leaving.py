"""What the index knows for documents that leave: where confidential parts are, who says the same.

Answers come from the index and are looked at again in the notes themselves by who asks.
"""

import re
import unicodedata

from raadsboek.index.connecting import Connection

_WORD = re.compile(r"[^\W_]+")
_MOST = 200


def paths_with_marks(connection: Connection) -> list[str]:
    """Return the paths of the notes that may have a confidential part, by path."""
    rows = connection.execute(
        "SELECT note.path FROM note JOIN content ON content.id = note.id"
        " WHERE instr(content.body, '::') > 0 ORDER BY note.path"
    )
    return [path for (path,) in rows]


def open_paths_saying(connection: Connection, words: str) -> list[str]:
    """Return paths of notes that are not confidential and have these words in this order."""
    letters = unicodedata.normalize("NFD", words)
    said = _WORD.findall("".join(char for char in letters if not unicodedata.combining(char)))
    if not said:
        return []
    rows = connection.execute(
        "SELECT note.path FROM search JOIN note ON note.id = search.rowid"
        " WHERE search MATCH :match AND note.confidential = 0 LIMIT :most",
        {"match": f'"{" ".join(said)}"', "most": _MOST},
    )
    return [path for (path,) in rows]

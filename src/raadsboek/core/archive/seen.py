"""A file of an old archive as it was read, and its name as words.

Pure. The path is that within the archive, with `/` between folders.
"""

import datetime
import re
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.archive.days import without_days
from raadsboek.core.filenames import words

_SEPARATORS = re.compile(r"[_\s]+|(?<=\s)[-–](?=\s)|(?<=\w)-(?=\w*\s)")
_EDGES = " -–_.,()[]"


class Seen(Struct, frozen=True, kw_only=True):
    """What a reader found in the file at `path`.

    `subject`, `sender` and `sent` are those of a mail; what a document says of itself there is
    often that of the one that it was copied from.
    `facts` are the keys that stand above the text of a Markdown file, by their names in lower
    case. `trouble` is why it could not be read, or not wholly.
    """

    path: str
    sort: str
    text: str = ""
    subject: str = ""
    sender: str = ""
    sent: datetime.date | None = None
    facts: Mapping[str, str] = {}
    has_no_text: bool = False
    trouble: str = ""

    @property
    def name(self) -> str:
        """The name of the file without its extension."""
        last = self.path.rpartition("/")[2]
        stem, dot, _ = last.rpartition(".")
        return stem if dot and stem else last

    @property
    def folder(self) -> str:
        """The folders that it lies in, within the archive."""
        return self.path.rpartition("/")[0]


def words_of(text: str, *, today: datetime.date) -> tuple[str, ...]:
    """Return the words of a name, in lower case without accents, and without its days."""
    return tuple(words(without_days(text, today=today)).split("-"))


def readable(name: str, *, today: datetime.date) -> str:
    """Return a name of a file as a title: no days, no underscores, a capital to begin with."""
    plain = _SEPARATORS.sub(" ", without_days(name, today=today))
    plain = " ".join(part for part in plain.split() if part.strip(_EDGES)).strip(_EDGES)
    if plain.count("(") > plain.count(")"):
        plain += ")"  # what stands at the end between brackets is not an edge
    return plain[:1].upper() + plain[1:]

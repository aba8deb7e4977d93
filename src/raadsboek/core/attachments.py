"""Attachments of a note: their names on disk, their digests, and how their senders called them.

An attachment lies beside its note under a name that the program made up; what others called it is
kept as text. It must not read a file: bytes and places are for `vault` and `book`.
"""

import hashlib
import re
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.core.filenames import MAXIMUM_NAME, safe_number, shortened, words
from raadsboek.core.note import Note, Value
from raadsboek.core.text import visible

NAMES_KEY = "bijlagen"
FACTS_KEY = "bijlage-gegevens"
MAXIMUM_ORIGINAL = 200
"""Characters that are kept of the name that a sender gave."""

UNKNOWN = "bin"
"""The extension of what nobody should open by a click."""

# No web page, program or document with macros: a click must run nothing.
_EXTENSIONS = frozenset(
    {
        *("pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx"),
        *("odp", "eml", "msg", "ics", "vcf", "png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp"),
        *("webp", "heic", "zip", "xml", "json", "mp3", "m4a", "wav", "mp4", "p7m", "p7s"),
    }
)
# A Markdown file beside the notes would be taken for a note.
_OTHERWISE = {"md": "txt", "markdown": "txt", "text": "txt"}
# Sync programs end the names of their copies so; the check of names warns of those.
_COPY = re.compile(r"conflict(?:kopie|copy)|(?:kopie|copy)(?=$|-)")
_NUMBER_LENGTH = 30
_FACTS = re.compile(r"(?P<name>[^|]+?) \| sha256 (?P<digest>[0-9a-f]{64}) \| (?P<original>.*)")


class Attachment(Struct, frozen=True):
    """An attachment: its name on disk, the SHA-256 (hex) of its bytes, and its first name.

    `digest` and `original` are '' for one that somebody added by hand.
    """

    name: str
    digest: str = ""
    original: str = ""


def attachments_of(note: Note) -> tuple[Attachment, ...]:
    """Return the attachments that a note names, in its order, with what is known of each."""
    known = {one.name: one for one in map(_read, note.texts(FACTS_KEY)) if one is not None}
    names = dict.fromkeys(note.texts(NAMES_KEY))
    return tuple(known.get(name, Attachment(name)) for name in names)


def beside(path: str, name: str) -> str:
    """Return the place of a file that lies beside the note at `path`; one place has one form."""
    parts = (*path.split("/")[:-1], *name.split("/"))
    return "/".join(part for part in parts if part not in ("", "."))


def made(
    number: str,
    count: int,
    original: str,
    data: bytes,
    *,
    extension: str = "",
    called: str = "",
) -> Attachment:
    """Return the attachment that `data` becomes; `extension` is of what the bytes really are.

    `called` is for a name that says better what it is than the original does: 'bericht'.
    """
    return Attachment(
        name=safe_name(number, count, called or original, extension=extension),
        digest=hashlib.sha256(data).hexdigest(),
        original=original_name(original),
    )


def safe_name(number: str, count: int, original: str, *, extension: str = "") -> str:
    """Return a name that is safe on every computer: 'P-2026-118-1 adviesaanvraag.pdf'.

    Nothing of a path is left, no name starts with a dot, and an unknown extension becomes `.bin`.
    """
    last = re.split(r"[/\\]", original)[-1]
    stem, _, typed = last.rpartition(".")
    own = _extension(typed) if stem else UNKNOWN
    named = words(last if own == UNKNOWN else stem)
    suffix = _extension(extension) if extension else own
    start = f"{safe_number(number)[:_NUMBER_LENGTH]}-{count} "
    room = MAXIMUM_NAME - len(start) - len(suffix) - 1
    safe = shortened(_COPY.sub("afschrift", named), room) or "bijlage"
    return f"{start}{safe}.{suffix}"


def original_name(typed: str) -> str:
    """Return the name that a sender gave as one visible line of at most 200 characters."""
    shown = " ".join(visible(typed).split())
    return shown if len(shown) <= MAXIMUM_ORIGINAL else shown[: MAXIMUM_ORIGINAL - 1] + "…"


def lines_of(attachments: Iterable[Attachment]) -> list[Value]:
    """Return the lines of the key `bijlage-gegevens`: of those of which the digest is known."""
    return [
        f"{one.name} | sha256 {one.digest} | {one.original or one.name}"
        for one in attachments
        if one.digest
    ]


def keys_of(attachments: Iterable[Attachment]) -> dict[str, Value]:
    """Return the two keys that a note with these attachments has."""
    found = tuple(attachments)
    return {NAMES_KEY: [one.name for one in found], FACTS_KEY: lines_of(found)}


def _read(line: str) -> Attachment | None:
    found = _FACTS.fullmatch(line.strip())
    return Attachment(**found.groupdict()) if found else None


def _extension(typed: str) -> str:
    plain = words(typed)
    plain = _OTHERWISE.get(plain, plain)
    return plain if plain in _EXTENSIONS else UNKNOWN

"""The same number issued on two sides: the note that nobody else has yet gets the next one.

Owns which notes those are and where their number stands: in the note, in its file name and in all
that is new on the own side. A line that others have already is not touched, nor are adopted
minutes: then both notes keep the number, and `controleer` names them.
"""

import datetime
import re
from collections.abc import Mapping, Set
from typing import NamedTuple

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.protecting import NoReaders, NotAReader, protected
from raadsboek.book.finding import issued_numbers
from raadsboek.book.source import clear_bytes
from raadsboek.book.syncing.sealed import is_adopted
from raadsboek.book.syncing.sides import Sides, number_in
from raadsboek.core.confidential import is_confidential
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note
from raadsboek.core.numbering import next_number, parse_number
from raadsboek.vault.encrypted_notes import is_encrypted
from raadsboek.vault.reading import note_from_bytes

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Renumbered(NamedTuple):
    """A note that got another number, and the path that it has now."""

    old: str
    new: str
    path: str


class Renumbering(Struct, frozen=True):
    """The notes with another number, and the files of the own side that change by it."""

    notes: tuple[Renumbered, ...] = ()
    edits: Mapping[str, bytes | None] = {}


def renumbering(book: Book, sides: Sides, named: Set[str], now: datetime.datetime) -> Renumbering:
    """Return what gets another number; `named` are the numbers in the versions of others."""
    new = {}
    issued: set[str] = set(named)
    for path, note in _twice(book, sides, named).items():
        number = _next_number(book, note, issued, now)
        if number:
            issued.add(number)
            new[note.text("nummer").strip()] = (number, path)
    if not new:
        return Renumbering()
    numbers = {old: number for old, (number, _) in new.items()}
    edits = _edits(book, sides, numbers)
    notes = [
        Renumbered(old, number, _replaced(path, numbers)) for old, (number, path) in new.items()
    ]
    return Renumbering(tuple(notes), edits)


def _twice(book: Book, sides: Sides, named: Set[str]) -> dict[str, Note]:
    """Return the new notes of the own side whose number others issued too, by path."""
    shared = {}
    for path in sides.shared.added:
        number = number_in(path, _after(sides, path, own=False))
        if number:
            shared[number] = path
    found: dict[str, Note] = {}
    texts = _own_texts(book, sides)
    for path in sides.own.added:
        data = _after(sides, path, own=True)
        number = number_in(path, data)
        if not number or number not in shared.keys() | named or data is None:
            continue
        pattern = _pattern({number: ""})
        if any(fixed and pattern.search(text) for text, fixed in texts.values()):
            continue
        note = note_from_bytes(path, data)
        other = shared.get(number)
        if path in texts and not (other == path and _same_note(sides, path, note)):
            found[path] = note
    return found


def _same_note(sides: Sides, path: str, note: Note) -> bool:
    """Tell if two sides made one note, as when both record the same minutes."""
    data = _after(sides, path, own=False)
    other = note_from_bytes(path, data or b"")
    if other.digest == note.digest:
        return True
    kind = KIND_BY_NAME.get(note.text("soort"))
    title = kind.title_key if kind else "titel"
    secret = is_confidential(note.meta) or is_confidential(other.meta)
    return (
        not secret
        and note.text("soort") == other.text("soort")
        and bool(note.text(title))
        and note.text(title) == other.text(title)
    )


def _next_number(book: Book, note: Note, issued: Set[str], now: datetime.datetime) -> str:
    kind = KIND_BY_NAME.get(note.text("soort"))
    if kind is None:
        return ""
    organ = book.settings.organ_of(note.meta)
    form = book.settings.number_form(kind, organ)
    parsed = parse_number(form, note.text("nummer").strip())
    year = (parsed[0] if parsed else None) or now.year
    book.index.refresh()
    return next_number(form, year=year, issued=issued | issued_numbers(book, kind, organ))


def _own_texts(book: Book, sides: Sides) -> dict[str, tuple[str, bool]]:
    """Return the text of every note that is new or changed on the own side, and if it is fixed."""
    found = {}
    for path in sides.own.changed:
        data = _after(sides, path, own=True)
        if data is not None and path.endswith(".md"):
            clear = clear_bytes(book, data)
            text = clear.decode("utf-8", "replace")
            if text.encode("utf-8") == clear:
                found[path] = (text, is_adopted(path, clear))
    return found


def _edits(book: Book, sides: Sides, numbers: Mapping[str, str]) -> dict[str, bytes | None]:
    texts = _own_texts(book, sides)
    added = set(sides.own.added)
    edits: dict[str, bytes | None] = {}
    for path in sides.own.changed:
        old = _after(sides, path, own=True)
        if old is None:
            continue
        data = old
        if path in texts:
            before = clear_bytes(book, sides.before(path) or b"").decode("utf-8", "replace")
            text = _new_lines_replaced(texts[path][0], before, numbers)
            if text != texts[path][0]:
                data = _kept(book, path, text.encode("utf-8"), old, numbers)
        place = _replaced(path, numbers) if path in added else path
        if place != path:
            edits[path] = None
        if place != path or data != old:
            edits[place] = data
    return edits


def _kept(book: Book, path: str, data: bytes, old: bytes, numbers: Mapping[str, str]) -> bytes:
    """Return a changed note as it is to be kept: encrypted again when it was.

    Who is no reader any more cannot do that, and changes only what stands outside.
    """
    if not is_encrypted(old) or is_encrypted(data):
        return data
    try:
        return protected(book, path, data, old) or old
    except (NotAReader, NoReaders):
        return _replaced(old.decode("utf-8"), numbers).encode("utf-8")


def _new_lines_replaced(text: str, before: str, numbers: Mapping[str, str]) -> str:
    known = {line.rstrip("\r\n") for line in _LINE.findall(before)}
    return "".join(
        line if line.rstrip("\r\n") in known else _replaced(line, numbers)
        for line in _LINE.findall(text)
    )


def _replaced(text: str, numbers: Mapping[str, str]) -> str:
    # All at once: a number that is given out here may be one that is replaced too.
    return _pattern(numbers).sub(lambda match: numbers[match.group()], text)


def _pattern(numbers: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(numbers, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w]|-\w)")


def _after(sides: Sides, path: str, *, own: bool) -> bytes | None:
    side = sides.own if own else sides.shared
    difference = side.changed.get(path)
    return sides.bytes_of(difference.after) if difference else None

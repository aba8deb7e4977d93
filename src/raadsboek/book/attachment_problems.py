"""What is wrong with attachments: gone, changed since they came in, or named by no note."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.source import is_there, kept_bytes, read_bytes
from raadsboek.core.attachments import Attachment, attachments_of, beside
from raadsboek.core.encrypted import SUFFIX
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.filenames import safe_number
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.index.correspondence import correspondence
from raadsboek.vault.writing import digest

_ATTACHED = re.compile(r"(?P<number>.+)-\d+ [^/]+")


def attachment_problems(book: Book) -> Iterable[Problem]:
    """Yield a problem for each attachment that is not as its note says.

    Every attachment is read: for a check of everything, not for a quick look.
    """
    if book.then is not None:
        return
    named: defaultdict[str, set[str]] = defaultdict(set)
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for one in book.index.ask(correspondence):
        note = Note(path=one.path, meta=one.meta, body="", digest="")
        folder = PurePosixPath(one.path).parent.as_posix()
        numbers[folder].add(safe_number(one.number))
        for attachment in attachments_of(note):
            named[folder] |= {attachment.name, attachment.name + SUFFIX}
            yield from _wrong_with(book, note, attachment)
    for folder, known in numbers.items():
        yield from _loose(book, folder, known, named[folder])


def _wrong_with(book: Book, note: Note, one: Attachment) -> Iterator[Problem]:
    place = beside(note.path, one.name)
    shown = visible(one.name)
    if "/" in one.name or not is_there(book, place):
        yield Problem(
            code="bijlage-ontbreekt",
            path=note.path,
            key="bijlagen",
            severity=Severity.WARNING,
            message=f"De bijlage '{shown}' ligt niet bij de notitie.",
            fix="Zet het bestand terug via Geschiedenis (F9), of haal de naam weg bij 'bijlagen'.",
        )
    elif one.digest and _differs(book, place, one.digest):
        yield Problem(
            code="bijlage-gewijzigd",
            path=note.path,
            key="bijlagen",
            severity=Severity.WARNING,
            message=f"De bijlage '{shown}' is niet meer zoals zij binnenkwam.",
            fix="Zet de eerste versie van het bestand terug, en bewaar de nieuwe als eigen stuk.",
        )


def _differs(book: Book, place: str, wanted: str) -> bool:
    """Tell if the bytes of an attachment are others; what nobody here can open counts as equal."""
    try:
        data = read_bytes(book, place)
    except RaadsboekError:
        return False  # a link, or too large: the checks of the folder name it
    if digest(data) == wanted:
        return False
    with suppress(NotFound):
        return data != kept_bytes(book, place + SUFFIX)
    return True


def _loose(book: Book, folder: str, numbers: set[str], named: set[str]) -> Iterator[Problem]:
    try:
        names = sorted(item.name for item in (book.root / folder).iterdir() if item.is_file())
    except OSError:
        return
    for name in names:
        match = _ATTACHED.fullmatch(name)
        is_ours = match is not None and match["number"] in numbers
        if is_ours and name not in named and not name.endswith(".md"):
            yield Problem(
                code="bijlage-los",
                path=f"{folder}/{name}",
                severity=Severity.WARNING,
                message=f"'{visible(name)}' ziet eruit als een bijlage, maar geen notitie noemt "
                "het bestand.",
                fix="Zet de naam bij 'bijlagen' in de notitie, of haal het bestand weg.",
            )

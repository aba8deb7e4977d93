"""Making the notes of an archive that was looked through: a version for each year, then a report.

Each version stands by itself: whoever is cut off goes on later with what is not there yet. The
originals lie beside their notes, byte for byte. It must not propose anything.
"""

import datetime
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.adopting_archive.folder import ArchiveFile, read_again
from raadsboek.book.adopting_archive.looking import Looked
from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.inbox.files import attached_writes, files_of
from raadsboek.book.organs import refuse_unknown_organ
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.archive.planning import LABEL, Planned
from raadsboek.core.archive.report import NotTaken, Taken, report
from raadsboek.core.archive.seen import Seen
from raadsboek.core.attachments import Attachment, keys_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.kinds import memo
from raadsboek.core.note import Note, Value
from raadsboek.core.number_words import counted
from raadsboek.core.text import visible
from raadsboek.index import attached_texts
from raadsboek.index.attached_texts import Reading, State
from raadsboek.intake.piece import MAILS, Piece

ACTION = "archief-overnemen"
_AT_ONCE = 100
"""Notes in one version at most: their files are in memory together."""

Progress = Callable[[int, int], None]
"""Hears how many notes were made, of how many."""


class Adopted(Struct, frozen=True, kw_only=True):
    """What came of it: the notes, the files that were not taken, and the note with the report."""

    taken: tuple[Taken, ...]
    not_taken: tuple[NotTaken, ...]
    report: Note | None


def take_over(
    book: Book, looked: Looked, *, organ: str = "", now: datetime.datetime, progress: Progress
) -> Adopted:
    """Make the notes that were planned, and a note that reports of all files.

    Without anything new there is no report. Raises `InvalidInput` for an organ that is none, and
    as `book.changing.record`; the years before that are done then, and a next time goes on.
    """
    writable(book)
    taken: list[Taken] = []
    gone: list[NotTaken] = []
    for part in _parts(looked.planned):
        made, missing = _take_part(book, looked, part, organ, now)
        taken += made
        gone += missing
        _keep_texts(book, looked, made)
        progress(len(taken), len(looked.planned))
    not_taken = [*gone, *(NotTaken(one.path, one.why) for one in looked.left_alone)]
    note = _report(book, looked, taken, not_taken, organ, now) if taken else None
    return Adopted(taken=tuple(taken), not_taken=tuple(not_taken), report=note)


def _parts(planned: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Yield the notes of a version: of one year, and not too many."""
    for _, of_year in groupby(planned, key=lambda one: one.year):
        together = list(of_year)
        for start in range(0, len(together), _AT_ONCE):
            yield together[start : start + _AT_ONCE]


def _take_part(
    book: Book, looked: Looked, part: Sequence[Planned], organ: str, now: datetime.datetime
) -> tuple[list[Taken], list[NotTaken]]:
    taken: list[Taken] = []
    missing: list[NotTaken] = []

    def prepare() -> Change:
        taken.clear()
        missing.clear()
        book.index.refresh()
        issued: dict[str, set[str]] = {}
        writes: list[Write] = []
        for planned in part:
            files = list(_originals(looked, planned, missing))
            if not files:
                continue
            meta = _meta(book, planned, organ)
            of_kind = issued.setdefault(
                planned.kind.name,
                set(issued_numbers(book, planned.kind, book.settings.organ_of(meta))),
            )
            number = notes.free_number(book, planned.kind, meta, of_kind, now)
            of_kind.add(number)
            writes += _writes(book, planned, meta, number, files, now)
            taken.append(Taken(number, planned))
        years = {one.planned.year for one in taken}
        of_year = f" uit {min(year for year in years if year)}" if any(years) else ""
        return Change(
            writes=writes,
            action=ACTION,
            numbers=[one.number for one in taken],
            subject=f"Archief overgenomen: {counted(len(taken), 'notitie', 'notities')}{of_year}",
        )

    record_prepared(book, prepare, now=now)
    return taken, missing


def _keep_texts(book: Book, looked: Looked, made: Sequence[Taken]) -> None:
    """Let a search find what was read just now, without reading it again."""
    attached_texts.keep(
        book.index.texts.file,
        [
            Reading(looked.files[one.seen.path].digest, _state(one.seen), one.seen.text)
            for taken in made
            for one in taken.planned.sources
            if not is_confidential(taken.planned.meta)
        ],
    )


def _state(seen: Seen) -> State:
    if seen.text.strip():
        return State.TEXT
    return State.NO_TEXT if seen.has_no_text else State.UNREAD


class _Original(Struct, frozen=True):
    """A file of the archive as it is now."""

    file: ArchiveFile
    data: bytes
    sort: str


def _originals(looked: Looked, planned: Planned, missing: list[NotTaken]) -> Iterator[_Original]:
    """Yield the files of a note with their bytes; one that differs since it was read is missed."""
    for source in planned.sources:
        file = looked.files[source.seen.path]
        data = read_again(file)
        if data is None:
            missing.append(NotTaken(source.seen.path, "is intussen gewijzigd of weg"))
        else:
            yield _Original(file, data, source.seen.sort)


def _meta(book: Book, planned: Planned, organ: str) -> dict[str, Value]:
    """Return the keys of a note without its number, checked."""
    given = {key: value for key, value in planned.meta.items() if value}
    meta = notes.draft_meta(planned.kind, {**given, ORGAN_KEY: organ} if organ else given)
    refuse_unknown_organ(book, meta)
    short = book.settings.organ_of(meta)
    meta.pop(ORGAN_KEY, None)
    return meta if short == book.settings.first_organ else {**meta, ORGAN_KEY: short}


def _writes(
    book: Book,
    planned: Planned,
    meta: dict[str, Value],
    number: str,
    files: Sequence[_Original],
    now: datetime.datetime,
) -> Iterator[Write]:
    attached: list[tuple[Attachment, bytes]] = []
    for one in files:
        # Only a mail holds files of its own, which lie beside it too.
        piece = _with_parts(book, one) if one.sort in MAILS else Piece(sort=one.sort)
        attached += files_of(
            number,
            visible(one.file.place.name),
            one.data,
            piece,
            first=len(attached) + 1,
            called="stuk" if is_confidential(meta) else "",
        )
    full = {**meta, **keys_of(kept for kept, _ in attached)}
    path, data = notes.new_note(planned.kind, full, number, planned.body, now)
    yield Write(path=path, data=data, expected=None)
    yield from attached_writes(book, path, full, attached)


def _with_parts(book: Book, one: _Original) -> Piece:
    from raadsboek.intake.reading import read_bytes

    return read_bytes(one.data, one.file.place.name, limits_of(book.settings))


def _report(
    book: Book,
    looked: Looked,
    taken: Sequence[Taken],
    not_taken: Sequence[NotTaken],
    organ: str,
    now: datetime.datetime,
) -> Note:
    name = visible(looked.folder.resolve().name)
    keys: dict[str, Value] = {
        "titel": f"Overgenomen archief {name}",
        "datum": now.date().isoformat(),
        "labels": [LABEL],
    }
    text = report(name, taken, not_taken, len(looked.known))
    values = {**keys, ORGAN_KEY: organ} if organ else keys
    return notes.create(book, memo.KIND, values, body=text, now=now)

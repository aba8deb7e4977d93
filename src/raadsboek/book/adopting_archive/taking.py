"""Making the notes of an archive that was looked through, a version for each year, with a report.

Each version stands by itself and has the report of all until then: whoever is cut off goes on later
with what is not there yet. The originals lie beside their notes, byte for byte. It must not propose
anything.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book import notes
from raadsboek.book.adopting_archive.folder import ArchiveFile, read_again
from raadsboek.book.adopting_archive.looking import Looked
from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.inbox.files import attached_writes, files_of
from raadsboek.book.organs import refuse_unknown_organ
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.source import read_note
from raadsboek.core.archive.planning import LABEL, Planned
from raadsboek.core.archive.proposing import Proposal
from raadsboek.core.archive.report import NotTaken, Taken, report
from raadsboek.core.archive.seen import Seen
from raadsboek.core.attachments import Attachment, keys_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.kinds import memo
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.core.number_words import counted
from raadsboek.core.text import visible
from raadsboek.index import attached_texts, attachments
from raadsboek.index.attached_texts import Reading, State
from raadsboek.intake.piece import MAILS, Piece
from raadsboek.vault.writing import digest

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
    as `book.changing.record`; the years before that are done and reported, and a next time goes on.
    """
    writable(book)
    done = _Done(not_taken=tuple(NotTaken(one.path, one.why) for one in looked.left_alone))
    for part in _parts(looked.planned):
        before = len(done.taken)
        done = _take_part(book, looked, part, done, organ, now)
        _keep_texts(book, looked, done.taken[before:])
        progress(len(done.taken), len(looked.planned))
    book.index.refresh()
    return Adopted(
        taken=done.taken,
        not_taken=done.not_taken,
        report=read_note(book, done.report.path) if done.report else None,
    )


class _Report(Struct, frozen=True):
    """The note with the report as it stands."""

    number: str
    path: str
    data: bytes


class _Done(Struct, frozen=True, kw_only=True):
    """What came of the parts until now; `known` files were taken over by somebody else meanwhile.

    The report is in the version of every part: no note of an archive stands without it.
    """

    taken: tuple[Taken, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    known: int = 0
    report: _Report | None = None


def _parts(planned: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Yield the notes of a version: of one year, and not too many."""
    for _, of_year in groupby(planned, key=lambda one: one.year):
        together = list(of_year)
        for start in range(0, len(together), _AT_ONCE):
            yield together[start : start + _AT_ONCE]


def _take_part(
    book: Book,
    looked: Looked,
    part: Sequence[Planned],
    before: _Done,
    organ: str,
    now: datetime.datetime,
) -> _Done:
    """Make the notes of a part in one version; return what is done with it."""
    outcome: list[_Done] = []

    def prepare() -> Change:
        # Only now nobody else can take the same files over.
        book.index.refresh()
        issued = _Issued(book, now)
        made = _notes_of(book, looked, part, issued, organ, now)
        done = _with_part(before, made)
        writes = list(made.writes)
        if done.taken:
            report = _report(book, looked, done, issued, organ, now)
            seen = digest(before.report.data) if before.report else None
            writes.append(Write(path=report.path, data=report.data, expected=seen))
            done = replace(done, report=report)
        outcome[:] = [done]
        return Change(
            writes=writes,
            action=ACTION,
            numbers=[
                *(one.number for one in made.taken),
                *([done.report.number] if done.report else []),
            ],
            subject=_subject(made.taken),
        )

    record_prepared(book, prepare, now=now)
    return outcome[0]


class _Part(Struct, frozen=True):
    """The notes of one version; `doubled` files were taken over by somebody else meanwhile."""

    writes: Sequence[Write]
    taken: Sequence[Taken]
    missing: Sequence[NotTaken]
    doubled: int


def _notes_of(
    book: Book,
    looked: Looked,
    part: Sequence[Planned],
    issued: "_Issued",
    organ: str,
    now: datetime.datetime,
) -> _Part:
    known = book.index.ask(attachments.numbers_by_digest)
    writes: list[Write] = []
    taken: list[Taken] = []
    missing: list[NotTaken] = []
    doubled = 0
    for planned in part:
        new = [one for one in planned.sources if looked.files[one.seen.path].digest not in known]
        doubled += len(planned.sources) - len(new)
        files = list(_originals(looked, new, missing))
        if files:
            meta = _meta(book, planned.kind, planned.meta, organ)
            number = issued.next_number(planned.kind, meta)
            writes += _writes(book, planned, meta, number, files, now)
            taken.append(Taken(number, planned))
    return _Part(writes, taken, missing, doubled)


def _with_part(before: _Done, made: _Part) -> _Done:
    return replace(
        before,
        taken=(*before.taken, *made.taken),
        not_taken=(*made.missing, *before.not_taken),
        known=before.known + made.doubled,
    )


def _subject(taken: Sequence[Taken]) -> str:
    years = {one.planned.year for one in taken}
    of_year = f" uit {min(year for year in years if year)}" if any(years) else ""
    return f"Archief overgenomen: {counted(len(taken), 'notitie', 'notities')}{of_year}"


class _Issued:
    """The numbers that were given out, those of the version that is being made among them."""

    def __init__(self, book: Book, now: datetime.datetime) -> None:
        self._book = book
        self._now = now
        self._numbers: dict[str, set[str]] = {}

    def next_number(self, kind: Kind, meta: Mapping[str, Value]) -> str:
        """Return the next free number of a kind, and give it out."""
        organ = self._book.settings.organ_of(meta)
        of_kind = self._numbers.setdefault(kind.name, set(issued_numbers(self._book, kind, organ)))
        number = notes.free_number(self._book, kind, meta, of_kind, self._now)
        of_kind.add(number)
        return number


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


def _originals(
    looked: Looked, sources: Iterable[Proposal], missing: list[NotTaken]
) -> Iterator[_Original]:
    """Yield files of a note with their bytes; one that differs since it was read is missed."""
    for source in sources:
        file = looked.files[source.seen.path]
        data = read_again(file)
        if data is None:
            missing.append(NotTaken(source.seen.path, "is intussen gewijzigd of weg"))
        else:
            yield _Original(file, data, source.seen.sort)


def _meta(book: Book, kind: Kind, values: Mapping[str, Value], organ: str) -> dict[str, Value]:
    """Return the keys of a note without its number, checked."""
    given = {key: value for key, value in values.items() if value}
    meta = notes.draft_meta(kind, {**given, ORGAN_KEY: organ} if organ else given)
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
    done: _Done,
    issued: _Issued,
    organ: str,
    now: datetime.datetime,
) -> _Report:
    """Return the note that reports of what is done; it has one number all the time."""
    name = visible(looked.folder.resolve().name)
    values: dict[str, Value] = {
        "titel": f"Overgenomen archief {name}",
        "datum": now.date().isoformat(),
        "labels": [LABEL],
    }
    meta = _meta(book, memo.KIND, values, organ)
    number = done.report.number if done.report else issued.next_number(memo.KIND, meta)
    text = report(name, done.taken, done.not_taken, len(looked.known) + done.known)
    path, data = notes.new_note(memo.KIND, meta, number, text, now)
    return _Report(number, path, data)

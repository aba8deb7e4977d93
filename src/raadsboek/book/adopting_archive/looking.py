"""What an archive would become: every file read, and a note planned for it. Nothing is written."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from raadsboek.book.adopting_archive.folder import (
    ArchiveFile,
    LeftAlone,
    files_of,
    read_again,
    refuse_unfit,
)
from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.archive.days import days_in
from raadsboek.core.archive.planning import Held, Planned, plan
from raadsboek.core.archive.proposing import propose
from raadsboek.core.archive.seen import Seen
from raadsboek.core.confidential import KEY, YES, is_confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.text import visible
from raadsboek.index import attachments, waiting
from raadsboek.intake.piece import Piece
from raadsboek.vault.reading import MAXIMUM_SIZE, note_from_bytes

Progress = Callable[[int, int], None]
"""Hears how many files were read, of how many."""

_MARKDOWN = (".md", ".markdown")


class Looked(Struct, frozen=True, kw_only=True):
    """An archive that was looked through.

    `files` are those that a note is planned for, by their path; `known` are in the raadsboek
    already, each with the number of its note.
    """

    folder: Path
    planned: tuple[Planned, ...]
    files: Mapping[str, ArchiveFile]
    known: tuple[tuple[str, str], ...]
    left_alone: tuple[LeftAlone, ...]


def look_through(
    book: Book, folder: Path, *, organ: str = "", today: datetime.date, progress: Progress
) -> Looked:
    """Read every file of an archive that is not in the raadsboek yet, and plan what it becomes.

    Raises `NoArchive`.
    """
    refuse_unfit(folder, book.root)
    book.index.refresh()
    numbers = book.index.ask(attachments.numbers_by_digest)
    largest = min(limits_of(book.settings).file_bytes, MAXIMUM_SIZE)
    found = list(files_of(folder, largest=largest))
    files = [one for one in found if isinstance(one, ArchiveFile)]
    known = [(visible(one.path), numbers[one.digest]) for one in files if one.digest in numbers]
    new, doubles = _each_once([one for one in files if one.digest not in numbers], today)
    left_alone = [*(one for one in found if isinstance(one, LeftAlone)), *doubles]
    names = _names(new)
    seen = [_seen(names[file.digest], file, piece) for file, piece in _read(book, new, progress)]
    planned = plan((propose(one, today=today) for one in seen), _held(book, organ))
    return Looked(
        folder=folder,
        planned=tuple(planned),
        files={names[one.digest]: one for one in new},
        known=tuple(known),
        left_alone=tuple(sorted(left_alone, key=lambda one: one.path)),
    )


def _each_once(
    files: Iterable[ArchiveFile], today: datetime.date
) -> tuple[list[ArchiveFile], list[LeftAlone]]:
    """Return each of the files once, under the name that tells most, and the others."""
    best: dict[str, ArchiveFile] = {}
    doubles: list[LeftAlone] = []
    for one in sorted(files, key=lambda one: (not days_in(one.place.name, today=today), one.path)):
        same = best.setdefault(one.digest, one)
        if same is not one:
            doubles.append(LeftAlone(visible(one.path), f"is hetzelfde als {visible(same.path)}"))
    return sorted(best.values(), key=lambda one: one.path), doubles


def _names(files: Iterable[ArchiveFile]) -> dict[str, str]:
    """Return the path of each file as it can be read, by digest; no two are the same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for file in files:
        shown, count = visible(file.path), 2
        while shown in taken:
            shown, count = f"{visible(file.path)} ({count})", count + 1
        taken.add(shown)
        found[file.digest] = shown
    return found


def _read(
    book: Book, files: Iterable[ArchiveFile], progress: Progress
) -> Iterator[tuple[ArchiveFile, Piece]]:
    from raadsboek.intake.reading import read_many_bytes  # only when there is something to read

    wanted = list(files)
    contents = ((one.place.name, read_again(one) or b"") for one in wanted)
    for count, (file, piece) in enumerate(
        zip(wanted, read_many_bytes(contents, limits_of(book.settings)), strict=True), start=1
    ):
        progress(count, len(wanted))
        yield file, piece


def _seen(name: str, file: ArchiveFile, piece: Piece) -> Seen:
    facts: dict[str, str] = {}
    text = piece.text
    if file.place.suffix.casefold() in _MARKDOWN and piece.sort == "text":
        facts, text = _without_keys(text)
    return Seen(
        path=name,
        sort=piece.sort,
        text=text,
        subject=piece.subject if piece.is_mail else "",
        sender=(piece.sender or piece.sender_address) if piece.is_mail else "",
        sent=piece.sent.date() if piece.is_mail and piece.sent else None,
        facts=facts,
        has_no_text=piece.has_no_text,
        trouble=piece.trouble,
    )


def _without_keys(text: str) -> tuple[dict[str, str], str]:
    """Return the keys above a Markdown text, and the text without them.

    Keys that cannot be read stay in the text; if one of them seems to speak of secrecy, it does.
    """
    note = note_from_bytes("archief.md", text.encode("utf-8", "replace"))
    if not note.editable:
        return ({KEY: YES} if KEY in text[:2000].casefold() else {}), text
    facts = {key.casefold(): note.text(key) for key in note.meta}
    facts[KEY] = YES if is_confidential(note.meta) else ""
    return facts, note.body


def _held(book: Book, organ: str) -> Held:
    """Return the meetings of an organ that are in the raadsboek already."""
    found: dict[tuple[datetime.date, MeetingForm], str] = {}
    for one in book.index.ask(waiting.meetings, whose(book.settings, organ)):
        day = day_as_kept(one.date)
        form = str(one.meta.get("vorm", "") or MeetingForm.COUNCIL)
        if day is not None and form in {value.value for value in MeetingForm} and one.number:
            found[day, MeetingForm(form)] = one.number
    return found

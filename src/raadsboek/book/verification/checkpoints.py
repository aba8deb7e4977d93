"""The checkpoint of an adoption: which leaves stand on it, and the file that goes in the version.

Owns gathering what was adopted from the newest version: not from the folder, in which a text may
stand that is in no version. It must not record anything; `meetings.adopting` does.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Write
from raadsboek.book.lists import rows
from raadsboek.core.kinds import decision, meeting
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import SALT_KEY
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.verification.sheet import (
    FOLDER,
    Sheet,
    file_name,
    leaf_of_decision,
    leaf_of_minutes,
    next_sheet,
    read_sheet,
)
from raadsboek.history.git import Repository
from raadsboek.history.log import contents, has_versions, names_below


class Checkpoint(Struct, frozen=True):
    """A checkpoint to be recorded: its code, its file, and the salt of each of the minutes."""

    code: str
    write: Write
    salts: Mapping[str, str]


def checkpoint(book: Book, minutes: Sequence[Note], *, day: str) -> Checkpoint:
    """Return the checkpoint for minutes that are adopted on a day, as they are about to be written.

    Without any minutes it is one of the decisions alone. `day` is as in a note: 2026-04-16.
    """
    repository = writable(book)
    salts = {note.path: secrets.token_hex(16) for note in minutes}
    salted = [replace(note, meta={**note.meta, SALT_KEY: salts[note.path]}) for note in minutes]
    leaves = {note.text("nummer").strip(): leaf_of_minutes(note) for note in salted}
    leaves.update(_leaves_of_decisions(book, repository, salted))
    taken, sheets = _sheets_in(repository)
    sheet = next_sheet(sheets, leaves)
    path = file_name(day, [note.text("nummer").strip() for note in minutes], taken)
    return Checkpoint(sheet.code, Write(path=path, data=sheet.text, expected=None), salts)


def _sheets_in(repository: Repository) -> tuple[list[str], list[Sheet]]:
    """Return the files in the folder of sheets in the newest version, and the sheets in them."""
    if not has_versions(repository):
        return [], []
    paths = names_below(repository, "HEAD", FOLDER)
    found = contents(repository, [("HEAD", path) for path in paths])
    sheets = [read_sheet(data) for data in found if data is not None]
    return paths, [sheet for sheet in sheets if sheet is not None]


def _leaves_of_decisions(
    book: Book, repository: Repository, adopted: Iterable[Note]
) -> dict[str, str]:
    """Return the leaves of all decisions that were taken in minutes with a salt."""
    salted = {note.text("nummer").strip(): note for note in adopted}
    for meta in rows(book, meeting.KIND).objects():
        number = text_in(meta, "nummer")
        if text_in(meta, SALT_KEY) and number not in salted:
            salted[number] = _as_note(meta)
    taken = [
        (str(meta["pad"]), text_in(meta, "nummer"), target(text_in(meta, "vergadering")) or "")
        for meta in rows(book, decision.KIND).objects()
    ]
    wanted = [one for one in taken if one[1] and one[2] in salted]
    found = contents(repository, [("HEAD", path) for path, _, _ in wanted])
    return {
        number: leaf_of_decision(data, salted[minutes])
        for (_, number, minutes), data in zip(wanted, found, strict=True)
        if data is not None
    }


def _as_note(meta: Mapping[str, Value]) -> Note:
    return Note(path=str(meta["pad"]), meta=meta, body="", digest="")

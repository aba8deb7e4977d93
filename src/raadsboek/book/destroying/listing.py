"""The files that a destruction adds: its list as a note, and the list of what may never come back.

Owns putting them together. They are written by `destroying`, in the version on top.
"""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.destroying.belongings import ANYWHERE, Belongings
from raadsboek.book.destroying.choosing import Chosen
from raadsboek.book.finding import issued_numbers
from raadsboek.book.notes import free_number, new_note
from raadsboek.book.source import clear_bytes
from raadsboek.book.verification.checkpoints import checkpoint
from raadsboek.core.kinds import KIND_BY_NAME, memo
from raadsboek.core.retention.copies import Copy, copies
from raadsboek.core.retention.destruction_list import Destroyed, body_of_list, meta_of_list
from raadsboek.core.retention.judging import Judgement
from raadsboek.core.verification.sheet import FOLDER, Sheet, file_name, read_sheet
from raadsboek.history.git import Repository
from raadsboek.history.log import names_below
from raadsboek.history.shared_address import shared_address
from raadsboek.history.shunned import PATH, compose_list, shunned
from raadsboek.history.stream import FileState
from raadsboek.history.traces import contents_of, newest_tree
from raadsboek.vault.encrypted_notes import is_encrypted
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.scanning import SUFFIX

LONG_LINE = 40
"""Characters from which a line is looked for in other notes: shorter ones say the same by chance.
"""


class Listed(Struct, frozen=True, kw_only=True):
    """The list as it will stand: its number and place, and every file that goes with it."""

    number: str
    path: str
    files: tuple[FileState, ...]
    copies: tuple[Copy, ...]


def list_of(
    book: Book,
    repository: Repository,
    chosen: Chosen,
    found: Belongings,
    ground: str,
    decided_by: str,
    carried_out_by: str,
    now: datetime.datetime,
) -> Listed:
    """Return the list of what is about to go, with the next number of a memo."""
    gone = [_entry(one, found) for one in chosen.notes]
    day = now.date()
    elsewhere = tuple(
        copies(
            shared_place=shared_place(repository),
            quoted_in=quoted_in(book, repository, found),
            closed=found.closed,
            unseen=found.unseen,
            kept=found.kept,
        )
    )
    issued = issued_numbers(book, memo.KIND, book.settings.first_organ)
    number = free_number(book, memo.KIND, {}, issued, now)
    sheet = _sheet(book, chosen, day)
    meta = meta_of_list(gone, day=day, ground=ground, decided_by=decided_by)
    body = body_of_list(
        gone,
        day=day,
        ground=ground,
        decided_by=decided_by,
        carried_out_by=carried_out_by,
        shared=found.shared,
        code=sheet.code if sheet is not None else "",
        copies=elsewhere,
    )
    path, data = new_note(memo.KIND, meta, number, body, now)
    shun = shunned(repository) | dict(found.blobs)
    files = [FileState(path, data), FileState(PATH, compose_list(shun))]
    if sheet is not None:
        taken = names_below(repository, "HEAD", FOLDER)
        files.append(FileState(file_name(day.isoformat(), [number], taken), sheet.text))
    return Listed(number=number, path=path, files=tuple(files), copies=elsewhere)


def shared_place(repository: Repository) -> str:
    """Return the address of the shared place for in a note, '' when there is none."""
    address = shared_address(repository)
    return address.without_user if address is not None else ""


def quoted_in(book: Book, repository: Repository, found: Belongings) -> tuple[str, ...]:
    """Return the notes that hold a sentence or a title of what goes, by number, else by path.

    Encrypted notes are looked at as far as this user can open them.
    """
    sentences = {title.encode() for title in found.titles if len(title) >= ANYWHERE} | {
        line.strip()
        for _, data in contents_of(repository, found.blobs)
        for line in _readable(book, data).splitlines()
        if len(line.strip()) >= LONG_LINE
    }
    if not sentences:
        return ()
    place = {
        blob: path
        for path, blob in newest_tree(repository).items()
        if path.endswith(SUFFIX) and path not in found.paths
    }
    return tuple(
        sorted(
            note_from_bytes(place[blob], data).text("nummer") or place[blob]
            for blob, data in contents_of(repository, place)
            if _holds(_readable(book, found.relinked.get(blob, data)), sentences)
        )
    )


def _readable(book: Book, data: bytes) -> bytes:
    """Return a text as this user can read it; nothing of one that stays closed."""
    opened = clear_bytes(book, data)
    return b"" if is_encrypted(opened) else opened


def _holds(text: bytes, sentences: set[bytes]) -> bool:
    return any(sentence in text for sentence in sentences)


def _sheet(book: Book, chosen: Chosen, day: datetime.date) -> Sheet | None:
    """Return a sheet that follows all sheets, without what is going; None where there are none.

    Its code stands for all that was adopted and is still there.
    """
    made = read_sheet(checkpoint(book, (), day=day.isoformat()).write.data or b"")
    if made is None:
        return None
    left = {name: leaf for name, leaf in made.leaves.items() if name not in chosen.numbers}
    return Sheet(made.after, left) if made.after else None


def _entry(one: Judgement, found: Belongings) -> Destroyed:
    return Destroyed(
        number=one.number,
        kind=KIND_BY_NAME[one.kind].label.lower(),
        year=str(one.counted_from.year) if one.counted_from else "onbekend",
        texts=found.texts.get(one.number, 0),
        attachments=found.files.get(one.number, 0),
    )

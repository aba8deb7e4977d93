"""The private raadsboek of the secretary: a raadsboek of its own, on this computer only.

For coaching notes and for what is not the council's. It lies in the data folder of the user and
belongs to one raadsboek by the first version of that one, so it is found again when that moves.
Nothing of it is in the shared folder or its history, and nothing of it is handed over.
"""

import datetime
import os
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.creating import init
from raadsboek.book.opening import SETTINGS_FILE, open_book
from raadsboek.core.council import CouncilForm
from raadsboek.core.errors import RaadsboekError
from raadsboek.history.log import first_version
from raadsboek.vault.reading import read_bytes
from raadsboek.vault.settings import settings_from_bytes
from raadsboek.vault.settings_edit import edit_settings
from raadsboek.vault.settings_secrecy import PRIVATE
from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import digest, disk_errors, make_folder

_FOLDER = "prive"
_NAME = "raadsboek"
_BELONGS_TO = "hoort-bij.txt"
_LONGEST = 4096


class NoHistory(RaadsboekError):
    """A raadsboek without a first version has nothing by which its private one is known."""

    def __init__(self) -> None:
        super().__init__(
            "Dit raadsboek heeft nog geen geschiedenis; er kan geen privé-raadsboek bij horen.",
            "Sla eerst iets op.",
        )


class OriginGone(RaadsboekError):
    """The raadsboek that a private one belongs to is not where it was."""

    def __init__(self) -> None:
        super().__init__(
            "Het raadsboek waar dit privé-raadsboek bij hoort, staat niet meer op zijn plaats.",
            "Open het via het menu (F10), Ander raadsboek; kies daar weer Privé.",
        )


def private_place(book: Book) -> Path:
    """Return where the private raadsboek that belongs to this one is or will be.

    Raises `NoHistory`.
    """
    import platformdirs

    origin = first_version(book.repository) if book.repository is not None else ""
    if not origin:
        raise NoHistory
    return platformdirs.user_data_path("raadsboek") / _FOLDER / origin[:16] / _NAME


def private_folder(book: Book, *, now: datetime.datetime) -> Path:
    """Return the folder of the private raadsboek that belongs to this one, made when absent.

    Raises `NoHistory`, `StaysPrivate` for a private one, and what making a raadsboek raises.
    """
    refuse_private(book)
    folder = private_place(book)
    make_folder(folder.parent, 0o700)
    if not (folder / SETTINGS_FILE).is_file():
        init(
            folder,
            name=f"Privé bij {book.settings.name}",
            form=CouncilForm.WORKS_COUNCIL,
            secretary=book.settings.secretary.name or "Secretaris",
            email=book.settings.secretary.email,
            now=now,
        ).index.close()
    if not settings_from_bytes(read_bytes(folder, SETTINGS_FILE))[0].private:
        _mark(folder, now)
    place = os.fsencode(str(book.root.absolute()))
    with disk_errors(str(folder)):
        write_beside(folder.parent / _BELONGS_TO, place + b"\n", 0o600)
    return folder


def belongs_to(private: Book) -> Path | None:
    """Return the folder of the raadsboek that a private one belongs to; None when it is gone."""
    try:
        with (private.root.parent / _BELONGS_TO).open("rb") as stream:
            found = Path(os.fsdecode(stream.read(_LONGEST).strip()))
        return found if (found / SETTINGS_FILE).is_file() else None
    except (OSError, ValueError):
        return None


def _mark(folder: Path, now: datetime.datetime) -> None:
    """Write in its settings that it is private; every way out looks there."""
    book = open_book(folder, now=now)
    try:
        raw = read_bytes(folder, SETTINGS_FILE)
        data = edit_settings(raw, {PRIVATE: "ja"})
        record(
            book,
            [Write(path=SETTINGS_FILE, data=data, expected=digest(raw))],
            action="instellingen",
            numbers=[],
            subject="Dit is een privé-raadsboek",
            now=now,
        )
    finally:
        book.index.close()

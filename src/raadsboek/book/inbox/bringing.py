"""Bringing files into the inbox from elsewhere on this computer; the files themselves stay there.

It must not read what is in them: that happens in a process of its own.
"""

import stat
from pathlib import Path

from raadsboek.book.book import Book, writable
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import InvalidInput
from raadsboek.core.inbox.folder import FOLDER
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.vault import inbox
from raadsboek.vault.locking import vault_lock
from raadsboek.vault.reading import MAXIMUM_SIZE
from raadsboek.vault.writing import disk_errors

_OPEN_IN_WORD = "~$"


def bring_in(book: Book, file: Path) -> str:
    """Copy a file to the inbox and return its name there; one that lies there stays as it is.

    Raises `InvalidInput` for what is no file to take in, `TooLarge`, `ReadOnly`, `StorageFailed`.
    """
    writable(book)
    place = typed_path(file).absolute()
    if place.parent.resolve() == (book.root / FOLDER).resolve() and not place.is_dir():
        return place.name
    with disk_errors(str(file)):
        try:
            status = place.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise InvalidInput([_unfit(file, "is er niet", "Kijk of de naam klopt.")]) from None
        if stat.S_ISDIR(status.st_mode):
            fix = "Noem de bestanden zelf. Een oud archief gaat met: raadsboek overnemen MAP"
            raise InvalidInput([_unfit(file, "is een map", fix)])
        if not stat.S_ISREG(status.st_mode):
            fix = "Noem de bestanden zelf, elk met zijn naam."
            raise InvalidInput([_unfit(file, "is geen gewoon bestand", fix)])
        if place.name.startswith(_OPEN_IN_WORD):
            reason = "is het hulpbestand van een document dat in Word openstaat"
            fix = "Sluit het document in Word en lees het document zelf in."
            raise InvalidInput([_unfit(file, reason, fix)])
        if status.st_size > MAXIMUM_SIZE:
            raise inbox.TooLarge(place.name, status.st_size)
        with place.open("rb") as opened:
            data = opened.read(MAXIMUM_SIZE + 1)
        if len(data) > MAXIMUM_SIZE:  # it grew since
            raise inbox.TooLarge(place.name, len(data))
    with vault_lock(book.root):
        return inbox.add(book.root, place.name, data)


def ready_inbox(book: Book) -> Path:
    """Return the folder of the inbox, made when it is not there and something may be saved."""
    return book.root / FOLDER if book.read_only else inbox.ready(book.root)


def _unfit(file: Path, reason: str, fix: str) -> Problem:
    message = f"'{visible(str(file))}' {reason}."
    return Problem(code="bestand-ongeschikt", message=message, fix=fix)

"""The files of an archive that is to be taken over: which there are, and which are left alone.

Looks only. Links are not followed, and nothing outside the folder is read.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from raadsboek.core.attachments import UNKNOWN, safe_name
from raadsboek.core.errors import EXIT_NOT_FOUND, RaadsboekError
from raadsboek.core.inbox.folder import FOLDER, REFUSED
from raadsboek.core.text import visible
from raadsboek.vault.reading import MAXIMUM_SIZE

MOST = 20_000
"""Files that are looked at."""
_RUBBISH = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class NoArchive(RaadsboekError):
    """The folder cannot be taken over."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, folder: Path, why: str, hint: str) -> None:
        super().__init__(f"De map '{visible(str(folder))}' {why}", hint)


class ArchiveFile(Struct, frozen=True, kw_only=True):
    """A file of an archive: its path within it, how many bytes it has, and their SHA-256 (hex)."""

    path: str
    place: Path
    size: int
    digest: str


class LeftAlone(Struct, frozen=True):
    """A file that is not taken over, and why: a Dutch phrase."""

    path: str
    why: str


def refuse_unfit(folder: Path, vault: Path) -> None:
    """Raise `NoArchive` unless `folder` is one, apart from the raadsboek."""
    if not folder.is_dir():
        raise NoArchive(folder, "is er niet.", "Geef de map met de oude verslagen.")
    real, own = folder.resolve(), vault.resolve()
    if own.is_relative_to(real) or (real.is_relative_to(own) and not _waits(real, own)):
        raise NoArchive(
            folder,
            "en het raadsboek liggen in elkaar.",
            "Zet de oude verslagen in een map ernaast, en geef die.",
        )


def _waits(folder: Path, vault: Path) -> bool:
    """Tell if a folder lies in the inbox: what waits there is no part of the raadsboek yet."""
    inbox = vault / FOLDER
    below = folder.relative_to(inbox).parts if folder.is_relative_to(inbox) else ()
    return bool(below) and below[0] != REFUSED


def files_of(folder: Path, *, largest: int) -> Iterator[ArchiveFile | LeftAlone]:
    """Yield every file below `folder`, by path; one of more than `largest` bytes is left alone."""
    for count, (path, place) in enumerate(_walk(folder)):
        shown = visible(path)
        why = f"er zijn meer dan {MOST} bestanden" if count >= MOST else _refusal(place, largest)
        data = b"" if why else _bytes_of(place, largest)
        if data is None:
            why = "kan niet worden gelezen"
        elif not why and not data:
            why = "is leeg"
        if why or data is None:
            yield LeftAlone(shown, why)
            continue
        digest = hashlib.sha256(data).hexdigest()
        yield ArchiveFile(path=path, place=place, size=len(data), digest=digest)


def read_again(file: ArchiveFile) -> bytes | None:
    """Return the bytes of a file that was looked at; None when they are not the same any more."""
    data = _bytes_of(file.place, file.size)
    same = data is not None and hashlib.sha256(data).hexdigest() == file.digest
    return data if same else None


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the path within the folder and the place of each file, sorted; hidden ones left out."""
    found: list[tuple[str, Path]] = []
    waiting = [(folder, "")]
    while waiting:
        here, prefix = waiting.pop()
        try:
            items = sorted(os.scandir(here), key=lambda item: item.name)
        except OSError:
            continue
        for item in items:
            if item.name.startswith(".") or item.name.casefold() in _RUBBISH:
                continue
            if item.is_dir(follow_symlinks=False):
                waiting.append((Path(item.path), f"{prefix}{item.name}/"))
            else:
                found.append((f"{prefix}{item.name}", Path(item.path)))
    yield from sorted(found)


def _refusal(place: Path, largest: int) -> str:
    """Return why a file is left alone by how it looks from outside; '' when it is not."""
    if place.name.startswith("~$"):
        return "is een hulpbestand van Word, geen stuk"
    if place.is_symlink() or not place.is_file():
        return "is een koppeling of geen gewoon bestand"
    if safe_name("", 1, place.name).endswith(f".{UNKNOWN}"):
        return "is geen soort bestand dat in een raadsboek hoort"
    return _too_large(largest) if place.stat().st_size > largest else ""


def _too_large(largest: int) -> str:
    """Return that a file is too large, and what to do with it."""
    why = f"is te groot (meer dan {largest // 1_000_000} MB): "
    if largest < MAXIMUM_SIZE:
        return (
            f"{why}verhoog 'bestand' onder 'inlezen' in raadsboek.yaml en neem de map nog eens over"
        )
    return (
        f"{why}maak een kleinere versie en neem de map nog eens over, of bewaar het bestand zelf "
        "en schrijf in een notitie waar het staat"
    )


def _bytes_of(place: Path, largest: int) -> bytes | None:
    try:
        descriptor = os.open(place, _FLAGS)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(largest + 1)
        except OSError:
            return None
    return data if len(data) <= largest else None

"""The inbox on disk: which files wait in it, and what becomes of them.

Owns every write in `postvak/`, and the names there. It must not read what is in a piece, and never
throws one away that is not kept elsewhere: the caller says that it is.
"""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from raadsboek.core.errors import ChangedOnDisk, NotFound, RaadsboekError
from raadsboek.core.inbox.folder import FOLDER, README, REFUSED, waits
from raadsboek.core.text import visible
from raadsboek.vault.reading import MAXIMUM_SIZE, read_bytes
from raadsboek.vault.template import template_files
from raadsboek.vault.whole_files import write_beside, write_whole
from raadsboek.vault.writing import (
    disk_errors,
    is_temporary,
    make_folder,
    make_one_folder,
    move,
    place,
    remove,
    sync_folder,
    take_away,
    write_new,
)

_MODE = 0o600
_LONGEST = 120
_EXCLUDED = f"/{FOLDER}/".encode()


class TooLarge(RaadsboekError):
    """A piece does not fit in the record; it stays where it is."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(
            f"'{visible(name)}' is {size / 2**20:.0f} MB en past niet in het raadsboek; "
            f"{MAXIMUM_SIZE // 2**20} MB is het meeste.",
            "Bewaar het bestand op een andere plaats en maak een poststuk dat zegt waar, of vraag "
            "om een kleinere versie.",
        )


class InInbox(NamedTuple):
    """A file that waits: its name, and what tells one state of it from the next."""

    name: str
    size: int
    mtime_ns: int


def waiting(root: Path) -> list[InInbox]:
    """Return the files that wait, the one that lies there longest first."""
    found = []
    for item in _items(root):
        with suppress(OSError):
            status = item.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode) and waits(item.name):
                found.append(InInbox(item.name, status.st_size, status.st_mtime_ns))
    return sorted(found, key=lambda one: (one.mtime_ns, one.name))


def folders(root: Path) -> list[str]:
    """Return the names of the folders that somebody put in the inbox: nothing in them waits."""
    found = []
    for item in _items(root):
        with suppress(OSError):
            is_folder = item.is_dir(follow_symlinks=False)
            if is_folder and item.name != REFUSED and not item.name.startswith("."):
                found.append(item.name)
    return sorted(found)


def refused(root: Path) -> list[str]:
    """Return the names of the files that were put aside, the one that went last first."""
    found = []
    for item in _items(root, f"{FOLDER}/{REFUSED}"):
        with suppress(OSError):
            status = item.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode) and waits(item.name):
                found.append((-status.st_ctime_ns, item.name))
    return [name for _, name in sorted(found)]


def _items(root: Path, path: str = FOLDER) -> list[os.DirEntry[str]]:
    folder = root / path
    try:
        # A link leads out of the raadsboek, and is not followed.
        if folder.is_symlink() or (root / FOLDER).is_symlink():
            return []
        with os.scandir(folder) as items:
            return list(items)
    except OSError:
        return []


def ready(root: Path) -> Path:
    """Return the folder of the inbox, made when absent with the file that says what it is for."""
    folder = root / FOLDER
    make_folder(folder)
    for path, data in template_files():
        file = root / path
        if path == f"{FOLDER}/{README}" and not os.path.lexists(file):
            with disk_errors(path), suppress(FileExistsError):
                write_new(file, data, 0o644)
    return folder


def keep_apart(root: Path) -> None:
    """Tell Git of the inbox, so that no other program records what waits either.

    What refuses is left: this program itself never records what lies there.
    """
    folder = root / ".git" / "info"
    file = folder / "exclude"
    try:
        known = file.read_bytes() if file.exists() else b""
        if _EXCLUDED in known.splitlines() or file.is_symlink() or folder.is_symlink():
            return
        if not folder.is_dir():
            make_one_folder(folder, 0o777)
        gap = b"" if not known or known.endswith(b"\n") else b"\n"
        write_beside(file, known + gap + _EXCLUDED + b"\n", 0o644)
    except OSError:
        return


def piece_bytes(root: Path, one: InInbox) -> bytes:
    """Return the bytes of a piece. Raises `NotFound`, `TooLarge`, and what the disk refuses."""
    if one.size > MAXIMUM_SIZE:
        raise TooLarge(one.name, one.size)
    return read_bytes(root, f"{FOLDER}/{one.name}")


def add(root: Path, name: str, data: bytes) -> str:
    """Put a piece in the inbox under its own name, or one like it; return the name it got.

    The caller holds the lock of the vault, so that what was cut off can be told from what goes on.
    """
    ready(root)
    free = _free_name(root / FOLDER, _fitting(name))
    with disk_errors(f"{FOLDER}/{free}"):
        write_whole(place(root, f"{FOLDER}/{free}"), data, _MODE)
    return free


def clear_cut_off(root: Path) -> None:
    """Take away what an `add` left that was cut off. The caller holds the lock of the vault."""
    for item in _items(root):
        if is_temporary(item.name) and item.is_file(follow_symlinks=False):
            remove(Path(item.path))


def strike(root: Path, name: str, digest: str) -> bool:
    """Take a piece away that is in the record now; False when other bytes lie there meanwhile.

    Raises `StorageFailed` when it stays.
    """
    path = f"{FOLDER}/{name}"
    try:
        if hashlib.sha256(read_bytes(root, path)).hexdigest() != digest:
            return False
    except NotFound:
        return True
    take_away(root / path, path)
    return True


def refuse(root: Path, one: InInbox) -> str:
    """Put a piece aside in `postvak/geweigerd`; return the name that it has there.

    Raises `NotFound`, and `ChangedOnDisk` when it is not the file that was shown.
    """
    if one not in waiting(root):
        if not os.path.lexists(root / FOLDER / one.name):
            raise NotFound(one.name)
        raise ChangedOnDisk(f"{FOLDER}/{one.name}", mine=None, theirs=None)
    folder = root / FOLDER / REFUSED
    make_folder(folder)
    free = _free_name(folder, _fitting(one.name))
    path = f"{FOLDER}/{REFUSED}/{free}"
    with disk_errors(path):
        move(root / FOLDER / one.name, place(root, path))
        sync_folder(folder)
        sync_folder(root / FOLDER)
    return free


def take_back(root: Path, name: str) -> str:
    """Put a file that was refused among those that wait; return the name that it has there.

    Raises `NotFound`.
    """
    if name not in refused(root):
        raise NotFound(name, "Zie wat er is geweigerd met: raadsboek postvak --geweigerd")
    folder = root / FOLDER
    free = _free_name(folder, name)
    with disk_errors(f"{FOLDER}/{free}"):
        move(folder / REFUSED / name, place(root, f"{FOLDER}/{free}"))
        sync_folder(folder)
        sync_folder(folder / REFUSED)
    return free


def _fitting(name: str) -> str:
    """Return a name that can stand in the folder; what its maker called it is not kept by it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join("-" if mark in '<>:"|?*' or not mark.isprintable() else mark for mark in last)
    plain = plain.strip(" .") or "stuk"
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > _LONGEST:
        plain = f"{stem[: _LONGEST - len(suffix) - 1]}{dot}{suffix}"[:_LONGEST]
    return plain if waits(plain) else f"stuk {plain.lstrip('.~$')}.bin"


def _free_name(folder: Path, name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    count = 1
    free = name
    while os.path.lexists(folder / free):
        count += 1
        free = f"{stem}-{count}{dot}{suffix}"
    return free

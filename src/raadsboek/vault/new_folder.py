"""Making a whole folder at once: built aside, and put in place only when it is complete.

Owns the folder aside and taking it away when something fails, also after a program was killed: a
lock in it, which the operating system gives back, tells whether somebody is still at work. It must
not touch a folder that holds anything already, and knows nothing of what is put in.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.vault.writing import (
    disk_errors,
    is_temporary,
    make_folder,
    move,
    remove,
    sync_folder,
    temporary_name,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

_ASIDE, _SLOT = "map", "slot"
_PATIENCE = 5.0


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target` that takes its place when all went well.

    Raises `InvalidInput` when something stands there already, `StorageFailed`. When the block
    fails nothing is left of it.
    """
    refuse_taken(target)
    with folder_aside(target.parent) as aside:
        yield aside
        refuse_taken(target)  # others may have put something there meanwhile
        with disk_errors(str(target)):
            aside.chmod(0o755)
            if target.exists():
                target.rmdir()
            move(aside, target)
            sync_folder(target.parent)


@contextmanager
def folder_aside(parent: Path) -> Iterator[Path]:
    """Give an empty folder within `parent`, which is made when absent, and take it away after.

    What a program that was killed left there before is taken away first.
    """
    make_folder(parent)
    remove_left_over(parent)
    cover, lock = _locked_cover(parent)
    try:
        aside = cover / _ASIDE
        with disk_errors(str(parent)):
            aside.mkdir(mode=0o700)
        yield aside
    finally:
        _remove(cover, lock)


def remove_left_over(parent: Path) -> None:
    """Remove folders of ours within `parent` that no running program holds; errors leave them."""
    import filelock  # slow to import

    found: list[Path] = []
    with suppress(OSError):
        found += [place for place in parent.iterdir() if is_temporary(place.name)]
    for cover in found:
        with suppress(OSError, NotImplementedError):
            if _is_ours(cover):
                lock = filelock.FileLock(cover / _SLOT, timeout=0)
                lock.acquire()
                _remove(cover, lock)


def _is_ours(cover: Path) -> bool:
    """Tell if this user made the folder, and it holds our lock and nothing but what we make."""
    status = cover.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != getattr(os, "getuid", int)():
        return False
    kinds = {entry.name: stat.S_IFMT(entry.lstat().st_mode) for entry in cover.iterdir()}
    is_locked = kinds.pop(_SLOT, 0) == stat.S_IFREG
    return is_locked and kinds in ({}, {_ASIDE: stat.S_IFDIR})


def _locked_cover(parent: Path) -> tuple[Path, "BaseFileLock"]:
    """Make a folder that is held for as long as this program runs.

    Where a disk knows no locks it is not held, has no lock in it, and is never taken for left over.
    """
    import filelock

    while True:
        cover = parent / temporary_name()
        with disk_errors(str(parent)):
            cover.mkdir(mode=0o700)
        lock = filelock.FileLock(cover / _SLOT, timeout=_PATIENCE, mode=0o600)
        with suppress(OSError, NotImplementedError):
            lock.acquire()
        if not lock.is_locked:
            remove(cover / _SLOT)
        elif not (cover / _SLOT).exists():  # another program took it for left over just now
            _remove(cover, lock)
            continue
        return cover, lock


def _remove(cover: Path, lock: "BaseFileLock") -> None:
    """Remove a folder while it is held, and once more: Windows keeps a file that is open."""
    shutil.rmtree(cover, ignore_errors=True)
    lock.release()
    shutil.rmtree(cover, ignore_errors=True)


def free_bytes(folder: Path) -> int:
    """Return how much room there is on the disk of a folder for this user."""
    with disk_errors(str(folder)):
        return shutil.disk_usage(folder).free


def refuse_taken(target: Path, *, folder: bool = True) -> None:
    """Raise `InvalidInput` unless nothing stands at `target`, or for a folder an empty one."""
    with disk_errors(str(target)):
        is_free = not target.exists() and not target.is_symlink()
        if is_free or (folder and target.is_dir() and not any(target.iterdir())):
            return
    raise InvalidInput(
        [
            Problem(
                code="plaats-ongeschikt",
                message=f"Op '{target}' staat al iets.",
                fix="Kies een nieuwe of een lege map." if folder else "Kies een andere naam.",
            )
        ]
    )

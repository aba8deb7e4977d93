"""Our own folder inside `.git`, and the few files of Git that we replace or clear away.

Owns where they are and that nothing else stands in their place. It must not know what is in them.
"""

import errno
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import (
    copy,
    disk_errors,
    make_one_folder,
    move,
    remove,
    remove_tree,
    sync_folder,
    write_new,
)

PRIVATE = ".git/raadsboek"
"""The folder with what is ours alone: drafts, the lock, the record of a change under way."""

INDEX_DRAFT = "raadsboek/index"
"""Where Git prepares the next state of its index; below `.git`."""
INDEX_LOCK = "index.lock"

_CUT_OFF = ".rb-slot-"
"""How the temporary files of `write_locked` begin."""

A_CHANGE = "een wijziging"
"""What is not saved when one of our own files cannot be written: their names say nothing."""


def private_folder(root: Path, below: str = "") -> Path:
    """Return our own folder inside `.git` (or one below it), made when absent, for the user only.

    Raises `StorageFailed` when something else stands in its place.
    """
    folder = root / ".git"
    with disk_errors(what=A_CHANGE):
        _refuse_other(folder)
        for part in (*PRIVATE.split("/")[1:], *([below] if below else [])):
            folder = folder / part
            if not folder.exists():
                make_one_folder(folder, 0o700)
            _refuse_other(folder)
    return folder


def _refuse_other(folder: Path) -> None:
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "not a folder", str(folder))


def write_private(
    root: Path, name: str, data: bytes, *, below: str = "", what: str = A_CHANGE
) -> None:
    """Write a file in our own folder whole and durably, readable by the user only.

    `what` says in a message what could not be saved.
    """
    folder = private_folder(root, below)
    with disk_errors(what=what):
        write_beside(folder / name, data, 0o600)


def write_locked(root: Path, name: str, data: bytes, *, what: str = A_CHANGE) -> None:
    """Write a file in our own folder that is written under the lock of the vault only.

    What a write that was cut off left can be told from what another program is writing, so that
    `clear_cut_off` takes it away: it may hold what somebody wants to be gone.
    """
    folder = private_folder(root)
    with disk_errors(what=what):
        write_beside(folder / name, data, 0o600, temporary_called=f"{_CUT_OFF}{name}.tmp")


def clear_cut_off(root: Path) -> None:
    """Remove what a `write_locked` left that was cut off. The caller holds the lock."""
    folder = root / PRIVATE
    if not folder.is_dir() or folder.is_symlink():
        return
    with disk_errors(what=A_CHANGE):
        for left in list(folder.glob(f"{_CUT_OFF}*.tmp")):
            remove(left)


def remove_private(root: Path, name: str, *, below: str = "") -> None:
    """Remove a file from our own folder; one that is not there is fine.

    Not durably: should a power cut bring it back, the next start does once more what it asks for.
    """
    remove(private_folder(root, below) / name)


def remove_git_files(root: Path, names: Iterable[str]) -> None:
    """Remove files of Git that an interrupted process left behind; `names` are below `.git`."""
    for name in names:
        remove(root / ".git" / name)


def remove_git_folders(root: Path, names: Iterable[str]) -> None:
    """Remove folders of Git, or of ours, with all that is in them; `names` are below `.git`."""
    for name in names:
        remove_tree(root / ".git" / name)


def install_objects(root: Path, folder: Path, names: Iterable[str]) -> None:
    """Put files of a repository in `folder` at the same places in `.git`, durably.

    Names of packs follow from what is in them: one that is there already is the same.
    """
    places = {root / ".git"}
    with disk_errors(what="de geschiedenis"):
        for name in names:
            target = root / ".git" / name
            move(folder / name, target)
            places.add(target.parent)
        for place in sorted(places):
            sync_folder(place)


def sync_git_folders(root: Path, folders: Iterable[str]) -> None:
    """Make names in folders of Git durable; `folders` are below `.git`, absent ones are fine."""
    for folder in folders:
        with disk_errors(what="de geschiedenis"), suppress(FileNotFoundError):
            sync_folder(root / ".git" / folder)


def lock_index(root: Path) -> bool:
    """Take Git's own lock on its index and set a copy aside to prepare; False when it is taken."""
    git_directory = root / ".git"
    private_folder(root)
    with disk_errors(what=A_CHANGE):
        try:
            write_new(git_directory / INDEX_LOCK, b"", 0o600)
        except FileExistsError:
            return False
        try:
            if (git_directory / "index").exists():
                copy(git_directory / "index", git_directory / INDEX_DRAFT)
            else:
                remove(git_directory / INDEX_DRAFT)
        except OSError:
            remove(git_directory / INDEX_LOCK)
            raise
    return True


def install_index(root: Path) -> None:
    """Put the prepared index in place and give the lock back.

    Its bytes are durable. Should a power cut undo the renaming, then the intent, removed after it,
    is there again as well.
    """
    git_directory = root / ".git"
    with disk_errors(what=A_CHANGE):
        move(git_directory / INDEX_DRAFT, git_directory / "index")
        remove(git_directory / INDEX_LOCK)


def abandon_index(root: Path) -> None:
    """Throw the prepared index away and give the lock back."""
    remove_git_files(root, (INDEX_DRAFT, INDEX_DRAFT + ".lock", INDEX_LOCK))

"""Writing in the vault: the only code that opens, renames or removes a file under its root.

Owns durability (a file is whole and on the disk before anybody hears that it is saved) and staying
inside (no link is followed, Git's own files are not touched). It must not decide *what* is written
or whether a change may happen: `book.changing` does.
"""

import errno
import hashlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from raadsboek.core.disk import storage_failed
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.vault.reading import MAXIMUM_SIZE, read_bytes

_TEMPORARY_PREFIX = ".rb-"
_TEMPORARY_SUFFIX = ".tmp"
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# Names that some file system takes for `.git`: with a dot or space behind it, as a stream, short.
_GIT_NAME = re.compile(r"(\.git[ .]*|git~\d+)(:.*)?", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MANY = 8
_TOGETHER = 16
"""So many files are made durable at the same time, when there are at least `_MANY`."""
_NO_LINKS_HERE = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class Staged(Struct, frozen=True):
    """A change of one file that is ready on the disk: `temporary` is None for a removal.

    `before` is the digest of the bytes that it replaces; None when there is no file yet.
    """

    path: str
    temporary: str | None
    before: str | None


def digest(data: bytes) -> str:
    """Return the digest that guards a note: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def current_bytes(root: Path, path: str) -> bytes | None:
    """Return the bytes of the file at `path`, or None when there is none.

    Raises `InvalidInput` for a path that may not be written, `UnsafeFile` for a link or device.
    """
    place(root, path)
    try:
        return read_bytes(root, path)
    except NotFound:
        return None


def place(root: Path, path: str) -> Path:
    """Return where `path` is below `root`, after making sure that it may be written.

    Raises `InvalidInput` for a path that leaves the vault, passes a link, or is Git's or hidden.
    """
    parts = path.split("/")
    # A name that is no UTF-8 (read as halves of characters) has no place in a record of ours.
    bad = any("\ud800" <= character <= "\udfff" for character in path) or any(
        part in ("", ".", "..")
        or any(character < " " or character in "\x7f\\" for character in part)
        or _GIT_NAME.fullmatch(_INVISIBLE.sub("", part))
        or (part.startswith(_TEMPORARY_PREFIX) and part.endswith(_TEMPORARY_SUFFIX))
        for part in parts
    )
    here = root
    for part in parts[:-1]:
        if bad:
            break
        here = here / part
        with disk_errors(path), suppress(FileNotFoundError):
            bad = not stat.S_ISDIR(here.lstat().st_mode)
    if bad:
        raise InvalidInput([_unfit(path)])
    return root.joinpath(*parts)


def may_be_kept(root: Path, path: str) -> bool:
    """Tell if the file at `path` can be part of a version; one that is gone can, as a removal.

    Not a link, pipe or device, not a huge file, and not at a place where nothing may be written.
    """
    try:
        status = place(root, path).lstat()
    except InvalidInput:
        return False
    except FileNotFoundError:
        return True
    return stat.S_ISREG(status.st_mode) and status.st_size <= MAXIMUM_SIZE


def stage(root: Path, path: str, data: bytes | None, *, before: bytes | None) -> Staged:
    """Put `data` durably in a temporary file beside `path`, with the mode of the file there.

    `before` are the bytes that will be replaced. Nothing that anybody reads has changed yet.
    """
    target = place(root, path)
    known = None if before is None else digest(before)
    if data is None:
        return Staged(path, None, known)
    with disk_errors(path):
        make_folder(target.parent)
        mode = 0o644
        if before is not None:
            mode = stat.S_IMODE(target.lstat().st_mode)
        temporary = target.parent / temporary_name()
        try:
            write_new(temporary, data, mode)
        except OSError:
            remove(temporary)
            raise
    return Staged(path, temporary.relative_to(root).as_posix(), known)


def stage_all(
    root: Path, changes: Mapping[str, bytes | None], before: Mapping[str, bytes | None]
) -> list[Staged]:
    """Stage every change that differs from what is there; see `stage`.

    A disk makes many files durable at once in little more time than one, so that many wait
    together.
    """
    differing = [(path, data) for path, data in changes.items() if data != before[path]]
    if len(differing) < _MANY:
        return [stage(root, path, data, before=before[path]) for path, data in differing]
    from concurrent.futures import ThreadPoolExecutor  # a change of one note does without

    with ThreadPoolExecutor(_TOGETHER) as pool:
        return list(
            pool.map(lambda change: stage(root, *change, before=before[change[0]]), differing)
        )


def publish(root: Path, staged: Iterable[Staged]) -> list[str]:
    """Put every staged change in place and make it durable.

    A file that somebody changed in the last instant is left alone; the paths of those are
    returned, and their staged bytes are discarded.
    """
    foreign = []
    folders = set()
    for change in staged:
        with disk_errors(change.path):
            target = place(root, change.path)
            folders.add(target.parent)
            if not _publish_one(root, change, target):
                foreign.append(change.path)
    for folder in sorted(folders):
        with disk_errors(folder.name):
            sync_folder(folder)
    return foreign


def _publish_one(root: Path, change: Staged, target: Path) -> bool:
    now = current_bytes(root, change.path)
    if (None if now is None else digest(now)) != change.before:
        discard(root, [change])
        return False
    if change.temporary is None:
        target.unlink(missing_ok=True)
        return True
    temporary = root / change.temporary
    if change.before is None:
        try:
            give_new_name(temporary, target)
        except FileExistsError:
            discard(root, [change])
            return False
        return True
    temporary.replace(target)
    return True


def erase(root: Path, path: str) -> None:
    """Remove the file at `path`, whatever is in it, durably; one that is gone is fine.

    Raises `InvalidInput` for a place where nothing may be written.
    """
    take_away(place(root, path), path)


def take_away(file: Path, path: str) -> None:
    """Remove a file durably; one that is gone is fine. Raises `StorageFailed`, naming `path`."""
    with disk_errors(path), suppress(FileNotFoundError, NotADirectoryError):
        file.unlink()
        sync_folder(file.parent)


def discard(root: Path, staged: Iterable[Staged]) -> None:
    """Remove the temporary files of changes that will not happen."""
    for change in staged:
        if change.temporary is not None:
            remove(root / change.temporary)


def is_temporary(name: str) -> bool:
    """Tell if a file name is one that `stage` gives to its temporary files."""
    return name.startswith(_TEMPORARY_PREFIX) and name.endswith(_TEMPORARY_SUFFIX)


def remove_temporaries(root: Path, paths: Iterable[str]) -> None:
    """Remove every temporary file of ours in the folders of `paths`, and at the top."""
    folders = {root} | {root.joinpath(*path.split("/")[:-1]) for path in paths}
    for folder in folders:
        if not folder.is_dir() or folder.is_symlink():
            continue
        with disk_errors(folder.name):
            for entry in list(os.scandir(folder)):
                if is_temporary(entry.name) and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink(missing_ok=True)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, durably; an existing one is left as it is."""
    missing = []
    here = folder
    while not here.exists():
        missing.append(here)
        here = here.parent
    with disk_errors(folder.name):
        for new in reversed(missing):
            new.mkdir(mode=mode, exist_ok=True)
            sync_folder(new.parent)


def remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    """Remove folders of `paths` that are empty, made for a change that did not happen."""
    for path in paths:
        folder = root.joinpath(*path.split("/")[:-1])
        with suppress(OSError):
            while folder != root:
                folder.rmdir()
                folder = folder.parent


def write_new(file: Path, data: bytes, mode: int) -> None:
    """Write a file that does not exist yet, and return when its bytes are on the disk.

    Half a file is taken away again.
    """
    descriptor = os.open(file, _CREATE, 0o600)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        if hasattr(os, "fchmod"):
            try:
                os.fchmod(descriptor, mode)
            except OSError as error:
                # A memory stick has no modes to keep.
                if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EINVAL):
                    raise
        sync_descriptor(descriptor)
    except OSError:
        remove(file)
        raise
    finally:
        os.close(descriptor)


def give_new_name(temporary: Path, target: Path) -> None:
    """Give a file a name that nothing has: a link fails where a rename would destroy.

    Raises `FileExistsError`. A disk without links gets the rename.
    """
    try:
        os.link(temporary, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS_HERE:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "there is such a file", str(target)) from None
        temporary.replace(target)
    else:
        temporary.unlink()


def temporary_name() -> str:
    """Return a name that no file has, for a file that is not yet in place."""
    return f"{_TEMPORARY_PREFIX}{secrets.token_hex(8)}{_TEMPORARY_SUFFIX}"


def temporary_of(name: str) -> str:
    """Return the one name for what is to become the file `name`: doing it again finds it."""
    return f"{_TEMPORARY_PREFIX}{digest(os.fsencode(name))[:16]}{_TEMPORARY_SUFFIX}"


def move(file: Path, target: Path) -> None:
    """Give a file another name on the same disk, in place of what is there."""
    file.replace(target)


def remove(file: Path) -> None:
    """Remove a file when it is there; what cannot be removed now is found by the next start."""
    with suppress(OSError):
        file.unlink()


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it; links in it are removed, not followed."""
    if folder.is_symlink() or not folder.is_dir():
        remove(folder)
        return
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            remove_tree(Path(entry.path))
        else:
            remove(Path(entry.path))
    with suppress(OSError):
        folder.rmdir()


def copy(file: Path, target: Path) -> None:
    """Make `target` the same file, or where the disk has no links, a file with the same bytes."""
    remove(target)
    try:
        os.link(file, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS_HERE:
            raise
        write_new(target, file.read_bytes(), 0o600)


def make_one_folder(folder: Path, mode: int) -> None:
    """Make a folder in an existing one, durably."""
    folder.mkdir(mode=mode, exist_ok=True)
    sync_folder(folder.parent)


def sync_descriptor(descriptor: int) -> None:
    """Return when what was written is on the disk itself, past its cache."""
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS leaves the bytes in the drive's cache.
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; that some network file systems cannot is forgiven."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL):
            raise
    finally:
        os.close(descriptor)


@contextmanager
def disk_errors(path: str = "", *, what: str = "") -> Iterator[None]:
    """Turn what the operating system refuses into a `StorageFailed`.

    It names the path, or says `what` for a file whose name means nothing to the user.
    """
    try:
        yield
    except OSError as error:
        raise storage_failed(error.errno, what or f"'{visible(path)}'") from error


def _unfit(path: str) -> Problem:
    return Problem(
        code="pad-ongeldig",
        path=path,
        message=f"Op de plaats '{visible(path)}' mag Raadsboek niets opslaan.",
        fix="Kies een plaats in een gewone map van het raadsboek.",
    )

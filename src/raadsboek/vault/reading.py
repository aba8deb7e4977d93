"""Reading files of the vault safely: only regular files, only inside, never through a link.

Owns every open-for-reading of a note and the step from bytes to `Note`, with all that is wrong
beside it. It must not write, and must not decide what a value means: the schema does that.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from raadsboek.core.encrypted import SENTENCE, block_in, placeholder_keys
from raadsboek.core.errors import NotFound, RaadsboekError, StorageFailed
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.core.text import visible
from raadsboek.vault import frontmatter

MAXIMUM_SIZE = 16 * 1024 * 1024
"""Bytes of the largest file that is read as a note."""

_CLOSED = Problem(
    code="versleuteld",
    severity=Severity.WARNING,
    message="Deze notitie is versleuteld en met uw sleutel niet te openen.",
    fix="Vraag een lezer om u toe te voegen, of zet uw sleutel terug met: "
    "raadsboek sleutel terugzetten",
)
"""Told to who wants to read or change it; it is no fault of the note, so no list of problems."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
# A pipe without a writer would keep an ordinary open waiting for ever.
_FILE_FLAGS = _FLAGS | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER_FLAGS = _FLAGS | getattr(os, "O_DIRECTORY", 0)


class UnsafeFile(RaadsboekError):
    """The path leaves the vault, or is no ordinary file; nothing was read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message, problem.fix)
        self.problem = problem


def read_bytes(root: Path, path: str) -> bytes:
    """Return the bytes of the regular file at `path` below `root`.

    Raises `UnsafeFile` for a link in any part of the path, a way out of the vault, a folder, pipe
    or device, and a file over `MAXIMUM_SIZE`; `NotFound` or `StorageFailed` otherwise.
    """
    descriptor = _open(root, path)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnsafeFile(_no_file(path))
        if status.st_size > MAXIMUM_SIZE:
            raise UnsafeFile(_too_big(path))
        # One byte more than asked tells that the file grew while it was read.
        chunks = bytearray()
        while len(chunks) <= MAXIMUM_SIZE and (
            chunk := os.read(descriptor, max(status.st_size + 1 - len(chunks), 65536))
        ):
            chunks += chunk
        if len(chunks) > MAXIMUM_SIZE:
            raise UnsafeFile(_too_big(path))
        return bytes(chunks)
    except OSError as error:
        raise _failed(path, error) from error
    finally:
        os.close(descriptor)


def checked(path: str, data: bytes, *, is_regular: bool, is_link: bool) -> bytes:
    """Return the bytes of a file that does not come from the folder, unless it is none to read.

    Raises `UnsafeFile` for what `read_bytes` would refuse.
    """
    if not is_regular:
        raise UnsafeFile(_link(path) if is_link else _no_file(path))
    if len(data) > MAXIMUM_SIZE:
        raise UnsafeFile(_too_big(path))
    return data


def is_there(root: Path, path: str) -> bool:
    """Tell if there is anything at `path`, also when it is nothing that can be read."""
    try:
        (root / path).lstat()
    except (OSError, ValueError):
        return False
    return True


def read_note(root: Path, path: str) -> Note:
    """Read the note at `path`; what is wrong with it stands in its problems.

    Never raises for what the file is or holds; only for a file that is not there (`NotFound`) and
    a disk that fails (`StorageFailed`).
    """
    return note_read(path, partial(read_bytes, root, path))


def note_read(path: str, read: Callable[[], bytes]) -> Note:
    """Return the note whose bytes `read` gives; raises what it does, but for `UnsafeFile`."""
    try:
        return note_from_bytes(path, read())
    except UnsafeFile as unsafe:
        problem = _placed(unsafe.problem, path)
        return Note(path=path, meta={}, body="", digest="", problems=(problem,), editable=False)


def note_from_bytes(path: str, raw: bytes) -> Note:
    """Return the note that the bytes `raw` at `path` are; of an encrypted one its placeholder."""
    reading = frontmatter.read(raw)
    if reading.meta and block_in(reading.body):
        return placeholder(path, reading.meta, hashlib.sha256(raw).hexdigest())
    problems = reading.problems
    if reading.meta or not problems:
        problems += _kind_problems(reading)
    return Note(
        path=path,
        meta=reading.meta,
        body=reading.body,
        digest=hashlib.sha256(raw).hexdigest(),
        problems=tuple(_placed(problem, path) for problem in problems) if problems else (),
        editable=reading.editable,
    )


def placeholder(path: str, meta: Mapping[str, Value], digest: str) -> Note:
    """Return what somebody without the key sees of a confidential note with these keys."""
    return Note(
        path=path,
        meta=placeholder_keys(meta),
        body=f"{SENTENCE}\n",
        digest=digest,
        problems=(_placed(_CLOSED, path),),
        editable=False,
        encrypted=True,
    )


def _kind_problems(reading: frontmatter.Reading) -> tuple[Problem, ...]:
    name = reading.meta.get("soort", "")
    kind = KIND_BY_NAME.get(name) if isinstance(name, str) else None
    if kind is not None:
        return check(kind.struct, reading.meta)[1]
    kinds = ", ".join(KIND_BY_NAME)
    if not name:
        message = "'soort' ontbreekt, dus de notitie staat in geen enkele lijst."
    else:
        message = f"'{visible(str(name))[:40]}' is geen soort die dit programma kent."
    return (
        Problem(
            code="soort-onbekend",
            key="soort",
            severity=Severity.WARNING,
            message=message,
            fix=f"Kies bij 'soort' een van: {kinds}.",
        ),
    )


def _placed(problem: Problem, path: str) -> Problem:
    return Problem(
        code=problem.code,
        message=problem.message,
        fix=problem.fix,
        key=problem.key,
        path=path,
        severity=problem.severity,
    )


def _open(root: Path, path: str) -> int:
    """Open folder after folder, so that no part of `path` can be a link at any moment."""
    *folders, name = path.split("/")
    if "\0" in path or any(part in ("", ".", "..") for part in (*folders, name)):
        raise UnsafeFile(_outside(path))
    try:
        here = os.open(root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            for folder in folders:
                below = os.open(folder, _FOLDER_FLAGS, dir_fd=here)
                os.close(here)
                here = below
            return os.open(name, _FILE_FLAGS, dir_fd=here)
        finally:
            os.close(here)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK) or _passes_link(root, path):
            raise UnsafeFile(_link(path)) from error
        # A socket, or a device without its driver, refuses to open.
        if error.errno in (errno.ENXIO, errno.ENODEV, errno.EOPNOTSUPP):
            raise UnsafeFile(_no_file(path)) from error
        raise _failed(path, error) from error


def _passes_link(root: Path, path: str) -> bool:
    """Tell if some part of `path` is a link; only asked after opening it failed."""
    here = root
    for part in path.split("/"):
        here = here / part
        if here.is_symlink():
            return True
    return False


def _failed(path: str, error: OSError) -> RaadsboekError:
    shown = visible(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotFound(shown)
    if error.errno == errno.EACCES:
        return StorageFailed(
            f"'{shown}' mag niet gelezen worden.", "Vraag leesrechten op het bestand."
        )
    return StorageFailed(
        f"'{shown}' kan niet gelezen worden: {visible(error.strerror or 'onbekende fout')}.",
        "Controleer de schijf of de netwerkverbinding.",
    )


def _outside(path: str) -> Problem:
    return Problem(
        code="buiten-raadsboek",
        message=f"'{visible(path)}' wijst naar een plaats buiten het raadsboek.",
        fix="Verplaats het bestand naar een map in het raadsboek.",
    )


def _link(path: str) -> Problem:
    return Problem(
        code="koppeling",
        message=f"'{visible(path)}' is een koppeling (symlink) en wordt niet gevolgd.",
        fix="Zet het bestand zelf in het raadsboek in plaats van de koppeling.",
    )


def _no_file(path: str) -> Problem:
    return Problem(
        code="geen-gewoon-bestand",
        message=f"'{visible(path)}' is geen gewoon bestand.",
        fix="Haal het weg uit het raadsboek.",
    )


def _too_big(path: str) -> Problem:
    return Problem(
        code="te-groot",
        message=f"'{visible(path)}' is groter dan {MAXIMUM_SIZE // 2**20} MB en wordt niet "
        "gelezen.",
        fix="Zet lange stukken als bijlage in het raadsboek en verwijs ernaar.",
    )

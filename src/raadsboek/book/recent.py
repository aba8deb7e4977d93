"""The raadsboeken that were opened on this computer, for the start menu: the newest first.

They stand in one small file in the user's configuration folder, never in a raadsboek: a JSON object
per line, so that a broken line costs only itself. It is a convenience and never an obstacle: what
cannot be read is passed over, what cannot be written is not remembered. A folder is only a line of
text here; nothing in it is opened.
"""

import datetime
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from raadsboek.book.quick import SETTINGS_FILE
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import EXIT_NOT_FOUND, RaadsboekError

if TYPE_CHECKING:  # the list is there before any raadsboek is opened
    from raadsboek.book.book import Book

MOST = 20
"""How many are remembered."""
LONGEST_NAME = 200
_LONGEST_FOLDER = 4096
_LARGEST_FILE = 1 << 20
_MOST_LINES = 1000
"""More than we ever write; the list must not wait for a million lines of something else."""
_PATIENCE = 2.0
"""Seconds to wait for another window that is remembering something."""


class Recent(NamedTuple):
    """A raadsboek that was opened: its folder, the name of its council or councils, and when."""

    folder: str
    name: str
    opened: datetime.datetime


Recents = tuple[Recent, ...]


class NotThere(RaadsboekError):
    """A folder that is to be opened holds no raadsboek, or cannot be reached."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"In de map '{folder}' staat geen raadsboek, of de map is er niet.",
            "Staat het raadsboek op een stick of op een netwerkschijf? Sluit die dan eerst aan. "
            "Een map is een raadsboek als het bestand raadsboek.yaml erin staat.",
        )


class NotRemembered(RaadsboekError):
    """A folder that is to be taken off the list does not stand on it."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"De map '{folder}' staat niet in de lijst.",
            "Kijk welke er wel in staan met: raadsboek raadsboeken",
        )


# -- the text of the file -------------------------------------------------------------------------


def text_of(recents: Iterable[Recent]) -> bytes:
    """Return the file for these raadsboeken. Plain ASCII: a folder may have any name."""
    lines = (
        json.dumps({"map": one.folder, "naam": one.name, "geopend": one.opened.isoformat()})
        for one in recents
    )
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def read_text(data: bytes) -> Recents:
    """Return the raadsboeken in a file, whatever it holds; a folder counts once."""
    found: dict[str, Recent] = {}
    for line in data[:_LARGEST_FILE].split(b"\n", _MOST_LINES)[:_MOST_LINES]:
        one = _read_line(line)
        if one is not None:
            found.setdefault(one.folder, one)
    return tuple(found.values())[:MOST]


def _read_line(line: bytes) -> Recent | None:
    try:
        values = json.loads(line.decode("utf-8"))
        folder, name, opened = values["map"], values["naam"], values["geopend"]
        moment = datetime.datetime.fromisoformat(opened)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not (isinstance(folder, str) and isinstance(name, str)):
        return None
    fits = Path(folder).is_absolute() and "\0" not in folder and len(folder) <= _LONGEST_FOLDER
    # Near the ends of the calendar another time zone has no such day.
    if not fits or moment.tzinfo is None or not 1900 <= moment.year <= 9000:
        return None
    return Recent(folder, name[:LONGEST_NAME], moment)


def with_opened(recents: Recents, one: Recent) -> Recents:
    """Return the list with `one` in front, and no more than are remembered."""
    rest = (other for other in recents if other.folder != one.folder)
    return (one._replace(name=one.name[:LONGEST_NAME]), *rest)[:MOST]


def without(recents: Recents, folder: str) -> Recents:
    """Return the list without a folder."""
    return tuple(one for one in recents if one.folder != folder)


# -- the file -------------------------------------------------------------------------------------


def recents() -> Recents:
    """Return what was opened, the newest first; nothing when there is nothing to read."""
    file = _file()
    try:
        if not file.is_file():
            return ()
        with file.open("rb") as stream:
            return read_text(stream.read(_LARGEST_FILE))
    except (OSError, ValueError):
        return ()


def opened(book: "Book", *, now: datetime.datetime) -> Recent:
    """Return an open raadsboek as a line of the list; it is called after all its councils."""
    names = " · ".join(council.name for council in book.settings.councils)
    return Recent(str(book.root.absolute()), names or book.settings.name, now)


def remember(one: Recent) -> None:
    """Put a raadsboek in front of the list; a disk that refuses is no trouble."""
    _change(lambda known: with_opened(known, one))


def forget(folder: str) -> None:
    """Take a folder off the list; the folder itself stays. Raises `NotRemembered`."""
    known = recents()
    wanted = folder
    if folder not in {one.folder for one in known}:
        wanted = os.path.normpath(typed_path(folder).absolute())
    if wanted not in {one.folder for one in known}:
        raise NotRemembered(folder)
    _change(lambda now_known: without(now_known, wanted))


def is_there(folder: str) -> bool:
    """Tell if `folder` is a raadsboek at this moment."""
    try:
        return Path(folder, SETTINGS_FILE).is_file()
    except (OSError, ValueError):  # a disk that is gone, a name that this system cannot have
        return False


def _file() -> Path:
    import platformdirs  # the first text on screen comes before this

    return platformdirs.user_config_path("raadsboek") / "raadsboeken.jsonl"


def _change(change: Callable[[Recents], Recents]) -> None:
    """Change the list while no other window does."""
    import filelock

    file = _file()
    with suppress(OSError, NotImplementedError):
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(file.with_suffix(".slot"), timeout=_PATIENCE, mode=0o600)
        with lock:
            _replace(file, text_of(change(recents())))


def _replace(file: Path, data: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(prefix=".raadsboeken-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(file)
    except OSError:
        with suppress(OSError):
            Path(temporary).unlink()
        raise

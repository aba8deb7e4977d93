"""The bytes that `git fast-import` reads to make versions: pure, from values to one stream.

Owns quoting and the form of a version's message. It must not run git or touch a disk.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from raadsboek.core.errors import HistoryFailed

ACTION_TRAILER = "Raadsboek-Actie"
NUMBER_TRAILER = "Raadsboek-Nummer"
TWO_TRAILER = "Raadsboek-Twee"
"""Names a file that two people changed in the same place: two texts, of which one stands."""
CHOSEN_TRAILER = "Raadsboek-Gekozen"
"""Names the version and the file of which somebody has chosen the text."""

_UNFIT_IN_LINE = re.compile(r"[\x00-\x1f\x7f\x80-\x9f\u2028\u2029]+")
_UNFIT_IN_NAME = re.compile(r"[\x00-\x1f\x7f\x80-\x9f<>]+")


class Identity(Struct, frozen=True):
    """Who stands with a version; `sign` makes a signature over its bytes, for who has a key."""

    name: str
    email: str
    sign: Callable[[bytes], bytes] | None = None


class NoIdentity(HistoryFailed):
    """Nobody is known who could stand with a version; nothing was recorded."""

    def __init__(self) -> None:
        super().__init__(
            "Raadsboek weet niet wie er opslaat; bij elke versie hoort een naam.",
            "Zet uw naam in raadsboek.yaml onder 'secretaris:' bij 'naam:' (en 'email:').",
        )


class FileState(Struct, frozen=True):
    """A file as a version holds it: its mode and bytes; `data` None means that it is not there."""

    path: str
    data: bytes | None
    mode: str = "100644"


class Draft(Struct, frozen=True):
    """A version to be made: what it does to which files, and what is said about it.

    `joins` is a second version that it goes on from; `files` are then those that differ from the
    first. `trailers` are further lines of its message, each a name and what it says.
    """

    subject: str
    action: str
    numbers: tuple[str, ...]
    files: tuple[FileState, ...]
    joins: str = ""
    trailers: tuple[tuple[str, str], ...] = ()


def message_of(draft: Draft) -> str:
    """Return the message of a version: one line, and a trailer for the action and each number."""
    lines = [f"{ACTION_TRAILER}: {one_line(draft.action)}"]
    lines += [f"{NUMBER_TRAILER}: {one_line(number)}" for number in draft.numbers]
    lines += [f"{name}: {one_line(said)}" for name, said in draft.trailers]
    return "\n".join([one_line(draft.subject) or one_line(draft.action), "", *lines, ""])


def stream(
    ref: str,
    drafts: Iterable[Draft],
    *,
    parent: str | None,
    identity: Identity,
    now: datetime.datetime,
) -> bytes:
    """Return the stream that makes `drafts` on `ref`, each on top of the one before.

    The first stands on `parent`, or begins a history when that is None. A stream that is cut off
    makes nothing: git waits for its last word.
    """
    stamp = f"{signature(identity)} {raw_date(now)}"
    parts = [b"feature done\n"]
    for position, draft in enumerate(drafts):
        parts.append(f"commit {ref}\nauthor {stamp}\ncommitter {stamp}\n".encode())
        parts.append(_data(message_of(draft).encode("utf-8", "replace")))
        if position == 0 and parent is not None:
            parts.append(f"from {parent}\n".encode())
        if draft.joins:
            parts.append(f"merge {draft.joins}\n".encode())
        parts += _commands(draft.files)
    parts.append(b"done\n")
    return b"".join(parts)


def _commands(files: Sequence[FileState]) -> Iterable[bytes]:
    # Removals first: a note that moves to a folder with its old name needs the name free.
    for file in files:
        if file.data is None:
            yield b"D " + quoted(file.path) + b"\n"
    for file in files:
        if file.data is not None:
            yield b"M " + file.mode.encode() + b" inline " + quoted(file.path) + b"\n"
            yield _data(file.data)


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def quoted(path: str) -> bytes:
    """Return a path as fast-import reads it back, whatever stands in it."""
    raw = path.encode("utf-8", "surrogateescape")
    escaped = raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"' + escaped + b'"'


def signature(identity: Identity) -> str:
    """Return 'name <email>' without anything that would end it early. Raises `NoIdentity`."""
    name = " ".join(_UNFIT_IN_NAME.sub(" ", identity.name).split()).strip(" .,:;\"'")
    email = "".join(_UNFIT_IN_NAME.sub("", identity.email).split())
    if not name:
        raise NoIdentity
    return f"{name} <{email}>"


def raw_date(now: datetime.datetime) -> str:
    """Return an aware moment as git writes it: seconds since 1970 and the offset from UTC."""
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("a version needs a moment with its offset from UTC")
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{max(0, int(now.timestamp()))} {sign}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def one_line(text: str) -> str:
    """Return text as one line without control characters."""
    return _UNFIT_IN_LINE.sub(" ", text).strip()

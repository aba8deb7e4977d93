"""What differs from the newest version: edits made without Raadsboek, and files that lost text.

Owns the comparison, byte for byte: Git's own would run filters and forgive line ends. It must not
record anything; a damaged file is named, so that nobody records the damage.
"""

import os
import stat
from enum import StrEnum
from typing import NamedTuple

from raadsboek.core.inbox.folder import lies_apart
from raadsboek.history.git import Repository, run
from raadsboek.history.log import has_versions
from raadsboek.history.recording import ask, blob_identifier

_RAW = ("--raw", "-z", "--no-renames", "--ignore-submodules=all")
_BLOCK = 4096
_MANY = 500
"""Notes read together from the history; keeps memory small for a folder that changed as a whole."""


class OutsideState(StrEnum):
    """How a file differs from the newest version."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    REMOVED = "weg"
    EMPTIED = "leeg"
    CUT_OFF = "afgekapt"

    @property
    def damaged(self) -> bool:
        """Tell if text is gone without anybody having changed a word, as after a power cut."""
        return self in (OutsideState.EMPTIED, OutsideState.CUT_OFF)


class Outside(NamedTuple):
    """A file that differs from the newest version."""

    path: str
    state: OutsideState


def changed_outside(repository: Repository, *, every_byte: bool = False) -> list[Outside]:
    """Return the files that differ from the newest version, sorted by path; ignored ones not.

    With `every_byte` each file is read, for a disk that loses bytes does not change a date.
    """
    arguments = ["ls-files", "-z", "--others", "--exclude-standard"]
    listed = _names(run(repository, arguments))
    new = [path for path in listed if not path.endswith("/") and not lies_apart(path)]
    suspects = sorted(_suspects(repository) | (_unlike_newest(repository) if every_byte else set()))
    found = [Outside(path, OutsideState.NEW) for path in new if path not in suspects]
    for start in range(0, len(suspects), _MANY):
        found += _compared(repository, suspects[start : start + _MANY])
    return sorted(found)


def damage(now: bytes, before: bytes) -> OutsideState | None:
    """Return how a file lost text without an edit: it is empty, or only its start is left."""
    if not before or now == before:
        return None
    if not now or not now.strip(b"\0"):
        return OutsideState.EMPTIED
    # Who takes away the end of a text leaves a whole last line; a disk stops anywhere.
    stopped = not now.endswith(b"\n") or len(now) % _BLOCK == 0
    return OutsideState.CUT_OFF if before.startswith(now) and stopped else None


def only_line_ends(now: bytes, before: bytes) -> bool:
    """Tell if two texts differ in their line ends only, as in a clone on another system."""
    if b"\0" in now or b"\0" in before:
        return False
    return now.replace(b"\r\n", b"\n") == before.replace(b"\r\n", b"\n")


def _suspects(repository: Repository) -> set[str]:
    """Return paths that may differ: their facts on disk or in the index are not as recorded."""
    suspects = set(_raw_paths(run(repository, ["diff-files", *_RAW])))
    if has_versions(repository):
        arguments = ["diff-index", "--cached", *_RAW, "HEAD", "--"]
        suspects.update(_raw_paths(run(repository, arguments)))
    return suspects


def _unlike_newest(repository: Repository) -> set[str]:
    """Return the files of the newest version that are not on disk as they are in it."""
    if not has_versions(repository):
        return set()
    listed = run(repository, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"])
    unlike = set()
    for line in listed.split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        _, kind, identifier = facts.decode("ascii").split()
        path = os.fsdecode(name)
        now = _on_disk(repository, path)
        if kind == "blob" and (now is None or blob_identifier(repository, now) != identifier):
            unlike.add(path)
    return unlike


def _compared(repository: Repository, paths: list[str]) -> list[Outside]:
    askable = [path for path in paths if "\n" not in path]
    answers = ask(repository, [f"HEAD:{path}" for path in askable])
    found = []
    for path, answer in zip(askable, answers, strict=True):
        before = answer.data if answer is not None and answer.kind == "blob" else None
        now = _on_disk(repository, path)
        if now is None and before is not None:
            found.append(Outside(path, OutsideState.REMOVED))
        elif now is not None and before is None:
            found.append(Outside(path, OutsideState.NEW))
        elif now is not None and before is not None and _edited(now, before):
            found.append(Outside(path, damage(now, before) or OutsideState.CHANGED))
    return found


def _edited(now: bytes, before: bytes) -> bool:
    return now != before and not only_line_ends(now, before)


def _on_disk(repository: Repository, path: str) -> bytes | None:
    file = repository.root / path
    try:
        mode = file.lstat().st_mode
        if stat.S_ISLNK(mode):
            return os.fsencode(file.readlink())
        return file.read_bytes() if stat.S_ISREG(mode) else None
    except OSError:
        return None


def _raw_paths(output: bytes) -> list[str]:
    # `:100644 100644 <old> <new> M\0path\0`: every second part is a path.
    return _names(output)[1::2]


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]

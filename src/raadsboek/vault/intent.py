"""The record of a change under way: what the next start reads when this one was cut off.

Owns its form on disk (`.git/raadsboek/bezig.json`). It must not act on it: `book.changing` does.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.vault.private import PRIVATE, remove_private, write_locked
from raadsboek.vault.reading import read_bytes
from raadsboek.vault.writing import place

RECORD = "bezig.json"


class Step(Struct, frozen=True):
    """One file of a change: Git's identifiers of its bytes before and after; None is no file."""

    path: str
    before: str | None
    after: str | None
    mode: str = "100644"


class Intent(Struct, frozen=True):
    """A change under way: the branch, where it stood, and every file that will be written."""

    branch: str
    old: str | None
    steps: tuple[Step, ...]


def write_intent(root: Path, intent: Intent) -> None:
    """Say durably what is about to happen, before anything happens."""
    write_locked(root, RECORD, msgspec.json.encode(intent))


def read_intent(root: Path) -> Intent | None:
    """Return the change that was cut off, or None.

    The record is written whole, so one that does not read back was put there by something else:
    it is no record of ours and counts as none.
    """
    if not (root / PRIVATE / RECORD).exists():
        return None
    try:
        intent = msgspec.json.decode(read_bytes(root, f"{PRIVATE}/{RECORD}"), type=Intent)
        for step in intent.steps:
            place(root, step.path)
    except (msgspec.DecodeError, RaadsboekError):
        return None
    return intent


def remove_intent(root: Path) -> None:
    """Say that nothing is under way."""
    remove_private(root, RECORD)

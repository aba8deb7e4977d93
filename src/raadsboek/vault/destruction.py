"""The record of a destruction that was decided on: what the next start reads when it was cut off.

Owns its form on disk (`.git/raadsboek/vernietigen.json`) and the folder for the private copy. From
the moment that the record is there, there is only forward. It must not act on it.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.vault.intent import Step
from raadsboek.vault.private import PRIVATE, remove_git_folders, remove_private, write_private
from raadsboek.vault.reading import read_bytes

RECORD = "vernietigen.json"
OLD_PLACE = "gedeelde-plaats-oud"
WORKSHOP = "vernietigen"
"""The folder below our own in which the new history is made, aside."""
COPY = "kopie"


class Moved(Struct, frozen=True):
    """A reference of Git with what it named and what it will name; '' for none."""

    name: str
    old: str
    new: str


class Destruction(Struct, frozen=True, kw_only=True):
    """A destruction that goes through: references that move, files that go or change.

    `erased` are the paths that may hold nothing any more, `steps` files that get other bytes,
    `blobs` what must not be found afterwards, `numbers` the notes. `switched` tells that the new
    history is in place and only clearing away is left.
    """

    branch: str
    moves: tuple[Moved, ...]
    erased: tuple[str, ...]
    steps: tuple[Step, ...]
    blobs: tuple[str, ...]
    numbers: tuple[str, ...]
    switched: bool = False


def workshop(root: Path) -> Path:
    """Return the folder of the private copy; it need not be there."""
    return root / PRIVATE / WORKSHOP / COPY


def has_workshop(root: Path) -> bool:
    """Tell if anything stands of the private copy, were it only its empty folder."""
    return (root / PRIVATE / WORKSHOP).exists()


def clear_workshop(root: Path) -> None:
    """Remove the private copy and all that was made with it."""
    remove_git_folders(root, [f"{PRIVATE.removeprefix('.git/')}/{WORKSHOP}"])


def write_destruction(root: Path, destruction: Destruction) -> None:
    """Say durably that it happens: the one moment at which everything turns."""
    write_private(root, RECORD, msgspec.json.encode(destruction), what="de vernietiging")


def read_destruction(root: Path) -> Destruction | None:
    """Return the destruction that was cut off, or None; what does not read back counts as none."""
    if not (root / PRIVATE / RECORD).exists():
        return None
    try:
        raw = read_bytes(root, f"{PRIVATE}/{RECORD}")
        return msgspec.json.decode(raw, type=Destruction)
    except (msgspec.DecodeError, RaadsboekError):
        return None


def remember_old_place(root: Path, seen: str) -> None:
    """Remember which version the shared place still has: it holds what was destroyed here.

    An earlier memory stays: that is the one that still stands there.
    """
    if not old_place(root):
        write_private(root, OLD_PLACE, seen.encode("ascii"), what="de vernietiging")


def old_place(root: Path) -> str:
    """Return the version of a shared place that was not replaced since; '' when there is none."""
    if not (root / PRIVATE / OLD_PLACE).exists():
        return ""
    return read_bytes(root, f"{PRIVATE}/{OLD_PLACE}").decode("ascii", "replace").strip()


def forget_old_place(root: Path) -> None:
    """Forget it: the shared place was replaced."""
    remove_private(root, OLD_PLACE)


def remove_destruction(root: Path) -> None:
    """Say that nothing is under way."""
    remove_private(root, RECORD)

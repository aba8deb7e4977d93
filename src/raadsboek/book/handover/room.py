"""Room for a copy: a disk that is full is called full, whatever git made of it.

Git does not always say why it could not write. Owns when that was for lack of room. It must not
take anything away to make room.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from raadsboek.core.disk import DiskFull
from raadsboek.core.errors import RaadsboekError
from raadsboek.history.git import GitFailed
from raadsboek.vault.new_folder import free_bytes

_LITTLE = 1_000_000
"""With so few bytes left, whatever failed is tried again with more room first."""
_NOT_WRITTEN = (b"unable to write", b"write error", b"No space left", b"Disk quota")


class NoRoom(DiskFull):
    """The copy does not fit on the disk; nothing of it was kept."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"De schijf is vol: wat in '{place}' moet komen, past er niet op.",
            "Er is niets gekopieerd. Maak ruimte op die schijf, of kies een plaats op een andere.",
        )


@contextmanager
def room_for(place: Path, *failures: type[RaadsboekError], aside: Path) -> Iterator[None]:
    """Raise `NoRoom` for one of the failures when the disk of `aside` is full, or it says so."""
    try:
        yield
    except failures as error:
        if free_bytes(aside) < _LITTLE or _could_not_write(error):
            raise NoRoom(place) from error
        raise


def _could_not_write(error: RaadsboekError) -> bool:
    if isinstance(error, DiskFull):
        return True
    known = error if isinstance(error, GitFailed) else error.__cause__
    return isinstance(known, GitFailed) and any(words in known.output for words in _NOT_WRITTEN)

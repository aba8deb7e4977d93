"""A file as a whole: made new, or put in the place of another, and never half.

For files that are no part of a change: our own inside `.git`, pieces in the inbox, what is written
for others. Whoever is cut off leaves a temporary file at most.
"""

from collections.abc import Callable
from pathlib import Path

from raadsboek.vault.writing import (
    give_new_name,
    move,
    remove,
    sync_folder,
    temporary_name,
    temporary_of,
    write_new,
)


def write_whole(file: Path, data: bytes, mode: int) -> None:
    """Make a file that does not exist yet, whole or not at all, durably.

    What an earlier try left when it was cut off is taken away. Raises `FileExistsError`.
    """
    temporary = file.parent / temporary_of(file.name)
    remove(temporary)
    _write_then(give_new_name, temporary, file, data, mode)


def write_beside(
    target: Path, data: bytes, mode: int, *, temporary_called: str | None = None
) -> None:
    """Put `data` in place of the file `target`, whole or not at all, durably.

    `temporary_called` is the name of the file that becomes it, for who takes away what a write
    that was cut off left; such a file may be there.
    """
    temporary = target.parent / (temporary_called or temporary_name())
    if temporary_called:
        remove(temporary)
    _write_then(move, temporary, target, data, mode)


def _write_then(
    become: Callable[[Path, Path], None], temporary: Path, file: Path, data: bytes, mode: int
) -> None:
    """Write a temporary file and let it become the real one; leave nothing when that fails."""
    try:
        write_new(temporary, data, mode)
        become(temporary, file)
    except OSError:
        remove(temporary)
        raise
    sync_folder(file.parent)

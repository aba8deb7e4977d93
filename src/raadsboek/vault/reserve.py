"""A few megabytes kept aside, so that a full disk still leaves room to save what is typed.

Owns one file of zeros inside `.git`. It must not decide when to give it up.
"""

from pathlib import Path

from raadsboek.core.errors import StorageFailed
from raadsboek.vault.private import PRIVATE, remove_private, write_locked

RESERVE = "reserve"
SIZE = 4 * 1024 * 1024
"""Bytes kept aside: enough for the objects, the index and the notes of one change."""


def keep_reserve(root: Path) -> None:
    """Set the reserve aside when it is not there; a disk without room for it is no failure.

    The caller holds the lock of the vault.
    """
    try:
        if not (root / PRIVATE / RESERVE).exists():
            write_locked(root, RESERVE, bytes(SIZE))
    except StorageFailed:
        return


def release_reserve(root: Path) -> bool:
    """Give the reserve back to the disk; tell if there was one."""
    if not (root / PRIVATE / RESERVE).exists():
        return False
    remove_private(root, RESERVE)
    return True

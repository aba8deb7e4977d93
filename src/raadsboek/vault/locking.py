"""One writer at a time: the lock that every change holds from its first look to its last byte.

The lock is held per change, not for as long as a window is open. Two windows can then take turns;
neither is read-only, and what one saved the other sees as "changed on disk". The operating system
gives the lock back when a program dies, so there is nothing stale to clean up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from raadsboek.core.errors import RaadsboekError
from raadsboek.vault.private import A_CHANGE, private_folder
from raadsboek.vault.writing import disk_errors

SLOT = "slot"
EXCHANGE_SLOT = "bijwerken-slot"
PATIENCE = 10.0
"""Seconds that a change waits for another program's change; one takes a tenth of a second."""


class VaultBusy(RaadsboekError):
    """Another Raadsboek is saving in this vault and does not finish."""

    def __init__(self) -> None:
        super().__init__(
            "Een ander venster van Raadsboek is in dit raadsboek aan het opslaan.",
            "Wacht even en sla opnieuw op. Uw tekst is niet opgeslagen, maar staat nog in het "
            "venster.",
        )


@contextmanager
def vault_lock(root: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the vault at `root`. Raises `VaultBusy` after `patience` seconds."""
    import filelock  # slow to import, and reading needs no lock

    slot = private_folder(root) / SLOT
    lock = filelock.FileLock(slot, timeout=patience, mode=0o600, poll_interval=0.01)
    with disk_errors(what=A_CHANGE):
        # A time-out counts as an error of the operating system, so it is caught first.
        try:
            lock.acquire()
        except filelock.Timeout:
            raise VaultBusy from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def exchange_lock(root: Path) -> Iterator[bool]:
    """Hold the lock of exchanging versions with others, without waiting; False: somebody has it.

    Saving goes on meanwhile: it is not the lock of the vault.
    """
    import filelock

    lock = filelock.FileLock(private_folder(root) / EXCHANGE_SLOT, timeout=0, mode=0o600)
    with disk_errors(what=A_CHANGE):
        try:
            lock.acquire()
        except filelock.Timeout:
            yield False
            return
    try:
        yield True
    finally:
        lock.release()

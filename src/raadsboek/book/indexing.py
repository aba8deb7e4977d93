"""Keeping Git's index in step with a change, so that `git status` shows only what others did.

Owns the order: lock it, prepare a copy while the version is built, and put it in place after the
notes. Only the paths of the change are touched; what the user staged elsewhere stays staged.
"""

from collections.abc import Mapping

from msgspec import Struct

from raadsboek.history import recording
from raadsboek.history.git import Repository
from raadsboek.history.locks import HistoryBusy
from raadsboek.history.recording import Entry
from raadsboek.vault.private import (
    INDEX_DRAFT,
    INDEX_LOCK,
    abandon_index,
    install_index,
    lock_index,
)


class IndexUpdate(Struct, frozen=True):
    """An index that is being prepared."""

    repository: Repository
    process: recording.IndexProcess


def begin(repository: Repository, entries: Mapping[str, Entry | None]) -> IndexUpdate:
    """Lock the index and start preparing the next one. Raises `HistoryBusy` when it is locked."""
    if not lock_index(repository.root):
        raise HistoryBusy(INDEX_LOCK)
    draft = repository.git_directory / INDEX_DRAFT
    return IndexUpdate(repository, recording.start_index_update(repository, draft, entries))


def complete(update: IndexUpdate) -> None:
    """Put the prepared index in place; raises what Git or the disk refuses."""
    try:
        recording.finish_index_update(update.process)
        install_index(update.repository.root)
    finally:
        abandon_index(update.repository.root)


def abandon(update: IndexUpdate) -> None:
    """Leave the index as it was."""
    update.process.kill()
    update.process.communicate()
    abandon_index(update.repository.root)

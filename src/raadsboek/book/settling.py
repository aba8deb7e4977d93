"""Finishing or undoing a change that was cut off, before anything else is done.

Owns what the next start does with the intent record: the branch moved, so the change is finished;
it did not, so every trace goes. A file that somebody edited since is never overwritten.
"""

import datetime
import time
from collections.abc import Mapping
from pathlib import Path

from raadsboek.book import indexing
from raadsboek.core.problem import Problem, Severity
from raadsboek.history import recording
from raadsboek.history.git import GitFailed, Repository
from raadsboek.history.locks import HistoryBusy, git_of_ours_works_in, stale_locks
from raadsboek.history.recording import Base, Entry, blob_identifier
from raadsboek.vault import writing
from raadsboek.vault.destruction import clear_workshop, has_workshop, read_destruction
from raadsboek.vault.intent import Intent, Step, read_intent, remove_intent
from raadsboek.vault.private import abandon_index, clear_cut_off, remove_git_files

_TRIES = 20
_PAUSE = 0.1
"""Seconds between looks at a lock: git of a program that was ended needs a moment to end too."""


def settle(repository: Repository, now: datetime.datetime) -> tuple[Problem, ...]:
    """Finish or undo what was cut off; return what was found. The caller holds the vault lock.

    Raises `HistoryBusy` when another program works in the repository, or what the disk refuses.
    """
    root = repository.root
    clear_cut_off(root)
    intent = read_intent(root)
    destruction = read_destruction(root)
    interrupted = intent is not None or destruction is not None
    if interrupted:
        _await_our_git(repository)
    found = clear_locks(repository, now, ours=interrupted)
    if destruction is not None:
        from raadsboek.book.destroying.finishing import finish  # as rare as it is large

        found += (finish(repository, destruction),)
    elif has_workshop(root):
        clear_workshop(root)
    if intent is not None:
        found += (finish_or_undo(repository, intent),)
    if not _index_is_there(repository) and recording.read_base(repository, ()).head:
        recording.rebuild_index(repository)
        found += (_found("index-hersteld", "De lijst van bestanden van Git was weg."),)
    return found


def clear_locks(
    repository: Repository, now: datetime.datetime, *, ours: bool
) -> tuple[Problem, ...]:
    """Remove locks that an ended git left behind; wait a moment for a git that is ending."""
    for attempt in range(_TRIES):
        try:
            stale = stale_locks(repository, now=now.timestamp(), ours=ours)
        except HistoryBusy:
            if not ours or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
        else:
            break
    remove_git_files(repository.root, stale)
    return tuple(
        _found("slot-opgeruimd", f"Een slot van een afgebroken programma is weggehaald: {lock}.")
        for lock in stale
    )


def _await_our_git(repository: Repository) -> None:
    """Wait for git processes that outlived their Raadsboek: one could still move the branch."""
    for _ in range(_TRIES):
        if not git_of_ours_works_in(repository):
            return
        time.sleep(_PAUSE)
    raise HistoryBusy("index.lock")


def finish_or_undo(repository: Repository, intent: Intent) -> Problem:
    """Bring a change that was cut off to its end, or to its beginning, and strike its record."""
    root = repository.root
    paths = [step.path for step in intent.steps]
    base = recording.read_base(repository, paths)
    writing.remove_temporaries(root, paths)
    abandon_index(root)
    moved = base.head != intent.old
    if moved:
        ours = [step for step in intent.steps if _blob(base, step) == step.after]
        for step in ours:
            roll_forward(repository, step)
        if _index_is_there(repository):
            entries = {step.path: base.entries.get(step.path) for step in ours}
            _restore_index(repository, entries)
    else:
        writing.remove_empty_folders(root, paths)
    recording.drop_reference(repository, recording.BUILDING)
    remove_git_files(root, crash_reports(repository))
    remove_intent(root)
    done = "afgemaakt" if moved else "ongedaan gemaakt"
    return _found("wijziging-hersteld", f"Een wijziging die was afgebroken, is {done}.")


def _restore_index(repository: Repository, entries: Mapping[str, Entry | None]) -> None:
    update = indexing.begin(repository, entries)
    try:
        indexing.complete(update)
    except GitFailed:
        # An index that git cannot read holds nothing that a version does not.
        recording.rebuild_index(repository)


def crash_reports(repository: Repository) -> list[str]:
    """Return the reports that `git fast-import` leaves when it is cut off."""
    return [path.name for path in repository.git_directory.glob("fast_import_crash_*")]


def roll_forward(repository: Repository, step: Step) -> None:
    """Give a file the bytes of its version, unless somebody changed it since the change began."""
    root = repository.root
    now = writing.current_bytes(root, step.path)
    if (None if now is None else blob_identifier(repository, now)) != step.before:
        return
    data = None
    if step.after is not None:
        (answer,) = recording.ask(repository, [step.after])
        if answer is None:
            return
        data = answer.data
    if data != now:
        writing.publish(root, [writing.stage(root, step.path, data, before=now)])


def _blob(base: Base, step: Step) -> str | None:
    entry = base.entries.get(step.path)
    return entry.blob if entry else None


def _index_is_there(repository: Repository) -> bool:
    index: Path = repository.git_directory / "index"
    return index.exists() and index.stat().st_size > 0


def _found(code: str, message: str) -> Problem:
    return Problem(
        code=code, message=message, fix="U hoeft niets te doen.", severity=Severity.WARNING
    )

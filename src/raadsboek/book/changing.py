"""The one way to change the raadsboek: several files and one version, all or nothing, durable.

Owns the order of a change, across the notes and their history:

    lock - settle what was cut off - compare with what the user saw - write down the intent -
    stage the files - build and read back the version - move the branch - put the files in place -
    update Git's index - strike the intent

Before the branch moves, everything can be undone; after it, everything is finished, if need be by
the next start (`recover`). It must not decide what a note should say.
"""

import datetime
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from msgspec import Struct

from raadsboek.book import indexing
from raadsboek.book.book import Book, writable
from raadsboek.book.confidential.protecting import (
    opened_files,
    protected_draft,
    protected_files,
)
from raadsboek.book.drafting import outside_draft, own_draft
from raadsboek.book.keeping import keep_aside, kept_moment
from raadsboek.book.marks import refuse_marks
from raadsboek.book.meetings.lock import refuse_locked
from raadsboek.book.saver import who_saves
from raadsboek.book.settling import settle
from raadsboek.core.disk import DiskFull, NotYetInPlace
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, RaadsboekError, StorageFailed
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.history import recording
from raadsboek.history.git import Repository
from raadsboek.history.log import Version, versions
from raadsboek.history.recording import Base, Built, HistoryMoved, blob_identifier, entry_of
from raadsboek.history.state import branch_of, refuse_obstacles
from raadsboek.history.stream import Draft, FileState, Identity, one_line
from raadsboek.vault import writing
from raadsboek.vault.inbox import clear_cut_off
from raadsboek.vault.intent import Intent, Step, remove_intent, write_intent
from raadsboek.vault.locking import vault_lock
from raadsboek.vault.private import sync_git_folders
from raadsboek.vault.reserve import keep_reserve, release_reserve

_RACES = 5
"""How often a change is built anew because another program added a version meanwhile."""


_Result = TypeVar("_Result")


class Write(Struct, frozen=True, kw_only=True):
    """One file of a change; `data` None removes it.

    `expected` is the digest of the bytes that the user saw; None means that there must be no file.
    """

    path: str
    data: bytes | None
    expected: str | None


class Change(Struct, frozen=True, kw_only=True):
    """A user action: its files, what kind of action it is and which numbers it concerns.

    `always`: it is a version even when no file differs, because an answer was given. `trailers`
    are what else the version says, for programs to read.
    `mends`: it puts adopted minutes back as they were adopted, so the lock lets it through.
    """

    writes: Sequence[Write]
    action: str
    numbers: Sequence[str]
    subject: str
    always: bool = False
    mends: bool = False
    trailers: tuple[tuple[str, str], ...] = ()


def record(
    book: Book,
    writes: Sequence[Write],
    *,
    action: str,
    numbers: Sequence[str],
    subject: str,
    now: datetime.datetime,
) -> Version:
    """Write the files and record one version of exactly those, durably; return that version.

    Edits that others made in these files since the last version become a version of their own
    first. When nothing differs, nothing is recorded and the newest version is returned.

    Raises `ChangedOnDisk` when a file is not what the user saw (both texts are kept),
    `MinutesLocked` when adopted minutes would change, `ReadOnly`, `NoIdentity`, `Unfinished`,
    `HistoryBusy`, `VaultBusy`, `StorageFailed` or `HistoryFailed`; the files are then as they were.
    """
    change = Change(writes=writes, action=action, numbers=numbers, subject=subject)
    return record_prepared(book, lambda: change, now=now)


def record_prepared(
    book: Book, prepare: Callable[[], Change], *, now: datetime.datetime
) -> Version:
    """Record the change that `prepare` returns; it is called while nobody else can save.

    For a change that depends on what is there, such as the next free number. `prepare` may be
    called again when another program was faster, and must not change anything itself. Raises
    what `prepare` raises, and as `record`.
    """
    repository = writable(book)
    identity = who_saves(book, repository)

    def attempt() -> Version:
        change = prepare()
        _refuse_doubles(change.writes)
        return _change(book, repository, change, identity, now)

    return with_room(repository, attempt, now)


def record_outside(book: Book, paths: Sequence[str], *, now: datetime.datetime) -> Version | None:
    """Record the files as they are on disk: edits made without Raadsboek. None: nothing to do.

    A file that is empty or cut off, as after a power cut, is left out: its text is still in the
    newest version and the damage must not become one. Raises as `record`.
    """
    repository = writable(book)
    identity = who_saves(book, repository)

    def attempt() -> Version | None:
        refuse_obstacles(repository)
        before = {path: writing.current_bytes(book.root, path) for path in paths}
        base = recording.read_base(repository, before)
        draft = protected_draft(book, outside_draft(repository, base, before))
        if draft is None:
            return None
        # Confidential text that lies there in the clear is encrypted in its place as well.
        after = {file.path: file.data for file in draft.files if file.data != before[file.path]}
        return _carry_out(book, repository, base, [draft], after, before, identity, now)

    return with_room(repository, attempt, now)


def recover(book: Book, *, now: datetime.datetime) -> tuple[Problem, ...]:
    """Finish or undo what was cut off before this start; return what was found and done.

    Raises `HistoryBusy` or `VaultBusy` when another program is at work, or what the disk refuses.
    """
    repository = writable(book)
    with vault_lock(book.root):
        found = settle(repository, now)
        clear_cut_off(book.root)
        keep_reserve(book.root)
    return found


def with_room(
    repository: Repository, attempt: Callable[[], _Result], now: datetime.datetime
) -> _Result:
    """Run a change under the lock; on a full disk give up the reserve and try once more.

    `attempt` is run again when another program added a version meanwhile.
    """
    with vault_lock(repository.root):
        settle(repository, now)
        try:
            return _undone_on_failure(repository, attempt, now)
        except DiskFull:
            if not release_reserve(repository.root):
                raise
        settle(repository, now)
        return _undone_on_failure(repository, attempt, now)


def _undone_on_failure(
    repository: Repository, attempt: Callable[[], _Result], now: datetime.datetime
) -> _Result:
    for _ in range(_RACES):
        try:
            return attempt()
        except HistoryMoved:
            settle(repository, now)
        except RaadsboekError:
            # The failure itself is what the user must hear; what cannot be tidied now is settled
            # by the next change or start.
            with suppress(RaadsboekError):
                settle(repository, now)
            raise
    raise HistoryMoved


def _change(
    book: Book,
    repository: Repository,
    change: Change,
    identity: Identity,
    now: datetime.datetime,
) -> Version:
    refuse_obstacles(repository)
    root = repository.root
    before = {write.path: writing.current_bytes(root, write.path) for write in change.writes}
    after = protected_files(book, {write.path: write.data for write in change.writes}, before)
    base = recording.read_base(repository, before)
    for write in change.writes:
        seen = before[write.path]
        if (None if seen is None else writing.digest(seen)) != write.expected:
            keep_aside(repository, base, after, identity, kept_moment(book, now))
            raise ChangedOnDisk(write.path, mine=write.data, theirs=seen)
    if not change.mends:
        refuse_locked(opened_files(book, before), opened_files(book, after))
    refuse_marks(before, after)
    outside = protected_draft(book, outside_draft(repository, base, before))
    own = own_draft(
        base,
        before,
        after,
        subject=one_line(change.subject),
        action=change.action,
        numbers=tuple(change.numbers),
        always=change.always,
        trailers=change.trailers,
    )
    drafts = [draft for draft in (outside, own) if draft is not None]
    if not drafts:
        return versions(repository, limit=1)[0]
    return _carry_out(book, repository, base, drafts, after, before, identity, now)


def _carry_out(
    book: Book,
    repository: Repository,
    base: Base,
    drafts: Sequence[Draft],
    after: Mapping[str, bytes | None],
    before: Mapping[str, bytes | None],
    identity: Identity,
    now: datetime.datetime,
) -> Version:
    moment = kept_moment(book, now)
    planned = Planned(
        final={file.path: file for draft in drafts for file in draft.files},
        after=after,
        before=before,
        subject=drafts[-1].subject,
        moment=moment,
    )
    built = carry_out(
        repository,
        base,
        planned,
        lambda: recording.build(repository, base, drafts, identity=identity, now=moment),
        now,
    )
    return _version(built, drafts[-1], identity, moment)


class Planned(Struct, frozen=True, kw_only=True):
    """What a version on its way to the branch does to the files of the folder.

    `final` is how the version holds the files it touches; `after` are the bytes to put in the
    folder and `before` what is there now. `moment` is when it happened, as Git's own records
    say; None is now.
    """

    final: Mapping[str, FileState]
    after: Mapping[str, bytes | None]
    before: Mapping[str, bytes | None]
    subject: str
    moment: datetime.datetime | None = None


def carry_out(
    repository: Repository,
    base: Base,
    planned: Planned,
    build: Callable[[], Built],
    now: datetime.datetime,
) -> Built:
    """Move the branch from `base` to the version that `build` leaves on `recording.BUILDING`.

    The files of the folder and Git's index follow; the intent makes it all or nothing. The caller
    is inside `with_room`. Raises `HistoryMoved`, `ChangedOnDisk`, or what the disk refuses.
    """
    root = repository.root
    branch = branch_of(repository) or ""
    after, before = planned.after, planned.before
    write_intent(root, _intent(repository, branch, base, planned.final, before))
    staged = writing.stage_all(root, after, before)
    entries = {path: entry_of(repository, file) for path, file in planned.final.items()}
    index = indexing.begin(repository, entries)
    try:
        built = build()
        sync_git_folders(root, _object_folders(built))
        recording.publish(repository, branch, built, base, planned.subject, planned.moment)
        sync_git_folders(root, _folders_of_branch(branch))
    except BaseException:
        indexing.abandon(index)
        raise
    foreign: list[str] = []
    try:
        foreign = writing.publish(root, staged)
    except StorageFailed as error:
        indexing.abandon(index)
        _put_in_place(repository, now, error)
    else:
        # The version and the files are safe now. An index that cannot be written is no reason to
        # say that saving failed: the intent stays, and the next change or start puts it right.
        with suppress(RaadsboekError):
            indexing.complete(index)
            remove_intent(root)
    if foreign:
        path = foreign[0]
        raise ChangedOnDisk(path, mine=after[path], theirs=writing.current_bytes(root, path))
    return built


def _put_in_place(repository: Repository, now: datetime.datetime, error: StorageFailed) -> None:
    """Try once more to put the files of a recorded version in the folder: there is no way back.

    Raises `NotYetInPlace` when the disk still refuses; the next change or start goes on from there.
    """
    try:
        release_reserve(repository.root)
        settle(repository, now)
    except RaadsboekError:
        raise NotYetInPlace from error


def _intent(
    repository: Repository,
    branch: str,
    base: Base,
    final: Mapping[str, FileState],
    before: Mapping[str, bytes | None],
) -> Intent:
    def blob(data: bytes | None) -> str | None:
        return None if data is None else blob_identifier(repository, data)

    steps = tuple(
        Step(path, blob(before[path]), blob(file.data), file.mode) for path, file in final.items()
    )
    return Intent(branch, base.head, steps)


def _object_folders(built: Built) -> list[str]:
    folders = {f"objects/{identifier[:2]}" for identifier in built.objects}
    return ["objects", "objects/pack", *sorted(folders)]


def _folders_of_branch(branch: str) -> list[str]:
    parts = branch.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts), -1, -1)]


def _version(built: Built, draft: Draft, identity: Identity, now: datetime.datetime) -> Version:
    return Version(
        identifier=built.identifier,
        date=now.replace(microsecond=0),
        author=identity.name,
        email=identity.email,
        subject=draft.subject,
        action=draft.action,
        numbers=draft.numbers,
        paths=tuple(file.path for file in draft.files),
    )


def _refuse_doubles(writes: Sequence[Write]) -> None:
    """Raise unless each place is written once, also on a disk where case does not count."""
    names = [unicodedata.normalize("NFC", write.path).casefold() for write in writes]
    for write, name in zip(writes, names, strict=True):
        if names.count(name) > 1 and not _is_rename(writes, name):
            raise InvalidInput([_double(write.path)])


def _is_rename(writes: Sequence[Write], name: str) -> bool:
    """Tell if the writes under this name take one file away to put one other in its place."""
    same = [w for w in writes if unicodedata.normalize("NFC", w.path).casefold() == name]
    removed = [write for write in same if write.data is None]
    return len(same) == 2 and len(removed) == 1 and same[0].path != same[1].path


def _double(path: str) -> Problem:
    return Problem(
        code="pad-dubbel",
        path=path,
        message=f"'{visible(path)}' komt twee keer voor in deze wijziging.",
        fix="Geef elke notitie een eigen naam.",
    )

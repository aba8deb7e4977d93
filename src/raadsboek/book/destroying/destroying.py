"""Destroying notes for good: out of the folder and out of the whole history, all or nothing.

Owns the order up to the turning point:

    lock - settle - look what belongs to them - filter a private copy - prove it - put the list on
    top - pack it - write down that it happens - `finishing` does the rest

Until that is written down nothing of the raadsboek has changed. It must not decide what is to go.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.destroying.belongings import Belongings, belongings, said_anew
from raadsboek.book.destroying.choosing import Chosen, choose, refuse_unconfirmed
from raadsboek.book.destroying.finishing import NOT_WHOLE, UNDONE, finish
from raadsboek.book.destroying.gone import ACTION
from raadsboek.book.destroying.listing import list_of
from raadsboek.book.keeping import kept_moment
from raadsboek.book.saver import who_saves
from raadsboek.book.settling import settle
from raadsboek.core.disk import DiskFull
from raadsboek.core.errors import HistoryFailed, RaadsboekError, StorageFailed
from raadsboek.core.problem import Problem
from raadsboek.core.retention.copies import Copy
from raadsboek.history import filtering, recording
from raadsboek.history.filtering import Plan
from raadsboek.history.git import Repository
from raadsboek.history.recording import HistoryMoved
from raadsboek.history.replacing import moves_between, obstacle_to_destroying
from raadsboek.history.state import branch_of, refuse_obstacles
from raadsboek.history.stream import Draft, Identity
from raadsboek.history.traces import (
    Traces,
    messages,
    newest_tree,
    tag_messages,
    traces,
)
from raadsboek.vault import destruction as record
from raadsboek.vault.destruction import Destruction, Moved
from raadsboek.vault.intent import Step
from raadsboek.vault.locking import vault_lock
from raadsboek.vault.private import install_objects, private_folder, remove_git_files
from raadsboek.vault.writing import write_new

_PLAN = "plan.json"


class Outcome(Struct, frozen=True, kw_only=True):
    """What was done: the numbers that are gone, the list of it, and where copies may still be.

    `rest` says what is not as it should be; None when nothing of the text can be found any more.
    """

    numbers: tuple[str, ...]
    list_number: str
    list_path: str
    shared: tuple[str, ...]
    copies: tuple[Copy, ...]
    rest: Problem | None = None


class CannotDestroy(HistoryFailed):
    """The history has a form from which nothing can be taken out."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Vernietigen kan hier niet: {reason}. Er is niets gewijzigd.",
            "Maak een volledige kopie van het raadsboek, open die en vernietig daar.",
        )


class NotFinished(StorageFailed):
    """It was decided on and cannot be undone, but something kept it from being finished now."""

    def __init__(self, error: RaadsboekError) -> None:
        reason = "er ging iets mis"
        if isinstance(error, StorageFailed):
            reason = "de schijf is vol" if isinstance(error, DiskFull) else "de schijf weigerde"
        super().__init__(
            f"De vernietiging is begonnen, maar nog niet af: {reason}. Een deel van de stukken "
            "kan nog te vinden zijn.",
            "Los dat op en start Raadsboek opnieuw: dan maakt het de vernietiging vanzelf af.",
        )


class _Made(Struct, frozen=True):
    destruction: Destruction
    list_number: str
    list_path: str
    copies: tuple[Copy, ...]
    shared: tuple[str, ...]


def destroy(
    book: Book,
    wanted: Sequence[str],
    *,
    ground: str,
    decided_by: str,
    confirmed: str,
    also_running: bool = False,
    now: datetime.datetime,
) -> Outcome:
    """Destroy these notes with all that was ever of them; `confirmed` is what the user typed.

    Raises `InvalidInput` for what may not be destroyed or was not confirmed, `CannotDestroy`,
    `NotProven`, `ReadOnly` or as `changing.record`; the raadsboek is then as it was. Raises
    `NotFinished` when the next start is to finish what cannot be undone any more.
    """
    repository = writable(book)
    identity = who_saves(book, repository)
    with vault_lock(book.root):
        settle(repository, now)
        refuse_obstacles(repository)
        reason = obstacle_to_destroying(repository)
        if reason:
            raise CannotDestroy(reason)
        chosen = choose(book, wanted, today=now.date(), also_running=also_running)
        refuse_unconfirmed(chosen, confirmed, ground=ground, decided_by=decided_by)
        record.clear_workshop(book.root)
        try:
            made = _make(book, repository, chosen, ground, decided_by, identity, now)
            record.write_destruction(book.root, made.destruction)
        except BaseException as error:
            if record.read_destruction(book.root) is None:
                record.clear_workshop(book.root)
                raise
            if isinstance(error, RaadsboekError):
                raise NotFinished(error) from error
            raise
        try:
            done = finish(repository, made.destruction)
        except HistoryMoved:
            raise
        except RaadsboekError as error:
            raise NotFinished(error) from error
    book.index.rebuild()
    if done.code == UNDONE:
        raise HistoryMoved
    return Outcome(
        numbers=made.destruction.numbers,
        list_number=made.list_number,
        list_path=made.list_path,
        shared=made.shared,
        copies=made.copies,
        rest=done if done.code == NOT_WHOLE else None,
    )


def _make(
    book: Book,
    repository: Repository,
    chosen: Chosen,
    ground: str,
    decided_by: str,
    identity: Identity,
    now: datetime.datetime,
) -> _Made:
    """Make the new history aside, proven and packed; return what will happen with it."""
    branch = branch_of(repository) or ""
    before = traces(repository)
    found = belongings(book, repository, before, chosen.numbers)
    references = filtering.references(repository)
    copy = _filtered_copy(repository, branch, before, found)
    listed = list_of(book, repository, chosen, found, ground, decided_by, identity.name, now)
    paths = [file.path for file in listed.files]
    draft = Draft(
        f"{listed.number}: {len(chosen.numbers)} vernietigd",
        ACTION,
        (listed.number, *chosen.numbers),
        listed.files,
    )
    base = recording.read_base(copy, paths)
    recording.build(copy, base, [draft], identity=identity, now=kept_moment(book, now), ref=branch)
    packed = filtering.pack_copy(copy)
    remove_git_files(book.root, [_below_git(book, filtering.ALTERNATES)])
    filtering.refuse_incomplete(copy, found.blobs)
    moves = moves_between(references, filtering.references_after(copy))
    destruction = Destruction(
        branch=branch,
        moves=tuple(Moved(move.name, move.old, move.new) for move in moves),
        erased=tuple(sorted(found.paths)),
        steps=tuple(_steps(repository, copy, found)),
        blobs=tuple(sorted(found.blobs)),
        numbers=chosen.numbers,
    )
    install_objects(book.root, copy.git_directory, packed)
    if filtering.references(repository) != references:
        raise HistoryMoved
    stays = (*found.shared, *found.kept)
    return _Made(destruction, listed.number, listed.path, listed.copies, stays)


def _filtered_copy(
    repository: Repository, branch: str, before: Traces, found: Belongings
) -> Repository:
    root = repository.root
    private_folder(root, record.WORKSHOP)
    folder = record.workshop(root)
    copy = filtering.start_copy(repository, folder, branch)
    write_new(folder / filtering.ALTERNATES, filtering.BORROWED, 0o600)
    filtering.fill_copy(repository, copy)
    plan = _plan(repository, copy, before, found)
    write_new(folder / _PLAN, filtering.encoded(plan), 0o600)
    filtering.filter_copy(copy, folder / _PLAN)
    filtering.prove(before, repository, copy, plan)
    return copy


def _plan(repository: Repository, copy: Repository, before: Traces, found: Belongings) -> Plan:
    concerned = {version for version, paths in before.touched.items() if paths & found.paths}
    return Plan(
        paths=tuple(path.encode("utf-8", "surrogateescape") for path in sorted(found.paths)),
        blobs=tuple(sorted(found.blobs)),
        swaps={old: filtering.add_blob(copy, data) for old, data in found.relinked.items()},
        messages=said_anew(messages(repository), concerned, found),
        tags=said_anew(tag_messages(repository), (), found),
    )


def _steps(repository: Repository, copy: Repository, found: Belongings) -> list[Step]:
    """Return the files that the new history has with other bytes than the old one."""
    before, after = newest_tree(repository), newest_tree(copy)
    return [
        Step(path, before.get(path), blob)
        for path, blob in sorted(after.items())
        if blob != before.get(path) and path not in found.paths
    ]


def _below_git(book: Book, name: str) -> str:
    return (record.workshop(book.root) / name).relative_to(book.root / ".git").as_posix()

"""Exchanging versions with the shared place: fetch, judge, take over, bring ours, until equal.

Owns the order. The network is spoken to while nobody is kept from saving; only taking over holds
the lock of the vault, for as long as a save does. It must not decide what a merged note says
(`merging`) or what is refused (`arriving`).
"""

import datetime
import threading
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.confidential.arrived import follow_settings
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.syncing.agreed import agree, is_agreed
from raadsboek.book.syncing.arriving import judge, refuse_our_marks
from raadsboek.book.syncing.destroyed import refuse_destroyed, refuse_unreplaced
from raadsboek.book.syncing.merging import Merged, OtherRaadsboek, merge_with
from raadsboek.book.syncing.refusals import (
    ANYTHING,
    EMPTY,
    AlreadySyncing,
    BrokenCopy,
    EmptiedPlace,
    NotAgreed,
    NotShared,
    StillMoving,
)
from raadsboek.book.syncing.remembering import (
    keep_before,
    remember_seen,
    remember_success,
)
from raadsboek.book.syncing.sharing import NoVersions
from raadsboek.history.addresses import Address, Kind, address_of
from raadsboek.history.arrivals import Relation, number_between, relation
from raadsboek.history.fetching import fetch, push
from raadsboek.history.git import Repository
from raadsboek.history.references import reference
from raadsboek.history.shared_address import SEEN, shared_address
from raadsboek.history.state import refuse_obstacles, state
from raadsboek.history.unreachable import DamagedSupply, NotAccepted, NothingThere, Unreachable
from raadsboek.history.whole_versions import WholeVersion, whole_versions
from raadsboek.vault.locking import exchange_lock

_ROUNDS = 8
"""How often to begin anew because others were faster."""


class Exchanged(Struct, frozen=True, kw_only=True):
    """What an exchange did: the versions that came in, oldest first, and how many went out."""

    received: tuple[WholeVersion, ...] = ()
    merged: tuple[Merged, ...] = ()
    sent: int = 0


class _Taken(Struct, frozen=True):
    """Where both sides stand after taking over: ours, and what the other place has."""

    ours: str
    theirs: str | None
    branch: str
    received: tuple[WholeVersion, ...] = ()
    merged: tuple[Merged, ...] = ()


def exchange(
    book: Book,
    *,
    now: datetime.datetime,
    consent: str = "",
    cancel: threading.Event | None = None,
) -> Exchanged:
    """Make this copy and the shared place equal; both keep every version.

    `consent` is what the user accepts: the version with unusual sides ('*' is any), or the address
    of a place that was never agreed to. Raises one of the `refusals`, what `transport.connect`
    raises, or as `merge_with`. Whatever is raised, no note is half taken over.
    """
    refuse_private(book)
    repository = writable(book)
    address = shared_address(repository)
    if address is None:
        raise NotShared
    if consent == address.text:
        agree(address)
    if not is_agreed(address):
        raise NotAgreed(address.shown, address.text)
    with exchange_lock(book.root) as alone:
        if not alone:
            raise AlreadySyncing
        received: tuple[WholeVersion, ...] = ()
        merged: tuple[Merged, ...] = ()
        for _ in range(_ROUNDS):
            taken = _take_over(book, repository, address, now, consent, cancel)
            received += taken.received
            merged += taken.merged
            try:
                sent = _bring(repository, address, taken, cancel)
            except NotAccepted:
                continue
            remember_success(repository, now)
            return Exchanged(received=received, merged=merged, sent=sent)
    raise StillMoving


def take_in(
    book: Book,
    typed: str,
    *,
    near: Path,
    now: datetime.datetime,
    consent: str = "",
    cancel: threading.Event | None = None,
) -> Exchanged:
    """Take over what stands at another address, once; nothing goes there.

    For a copy in one file that a colleague handed over. A relative path counts from `near`. Raises
    `AddressRefused`, `BrokenCopy`, or as `exchange`.
    """
    repository = writable(book)
    address = address_of(typed, near=near)
    with exchange_lock(book.root) as alone:
        if not alone:
            raise AlreadySyncing
        is_file = address.kind is Kind.FOLDER and address.folder.is_file()
        try:
            taken = _take_over(book, repository, address, now, consent, cancel, is_shared=False)
        except (Unreachable, DamagedSupply, NothingThere) as error:
            # A file on a disk of our own is there: only what is in it can be wrong.
            if is_file:
                raise BrokenCopy(address.shown) from error
            raise
        if taken.theirs is None:
            raise BrokenCopy(address.shown) if is_file else NothingThere(address.shown)
    return Exchanged(received=taken.received, merged=taken.merged)


def _take_over(
    book: Book,
    repository: Repository,
    address: Address,
    now: datetime.datetime,
    consent: str,
    cancel: threading.Event | None,
    *,
    is_shared: bool = True,
) -> _Taken:
    refuse_obstacles(repository)
    here = state(repository)
    if here.head is None or here.branch is None:
        raise NoVersions
    if is_shared:
        refuse_unreplaced(repository)
    fetched = fetch(repository, address, here.branch, cancel=cancel)
    theirs = fetched.identifier
    seen = reference(repository, SEEN) if is_shared else None
    if theirs is None:
        if seen is not None and consent not in (EMPTY, ANYTHING):
            raise EmptiedPlace(address.shown)
        return _Taken(here.head, None, fetched.branch)
    # Somebody may have saved while the network was at work.
    ours = state(repository).head or here.head
    refuse_destroyed(repository, address, ours, theirs, is_shared=is_shared)
    how, base = relation(repository, ours, theirs)
    if how is Relation.STRANGE:
        raise OtherRaadsboek
    agreed = theirs if consent == ANYTHING else consent
    judge(repository, base=base, theirs=theirs, seen=seen, consent=agreed)
    received: tuple[WholeVersion, ...] = ()
    merged: tuple[Merged, ...] = ()
    if how in (Relation.AHEAD, Relation.APART):
        received = tuple(whole_versions(repository, until=theirs, without=[ours]))
        keep_before(repository, ours, theirs, now)
        merged = (merge_with(book, theirs, now=now),)
        follow_settings(book)
        ours = state(repository).head or ours
    if is_shared:
        remember_seen(repository, theirs)
    return _Taken(ours, theirs, fetched.branch, received, merged)


def _bring(
    repository: Repository, address: Address, taken: _Taken, cancel: threading.Event | None
) -> int:
    """Bring our versions to the shared place; return how many it did not have."""
    if taken.ours == taken.theirs:
        return 0
    if taken.theirs is not None:
        refuse_our_marks(repository, taken.theirs, taken.ours)
    push(repository, address, taken.branch, taken.ours, cancel=cancel)
    remember_seen(repository, taken.ours)
    return number_between(repository, taken.theirs, taken.ours)

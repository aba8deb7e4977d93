"""Setting up the shared place: an empty folder becomes one, one of a colleague is joined.

Owns what may become the shared place of this raadsboek, and remembering it. Exchanging versions
with it is `exchange`'s. It must not touch a note.
"""

import threading
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.handover.taking_over import remember_person
from raadsboek.book.syncing.agreed import agree
from raadsboek.book.syncing.merging import OtherRaadsboek
from raadsboek.book.syncing.remembering import forget_success, remember_seen
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import HistoryFailed, RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.addresses import Address, Kind, address_of
from raadsboek.history.arrivals import Relation, relation
from raadsboek.history.copying import SUFFIX, refuse_shallow, write_bundle
from raadsboek.history.far_folder import PlaceMissing, PlaceUnfit, look_at, make_shared_folder
from raadsboek.history.fetching import fetch
from raadsboek.history.git import Repository
from raadsboek.history.shared_address import set_shared_address, shared_address
from raadsboek.history.state import refuse_obstacles, state
from raadsboek.vault.cloud import cloud_of
from raadsboek.vault.locking import exchange_lock, vault_lock
from raadsboek.vault.writing import (
    disk_errors,
    make_folder,
    move,
    remove,
    sync_folder,
    temporary_name,
    write_new,
)

READ_ME = "LEESMIJ.txt"
TEXT = """Dit is de gedeelde plaats van een raadsboek.

Verander, verplaats of verwijder hier niets: Raadsboek houdt deze map zelf bij.
Wie mee wil werken, kiest in Raadsboek "Van iemand anders" en typt waar deze map staat, of geeft
de opdracht: raadsboek openen DEZE-MAP
"""


class InTheCloud(RaadsboekError):
    """The folder is copied by a program that knows nothing of versions."""

    def __init__(self, path: Path, service: str) -> None:
        super().__init__(
            f"'{visible(str(path))}' ligt in een map van {service}. Twee mensen die daar tegelijk "
            "bewaren, maken de gedeelde plaats kapot.",
            "Neem een gedeelde map op het netwerk of een server. Met "
            f"{service} kunt u wel een kopie in één bestand doorgeven: raadsboek delen --bestand "
            "BESTAND. Uw collega neemt die over met: raadsboek bijwerken --van BESTAND",
        )


class NoVersions(HistoryFailed):
    """There is nothing to share yet."""

    def __init__(self) -> None:
        super().__init__(
            "Dit raadsboek heeft nog geen enkele versie.",
            "Bewaar eerst iets; daarna kunt u het delen.",
        )


class SharedPlace(Struct, frozen=True):
    """A place that was set up: `made` anew, or joined; `somebody_elses` by its owner."""

    address: Address
    made: bool
    somebody_elses: bool


def share(
    book: Book, text: str, *, near: Path, cancel: threading.Event | None = None
) -> SharedPlace:
    """Make the place that was typed the shared place of this raadsboek; nothing is sent yet.

    A folder that is absent or empty becomes one. Raises `AddressRefused`, `PlaceUnfit`,
    `PlaceUntrusted`, `InTheCloud`, `OtherRaadsboek`, `StaysPrivate`, `NotWhole`,
    what `transport.connect` raises.
    """
    refuse_private(book)
    repository = writable(book)
    refuse_obstacles(repository)
    refuse_shallow(repository)
    here = state(repository)
    if here.head is None or here.branch is None:
        raise NoVersions
    address = address_of(text, near=near)
    made = other = False
    if address.kind is Kind.FOLDER:
        made = _ready_folder(repository, address.folder, here.branch)
        other = look_at(address.folder).somebody_elses
    with exchange_lock(book.root):
        fetched = fetch(repository, address, here.branch, cancel=cancel)
    if fetched.identifier is not None:
        how, _ = relation(repository, here.head, fetched.identifier)
        if how is Relation.STRANGE:
            raise OtherRaadsboek
    agree(address)
    _remember(repository, address)
    # From now on the settings may come to name somebody else: the one who takes over.
    remember_person(book)
    return SharedPlace(address, made, other)


def stop_sharing(book: Book) -> Address | None:
    """Forget the shared place; what stands there stays. Return which it was."""
    repository = writable(book)
    known = shared_address(repository)
    _remember(repository, None)
    return known


def share_in_a_file(book: Book, typed: str, *, near: Path) -> Path:
    """Write everything to one file, for a colleague to take in; return where it stands.

    An earlier copy in its place is replaced, nothing else is. Raises `PlaceUnfit`, `PlaceMissing`,
    `NothingToCopy`, `CopyDiffers` or `StorageFailed`.
    """
    repository = writable(book)
    refuse_private(book)
    file = near.absolute() / typed_path(typed.strip())
    if file.is_dir():
        file = file / f"raadsboek{SUFFIX}"
    if file.resolve().is_relative_to(repository.root.resolve()):
        raise PlaceUnfit(file, "het ligt in dit raadsboek")
    if not file.parent.is_dir():
        raise PlaceMissing(file.parent)
    if file.exists() and look_at(file).git_directory is not None:
        raise PlaceUnfit(file, "er staat al iets anders")
    aside = file.parent / temporary_name()
    with disk_errors(str(file)):
        try:
            write_bundle(repository, aside)
            move(aside, file)
            sync_folder(file.parent)
        finally:
            remove(aside)
    return file


def _remember(repository: Repository, address: Address | None) -> None:
    known = shared_address(repository)
    if known != address:
        remember_seen(repository, None)
        forget_success(repository)
        with vault_lock(repository.root):
            set_shared_address(repository, address)


def _ready_folder(repository: Repository, folder: Path, branch: str) -> bool:
    """Make an absent or empty folder a shared place; tell if that was needed."""
    service = cloud_of(folder)
    if service:
        raise InTheCloud(folder, service)
    real, root = folder.resolve(), repository.root.resolve()
    if real.is_relative_to(root) or root.is_relative_to(real):
        raise PlaceUnfit(folder, "zij ligt in dit raadsboek, of er omheen")
    with disk_errors(str(folder)):
        if folder.is_dir() and any(folder.iterdir()):
            place = look_at(folder)
            if not place.bare:
                raise PlaceUnfit(folder, "dit is het raadsboek van iemand zelf")
            return False
        if folder.exists() and not folder.is_dir():
            raise PlaceUnfit(folder, "het is een bestand")
        make_folder(folder)
        make_shared_folder(folder, branch, repository.object_format)
        write_new(folder / READ_ME, TEXT.encode("utf-8"), 0o644)
    return True

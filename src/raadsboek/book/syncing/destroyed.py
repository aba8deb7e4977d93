"""What was destroyed never comes back by way of others: neither theirs here, nor ours there.

Owns looking at both sides before anything is taken over, and replacing the shared place after a
destruction here: the one time that it loses versions, on an explicit word only.
"""

import threading

from raadsboek.book.book import Book, writable
from raadsboek.book.creating import quoted
from raadsboek.book.syncing.refusals import NotShared
from raadsboek.book.syncing.remembering import remember_seen
from raadsboek.core.errors import HistoryFailed, RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.addresses import Address, Kind
from raadsboek.history.far_folder import look_at
from raadsboek.history.filtering import forget_moves
from raadsboek.history.git import Repository
from raadsboek.history.replacing import replace_there, throw_away
from raadsboek.history.shared_address import shared_address
from raadsboek.history.shunned import brought_back
from raadsboek.history.state import state
from raadsboek.history.unreachable import NotAccepted
from raadsboek.vault.destruction import forget_old_place, old_place
from raadsboek.vault.locking import exchange_lock, vault_lock

_MOST_NAMED = 3


class PlaceStillHasIt(RaadsboekError):
    """The shared place holds what was destroyed here; nothing of it was taken over."""

    def __init__(self, numbers: set[str]) -> None:
        super().__init__(
            f"Op de gedeelde plaats staat nog wat hier is vernietigd{_named(numbers)}. Er is niets "
            "overgenomen.",
            "Vervang de gedeelde plaats met: raadsboek vernietigen --gedeelde-plaats. Komt het van "
            "een collega met een oude kopie, laat die dan eerst een nieuwe kopie openen.",
        )


class SupplyStillHasIt(RaadsboekError):
    """What somebody gave, once, holds what was destroyed here; nothing of it was taken over."""

    def __init__(self, numbers: set[str], where: str) -> None:
        super().__init__(
            f"In '{where}' staat nog wat hier is vernietigd{_named(numbers)}. Er is niets "
            "overgenomen.",
            "Het is een oude kopie. Laat wie haar gaf een nieuwe kopie openen en daarin overnemen "
            "wat nog niet was gedeeld. Gooi de oude daarna weg.",
        )


class CopyStillHasIt(RaadsboekError):
    """This copy holds what others destroyed; it may not exchange versions any more."""

    def __init__(self, numbers: set[str], place: str) -> None:
        super().__init__(
            f"In het gedeelde raadsboek zijn stukken vernietigd die in deze kopie nog staan"
            f"{_named(numbers)}. Er is niets overgenomen en niets verstuurd.",
            f"Open een nieuwe kopie met: raadsboek openen {quoted(place)} NIEUWE-MAP. Neem over "
            "wat u hier nog niet had gedeeld, en gooi deze map daarna weg.",
        )


class PlaceMovedOn(HistoryFailed):
    """The shared place has versions that were never seen here; it is not replaced."""

    def __init__(self) -> None:
        super().__init__(
            "Op de gedeelde plaats staat werk van een ander dat hier nog niet is. Zij is niet "
            "vervangen.",
            "Vraag uw collega om dat werk als bestand te geven, of om het na het vervangen "
            "opnieuw te maken in een nieuwe kopie.",
        )


class NothingToReplace(RaadsboekError):
    """Nothing was destroyed here since the shared place was last equal."""

    def __init__(self) -> None:
        super().__init__(
            "De gedeelde plaats hoeft niet vervangen te worden: er is hier niets vernietigd wat "
            "daar nog staat.",
            "Bijwerken kan gewoon, met: raadsboek bijwerken. Weigert dat, maak dan een nieuwe "
            "gedeelde plaats met: raadsboek delen MAP",
        )


def refuse_unreplaced(repository: Repository) -> None:
    """Raise `PlaceStillHasIt` when the place was not replaced since a destruction: fetch nothing.

    Fetching would bring the bytes back into this history, be it unused.
    """
    if old_place(repository.root):
        raise PlaceStillHasIt(set())


def refuse_destroyed(
    repository: Repository, address: Address, ours: str, theirs: str, *, is_shared: bool = True
) -> None:
    """Raise when one side holds what the other destroyed; what came in is thrown away again."""
    back = brought_back(repository, [theirs], [ours])
    if back:
        with vault_lock(repository.root):
            throw_away(repository)
        numbers = set(back.values())
        raise PlaceStillHasIt(numbers) if is_shared else SupplyStillHasIt(numbers, address.shown)
    lacking = brought_back(repository, [ours], [theirs], lists=(theirs,))
    if lacking:
        raise CopyStillHasIt(set(lacking.values()), address.shown)


def replace_shared_place(book: Book, *, cancel: threading.Event | None = None) -> tuple[str, bool]:
    """Give the shared place the history of here, though it loses versions by it.

    Only where nobody brought anything there that was never seen here. Returns the place, and
    whether it was cleared of the old versions as well; a server does that itself, some time.
    Raises `NothingToReplace`, `PlaceMovedOn`, `NotShared`, or what `transport.connect` raises.
    """
    repository = writable(book)
    address = shared_address(repository)
    if address is None:
        raise NotShared
    seen = old_place(repository.root)
    here = state(repository)
    if not seen or here.head is None or here.branch is None:
        raise NothingToReplace
    with exchange_lock(book.root):
        try:
            replace_there(repository, address, here.branch, here.head, seen, cancel=cancel)
        except NotAccepted as refused:
            raise PlaceMovedOn from refused
        remember_seen(repository, here.head)
        forget_old_place(repository.root)
    return address.shown, _cleared(address)


def _cleared(address: Address) -> bool:
    """Throw away in a shared folder what nothing leads to any more; tell if that was done."""
    if address.kind is not Kind.FOLDER:
        return False
    try:
        place = look_at(address.folder)
        if place.git_directory is None:
            return False
        there = Repository(place.git_directory, place.git_directory)
        forget_moves(there)
        throw_away(there)
    except RaadsboekError:
        return False
    return True


def _named(numbers: set[str]) -> str:
    shown = ", ".join(visible(number) for number in sorted(numbers)[:_MOST_NAMED])
    return f" ({shown})" if shown else ""

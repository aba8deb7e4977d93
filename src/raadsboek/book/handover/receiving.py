"""Opening a raadsboek of somebody else: copy it, look at what came in, put it in a folder.

Owns the order of it. The copy is made aside and gets its place only when it is whole and can be
trusted; nothing of what is copied is run, and the settings, hooks and drafts of the other side do
not come along. Who works in the copy from now on is `taking_over`'s.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book.handover.room import room_for
from raadsboek.book.handover.sources import is_shared_place, source_of
from raadsboek.book.opening import SETTINGS_FILE, open_book
from raadsboek.book.syncing.agreed import agree
from raadsboek.book.typed_path import typed_path
from raadsboek.book.verification.report import Report
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.disk import DiskFull
from raadsboek.core.errors import HistoryFailed, NotFound, RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.copying import (
    TreeEntry,
    forget_source,
    newest_of,
    newest_tree,
    take_a_branch,
)
from raadsboek.history.far_folder import PlaceMissing, PlaceUnfit, PlaceUntrusted
from raadsboek.history.git import GitFailed, Repository
from raadsboek.history.log import content, has_versions, versions
from raadsboek.history.transport import Address, Kind, check_out, clone
from raadsboek.history.unreachable import DamagedSupply, NothingThere, Unreachable
from raadsboek.vault.new_folder import refuse_taken, whole_folder
from raadsboek.vault.settings import settings_from_bytes

_MOST_SHOWN = 5


class NotARaadsboek(RaadsboekError):
    """The source has a history, but it is not that of a raadsboek."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"'{source}' is geen raadsboek: het bestand {SETTINGS_FILE} ontbreekt.",
            "Er is niets gekopieerd. Vraag om het goede bestand of adres.",
        )


class NewerFormat(RaadsboekError):
    """The raadsboek was kept with a newer program."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"'{source}' is bijgehouden met een nieuwere Raadsboek dan deze.",
            "Er is niets gekopieerd. Installeer eerst de nieuwste Raadsboek.",
        )


class NoVersions(RaadsboekError):
    """The source is empty."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"In '{source}' staat nog geen enkele versie.",
            "Er is niets gekopieerd. Vraag om een kopie van het raadsboek zelf.",
        )


class DamagedCopy(RaadsboekError):
    """The source is damaged or not complete; nothing of it was kept."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"'{source}' is beschadigd, niet compleet, of zo gemaakt dat het kwaad kan.",
            "Er is niets gekopieerd. Haal het bestand opnieuw op, of vraag om een nieuwe kopie.",
        )


class UntrustedSource(RaadsboekError):
    """The folder of the source names programs; none was started, and nothing was copied."""

    def __init__(self, error: PlaceUntrusted) -> None:
        super().__init__(
            error.message,
            "Er is niets gestart en niets gekopieerd. Vraag om een pakket in één bestand "
            "(raadsboek overdracht BESTAND.bundle): daarin gaan deze instellingen niet mee.",
        )


class Received(Struct, frozen=True, kw_only=True):
    """A raadsboek that was copied and looked at; `notices` are sentences about what is odd in it.

    `first` is the day of the oldest version. `secretary` is who kept it until now.
    """

    root: Path
    name: str
    secretary: str
    first: datetime.date
    report: Report
    notices: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What came in and what is proven about it, to be read by a person."""
        count = self.report.versions
        many = "1 versie" if count == 1 else f"{count} versies"
        return (f"{self.name}: {many} sinds {self.first:%d-%m-%Y}.", *self.report.proven)


def receive(typed: str, folder: Path, *, near: Path, now: datetime.datetime) -> Received:
    """Copy the raadsboek at what was typed into a new or empty folder, and look at it.

    Raises `InvalidInput` when the folder is taken, `NoSource`, `NotARaadsboek`, `NewerFormat`,
    `NoVersions`, `DamagedCopy`, `UntrustedSource`, `NoRoom`, or what is said of a place that cannot
    be reached; there is no trace of the copy then.
    """
    root = typed_path(folder).absolute()
    refuse_taken(root)
    address = source_of(typed, near=near)
    failures = (DiskFull, HistoryFailed, DamagedCopy)
    with whole_folder(root) as aside, room_for(root, *failures, aside=aside):
        repository = _copied(address, aside)
        notices = _looked_at(repository, address)
        if is_shared_place(address):
            agree(address)
        else:
            forget_source(repository)
        check_out(repository)
    book = open_book(root, now=now)
    try:
        report = verify_history(book)
        assert book.repository is not None
        return Received(
            root=root,
            name=book.settings.name,
            secretary=book.settings.secretary.name,
            first=versions(book.repository)[-1].date.date(),
            report=report,
            notices=notices,
        )
    finally:
        book.index.close()


def _copied(address: Address, aside: Path) -> Repository:
    is_here = address.kind is Kind.FOLDER
    try:
        repository = clone(address, aside)
        if not has_versions(repository):
            take_a_branch(repository, address)
        return repository
    except PlaceUntrusted as error:
        raise UntrustedSource(error) from error
    except (DamagedSupply, GitFailed) as error:
        raise DamagedCopy(address.shown) from error
    except (Unreachable, NothingThere) as error:
        # What lies on a disk of our own is there, so that only what is in it can be wrong.
        if is_here:
            raise DamagedCopy(address.shown) from error
        raise
    except (PlaceUnfit, PlaceMissing) as error:
        raise HistoryFailed(
            error.message.replace("kan geen gedeelde plaats zijn", "kan niet worden geopend"),
            "Er is niets gekopieerd. Kijk het adres na.",
        ) from error


def _looked_at(repository: Repository, address: Address) -> tuple[str, ...]:
    """Return what is odd in the newest version. Raises when it cannot be opened at all."""
    if not has_versions(repository):
        # No file is made of nothing: one without a version lost what it had.
        is_file = address.kind is Kind.FOLDER and address.folder.is_file()
        raise DamagedCopy(address.shown) if is_file else NoVersions(address.shown)
    try:
        raw = content(repository, newest_of(repository), SETTINGS_FILE)
        tree = newest_tree(repository)
    except NotFound:
        raise NotARaadsboek(address.shown) from None
    except GitFailed as error:
        raise DamagedCopy(address.shown) from error
    kinds = {entry.path: entry for entry in tree}
    settings = kinds.get(SETTINGS_FILE)
    if raw is None or settings is None or settings.is_link:
        raise NotARaadsboek(address.shown)
    if settings_from_bytes(raw)[0].is_of_newer_program:
        raise NewerFormat(address.shown)
    return tuple(_notices(tree))


def _notices(tree: list[TreeEntry]) -> list[str]:
    links = [entry.path for entry in tree if entry.is_link]
    inside = [entry.path for entry in tree if entry.is_repository]
    found = []
    if links:
        found.append(
            f"Koppelingen naar een andere plaats zijn gewone tekst geworden: {_named(links)}."
        )
    if inside:
        found.append(f"Geschiedenis van anderen is niet meegekomen: {_named(inside)}.")
    return found


def _named(paths: list[str]) -> str:
    shown = ", ".join(f"'{visible(path)[:80]}'" for path in paths[:_MOST_SHOWN])
    more = len(paths) - _MOST_SHOWN
    return f"{shown} en nog {more}" if more > 0 else shown

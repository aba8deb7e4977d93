"""The package for a successor: the whole raadsboek, the document, and a report of what was checked.

Owns what goes in and where it comes. The copy is made from the history, so drafts, the cache,
settings of this computer and whatever was never saved are not in it. It must not change a note.
"""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import standing
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.drafts import kept_drafts
from raadsboek.book.handover.document import handover_document
from raadsboek.book.handover.room import room_for
from raadsboek.book.handover.sources import COPY
from raadsboek.book.handover.taking_over import remember_person
from raadsboek.book.past import readable
from raadsboek.book.problems import check
from raadsboek.book.typed_path import typed_path
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.errors import HistoryFailed, InvalidInput, ReadOnly
from raadsboek.core.handover.letter import Checked, read_me, report
from raadsboek.core.handover.section import how_many
from raadsboek.core.problem import Problem
from raadsboek.history.copying import SUFFIX, newest_of, write_bundle, write_copy
from raadsboek.history.git import Repository
from raadsboek.history.log import versions
from raadsboek.history.outside import changed_outside
from raadsboek.vault.new_folder import folder_aside, refuse_taken, whole_folder
from raadsboek.vault.scanning import scan
from raadsboek.vault.writing import disk_errors, move, sync_folder, write_new

DOCUMENT, REPORT, READ_ME = "overdracht", "controle.txt", "LEES MIJ.txt"
PAPERS = (f"{DOCUMENT}.md", f"{DOCUMENT}.html", REPORT, READ_ME)
_MODE = 0o644


class Package(Struct, frozen=True, kw_only=True):
    """A package that was made: its folder, the copy in it, and sentences to heed."""

    folder: Path
    copy: Path
    page: Path
    warnings: tuple[str, ...]
    is_sound: bool


def make_package(
    book: Book, typed: str, *, as_folder: bool = False, now: datetime.datetime
) -> Package:
    """Make the package in the folder that was typed, or as the file that was typed.

    A folder that holds something gets a folder of its own in it; beside a file come the other
    papers under its name. `as_folder` makes of the copy a folder that can be read without any
    program. Raises `InvalidInput` for a place that will not do, `NothingToCopy`, `CopyDiffers`,
    `ReadOnly`, `StorageFailed`; nothing is left of a package that failed.
    """
    refuse_private(book)
    if book.then is not None:
        raise ReadOnly("U kijkt naar een eerdere dag; een pakket gaat over nu.")
    repository = readable(book)
    newest_of(repository)
    place = typed_path(typed.strip()).absolute()
    _refuse_inside(book, place)
    made = _Made(book, repository, now)
    if place.suffix == SUFFIX and not place.is_dir():
        copy, page = _beside(made, place)
    else:
        folder = _free_folder(place, now.date())
        with whole_folder(folder) as aside, room_for(folder, HistoryFailed, aside=aside):
            made.put_in(aside, COPY if as_folder else f"{COPY}{SUFFIX}")
        copy, page = folder / made.copy_name, folder / f"{DOCUMENT}.html"
    remember_person(book)
    return Package(
        folder=copy.parent,
        copy=copy,
        page=page,
        warnings=made.warnings,
        is_sound=made.found.is_sound,
    )


class _Made:
    """What goes into a package, made once; `put_in` writes it."""

    def __init__(self, book: Book, repository: Repository, now: datetime.datetime) -> None:
        self._book = book
        self._repository = repository
        self._now = now
        self.warnings = _warnings(book, repository)
        self.found = verify_history(book)
        self._document = handover_document(book, now=now, problems=check(book, today=now.date()))
        self.copy_name = ""

    def put_in(self, folder: Path, copy_name: str) -> None:
        """Write the copy, the document and the report into an empty folder."""
        self.copy_name = copy_name
        copy = folder / copy_name
        if copy.suffix == SUFFIX:
            write_bundle(self._repository, copy)
        else:
            write_copy(self._repository, copy)
        checked = self._checked(copy)
        files = {
            f"{DOCUMENT}.md": self._document.text.encode(),
            f"{DOCUMENT}.html": self._document.page(),
            REPORT: report(checked).encode(),
            READ_ME: read_me(checked.name, copy_name).encode(),
        }
        for name, data in files.items():
            with disk_errors(name):
                write_new(folder / name, data, _MODE)

    def _checked(self, copy: Path) -> Checked:
        found = versions(self._repository)
        digest = ""
        if copy.suffix == SUFFIX:
            with disk_errors(copy.name), copy.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Checked(
            name=" · ".join(one.name for one in self._book.settings.councils)
            or self._book.settings.name,
            made=self._now,
            newest=found[0].identifier,
            newest_day=found[0].date.date(),
            first_day=found[-1].date.date(),
            versions=len(found),
            notes=len(scan(self._book.root)),
            digest=digest,
            proven=self.found.proven,
            unproven=self.found.unproven,
            wrong=[one.message for one in self.found.problems],
            warnings=self.warnings,
        )


def _beside(made: _Made, file: Path) -> tuple[Path, Path]:
    """Put the copy at the file that was typed, and the papers beside it under its name."""
    places = {name: file.with_name(f"{file.stem} {name}") for name in PAPERS}
    for place in (file, *places.values()):
        refuse_taken(place, folder=False)
    with (
        folder_aside(file.parent) as aside,
        room_for(file.parent, HistoryFailed, aside=aside),
    ):
        made.put_in(aside, file.name)
        with disk_errors(str(file)):
            for name, place in places.items():
                move(aside / name, place)
            move(aside / file.name, file)
            sync_folder(file.parent)
    return file, places[f"{DOCUMENT}.html"]


def _refuse_inside(book: Book, place: Path) -> None:
    if place.resolve().is_relative_to(book.root.resolve()):
        message = f"'{place}' ligt in het raadsboek zelf."
        fix = "Kies een map daarbuiten, zoals een stick."
        raise InvalidInput([Problem(code="plaats-ongeschikt", message=message, fix=fix)])


def _free_folder(place: Path, today: datetime.date) -> Path:
    """Return the folder for the package: the one that was typed, or a new one within it."""
    with disk_errors(str(place)):
        is_full = place.is_dir() and any(place.iterdir())
    folder = place / f"{DOCUMENT} {today.isoformat()}" if is_full else place
    refuse_taken(folder)
    return folder


def _about_secrets(book: Book) -> Iterator[str]:
    """Yield what the successor can read of the confidential notes, and what not."""
    lying = standing(book)
    if lying.readable:
        many = how_many(len(lying.readable), "vertrouwelijke notitie", "vertrouwelijke notities")
        yield (
            f"{many} {'gaat' if len(lying.readable) == 1 else 'gaan'} leesbaar mee, want die "
            f"{'is' if len(lying.readable) == 1 else 'zijn'} niet versleuteld."
        )
    if lying.encrypted:
        many = how_many(len(lying.encrypted), "versleutelde notitie", "versleutelde notities")
        yield (
            f"{many} kan uw opvolger pas lezen als die lezer is en daarna alles opnieuw is "
            "versleuteld. Doe beide bij Sleutel in het menu (F10), of met: raadsboek versleutelen "
            "--lezer NAAM --sleutel SLEUTEL, en dan: raadsboek versleutelen --opnieuw"
        )
        yield (
            "Stond zo'n notitie er eerder niet versleuteld in, dan is die oude tekst in het pakket "
            "nog leesbaar, ook zonder sleutel."
        )


def _warnings(book: Book, repository: Repository) -> tuple[str, ...]:
    """Return what does not go along, though somebody may think so."""
    found = [*_about_secrets(book)]
    drafts = len(kept_drafts(book))
    outside = [one.path for one in changed_outside(repository)]
    if drafts:
        many = "1 concept gaat" if drafts == 1 else f"{drafts} concepten gaan"
        found.append(f"{many} niet mee: sla op wat uw opvolger moet hebben.")
    if outside:
        many = (
            "1 bestand is buiten Raadsboek gewijzigd en gaat"
            if len(outside) == 1
            else f"{len(outside)} bestanden zijn buiten Raadsboek gewijzigd en gaan"
        )
        found.append(f"{many} niet mee. Leg eerst vast met: raadsboek vastleggen --buiten")
    return tuple(found)

"""Writing a papers bundle outside the raadsboek, after the last look at what leaves.

An older bundle of the same meeting is replaced, and no other file. What could not be a page is put
beside it.
"""

from pathlib import Path, PurePath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.bundle import AGENDA, ZIP, Bundle, suggested_name
from raadsboek.book.documents.bundle_papers import Gathered
from raadsboek.book.documents.leaving import check_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import PLACE
from raadsboek.book.exporting import place_of_export, write_export
from raadsboek.book.meetings.papers import digest_of
from raadsboek.core.documents.held import Withheld
from raadsboek.index import remembered


class Written(Struct, frozen=True):
    """Where a bundle stands, its short digest, and where the files are that go with it."""

    file: Path
    digest: str
    aside: tuple[Path, ...] = ()


def place_of_bundle(book: Book, gathered: Gathered, typed: str, suffix: str) -> Path:
    """Return where a bundle will stand, before the work of making it; writes nothing.

    Raises `InvalidInput` for a place that will not do.
    """
    from raadsboek.render.bundle import is_bundle

    number = gathered.agenda.document.reference

    def may_replace(data: bytes) -> bool:
        if suffix == ZIP:
            return data.startswith(b"PK") and AGENDA.encode() in data[:80]
        return is_bundle(data, number)

    name = suggested_name(gathered, suffix)
    return place_of_export(book, typed, name=name, may_replace=may_replace)


def write_bundle(book: Book, made: Bundle, typed: str) -> Written:
    """Write a bundle to the place that the user typed; an older bundle there is replaced.

    The files that go along by themselves are put beside it. Raises `WouldLeak`, `InvalidInput` for
    a place that will not do, and `StorageFailed`.
    """
    place = place_of_bundle(book, made.gathered, typed, PurePath(made.name).suffix)
    withheld = _withheld(book, made.gathered)
    papers = [one.data for one in made.gathered.papers if not one.is_ours]
    check_leaving(book, made.data, withheld, name=made.name, papers=papers)
    beside = [(place.with_name(f"{place.stem} - {name}"), data) for name, data in made.aside]
    for path, data in beside:
        check_leaving(book, data, withheld, name=path.name, papers=[data])
        place_of_export(book, str(path), name=path.name, may_replace=_is_ours)
    file = write_export(book, str(place), made.data, name=made.name, may_replace=_is_ours)
    book.index.ask(remembered.remember, {PLACE: str(file.parent)})
    aside = [
        write_export(book, str(path), data, name=path.name, may_replace=_is_ours)
        for path, data in beside
    ]
    return Written(file, digest_of(made.data), tuple(aside))


def _is_ours(data: bytes) -> bool:
    """Tell that a file may be replaced: a bundle that was looked at, and what is named after it."""
    del data
    return True


def _withheld(book: Book, gathered: Gathered) -> Withheld:
    """Return what must not be in the bundle: what was left out of all its documents together."""
    return withheld_from(
        book,
        {note.path: note for built in gathered.made for note in built.sources}.values(),
        audience=gathered.agenda.document.audience,
        left_out=[one for built in gathered.made for one in built.withheld],
    )

"""Papers as one file, a PDF or a zip, and writing it after the last look at what leaves.

Owns the place of each paper in the whole, the names in the zip, and what cannot be a page and goes
along by itself. Which papers there are, and what lies in front, is for who puts them together: the
bundle of a meeting, and the reading pack. An older file of the same is replaced, and no other one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built
from raadsboek.book.documents.bundle_pages import pages_of, with_front
from raadsboek.book.documents.bundle_papers import Paper
from raadsboek.book.documents.leaving import check_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import PLACE
from raadsboek.book.exporting import place_of_export, write_export
from raadsboek.book.meetings.papers import digest_of
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.documents.document import Audience
from raadsboek.index import remembered

if TYPE_CHECKING:  # slow to load, and only for who makes a file
    from raadsboek.render.bundle import About, Part

PDF, ZIP = ".pdf", ".zip"
_ASIDE = "los bestand"
_UNKNOWN = "blz. 00-00"
"""As wide as a place will be, while the places are not known yet."""


class Together(Protocol):
    """Papers that belong together, and the documents of ours that were made for them."""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers, in order."""
        ...

    @property
    def made(self) -> tuple[Built, ...]:
        """The documents: what they leave out must be nowhere in the file."""
        ...


TogetherT = TypeVar("TogetherT", bound=Together)
Front: TypeAlias = Callable[[Mapping[str, str], Mapping[str, str]], bytes]
"""Makes the pages in front as PDF, of the place of each paper and of why some have none."""


class InOneFile(Struct, Generic[TogetherT], frozen=True, kw_only=True):
    """A file in memory: what is in it, what it is called, its bytes.

    `aside` gives the name and bytes of the files that go along by themselves; `troubles` says of
    each why.
    """

    of: TogetherT
    name: str
    data: bytes
    aside: tuple[tuple[str, bytes], ...] = ()
    troubles: tuple[str, ...] = ()


class Written(Struct, frozen=True):
    """Where a file stands, its short digest, and where the files are that go with it."""

    file: Path
    digest: str
    aside: tuple[Path, ...] = ()


def place_in(places: Mapping[str, str], troubles: Mapping[str, str], paper: Paper) -> str:
    """Return where a paper is, in words for the list in front."""
    return _ASIDE if paper.name in troubles else places.get(paper.name, _UNKNOWN)


def hidden_words(count: int) -> list[str]:
    """Return that so many papers are confidential and stay out; nothing when there are none."""
    if not count:
        return []
    what = (
        "Eén stuk is vertrouwelijk en gaat"
        if count == 1
        else f"{count} stukken zijn vertrouwelijk en gaan"
    )
    return [f"{what} niet mee."]


def as_one_pdf(
    book: Book,
    of: TogetherT,
    name: str,
    about: "About",
    front: Front,
    parts: Callable[[bytes, Mapping[str, bytes]], "Iterable[Part]"],
) -> InOneFile[TogetherT]:
    """Return papers as one PDF; `parts` gives its bookmarks of the front and the pages of each.

    Takes seconds, more when LibreOffice has to help.
    """
    from raadsboek.render.bundle import bundle

    pages, troubles = pages_of(of.papers, limits_of(book.settings))
    first = with_front(of.papers, pages, lambda places: front(places, troubles))
    return InOneFile(
        of=of,
        name=name,
        data=bundle(list(parts(first, pages)), about),
        aside=tuple((one.file_name, one.data) for one in of.papers if one.name in troubles),
        troubles=tuple(f"{name}: {trouble}" for name, trouble in troubles.items()),
    )


def as_one_zip(
    of: TogetherT, name: str, first: str, front: Front, order: Sequence[str]
) -> InOneFile[TogetherT]:
    """Return papers as a zip in which `first` is in front; `order` are the parts they are in."""
    from raadsboek.render.archive import archive

    names = _names_in_zip(of.papers, order)
    papers = {names[one.name]: one.data for one in of.papers}
    return InOneFile(of=of, name=name, data=archive({first: front(names, {}), **papers}))


def place_of_file(book: Book, typed: str, name: str, *, first: str, reference: str) -> Path:
    """Return where a file will stand, before the work of making it; writes nothing.

    An older one begins with `first` as a zip, and has this reference as a PDF. Raises
    `InvalidInput` for a place that will not do.
    """
    from raadsboek.render.bundle import is_bundle

    def may_replace(data: bytes) -> bool:
        if PurePath(name).suffix == ZIP:
            return data.startswith(b"PK") and first.encode() in data[:80]
        return is_bundle(data, reference)

    return place_of_export(book, typed, name=name, may_replace=may_replace)


def write_file(
    book: Book, made: InOneFile[TogetherT], place: Path, *, audience: Audience
) -> Written:
    """Write a file to a place that was looked at, and beside it what could not be a page.

    Raises `WouldLeak`, `InvalidInput` when a file beside it would take the place of another one,
    and `StorageFailed`.
    """
    documents = made.of.made
    withheld = withheld_from(
        book,
        {note.path: note for built in documents for note in built.sources}.values(),
        audience=audience,
        left_out=[one for built in documents for one in built.withheld],
    )
    papers = [one.data for one in made.of.papers if not one.is_ours]
    check_leaving(book, made.data, withheld, name=made.name, papers=papers)
    beside = [(place.with_name(f"{place.stem} - {name}"), data) for name, data in made.aside]
    for path, data in beside:
        check_leaving(book, data, withheld, name=path.name, papers=[data])
        place_of_export(book, str(path), name=path.name, may_replace=data.__eq__)
    file = write_export(book, str(place), made.data, name=made.name, may_replace=_was_looked_at)
    book.index.ask(remembered.remember, {PLACE: str(file.parent)})
    aside = [
        write_export(book, str(path), data, name=path.name, may_replace=data.__eq__)
        for path, data in beside
    ]
    return Written(file, digest_of(made.data), tuple(aside))


def _was_looked_at(data: bytes) -> bool:
    """Tell that a file may be replaced: `place_of_file` saw that it is an older one."""
    del data
    return True


def _names_in_zip(papers: Iterable[Paper], order: Sequence[str]) -> dict[str, str]:
    """Return of each paper its name in the zip: in the order of the parts, none twice."""
    names: dict[str, str] = {}
    for paper in papers:
        at = order.index(paper.points[0]) + 1
        path = PurePosixPath(f"{at:02} {paper.file_name}")
        count = 2
        while path.name.casefold() in map(str.casefold, names.values()):
            path = path.with_name(f"{at:02} {count} {paper.file_name}")
            count += 1
        names[paper.name] = path.name
    return names

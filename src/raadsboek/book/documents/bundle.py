"""The papers bundle: the agenda of a meeting and all that goes with it, as one PDF or as a zip.

Owns how the parts become one file: the list of the papers with the page of each, the bookmarks,
and what cannot be a page and goes along by itself. Which papers those are is `bundle_papers`'. It
writes nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.documents import house
from raadsboek.book.documents.bundle_pages import pages_of, with_front
from raadsboek.book.documents.bundle_papers import Gathered
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.documents.bundle_list import Listed, list_of
from raadsboek.core.text import visible

if TYPE_CHECKING:  # slow to load, and only for who makes a bundle
    from raadsboek.render.bundle import Part

PDF, ZIP = ".pdf", ".zip"
AGENDA = "00 agenda"
"""How the first file in a zip begins."""


class Bundle(Struct, frozen=True, kw_only=True):
    """A bundle in memory: what it is called, its bytes, and the files that go along by themselves.

    `aside` gives for each of those its name and bytes; `troubles` says of each why.
    """

    gathered: Gathered
    name: str
    data: bytes
    aside: tuple[tuple[str, bytes], ...] = ()
    troubles: tuple[str, ...] = ()


def suggested_name(gathered: Gathered, suffix: str = PDF) -> str:
    """Return what a bundle is called."""
    number = gathered.agenda.document.reference or "vergadering"
    # Its own name: it must not take the place of the bundle with everything.
    return f"{'nazending' if gathered.is_afterwards else 'stukken'} {number}{suffix}"


def not_along(gathered: Gathered) -> list[str]:
    """Return a sentence for each thing that the agenda names and that does not go along."""
    said = [f"{name} is niet te vinden en gaat niet mee." for name in gathered.lost]
    if gathered.hidden == 1:
        said.append("Eén stuk is vertrouwelijk en gaat niet mee.")
    elif gathered.hidden:
        said.append(f"{gathered.hidden} stukken zijn vertrouwelijk en gaan niet mee.")
    return said


def as_pdf(book: Book, gathered: Gathered) -> Bundle:
    """Return the bundle as one PDF. Takes seconds when LibreOffice has to help."""
    from raadsboek.render.bundle import About, bundle

    pages, troubles = pages_of(gathered.papers, limits_of(book.settings))
    front = with_front(
        gathered.papers, pages, lambda places: _front(book, gathered, places, troubles)
    )
    document = gathered.agenda.document
    about = About(
        title=f"{'Nazending' if gathered.is_afterwards else 'Stukken'} bij: {document.title}",
        council=document.council,
        reference=document.reference,
        day=document.day,
        stamp=document.reference or document.council,
    )
    return Bundle(
        gathered=gathered,
        name=suggested_name(gathered),
        data=bundle(list(_parts(gathered, front, pages)), about),
        aside=tuple((one.file_name, one.data) for one in gathered.papers if one.name in troubles),
        troubles=tuple(f"{name}: {trouble}" for name, trouble in troubles.items()),
    )


def as_zip(book: Book, gathered: Gathered) -> Bundle:
    """Return the bundle as a zip: the agenda with the list, and each paper as it is."""
    from raadsboek.render.archive import archive

    names = _names_in_zip(gathered)
    document = gathered.agenda.document
    files = {
        f"{AGENDA} {document.reference}".rstrip() + PDF: _front(book, gathered, names, {}),
        **{names[one.name]: one.data for one in gathered.papers},
    }
    return Bundle(gathered=gathered, name=suggested_name(gathered, ZIP), data=archive(files))


def _front(
    book: Book, gathered: Gathered, places: Mapping[str, str], troubles: Mapping[str, str]
) -> bytes:
    """Return the agenda with the list of the papers, as PDF."""
    listed = [
        Listed(
            points=one.points,
            name=one.name,
            title=one.title,
            place="los bestand" if one.name in troubles else places.get(one.name, "blz. 00-00"),
            code=one.digest,
            mark=one.mark,
            trouble=troubles.get(one.name, ""),
        )
        for one in gathered.papers
    ]
    blocks = list_of(listed, hidden=gathered.hidden, lost=gathered.lost)
    document = gathered.agenda.document
    whole = replace(document, blocks=(*document.blocks, *blocks))
    return house.as_pdf(book, whole)


def _parts(gathered: Gathered, front: bytes, pages: Mapping[str, bytes]) -> Iterator["Part"]:
    """Yield the parts of the PDF: the agenda, each point, and its papers below it."""
    from raadsboek.render.bundle import Part

    yield Part(title="Agenda en lijst van stukken", pages=front)
    for label, title in gathered.headings:
        yield Part(title=visible(title if label == title else f"{label}. {title}"))
        for paper in gathered.papers:
            if paper.points[0] == label and paper.name in pages:
                mark = f" ({paper.mark})" if paper.mark else ""
                name = visible(f"{paper.name} {paper.title}{mark}")
                yield Part(title=name, pages=pages[paper.name], below=True)


def _names_in_zip(gathered: Gathered) -> dict[str, str]:
    """Return of each paper its name in the zip: in the order of the agenda, none twice."""
    order = [label for label, _ in gathered.headings]
    names: dict[str, str] = {}
    for paper in gathered.papers:
        at = order.index(paper.points[0]) + 1
        path = PurePosixPath(f"{at:02} {paper.file_name}")
        count = 2
        while path.name.casefold() in map(str.casefold, names.values()):
            path = path.with_name(f"{at:02} {count} {paper.file_name}")
            count += 1
        names[paper.name] = path.name
    return names

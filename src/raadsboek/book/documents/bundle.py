"""The papers bundle: the agenda of a meeting and all that goes with it, as one PDF or as a zip.

Owns what lies in front, what the bundle is called and where it may be written. Which papers there
are is `bundle_papers`', and how they become one file `in_one_file`'s.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.documents import house
from raadsboek.book.documents.bundle_papers import Gathered
from raadsboek.book.documents.in_one_file import (
    PDF,
    ZIP,
    InOneFile,
    Written,
    as_one_pdf,
    as_one_zip,
    hidden_words,
    place_in,
    place_of_file,
    write_file,
)
from raadsboek.core.documents.bundle_list import Listed, list_of
from raadsboek.core.text import visible

if TYPE_CHECKING:  # slow to load, and only for who makes a bundle
    from raadsboek.render.bundle import Part

Bundle: TypeAlias = InOneFile[Gathered]
_AGENDA = "00 agenda"
"""How the first file in a zip begins."""


def suggested_name(gathered: Gathered, suffix: str = PDF) -> str:
    """Return what a bundle is called."""
    number = gathered.agenda.document.reference or "vergadering"
    # Its own name: it must not take the place of the bundle with everything.
    return f"{'nazending' if gathered.is_afterwards else 'stukken'} {number}{suffix}"


def not_along(gathered: Gathered) -> list[str]:
    """Return a sentence for each thing that the agenda names and that does not go along."""
    said = [f"{name} is niet te vinden en gaat niet mee." for name in gathered.lost]
    return said + hidden_words(gathered.hidden)


def as_pdf(book: Book, gathered: Gathered) -> Bundle:
    """Return the bundle as one PDF. Takes seconds when LibreOffice has to help."""
    from raadsboek.render.bundle import About

    document = gathered.agenda.document
    about = About(
        title=f"{'Nazending' if gathered.is_afterwards else 'Stukken'} bij: {document.title}",
        council=document.council,
        reference=document.reference,
        day=document.day,
        stamp=document.reference or document.council,
    )
    return as_one_pdf(
        book,
        gathered,
        suggested_name(gathered),
        about,
        lambda places, troubles: _front(book, gathered, places, troubles),
        lambda front, pages: _parts(gathered, front, pages),
    )


def as_zip(book: Book, gathered: Gathered) -> Bundle:
    """Return the bundle as a zip: the agenda with the list, and each paper as it is."""
    return as_one_zip(
        gathered,
        suggested_name(gathered, ZIP),
        f"{_AGENDA} {gathered.agenda.document.reference}".rstrip() + PDF,
        lambda places, troubles: _front(book, gathered, places, troubles),
        [label for label, _ in gathered.headings],
    )


def place_of_bundle(book: Book, gathered: Gathered, typed: str, suffix: str) -> Path:
    """Return where a bundle will stand, before the work of making it; writes nothing.

    Raises `InvalidInput` for a place that will not do.
    """
    name, reference = suggested_name(gathered, suffix), gathered.agenda.document.reference
    return place_of_file(book, typed, name, first=_AGENDA, reference=reference)


def write_bundle(book: Book, made: Bundle, typed: str) -> Written:
    """Write a bundle to the place that the user typed, and beside it what could not be a page.

    Raises `WouldLeak`, `InvalidInput` for a place that will not do, and `StorageFailed`.
    """
    place = place_of_bundle(book, made.of, typed, PurePath(made.name).suffix)
    return write_file(book, made, place, audience=made.of.agenda.document.audience)


def _front(
    book: Book, gathered: Gathered, places: Mapping[str, str], troubles: Mapping[str, str]
) -> bytes:
    """Return the agenda with the list of the papers, as PDF."""
    listed = [
        Listed(
            points=one.points,
            name=one.name,
            title=one.title,
            place=place_in(places, troubles, one),
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

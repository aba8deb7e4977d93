"""A reading pack as one PDF or as a zip, and writing it.

Owns the page in front, what the pack is called and where it may be written. How the papers become
one file is `in_one_file`'s.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import TypeAlias

from raadsboek.book.book import Book
from raadsboek.book.documents import house
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
from raadsboek.book.documents.standing import version_of_book
from raadsboek.book.onboarding.reading_pack import Pack
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.pack_list import InPack, pack_blocks
from raadsboek.core.filenames import words
from raadsboek.core.text import visible
from raadsboek.render.bundle import About, Part

Made: TypeAlias = InOneFile[Pack]
_FIRST = "00 inhoud"


def pack_name(pack: Pack, suffix: str) -> str:
    """Return what a pack is called."""
    return f"{' '.join(['leesmap', words(pack.reader)]).strip()}{suffix}"


def pack_as_pdf(book: Book, pack: Pack) -> Made:
    """Return the pack as one PDF. Takes seconds, more when LibreOffice has to help."""
    about = About(
        title=_title(pack),
        council=book.settings.name_of(book.settings.council(pack.organ)),
        reference=_reference(pack),
        day=pack.day,
        stamp="Leesmap",
    )
    return as_one_pdf(
        book,
        pack,
        pack_name(pack, PDF),
        about,
        lambda places, troubles: _front(book, pack, places, troubles),
        lambda front, pages: _parts(pack, front, pages),
    )


def pack_as_zip(book: Book, pack: Pack) -> Made:
    """Return the pack as a zip: the page in front, and each paper as it is."""
    return as_one_zip(
        pack,
        pack_name(pack, ZIP),
        f"{_FIRST}{PDF}",
        lambda places, troubles: _front(book, pack, places, troubles),
        list(dict.fromkeys(one.points[0] for one in pack.papers)),
    )


def place_of_pack(book: Book, pack: Pack, typed: str, suffix: str) -> Path:
    """Return where a pack will stand, before the work of making it; writes nothing.

    Raises `InvalidInput` for a place that will not do.
    """
    name = pack_name(pack, suffix)
    return place_of_file(book, typed, name, first=_FIRST, reference=_reference(pack))


def write_pack(book: Book, made: Made, typed: str) -> Written:
    """Write a pack to the place that the user typed, and beside it what could not be a page.

    Raises `WouldLeak`, `InvalidInput` for a place that will not do, and `StorageFailed`.
    """
    place = place_of_pack(book, made.of, typed, PurePath(made.name).suffix)
    return write_file(book, made, place, audience=Audience.SHORT)


def not_in_pack(pack: Pack) -> list[str]:
    """Return a sentence for each thing that is not in the pack, for whoever makes it."""
    said = [f"Nog niet in het raadsboek: {part.lower()}." for part in pack.missing]
    said += [f"{name} is niet te lezen en gaat niet mee." for name in pack.lost]
    return said + hidden_words(pack.hidden)


def _title(pack: Pack) -> str:
    return f"Leesmap voor {pack.reader}" if pack.reader else "Leesmap"


def _reference(pack: Pack) -> str:
    return f"leesmap {pack.handle}".strip()


def _front(book: Book, pack: Pack, places: Mapping[str, str], troubles: Mapping[str, str]) -> bytes:
    """Return the page in front, as PDF."""
    listed = [
        InPack(
            section=one.points[0],
            number="" if one.name == one.title else one.name,
            title=one.title,
            place=place_in(places, troubles, one),
            trouble=troubles.get(one.name, ""),
        )
        for one in pack.papers
    ]
    council = book.settings.name_of(book.settings.council(pack.organ))
    document = Document(
        kind="leesmap",
        title=_title(pack),
        council=council,
        author=council,
        day=pack.day,
        blocks=pack_blocks(listed, hidden=pack.hidden, for_clerk=pack.for_clerk),
        audience=Audience.SHORT,
        version=version_of_book(book),
        facts=(("Stand van", without_weekday(pack.day)),),
    )
    return house.as_pdf(book, document)


def _parts(pack: Pack, front: bytes, pages: Mapping[str, bytes]) -> Iterator[Part]:
    """Yield the parts of the PDF: the page in front, and in each part its papers."""
    yield Part(title="Inhoud", pages=front)
    section = ""
    for paper in pack.papers:
        if paper.name not in pages:
            continue
        if paper.points[0] != section:
            section = paper.points[0]
            yield Part(title=visible(section))
        name = paper.title if paper.name == paper.title else f"{paper.name} {paper.title}"
        yield Part(title=visible(name), pages=pages[paper.name], below=True)

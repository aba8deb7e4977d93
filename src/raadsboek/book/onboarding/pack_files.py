"""A reading pack as one PDF or as a zip, and writing it after the last look at what leaves.

Owns how the papers become one file: the page in front with the place of each, the bookmarks, and
what cannot be a page and goes along by itself. An older pack for the same reader is replaced.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents import house
from raadsboek.book.documents.bundle_pages import pages_of, with_front
from raadsboek.book.documents.leaving import check_leaving
from raadsboek.book.documents.standing import version_of_book
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import PLACE
from raadsboek.book.exporting import place_of_export, write_export
from raadsboek.book.onboarding.reading_pack import Pack
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.held import Withheld
from raadsboek.core.documents.pack_list import InPack, pack_blocks
from raadsboek.core.filenames import words
from raadsboek.core.text import visible
from raadsboek.index import remembered
from raadsboek.render.bundle import About, Part, bundle, is_bundle

PDF, ZIP = ".pdf", ".zip"
_FIRST = "00 inhoud"


class Made(Struct, frozen=True, kw_only=True):
    """A pack in memory: what it is called, its bytes, and the files that go along by themselves."""

    pack: Pack
    name: str
    data: bytes
    aside: tuple[tuple[str, bytes], ...] = ()
    troubles: tuple[str, ...] = ()


class Written(Struct, frozen=True):
    """Where a pack stands, and the files that go with it."""

    file: Path
    aside: tuple[Path, ...] = ()


def pack_name(pack: Pack, suffix: str) -> str:
    """Return what a pack is called."""
    return f"{' '.join(['leesmap', words(pack.reader)]).strip()}{suffix}"


def pack_as_pdf(book: Book, pack: Pack) -> Made:
    """Return the pack as one PDF. Takes seconds, more when LibreOffice has to help."""
    pages, troubles = pages_of(pack.papers, limits_of(book.settings))
    front = with_front(pack.papers, pages, lambda places: _front(book, pack, places, troubles))
    about = About(
        title=_title(pack),
        council=book.settings.name_of(book.settings.council(pack.organ)),
        reference=_reference(pack),
        day=pack.day,
        stamp="Leesmap",
    )
    return Made(
        pack=pack,
        name=pack_name(pack, PDF),
        data=bundle(list(_parts(pack, front, pages)), about),
        aside=tuple((one.file_name, one.data) for one in pack.papers if one.name in troubles),
        troubles=tuple(f"{name}: {trouble}" for name, trouble in troubles.items()),
    )


def pack_as_zip(book: Book, pack: Pack) -> Made:
    """Return the pack as a zip: the page in front, and each paper as it is."""
    from raadsboek.render.archive import archive

    names = _names_in_zip(pack)
    files = {
        f"{_FIRST}{PDF}": _front(book, pack, names, {}),
        **{names[one.name]: one.data for one in pack.papers},
    }
    return Made(pack=pack, name=pack_name(pack, ZIP), data=archive(files))


def place_of_pack(book: Book, pack: Pack, typed: str, suffix: str) -> Path:
    """Return where a pack will stand, before the work of making it; writes nothing.

    Raises `InvalidInput` for a place that will not do.
    """

    def may_replace(data: bytes) -> bool:
        if suffix == ZIP:
            return data.startswith(b"PK") and _FIRST.encode() in data[:80]
        return is_bundle(data, _reference(pack))

    return place_of_export(book, typed, name=pack_name(pack, suffix), may_replace=may_replace)


def write_pack(book: Book, made: Made, typed: str) -> Written:
    """Write a pack to the place that the user typed, and beside it what could not be a page.

    Raises `WouldLeak`, `InvalidInput` for a place that will not do, and `StorageFailed`.
    """
    pack = made.pack
    place = place_of_pack(book, pack, typed, PurePath(made.name).suffix)
    withheld = _withheld(book, pack)
    papers = [one.data for one in pack.papers if not one.is_ours]
    check_leaving(book, made.data, withheld, name=made.name, papers=papers)
    beside = [(place.with_name(f"{place.stem} - {name}"), data) for name, data in made.aside]
    for path, data in beside:
        check_leaving(book, data, withheld, name=path.name, papers=[data])
        place_of_export(book, str(path), name=path.name, may_replace=data.__eq__)
    file = write_export(book, str(place), made.data, name=made.name, may_replace=_always)
    book.index.ask(remembered.remember, {PLACE: str(file.parent)})
    aside = [
        write_export(book, str(path), data, name=path.name, may_replace=data.__eq__)
        for path, data in beside
    ]
    return Written(file, tuple(aside))


def not_in_pack(pack: Pack) -> list[str]:
    """Return a sentence for each thing that is not in the pack, for whoever makes it."""
    said = [f"Nog niet in het raadsboek: {part.lower()}." for part in pack.missing]
    said += [f"{name} is niet te lezen en gaat niet mee." for name in pack.lost]
    if pack.hidden == 1:
        said.append("Eén stuk is vertrouwelijk en gaat niet mee.")
    elif pack.hidden:
        said.append(f"{pack.hidden} stukken zijn vertrouwelijk en gaan niet mee.")
    return said


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
            place="los bestand" if one.name in troubles else places.get(one.name, "blz. 00-00"),
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


def _names_in_zip(pack: Pack) -> dict[str, str]:
    """Return of each paper its name in the zip: in the order of the pack, none twice."""
    order = list(dict.fromkeys(one.points[0] for one in pack.papers))
    names: dict[str, str] = {}
    for paper in pack.papers:
        at = order.index(paper.points[0]) + 1
        path = PurePosixPath(f"{at:02} {paper.file_name}")
        count = 2
        while path.name.casefold() in map(str.casefold, names.values()):
            path = path.with_name(f"{at:02} {count} {paper.file_name}")
            count += 1
        names[paper.name] = path.name
    return names


def _always(data: bytes) -> bool:
    """Tell that a file may be replaced: it was looked at before, and is an older pack."""
    del data
    return True


def _withheld(book: Book, pack: Pack) -> Withheld:
    """Return what must not be in the pack: what was left out of all its documents together."""
    return withheld_from(
        book,
        {note.path: note for built in pack.made for note in built.sources}.values(),
        audience=Audience.SHORT,
        left_out=[one for built in pack.made for one in built.withheld],
    )

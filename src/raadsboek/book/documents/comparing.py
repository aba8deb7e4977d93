"""Is this Word file or PDF what the raadsboek says? It is made again from its version and compared.

Owns what a document is compared with. The file comes from outside and is read in the child process
only; nothing is written.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book import notes
from raadsboek.book.as_of import as_of_version
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import SORTS, MadeOf, Sort, sorts_for
from raadsboek.book.past import readable, versions_of
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.typed_path import typed_path
from raadsboek.core.dates import MONTHS
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.list_reference import is_list_reference, year_in
from raadsboek.core.documents.origin import Change, Origin, as_one_page, changes_between, origin_in
from raadsboek.core.errors import InvalidInput, RaadsboekError
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.history.log import Version, versions
from raadsboek.intake.piece import Piece
from raadsboek.intake.reading import read_file, read_many_bytes
from raadsboek.render.formats import FORMATS, Format, House

_DAY = re.compile(rf"(?<!\d)(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})(?!\d)")


class Verdict(StrEnum):
    """What a document turned out to be; the value is how it is said."""

    WHOLE = "heel"
    OLDER = "oudere versie"
    CHANGED = "gewijzigd"
    FOREIGN = "niet van dit raadsboek"


class Compared(Struct, frozen=True, kw_only=True):
    """The outcome of a comparison.

    `sort` is the name of the sort of document, `origin` what the file says of itself, `version`
    the version that it was compared with, `newer` those of its note since then. `changes` are the
    places that differ. `adopted` tells that it is the text of adopted minutes.
    """

    verdict: Verdict
    origin: Origin
    sort: str = ""
    title: str = ""
    version: Version | None = None
    newer: tuple[Version, ...] = ()
    changes: tuple[Change, ...] = ()
    adopted: str = ""


def compare_document(book: Book, typed: str, *, today: datetime.date) -> Compared:
    """Return what became of a document since it left. Raises `InvalidInput` for another file."""
    piece = read_file(typed_path(typed.strip()), limits=limits_of(book.settings))
    form = next((one for one in FORMATS if one.name == piece.sort), None)
    if form is None or piece.trouble:
        raise InvalidInput([_unreadable(typed, piece)])
    origin = origin_in(piece.keywords)
    if origin is None or origin == Origin():
        return Compared(verdict=Verdict.FOREIGN, origin=Origin(), title=piece.subject)
    return _compare(book, origin, piece, form, today)


def _compare(
    book: Book, origin: Origin, piece: Piece, form: Format, today: datetime.date
) -> Compared:
    note, all_versions = _note_and_versions(book, origin)
    at = next(
        (n for n, one in enumerate(all_versions) if one.identifier.startswith(origin.version)),
        None,
    )
    books = list(_books(book, origin, all_versions, at))
    try:
        made = [one for each in books for one in _candidates(each, origin, piece, today)]
        best = _closest(made, piece, form)
    finally:
        for each in books:
            if each is not book:
                each.index.close()
    if best is None:
        return Compared(verdict=Verdict.FOREIGN, origin=origin, title=piece.subject)
    document, changes = best
    newer = tuple(all_versions[:at]) if at else ()
    equal = Verdict.OLDER if newer else Verdict.WHOLE
    return Compared(
        verdict=Verdict.CHANGED if changes else equal,
        origin=origin,
        sort=document.kind,
        title=document.title,
        version=all_versions[at] if at is not None else _version(book, origin),
        newer=newer,
        changes=tuple(changes),
        adopted=document.status if note is not None and not document.is_draft else "",
    )


def _note_and_versions(book: Book, origin: Origin) -> tuple[Note | None, list[Version]]:
    """Return the note that a document is of, with its versions, the newest first."""
    if not origin.reference:
        return None, []
    try:
        note = notes.read(book, origin.reference)
        return note, versions_of(book, note.path)
    except RaadsboekError:
        return None, []


def _books(book: Book, origin: Origin, found: Sequence[Version], at: int | None) -> Iterator[Book]:
    """Yield the raadsboek as it was when the document can have been made, likeliest first.

    A document is of the version of its note, but may have been made any time until the next: what
    others are called may differ between the two.
    """
    if at == 0 or not origin.version:
        yield book
    if not origin.version:
        return
    identifiers = [_before(book, found[at - 1].identifier)] if at else []
    identifiers.append(found[at].identifier if at is not None else origin.version)
    for identifier in dict.fromkeys(filter(None, identifiers)):
        try:
            yield as_of_version(book, identifier)
        except RaadsboekError:
            continue


def _before(book: Book, identifier: str) -> str:
    """Return the version of the whole raadsboek right before one; '' for the first."""
    found = versions(replace(readable(book), newest=identifier), limit=2)
    return found[1].identifier if len(found) > 1 else ""


def _version(book: Book, origin: Origin) -> Version | None:
    """Return the version that a document of more than one note was made from."""
    try:
        found = versions(replace(readable(book), newest=origin.version), limit=1)
    except RaadsboekError:
        return None
    return found[0] if found else None


def _candidates(
    book: Book, origin: Origin, piece: Piece, today: datetime.date
) -> Iterator[Document]:
    """Yield every document that the file can be, those with its title alone if there are any."""
    found: list[Document] = []
    day = _day_of(piece, today)
    for sort, subject, organ in _subjects(book, origin):
        for audience in sort.audiences:
            try:
                built = build(book, sort, subject, audience=audience, today=day, organ=organ)
            except RaadsboekError:
                continue
            found.append(built.document)
    alike = [one for one in found if not one.is_list or one.reference == origin.reference]
    same = [one for one in alike if one.title == piece.subject]
    if not same and is_list_reference(origin.reference) and all(one.is_list for one in found):
        raise InvalidInput([_NOT_AGAIN])
    yield from same or alike


def _subjects(book: Book, origin: Origin) -> Iterator[tuple[Sort, str, str]]:
    """Yield the sorts that a document can be of, each with its subject and organ."""
    try:
        note = notes.read(book, origin.reference)
    except RaadsboekError:
        yield from _lists(book, origin)
    else:
        yield from ((sort, origin.reference, "") for sort in sorts_for(note))


def _lists(book: Book, origin: Origin) -> Iterator[tuple[Sort, str, str]]:
    """Yield the sorts of lists that have such a reference, of each organ that there is."""
    organs = dict.fromkeys(("", *(one.short for one in book.settings.councils)))
    for sort in SORTS:
        if sort.made_of is not MadeOf.NOTE and origin.reference.startswith(f"{sort.label} "):
            yield from ((sort, year_in(origin.reference), organ) for organ in organs)


def _day_of(piece: Piece, today: datetime.date) -> datetime.date:
    """Return the day that a list was made on: as its title says, else the file itself."""
    named = _DAY.search(piece.subject)
    if named:
        try:
            return datetime.date(int(named[3]), MONTHS.index(named[2]) + 1, int(named[1]))
        except ValueError:
            pass
    return piece.sent.date() if piece.sent else today


def _closest(
    made: Sequence[Document], piece: Piece, form: Format
) -> tuple[Document, list[Change]] | None:
    """Return the document that differs least from the file, with where it does."""
    distinct: dict[str, Document] = {}
    for one in made:
        distinct.setdefault(repr((one.title, one.facts, one.blocks, one.closing)), one)
    files = [(f"x{form.suffix}", form.write(one, House())) for one in distinct.values()]
    best: tuple[Document, list[Change]] | None = None
    for one, ours in zip(distinct.values(), read_many_bytes(files), strict=True):
        changes = changes_between(*(_said(text, one, form) for text in (ours.text, piece.text)))
        if best is None or _size(changes) < _size(best[1]):
            best = (one, changes)
        if not changes:
            break
    return best


def _said(text: str, document: Document, form: Format) -> str:
    """Return what a file says, however its pages are cut."""
    if form.name != "pdf":
        return text
    heads = (document.council, f"{document.council} {document.running}")
    return as_one_page(text, heads=heads, foot=document.foot)


def _size(changes: Sequence[Change]) -> int:
    return sum(len(one.ours) + len(one.theirs) + 1 for one in changes)


_NOT_AGAIN = Problem(
    code="document-niet-te-vergelijken",
    message="Raadsboek kan deze lijst niet precies zo opnieuw maken.",
    fix="Vergelijk een stuk van een notitie, of een besluitenlijst, actielijst of ledenlijst.",
)


def _unreadable(typed: str, piece: Piece) -> Problem:
    return Problem(
        code="document-niet-te-vergelijken",
        message=piece.trouble or f"'{typed}' is geen Word-bestand en geen PDF.",
        fix="Geef een .docx of .pdf die uit Raadsboek komt.",
    )

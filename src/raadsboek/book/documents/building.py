"""Building one document: the note or list that is asked for, by the builder of its sort.

Owns what every document has: council, author, reference, version and the text that it was made
from. What it may tell is decided in `making`, before anything is written.
"""

import datetime
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.since import is_secret
from raadsboek.book.documents.choosing import holds_secrets
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.documents.note_file import note_file
from raadsboek.book.documents.people import people
from raadsboek.book.documents.sorts import MadeOf, Sort
from raadsboek.book.documents.standing import version_of_book, version_of_note
from raadsboek.book.organs import council_of
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.left_out import LeftOut
from raadsboek.core.documents.list_reference import list_reference
from raadsboek.core.documents.nameless import Nameless
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem

_CONFIDENTIAL = "vertrouwelijk"


class Built(Struct, frozen=True):
    """A document, and everything that was left out of it for its audience.

    `sources` are the notes whose text is in it; `subject` is the path of the note that it is of.
    """

    document: Document
    withheld: tuple[LeftOut, ...]
    sources: tuple[Note, ...] = ()
    subject: str = ""


def build(
    book: Book,
    sort: Sort,
    subject: str = "",
    *,
    audience: Audience,
    today: datetime.date,
    organ: str = "",
) -> Built:
    """Return the document of a sort about `subject`: a number, a year, or '' for all that there is.

    `organ` is the council whose list it is; a note has its own. Raises `NotFound`, and
    `InvalidInput` when this sort cannot be made of it or not for this audience.
    """
    _refuse_audience(sort, audience)
    is_year = sort.made_of is not MadeOf.NOTE and subject.isdecimal() and len(subject) == 4
    note = notes.read(book, subject) if subject and not is_year else None
    _refuse_subject(sort, subject, note)
    if note is not None:
        _refuse_confidential(book, note, audience)
    making = Making(
        book,
        audience,
        organ=book.settings.organ_of(note.meta) if note else organ,
        period=subject if is_year else str(today.year) if sort.made_of is MadeOf.YEAR else "",
        today=today,
    )
    return _built(making, sort, note)


def build_of(
    book: Book, sort: Sort, note: Note, *, audience: Audience, today: datetime.date
) -> Built:
    """Return the document of a note as it is given: that of now, or as it was in a version."""
    organ = book.settings.organ_of(note.meta)
    return _built(Making(book, audience, organ=organ, period="", today=today), sort, note)


def _built(making: Making, sort: Sort, note: Note | None) -> Built:
    made = sort.build(making, note)
    return Built(
        _nameless(making, _document(making, sort, note, made)),
        tuple(dict.fromkeys(making.left_out)),
        tuple(making.sources.values()),
        note.path if note else "",
    )


def _nameless(making: Making, document: Document) -> Document:
    """Return a public document without names where the council says so."""
    if not making.is_nameless:
        return document
    return Nameless(people(making.book, document.day)).document(document)


def _document(making: Making, sort: Sort, note: Note | None, made: Made) -> Document:
    book, settings = making.book, making.book.settings
    council = council_of(book, note) if note else settings.council(making.organ)
    name = settings.name_of(council)
    whole = note is not None and sort.made_of is MadeOf.NOTE
    secret = note is not None and making.audience is Audience.FULL and holds_secrets(book, note)
    source = _source(making, note, made.text) if note and whole else b""
    warned = f"{_CONFIDENTIAL}: alleen voor wie dit mag lezen" if secret else ""
    return Document(
        kind=sort.name,
        title=made.title,
        council=name,
        author=name,
        day=made.day or making.today,
        blocks=made.blocks,
        audience=making.audience,
        reference=made.reference if note else _reference_of_list(making, sort),
        version=version_of_note(book, note) if note and whole else version_of_book(book),
        status=" · ".join(filter(None, [made.status, _CONFIDENTIAL if secret else ""])),
        is_draft=made.is_draft,
        facts=tuple(fact for fact in (*made.facts, ("Let op", warned)) if fact[1]),
        closing=made.closing,
        has_line_numbers=made.has_line_numbers,
        is_list=note is None,
        source=source,
        source_name=PurePosixPath(note.path).name if note and source else "",
    )


def _reference_of_list(making: Making, sort: Sort) -> str:
    settings = making.book.settings
    organ = settings.council(making.organ).short
    other = organ if organ != settings.first_organ else ""
    return list_reference(sort.label, making.period or making.today, organ=other)


def _source(making: Making, note: Note, text: str | None) -> bytes:
    """Return the note as a file without remarks, for whoever may have all of it."""
    if making.audience is not Audience.FULL or text == "":
        return b""
    return note_file(making.book, note, Audience.FULL, text=text)


def _refuse_audience(sort: Sort, audience: Audience) -> None:
    if audience not in sort.audiences:
        known = ", ".join(one.value for one in sort.audiences)
        message = f"Een {sort.label.lower()} is er niet voor '{audience.value}'."
        raise InvalidInput([_problem(message, f"Kies uit: {known}.")])


def _refuse_subject(sort: Sort, subject: str, note: Note | None) -> None:
    label = sort.label.lower()
    if note is not None and not note.editable:
        raise InvalidInput(note.problems)
    if sort.made_of is MadeOf.NOTE and note is None:
        message = f"Waarvan wilt u een {label} maken?"
        raise InvalidInput([_problem(message, "Geef het nummer van een notitie.")])
    is_no_year = sort.made_of is MadeOf.YEAR and bool(subject) and not _is_year(subject)
    not_taken = note is not None and not sort.takes(note)
    if not_taken or is_no_year or (sort.made_of is MadeOf.NOTHING and subject):
        message = f"Van {subject} kan geen {label} worden gemaakt."
        raise InvalidInput([_problem(message, _what_fits(sort))])


def _is_year(subject: str) -> bool:
    return subject.isascii() and subject.isdecimal() and 1950 <= int(subject) <= 2199


def _what_fits(sort: Sort) -> str:
    if sort.made_of is MadeOf.NOTHING:
        return "Laat het nummer weg."
    if sort.made_of is MadeOf.YEAR:
        return "Geef een jaar, zoals 2027, of niets: dan is het dit jaar."
    years = " of een jaar" if sort.made_of is MadeOf.MEETING_OR_YEAR else ""
    kind, key, value = sort.only or ("", "", "")
    fitting = [f"{one} ({key}: {value})" if one == kind else one for one in sort.kinds]
    return f"Geef het nummer van: {', '.join(fitting)}{years}."


def _refuse_confidential(book: Book, note: Note, audience: Audience) -> None:
    if is_secret(book, note) and audience is not Audience.FULL:
        number = note.text("nummer") or note.path
        message = f"{number} is vertrouwelijk en gaat alleen volledig de deur uit."
        raise InvalidInput([_problem(message, "Kies 'volledig', of een ander stuk.")])


def _problem(message: str, fix: str) -> Problem:
    return Problem(code="document-past-niet", message=message, fix=fix)

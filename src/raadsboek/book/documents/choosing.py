"""What somebody asks for, in the words of the raadsboek: which sort, of what, and for whom.

Nothing confidential goes into a document because nobody said otherwise: then it is asked.
"""

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.since import secret_since
from raadsboek.book.documents.sorts import SORTS, MadeOf, Sort, sort_of, sorts_for
from raadsboek.core.documents.audience import has_confidential
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem

_ALSO = {
    "aanwezigen": Audience.FULL,
    "leden": Audience.SHORT,
    "achterban": Audience.PUBLIC,
    "iedereen": Audience.PUBLIC,
}
_FOR_WHOM = {
    Audience.FULL: "volledig, voor wie alles mag lezen",
    Audience.SHORT: "voor de leden, zonder wat vertrouwelijk is",
    Audience.PUBLIC: "openbaar, voor iedereen",
}
_SUMMARY = "verkort: besluiten en acties, voor de leden"


class AsksForWhom(InvalidInput):
    """Something confidential would go along, and nobody said for whom the document is."""


def chosen(book: Book, what: str, subject: str) -> tuple[Sort, str]:
    """Return the sort and the number that are meant by 'verslag V-2026-12' or by a number alone.

    Raises `NotFound`, and `InvalidInput` for a word that is no sort.
    """
    found = sort_of(what)
    if found is not None:
        return found, subject
    if subject:
        known = ", ".join(one.name for one in SORTS)
        message = f"'{what}' is geen soort stuk."
        raise InvalidInput([_problem("soort-stuk-onbekend", message, f"Kies uit: {known}.")])
    return sorts_for(notes.read(book, what))[0], what


def for_whom(audience: Audience, sort: Sort | None) -> str:
    """Return how an audience is offered for a sort; None is a list as it stands on the screen."""
    is_summary = audience is Audience.SHORT and sort is not None and sort.name == "verslag"
    return _SUMMARY if is_summary else _FOR_WHOM[audience]


def audience_named(word: str) -> Audience:
    """Return the audience that somebody means. Raises `InvalidInput`."""
    wanted = word.strip().casefold()
    if wanted in _ALSO:
        return _ALSO[wanted]
    try:
        return Audience(wanted)
    except ValueError:
        known = ", ".join(one.value for one in Audience)
        message = f"'{word}' zegt niet voor wie het is."
        raise InvalidInput(
            [_problem("voor-wie-onbekend", message, f"Kies uit: {known}.")]
        ) from None


def audience_for(book: Book, sort: Sort, subject: str, asked: Audience | None) -> Audience:
    """Return for whom a document is: as asked, else the first that its sort has.

    Raises `AsksForWhom` when that would take something confidential along unasked.
    """
    if asked is not None:
        return asked
    first = sort.audiences[0]
    if first is Audience.FULL and sort.made_of is MadeOf.NOTE and subject:
        note = notes.read(book, subject)
        if sort.takes(note) and holds_secrets(book, note):
            raise AsksForWhom([_asks(note, sort)])
    return first


def holds_secrets(book: Book, note: Note) -> bool:
    """Tell if a note is confidential, by now or then, or has a part that is."""
    return has_confidential(note) or secret_since(book, note)


def _asks(note: Note, sort: Sort) -> Problem:
    number = note.text("nummer") or note.path
    known = ", ".join(one.value for one in sort.audiences)
    return _problem(
        "voor-wie-kiezen",
        f"In {number} staat iets vertrouwelijks. Er is niets gemaakt.",
        f"Kies met --voor zelf voor wie het is: {known}.",
    )


def _problem(code: str, message: str, fix: str) -> Problem:
    return Problem(code=code, message=message, fix=fix)

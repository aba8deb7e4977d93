"""Finding one note by what a user calls it, and the numbers that were ever issued."""

from raadsboek.book.book import Book
from raadsboek.book.destroying.gone import destroyed_numbers
from raadsboek.book.organs import whose
from raadsboek.book.past import refresh_history
from raadsboek.book.source import is_there
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.index import finding, numbers
from raadsboek.index.rows import Found

__all__ = [
    "Found",
    "find",
    "find_path",
    "is_issued",
    "issued_numbers",
    "linked_from",
    "links_to",
    "numbers_like",
    "present_path",
]


def find(book: Book, wanted: str) -> Found:
    """Return the note that `wanted` names: a number (any case), a link or a path in the vault.

    The index is brought up to date first. When two notes took one number, the first by path is
    returned; `controleer` names both. Raises `NotFound`, with near numbers as a hint.
    """
    book.index.refresh()
    name = target(wanted)
    # The index holds no names that are no UTF-8; SQLite would not even take the question.
    if not name.isprintable() and name.encode("utf-8", "replace").decode() != name:
        raise NotFound(name, "Geef het bestand eerst een andere naam.")
    exact = book.index.ask(finding.by_path, name)
    if exact is not None:
        return exact
    found = book.index.ask(finding.by_number, name)
    if found:
        return found[0]
    near = book.index.ask(finding.by_prefix, name)
    same = [note for note in near if note.number.casefold() == name.casefold()]
    if same:
        return same[0]
    gone = next((one for one in destroyed_numbers(book) if one.casefold() == name.casefold()), "")
    if gone:
        raise NotFound(
            gone, "Het stuk is vernietigd; de vernietigingslijst zegt wanneer en waarom."
        )
    raise NotFound(name, _hint(_padded(book, name) or [note.number for note in near]))


def _padded(book: Book, name: str) -> list[str]:
    """Return the numbers of notes that `name` would be with zeros before its last figures."""
    start = name.rstrip("0123456789")
    figures = name.removeprefix(start)
    found: list[str] = []
    for width in (2, 3, 4):
        if 0 < len(figures) < width:
            number = f"{start}{figures.zfill(width)}"
            near = book.index.ask(finding.by_prefix, number, limit=1)
            found += [one.number for one in near if one.number.casefold() == number.casefold()]
    return found


def _hint(numbers: list[str]) -> str:
    return f"Bedoelt u {' of '.join(numbers[:3])}?" if numbers else ""


def find_path(book: Book, wanted: str) -> str:
    """Return the path of the note that `wanted` names. Raises `NotFound`."""
    return find(book, wanted).path


def present_path(book: Book, note: Note) -> str:
    """Return where a note is now that somebody may have given another name since it was read.

    It is known again by its number; a note that is nowhere keeps the path that it had.
    """
    number = note.text("nummer")
    if not number or is_there(book, note.path):
        return note.path
    book.index.refresh()
    found = book.index.ask(finding.by_number, number)
    return found[0].path if found else note.path


def issued_numbers(book: Book, kind: Kind, organ: str = "") -> set[str]:
    """Return every number of this kind that an organ uses or that the history ever gave out.

    Notes that were added outside the program count once the index has seen them.
    """
    refresh_history(book)
    return book.index.ask(numbers.issued, book.settings.number_form(kind, organ))


def is_issued(book: Book, number: str) -> bool:
    """Tell if any note has this number or ever had it; as fresh as `issued_numbers`."""
    refresh_history(book)
    return book.index.ask(numbers.is_issued, number)


def numbers_like(book: Book, start: str, organ: str | None = None) -> list[str]:
    """Return the numbers of notes that begin with `start`, whatever its case; a few at most."""
    whose_only = whose(book.settings, organ)
    return [found.number for found in book.index.ask(finding.by_prefix, start, whose=whose_only)]


def linked_from(book: Book, path: str) -> list[tuple[str, Found | None]]:
    """Return what a note links to, in order: each number with its note, if there is one."""
    return book.index.ask(finding.links_from, path)


def links_to(book: Book, number: str) -> list[Found]:
    """Return the notes that link to this number, by path."""
    return book.index.ask(finding.links_to, number)

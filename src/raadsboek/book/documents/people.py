"""Who has a name in the raadsboek, and what a public document says in the place of it."""

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.core.documents.nameless import Person
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import member
from raadsboek.index.finding import of_kind


def people(book: Book) -> tuple[Person, ...]:
    """Return everybody who is or was a member, a director or a guest, with their role."""
    found = []
    for one in book.index.ask(of_kind, member.KIND.name):
        try:
            note = read_note(book, one.path)
        except NotFound:
            continue
        found.append(Person(note.text("naam"), note.text("kort"), note.text("rol")))
    return tuple(found)


def names_of(book: Book) -> tuple[str, ...]:
    """Return the names that a public document leaves out where the council says so."""
    return tuple(dict.fromkeys(one.name for one in people(book) if one.name))

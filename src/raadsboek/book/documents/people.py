"""Who has a name in the raadsboek, and what a public document says in the place of it."""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.core.documents.nameless import Person
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import member
from raadsboek.core.roles import is_in_term, role_on
from raadsboek.index.finding import of_kind


def people(book: Book, day: datetime.date) -> tuple[Person, ...]:
    """Return everybody who is or was a member, a director or a guest, with the role of a day.

    Those whose term covers that day come first: of two notes about somebody theirs counts.
    """
    found: list[Person] = []
    there = 0
    for one in book.index.ask(of_kind, member.KIND.name):
        try:
            note = read_note(book, one.path)
        except NotFound:
            continue
        person = Person(note.text("naam"), note.text("kort"), role_on(note.meta, day))
        if is_in_term(note.meta, day):
            found.insert(there, person)
            there += 1
        else:
            found.append(person)
    return tuple(found)


def names_of(book: Book) -> tuple[str, ...]:
    """Return the names that a public document leaves out where the council says so."""
    everybody = people(book, datetime.date.max)
    return tuple(dict.fromkeys(one.name for one in everybody if one.name))

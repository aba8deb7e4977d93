"""Who stands with what is saved: the person at this computer, else the secretary."""

from raadsboek.book.book import Book
from raadsboek.history.git import Repository
from raadsboek.history.identity import identity_of
from raadsboek.history.stream import Identity
from raadsboek.vault.person import read_person


def who_saves(book: Book, repository: Repository) -> Identity:
    """Return who stands with the next version. Raises `NoIdentity`."""
    # Who opened somebody else's raadsboek saves under their own name, whoever is the secretary.
    person = read_person(book.root) or book.settings.secretary
    return identity_of(repository, name=person.name, email=person.email)

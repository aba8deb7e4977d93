"""Who stands with what is saved: the person at this computer, else the secretary, and their key.

Whoever has no key, or one that cannot be used, saves without a signature: it never blocks.
"""

from raadsboek.book.book import Book
from raadsboek.core.council import Secretary
from raadsboek.history.git import Repository
from raadsboek.history.identity import identity_of
from raadsboek.history.stream import Identity
from raadsboek.vault.person import Person, read_person
from raadsboek.vault.signing_key import has_signing_key


def who_works_here(book: Book) -> Person | Secretary:
    """Return the person at this computer.

    Who opened somebody else's raadsboek saves under their own name, whoever is the secretary.
    """
    return read_person(book.root) or book.settings.secretary


def who_saves(book: Book, repository: Repository) -> Identity:
    """Return who stands with the next version. Raises `NoIdentity`."""
    person = who_works_here(book)
    identity = identity_of(repository, name=person.name, email=person.email)
    if not has_signing_key():
        return identity
    from raadsboek.book.verification.keys import signer  # cryptography

    return Identity(identity.name, identity.email, signer())

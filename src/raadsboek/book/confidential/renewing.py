"""The settings as their file says them now: a colleague may have changed them since it was opened.

A program that runs all day must not save by the settings of this morning: encryption may have been
turned on, or a reader taken off, on another computer or in another window. It must not write notes.
"""

from functools import lru_cache

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.index_secrecy import secrecy_of
from raadsboek.core.council import Settings
from raadsboek.core.errors import RaadsboekError
from raadsboek.vault import reading
from raadsboek.vault.settings import SETTINGS_FILE, UNREAD, settings_from_bytes


def of_now(book: Book) -> Book:
    """Return the book with the settings of its file; those it has where nobody can read that.

    An earlier day keeps its own.
    """
    if book.then is not None:
        return book
    try:
        settings = _settings(reading.read_bytes(book.root, SETTINGS_FILE))
    except RaadsboekError:
        return book
    known = settings is UNREAD or settings == book.settings
    return book if known else replace(book, settings=settings)


def renewed(book: Book) -> Book:
    """Return the book as `of_now`, and have its index read notes by the same settings."""
    after = of_now(book)
    secrecy = secrecy_of(after.root, after.settings, after.key_file)
    if (secrecy is None) != (secrecy_of(book.root, book.settings, book.key_file) is None):
        book.index.look_again_for_keys(secrecy)
    return after


@lru_cache(maxsize=4)
def _settings(raw: bytes) -> Settings:
    return settings_from_bytes(raw)[0]

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
from raadsboek.history.recording import ask
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


def of_now_or_recorded(book: Book) -> Book:
    """Return the book as `of_now`; as the newest version has it where only that one encrypts.

    A power cut empties the file or takes its end, where encryption stands. Nobody turned it off
    before that is in a version.
    """
    present = of_now(book)
    if present.settings.encrypts or present.then is not None or present.repository is None:
        return present
    (answer,) = ask(present.repository, [f"HEAD:{SETTINGS_FILE}"])
    recorded = _settings(answer.data) if answer is not None else present.settings
    return replace(present, settings=recorded) if recorded.encrypts else present


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

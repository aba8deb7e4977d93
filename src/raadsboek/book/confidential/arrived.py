"""What came in from others may have turned encryption on: then nothing readable stays behind here.

Owns what of this computer alone follows such settings: the index, those of earlier days, drafts.
Notes themselves are `encrypting`'s, and it must not change them.
"""

from contextlib import suppress

from raadsboek.book import drafts
from raadsboek.book.book import Book
from raadsboek.book.confidential.protecting import NotAReader
from raadsboek.book.confidential.renewing import renewed


def follow_settings(book: Book) -> None:
    """Have the index and the drafts follow the settings as their file has them now.

    Who has no key keeps drafts as they are: encrypted they could never be read again. Raises
    `StorageFailed`.
    """
    after = renewed(book)
    if after.settings.encrypts:
        with suppress(NotAReader):
            drafts.protect_all(after)

"""The council's own look of Word files: `sjablonen/huisstijl.docx` in the raadsboek.

Owns where it lies, and making one to start from. What of it counts, and what is refused, is decided
by `render.word_house`.
"""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.source import is_there, kept_bytes

PATH = "sjablonen/huisstijl.docx"


def word_base_of(book: Book) -> bytes:
    """Return the Word file whose look documents get; b'' when the council has none of its own."""
    return kept_bytes(book, PATH) if is_there(book, PATH) else b""


def has_house_style(book: Book) -> bool:
    """Tell if the council has a look of its own."""
    return is_there(book, PATH)


def check_house_style(book: Book) -> None:
    """Raise `InvalidInput` with a sentence when documents cannot be made in the house style."""
    from raadsboek.render.word_base import opened_base

    opened_base(word_base_of(book))


def start_house_style(book: Book, *, now: datetime.datetime) -> str:
    """Make a house style to adapt, as one version; return its path."""
    from raadsboek.render.word_start import start_file

    data = start_file(book.settings.name_of(book.settings.council("")), now.date())
    record(
        book,
        [Write(path=PATH, data=data, expected=None)],
        action="wijzigen",
        numbers=[],
        subject="Huisstijl voor Word-bestanden gemaakt",
        now=now,
    )
    return PATH

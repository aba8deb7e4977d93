"""A raadsboek with two councils that both have a late action, a decision and a meeting ahead."""

import datetime

from note_world import copied, fill, raadsboek
from reading_world import make

from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.opening import open_book

__all__ = ["raadsboek"]

SECOND = '  - naam: "CR De Linden"\n    soort: CR\n    zetels: 3\n\n# Wie het raadsboek'


def fill_two(book: Book, now: datetime.datetime) -> None:
    """Make a client council beside the first, and notes of both."""
    file = book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("# Wie het raadsboek", SECOND, 1), encoding="utf-8")
    book = open_book(book.root, now=now, index=book.index)
    record_outside(book, ["raadsboek.yaml"], now=now)
    make(book, "vergadering", titel="Overlegvergadering", datum="2026-11-26", van="13:30")
    make(book, "actie", titel="Reactie HR opvragen", wie=["anna"], uiterlijk="2026-11-17")
    make(book, "lid", orgaan="cr", naam="Anna Bakker-Vis", kort="anna")
    make(book, "lid", orgaan="cr", naam="Kees Kok", kort="kees")
    make(book, "vergadering", orgaan="cr", titel="Cliëntenraad", datum="2026-12-03", van="10:00")
    make(book, "actie", orgaan="cr", titel="Menukaart", wie=["kees"], uiterlijk="2026-11-12")
    make(book, "actie", orgaan="cr", titel="Roosters zorg", wie=["anna"], uiterlijk="2026-11-18")


two = copied(fill, fill_two)

"""A raadsboek with something late, something this week, a meeting ahead and post that waits."""

import datetime

from note_world import NOW, copied, fill, raadsboek

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value
from raadsboek.tui.app import RaadsboekApp

__all__ = ["NOW", "raadsboek"]


def make(book: Book, kind: str, body: str = "", **values: Value) -> Note:
    """Make a note; an underscore in a key stands for a hyphen."""
    keys = {key.replace("_", "-"): value for key, value in values.items()}
    return notes.create(book, KIND_BY_NAME[kind], keys, body=body, now=NOW)


def fill_more(book: Book, now: datetime.datetime) -> None:
    """Make a meeting, actions, a promise and a piece of post."""
    make(
        book,
        "vergadering",
        titel="Overlegvergadering",
        datum="2026-11-26",
        van="13:30",
        plaats="zaal 2.14",
        status="agenda concept",
    )
    make(
        book,
        "actie",
        "Opvragen bij HR, zie [[B-2026-001]] en [[V-2026-01]].\n",
        titel="Reactie HR opvragen over de nachtdienst",
        wie=["anna"],
        uiterlijk="2026-11-17",
    )
    make(book, "actie", titel="Nieuwsbrief maken", wie=["bakker"], uiterlijk="2026-11-27")
    make(book, "actie", titel="Jaarplan schrijven", wie=["anna"], uiterlijk="2026-12-10")
    make(book, "toezegging", titel="Cijfers per afdeling", door=["bestuurder"],
         toegezegd="2026-09-17", uiterlijk="2026-10-15")  # fmt: skip
    make(book, "post", titel="Adviesaanvraag", richting="in", datum="2026-11-20")


full = copied(fill, fill_more)


def real_app(book: Book) -> RaadsboekApp:
    """Return the app as it is, on a raadsboek that is open; the clock stands still."""
    return RaadsboekApp(book, lambda: NOW)

"""The handover document: everything that a successor must know on day one, as text and as a page.

Owns which parts there are and in which order. Each part is made by its own module from what the
raadsboek says on the day; nothing is kept apart for it. Confidential notes are named by number
only, so that the document can be printed.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.handover.days_ahead import days_ahead
from raadsboek.book.handover.habits import habits
from raadsboek.book.handover.in_force import in_force
from raadsboek.book.handover.open_work import open_work
from raadsboek.book.handover.predecessor import habits_typed, sensitive
from raadsboek.book.handover.running import running
from raadsboek.book.handover.summary import summary
from raadsboek.book.handover.telling import Telling
from raadsboek.book.handover.troubles import troubles
from raadsboek.book.handover.who_is_who import who_is_who
from raadsboek.core.dates import without_weekday
from raadsboek.core.handover.guidance import FIRST_WEEK, WHERE
from raadsboek.core.handover.section import Section, words
from raadsboek.core.problem import Problem

_INTRODUCTION = (
    "Dit stuk is gemaakt uit het raadsboek zelf. Een nummer zoals B-2026-014 is dat van een "
    "notitie: zoek het in het raadsboek en u leest alles. Van vertrouwelijke notities staat hier "
    "alleen het nummer."
)


class Document(Struct, frozen=True, kw_only=True):
    """The document: a title, its parts, and a last line."""

    title: str
    sections: tuple[Section, ...]
    footer: str

    @property
    def markdown(self) -> str:
        """The parts as Markdown, without title."""
        parts = [f"## {one.title}\n\n{one.text.strip()}\n" for one in self.sections]
        return "\n".join([_INTRODUCTION, "", *parts])

    @property
    def text(self) -> str:
        """The whole document as a Markdown text, to be read in any editor."""
        return f"# {words(self.title)}\n\n{self.markdown}\n---\n\n{self.footer}\n"

    def page(self) -> bytes:
        """Return the whole document as a page for a browser."""
        from raadsboek.render.html import page  # a parser of Markdown: only for who wants a page

        return page(self.title, self.markdown, footer=self.footer)


def handover_document(
    book: Book, *, now: datetime.datetime, problems: Sequence[Problem]
) -> Document:
    """Return the document of this day; `problems` is what `problems.check` found.

    The index is asked as it is. The same state and day give the same document on any computer.
    """
    telling = Telling(book, now.date())
    names = " en ".join(council.name for council in book.settings.councils)
    name = names or book.settings.name
    keeper = book.settings.secretary.name
    by = f" · bijgehouden door {keeper}" if keeper else ""
    return Document(
        title=f"Overdracht {name}",
        sections=(
            summary(telling),
            running(telling),
            days_ahead(telling),
            sensitive(telling),
            open_work(telling),
            in_force(telling),
            who_is_who(telling),
            habits(telling),
            habits_typed(telling),
            troubles(book, problems),
            FIRST_WEEK,
            WHERE,
        ),
        footer=f"Gemaakt op {without_weekday(now.date())} uit het raadsboek van {name}{by}.",
    )


def tour_sections(book: Book, *, today: datetime.date) -> tuple[Section, ...]:
    """Return the parts that a successor is shown on the screen first, in order."""
    telling = Telling(book, today)
    return (
        summary(telling),
        running(telling),
        days_ahead(telling),
        sensitive(telling),
        open_work(telling),
        who_is_who(telling),
        FIRST_WEEK,
        WHERE,
    )

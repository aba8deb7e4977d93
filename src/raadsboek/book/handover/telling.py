"""What every part of the handover document is made from, and how a day and an organ are said."""

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.offices import name_of
from raadsboek.core.dates import day_as_kept, long_date, relative
from raadsboek.core.handover.section import words
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value, text_in
from raadsboek.core.office import Sitting


class Telling(Struct, frozen=True):
    """The raadsboek that is handed over, and the day on which that is told."""

    book: Book
    today: datetime.date

    def notes(self, kind: Kind, *, only_open: bool = False) -> Iterator[dict[str, Value]]:
        """Yield the keys of every note of a kind, of all organs, by number."""
        yield from rows(self.book, kind, only_open=only_open, sort="nummer").objects()

    def organ(self, meta: Mapping[str, Value]) -> str:
        """Return which organ a note is of, where there are several; else ''."""
        settings = self.book.settings
        if len(settings.councils) < 2:
            return ""
        return settings.council(settings.organ_of(meta)).short.upper()

    def until(self, meta: Mapping[str, Value], key: str) -> str:
        """Return the day at a key with how far off it is; '' when there is none."""
        day = day_as_kept(text_in(meta, key))
        return f"uiterlijk {self.day(day)}" if day else ""

    def name_of_member(self, sitting: Sitting) -> str:
        """Return the name of who has a seat; not when the note about them is confidential."""
        return words(name_of(self.book, sitting))

    def day(self, day: datetime.date) -> str:
        """Return 'ma 23 november 2026 (morgen)'; what is late stands out."""
        away = relative(day, today=self.today)
        return f"{long_date(day)} ({f'**{away}**' if day < self.today else away})"


def names_in(meta: Mapping[str, Value], key: str) -> list[str]:
    """Return the texts at a key: a list, or one text with commas."""
    value = meta.get(key, "")
    found = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return [one.strip() for one in found if isinstance(one, str) and one.strip()]

"""What a block of the year is made from: the raadsboek, the council, the year, and its calendar."""

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.yearly.calendar import YearCalendar
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value, text_in

UNTOLD = "vertrouwelijk"


class Asking(Struct, frozen=True, kw_only=True):
    """The question that every block answers for its own part."""

    book: Book
    council: Council
    year: int
    today: datetime.date
    calendar: YearCalendar

    def notes(self, kind: Kind) -> list[dict[str, Value]]:
        """Return the keys of the notes of a kind of this council."""
        return rows(self.book, kind, organ=self.council.short).objects()

    def dated(self, kind: Kind, key: str) -> Iterator[tuple[datetime.date, dict[str, Value]]]:
        """Yield the notes of a kind that have a day of this year at a key, with that day."""
        for meta in self.notes(kind):
            day = day_as_kept(text_in(meta, key))
            if day is not None and day.year == self.year:
                yield day, meta


def named(meta: Mapping[str, Value], title_key: str = "titel") -> str:
    """Return the number and the title of a note, as others may read it."""
    title = UNTOLD if is_confidential(meta) else text_in(meta, title_key)
    return f"{text_in(meta, 'nummer')} {title}".strip()

"""A year of a council in one overview: a block for each part, with what has a day in it.

Pure. A block says what it counts in a few words; what has a day stands on the line of time too.
"""

import datetime
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.core.charts.chart import Mark, Row, Span, Timeline
from raadsboek.core.dates import short_date

MOST = 3
"""So many lines of a block are told; its own screen has them all."""


class YearLine(Struct, frozen=True, kw_only=True):
    """Something with a day in the year, or with a first and a last day.

    `path` is the note that it is about, '' for none. `is_late` asks for attention.
    """

    words: str
    day: datetime.date
    end: datetime.date | None = None
    short: str = ""
    """What it is called on the line of time, where there is little room; '' for a dot."""
    path: str = ""
    is_late: bool = False

    @property
    def told(self) -> str:
        """The line as it is read: 'do 26 nov: V-2026-16 Overlegvergadering'."""
        late = " · te laat" if self.is_late else ""
        day = f"t/m {short_date(self.end)}" if self.end else short_date(self.day)
        return f"{day}: {self.words}{late}"


class YearBlock(Struct, frozen=True, kw_only=True):
    """A part of the year: its name, what it comes to, and what has a day.

    `screen` is the one that shows all of it, and `kind` the kind of note whose list does so too.
    `path` is the note that the screen is about, '' for none, and `about` the year where that is
    another one than that of the overview. `asks` is what deserves a look, in a sentence.
    """

    name: str
    summary: str
    lines: tuple[YearLine, ...] = ()
    asks: tuple[str, ...] = ()
    screen: str = ""
    kind: str = ""
    path: str = ""
    about: int | None = None
    on_timeline: bool = True

    def ahead(self, today: datetime.date, most: int = MOST) -> tuple[YearLine, ...]:
        """Return what is late and what comes, the first of it."""
        wanted = (one for one in self.lines if one.is_late or (one.end or one.day) >= today)
        return tuple(sorted(wanted, key=lambda one: one.end or one.day))[:most]


def year_chart(
    blocks: Iterable[YearBlock], year: int, title: str, *, today: datetime.date
) -> Timeline:
    """Return the year as a line of time: a row for each block in which something has a day."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    marks = (Mark(today, "vandaag"),) if first <= today <= last else ()
    return Timeline(
        title,
        first,
        last,
        tuple(
            Row("" if at else block.name, spans)
            for block in blocks
            if block.lines and block.on_timeline
            for at, spans in enumerate(_beside_each_other(block.lines))
        ),
        marks,
    )


def _beside_each_other(lines: Iterable[YearLine]) -> list[tuple[Span, ...]]:
    """Return the spans in as few rows as it takes to print no stretch over another one.

    A single day takes no room of its own: days stay in the first row.
    """
    rows: list[list[Span]] = [[]]
    until: list[datetime.date] = [datetime.date.min]
    for one in sorted(lines, key=lambda one: one.day):
        end = one.end or one.day
        at = 0
        if end > one.day:
            at = next((place for place, day in enumerate(until) if day < one.day), len(rows))
            if at == len(rows):
                rows.append([])
                until.append(end)
            until[at] = end
        rows[at].append(Span(one.day, end, one.short))
    return [tuple(row) for row in rows]

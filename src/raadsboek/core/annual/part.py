"""What an annual report is made of: a time, numbers with the notes that they count, and parts.

Pure. Of a confidential note only the number of such notes is told: no title, and no number of it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from raadsboek.core import money
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.note import Value, text_in

Meta: TypeAlias = Mapping[str, Value]
MOST_NAMED = 40
"""So many notes are named below a part; of more the screen tells which they are."""
EURO = "euro"
"""The unit of amounts of money."""
COUNTED_FROM = "Geteld uit:"
"""The line below which a part says which notes its numbers count; no document has it."""


class Period(Struct, frozen=True):
    """The days that a report is about, the first and the last one included."""

    start: datetime.date
    end: datetime.date

    @property
    def words(self) -> str:
        """The time in words: a year, or its two days."""
        if self.has_whole_years and self.start.year == self.end.year:
            return str(self.start.year)
        return f"{without_weekday(self.start)} tot en met {without_weekday(self.end)}"

    @property
    def has_whole_years(self) -> bool:
        """Whether it begins and ends with a calendar year."""
        first, last = self.start, self.end
        return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)

    @property
    def years(self) -> tuple[str, ...]:
        """The years that it lies in, of what has a year and no day."""
        return tuple(str(year) for year in range(self.start.year, self.end.year + 1))

    def holds(self, text: str) -> bool:
        """Tell if the day that a note keeps lies in it."""
        day = day_as_kept(text)
        return day is not None and self.start <= day <= self.end


class Count(Struct, frozen=True, kw_only=True):
    """A number: by which name it is known, what it is, and the notes that it counts.

    `amount` is what those notes have together, such as days or money; without it they are counted.
    `unit` stands behind it.
    """

    name: str
    words: str
    notes: tuple[Meta, ...]
    amount: Decimal | None = None
    unit: str = ""

    @property
    def value(self) -> Decimal:
        """The number itself."""
        return Decimal(len(self.notes)) if self.amount is None else self.amount

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the notes, in the order of the text."""
        return tuple(sorted(text_in(meta, "nummer") for meta in self.notes))

    @property
    def shown(self) -> str:
        """The number as people read it."""
        if self.unit == EURO:
            return money.in_words(self.value)
        return f"{in_dutch(self.value)}{f' {self.unit}' if self.unit else ''}"


class Part(Struct, frozen=True, kw_only=True):
    """A counted part of a report: its numbers, and what it says about them."""

    counts: tuple[Count, ...]
    text: str


class Source:
    """The notes that are counted, by kind; whoever fills it has left out other organs."""

    def __init__(
        self,
        notes: Mapping[str, Sequence[Meta]],
        period: Period,
        closed: Mapping[str, int] | None = None,
    ) -> None:
        self._notes = notes
        self.period = period
        self.closed = closed or {}
        """How many notes of a kind are encrypted here: they are in no number."""

    def all(self, kind: str) -> Sequence[Meta]:
        """Return all notes of a kind."""
        return self._notes.get(kind, ())

    def within(self, kind: str, key: str) -> list[Meta]:
        """Return the notes of a kind of which the day at a key lies in the time, by that day."""
        found = [meta for meta in self.all(kind) if self.period.holds(text_in(meta, key))]
        return sorted(found, key=lambda meta: (text_in(meta, key), text_in(meta, "nummer")))


def by_year_line(period: Period, what: str, counted: str) -> str:
    """Return the sentence about what has a year and no day; '' in whole calendar years.

    `what` and `counted` are its words: 'Doelen zijn' and 'zijn die'.
    """
    if period.has_whole_years:
        return ""
    years = " en ".join(period.years)
    return (
        f"{what} van een heel kalenderjaar. Geteld {counted} van {years}, ook de maanden "
        "buiten deze tijd."
    )


def open_ones(notes: Iterable[Meta]) -> list[Meta]:
    """Return the notes that may be named: those that are not confidential."""
    return [meta for meta in notes if not is_confidential(meta)]


def hidden_line(notes: Sequence[Meta], one: str, many: str) -> str:
    """Return the sentence about those that may not be named; '' when there are none."""
    hidden = len(notes) - len(open_ones(notes))
    if not hidden:
        return ""
    return f"Daarvan {'is' if hidden == 1 else 'zijn'} {told(hidden, one, many)} vertrouwelijk."


def told(number: int | Decimal, one: str, many: str) -> str:
    """Return '1 besluit', '3 besluiten' or 'geen besluiten'."""
    if number == 0:
        return f"geen {many}"
    return f"{in_dutch(Decimal(number))} {one if number == 1 else many}"


def was(number: int | Decimal, one: str, many: str) -> str:
    """Return the verb that fits a number: 'werd' for one, 'werden' for others."""
    return one if number == 1 else many


def in_dutch(number: Decimal) -> str:
    """Return a number as it is written: 1.250,5."""
    whole = number == number.to_integral_value()
    shown = f"{number:,.0f}" if whole else f"{number.normalize():,f}"
    return shown.translate(str.maketrans(",.", ".,"))


def rounded(number: Decimal) -> Decimal:
    """Return a number as a whole one, a half upwards as people do it by hand."""
    return number.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def cell(text: str) -> str:
    """Return text as it may stand in a cell of a table, on one line."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")


def table(labels: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; '' when it would have no rows."""
    columns = [_evened(column) for column in zip(*rows, strict=True)]
    lines = [f"| {' | '.join(map(cell, row))} |" for row in zip(*columns, strict=True)]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(labels)} |", "|---" * len(labels) + "|", *lines])


def _evened(column: Sequence[str]) -> Sequence[str]:
    """Return a column in which all amounts of money have cents as soon as one has."""
    lacking = money.cents_lacking(column)
    return [text if "," in text or not text else f"{text}{lacking}" for text in column]


def part(counts: Iterable[Count], *texts: str) -> Part:
    """Return a part: what it says, and below it which notes each number counts."""
    kept = tuple(counts)
    said = [text for text in texts if text]
    alike = [tuple(group) for _, group in groupby(kept, _notes)]
    named = "\n".join(_named(group) for group in alike if group[0].notes)
    below = f"{COUNTED_FROM}\n\n{named}" if named else ""
    return Part(counts=kept, text="\n\n".join(filter(None, [*said, below])))


def _notes(count: Count) -> tuple[str, ...]:
    return count.numbers


def _named(alike: Sequence[Count]) -> str:
    """Return the line about numbers that count the same notes."""
    notes = alike[0].notes
    numbers = sorted(text_in(meta, "nummer") for meta in open_ones(notes))
    parts = [f"[[{number}]]" for number in numbers[:MOST_NAMED] if number]
    if len(numbers) > MOST_NAMED:
        parts.append(f"en nog {len(numbers) - MOST_NAMED}")
    hidden = len(notes) - len(numbers)
    if hidden:
        parts.append(f"{hidden} vertrouwelijk")
    said = "; ".join(f"{count.words}: {count.shown}" for count in alike)
    return f"- {said} ({', '.join(parts)})"

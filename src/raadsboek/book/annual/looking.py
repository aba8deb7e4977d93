"""Looking at the numbers of an annual report, without making anything."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.annual.comparing import differences
from raadsboek.book.annual.gathering import COUNTED, Report, parts_of, reports
from raadsboek.book.annual.making import report_of
from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.source import read_note
from raadsboek.core.annual.chapters import CHAPTERS
from raadsboek.core.annual.charts import split_charts
from raadsboek.core.annual.part import Part, Period
from raadsboek.core.annual.text import Marked, marked_parts
from raadsboek.core.charts.chart import BarChart

_ABOUT_A_YEAR = datetime.timedelta(days=330)
"""A report about fewer days is about a part of a year, and is asked for by its days."""


class Look(Struct, frozen=True, kw_only=True):
    """The numbers of a time: per chapter, with the charts, and the report about it if there is one.

    `changed` are the parts that somebody changed by hand in that report.
    """

    period: Period
    organ: str
    parts: dict[str, Part]
    charts: dict[str, tuple[BarChart, ...]]
    report: Report | None = None
    changed: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    closed: str = ""
    """What is encrypted here and in no number, in a sentence."""

    def title_of(self, name: str) -> str:
        """Return the title of the chapter with a part."""
        return next(one.title for one in CHAPTERS if one.name == name)


def look(book: Book, period: Period, *, organ: str = "") -> Look:
    """Return the numbers of a time by the index as it is, held against the files."""
    organ = book.settings.council(organ).short
    parts = parts_of(book, organ, period)
    counts = [count for part in parts.values() for count in part.counts]
    found = differences(book, organ, period, counts) if book.then is None else []
    report = report_of(book, organ, period)
    marked = marked_parts(read_note(book, report.path).body) if report else []
    return Look(
        period=period,
        organ=organ,
        parts=parts,
        charts={name: _charts(part) for name, part in parts.items()},
        report=report,
        changed=_by_hand(marked),
        doubts=tuple(sentence for _, sentence in found),
        closed=closed_sentence(book, COUNTED, organ=organ, years=period.years),
    )


def year_to_report(book: Book, today: datetime.date, *, organ: str = "") -> Period:
    """Return the time that a report is asked of most likely: of a draft, else the last year.

    From October on that is the year itself: then councils begin to write.
    """
    for one in reports(book, book.settings.council(organ).short):
        if one.status in ("", "concept"):
            return one.period
    return calendar_year(today.year if today.month >= 10 else today.year - 1)


def time_of_year(book: Book, year: int, *, organ: str = "") -> Period:
    """Return the time that the report of a year is about.

    That of the report that is there already, for a council year runs into the next year; without
    one the calendar year.
    """
    there = [
        one.period
        for one in reports(book, book.settings.council(organ).short)
        if one.period.end.year == year and one.period.end - one.period.start > _ABOUT_A_YEAR
    ]
    whole = calendar_year(year)
    return whole if whole in there else next(iter(there), whole)


def calendar_year(year: int) -> Period:
    """Return a whole year."""
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _charts(part: Part) -> tuple[BarChart, ...]:
    return tuple(one for one in split_charts(part.text) if isinstance(one, BarChart))


def _by_hand(marked: Sequence[Marked]) -> tuple[str, ...]:
    return tuple(one.name for one in marked if not one.is_untouched)

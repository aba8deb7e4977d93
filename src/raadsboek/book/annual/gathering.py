"""What an annual report is counted from: the notes of one organ, as the index has them."""

import datetime
from collections.abc import Mapping, Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_in
from raadsboek.book.lists import rows
from raadsboek.core.annual.chapters import counted
from raadsboek.core.annual.part import Count, Meta, Part, Period, Source
from raadsboek.core.encrypted import is_closed
from raadsboek.core.kinds import (
    annual_report,
    budget_post,
    decision,
    election,
    expense,
    goal,
    meeting,
    member,
    promise,
    question,
    secrecy,
    training,
    trajectory,
)
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import text_in

_BY_DAY: tuple[Kind, ...] = (meeting.KIND, question.KIND, training.KIND, election.KIND)
"""Kinds that are counted by the day they are about: of other years nothing is read."""
_WHOLE: tuple[Kind, ...] = (
    member.KIND,
    trajectory.KIND,
    secrecy.KIND,
    budget_post.KIND,
    expense.KIND,
    goal.KIND,
    decision.KIND,
    promise.KIND,
)
COUNTED = (*_BY_DAY, *_WHOLE)
"""All kinds that a report counts notes of."""


class Report(Struct, frozen=True, kw_only=True):
    """A report that is there: its number, path, time and status."""

    number: str
    path: str
    period: Period
    status: str
    organ: str


def parts_of(book: Book, organ: str, period: Period) -> dict[str, Part]:
    """Return every counted part of a report, by the index as it is."""
    return counted(_source(book, organ, period))


def counts_in(parts: Mapping[str, Part]) -> list[Count]:
    """Return all numbers of a report, in its order."""
    return [count for part in parts.values() for count in part.counts]


def reports(book: Book, organ: str | None = None) -> list[Report]:
    """Return the reports of an organ that have their days, the newest first."""
    found = []
    for meta in rows(book, annual_report.KIND, organ=organ).objects():
        period = period_of(text_in(meta, "van"), text_in(meta, "tot"))
        if period is not None:
            found.append(
                Report(
                    number=text_in(meta, "nummer"),
                    path=text_in(meta, "pad"),
                    period=period,
                    status=text_in(meta, "status"),
                    organ=book.settings.organ_of(meta),
                )
            )
    return sorted(found, key=lambda one: (one.period.end, one.number), reverse=True)


def period_of(start: str, end: str) -> Period | None:
    """Return the time between two days as they are kept; None when they are no such days."""
    try:
        first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def _source(book: Book, organ: str, period: Period) -> Source:
    found: dict[str, Sequence[Meta]] = {
        kind.name: rows(book, kind, organ=organ).objects() for kind in _WHOLE
    }
    for kind in _BY_DAY:
        found[kind.name] = [
            meta
            for year in period.years
            for meta in rows(book, kind, organ=organ, year=year).objects()
        ]
    for name, metas in found.items():
        found[name] = [meta for meta in metas if not is_closed(meta)]
    closed = closed_in(book, COUNTED, organ=organ, years=period.years)
    return Source(found, period, closed)

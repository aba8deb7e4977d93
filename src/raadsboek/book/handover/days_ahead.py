"""The days ahead: everything with a day in the coming quarter, in order."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from raadsboek.book.handover.telling import Telling
from raadsboek.book.offices import offices
from raadsboek.book.terms import open_terms
from raadsboek.core.dates import MONTHS, day_as_kept, short_date
from raadsboek.core.handover.section import (
    HIDDEN,
    Section,
    heading,
    item,
    linked,
    name_of,
    people,
    section,
    who_says,
    words,
)
from raadsboek.core.kinds import KIND_BY_NAME, meeting
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.meetings.terms import agenda_term
from raadsboek.core.note import Value, text_in
from raadsboek.index import deadlines
from raadsboek.index.rows import Found

DAYS = 90
_ASKED = {
    "afspraak": "loopt af",
    "besluit": "evaluatie van",
    "geheimhouding": "geheimhouding eindigt",
    "post": "antwoord op",
}
"""What the day of a note of these kinds is; of other kinds it is the day on which it is due."""


class _Entry(NamedTuple):
    day: datetime.date
    order: int
    line: str


def days_ahead(telling: Telling) -> Section:
    """Return the part with the calendar of the coming ninety days."""
    entries = sorted(
        [
            *_meetings(telling),
            *_terms(telling),
            *_due(telling),
            *_offices(telling),
        ]
    )
    lines: list[str] = []
    month = (0, 0)
    for entry in entries:
        if (entry.day.year, entry.day.month) != month:
            month = entry.day.year, entry.day.month
            lines += [*([""] if lines else []), heading(f"{MONTHS[month[1] - 1]} {month[0]}"), ""]
        lines.append(entry.line)
    return section(
        "dagen",
        f"De komende {DAYS} dagen",
        lines,
        empty=f"Er staat de komende {DAYS} dagen niets op een dag.",
    )


def _is_ahead(telling: Telling, day: datetime.date | None) -> bool:
    return day is not None and 0 <= (day - telling.today).days <= DAYS


def _entry(order: int, day: datetime.date, *parts: str) -> _Entry:
    return _Entry(day, order, item(f"**{short_date(day)}**", *parts))


def _meetings(telling: Telling) -> Iterator[_Entry]:
    for meta in telling.notes(meeting.KIND):
        day = day_as_kept(text_in(meta, "datum"))
        if day is None or text_in(meta, "status") == MeetingStatus.CANCELLED:
            continue
        if _is_ahead(telling, day):
            clock = "–".join(part for part in (text_in(meta, "van"), text_in(meta, "tot")) if part)
            where = who_says(meta, clock, words(text_in(meta, "plaats")))
            yield _entry(0, day, name_of(meta), *where, telling.organ(meta))
        yield from _agenda(telling, meta, day)


def _agenda(telling: Telling, meta: dict[str, Value], day: datetime.date) -> Iterator[_Entry]:
    status = text_in(meta, "status") or MeetingStatus.PLANNED
    council = telling.book.settings.council(telling.book.settings.organ_of(meta))
    term = agenda_term(council, text_in(meta, "vorm") or meeting.MeetingForm.COUNCIL, day)
    if status not in NOT_HELD_YET or status == MeetingStatus.AGENDA_SENT or term is None:
        return
    if _is_ahead(telling, term.day):
        number = linked(text_in(meta, "nummer"))
        yield _entry(1, term.day, f"agenda van {number} verzenden", words(term.short))


def _terms(telling: Telling) -> Iterator[_Entry]:
    for term in open_terms(telling.book, None, today=telling.today):
        if term.day is None or not _is_ahead(telling, term.day):
            continue
        number = linked(term.number)
        name = f"{number} {HIDDEN}" if term.confidential else f"{number} {words(term.subject)}"
        is_early = term.safe is not None and term.safe < term.day
        safe = f"veilig tot en met {short_date(term.safe)}" if is_early and term.safe else ""
        what = "" if term.confidential else f"**{words(term.title)}**"
        yield _entry(2, term.day, what, name, words(term.kind), safe)


def _due(telling: Telling) -> Iterator[_Entry]:
    until = telling.today + datetime.timedelta(days=DAYS)
    found: list[Found] = telling.book.index.ask(
        deadlines.open_items, since=telling.today.isoformat(), until=until.isoformat()
    )
    for one in found:
        day = day_as_kept(one.due)
        if day is None or one.kind in ("lid", "traject"):
            continue
        number = linked(one.number) or words(f"'{one.path}'")
        what = _ASKED.get(one.kind, KIND_BY_NAME[one.kind].label.lower())
        title = HIDDEN if one.confidential else words(one.title)
        who = "" if one.confidential else people(one.person.replace(",", " ").split())
        yield _entry(3, day, f"{what}: {number} {title}", who)


def _offices(telling: Telling) -> Iterator[_Entry]:
    for council in telling.book.settings.councils:
        found = offices(telling.book, council.short, telling.today)
        for leaving in found.leavings:
            names = ", ".join(telling.name_of_member(one) for one in leaving.sittings)
            if _is_ahead(telling, leaving.day):
                yield _entry(4, leaving.day, f"laatste dag in de raad: {names}")
            begins = found.election_begins(leaving)
            if begins is not None and _is_ahead(telling, begins):
                yield _entry(4, begins, "een verkiezing moet nu beginnen", names)

"""The year calendar as a file for an agenda: when each duty is dealt with, and what is evaluated.

A duty without a meeting stands on the last day of its month, and says so. Nothing of a confidential
note goes in.
"""

import calendar
import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.event_marks import EventMarks, Source
from raadsboek.book.meetings.calendar_export import CalendarExport, is_calendar, organizer_of
from raadsboek.book.yearly.calendar import YearCalendar, year_calendar
from raadsboek.book.yearly.evaluations import Evaluation
from raadsboek.core.documents.document import Audience
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.laying import Turn
from raadsboek.render.calendar import CalendarEvent, calendar_file


def calendar_export(
    book: Book, year: int, *, organ: str = "", now: datetime.datetime
) -> CalendarExport:
    """Return the year calendar of an organ as an .ics file.

    Raises `ReadOnly` when the history cannot be read, `LawUnreadable`.
    """
    book.index.refresh()
    found = year_calendar(book, year, organ=organ, today=now.date())
    marks = EventMarks(book, now)
    events = [*_duties(found, marks), *_evaluations(found, marks)]
    events.sort(key=lambda event: (event.day, event.title))
    council = found.council
    return CalendarExport(
        data=calendar_file(
            events,
            name=f"Jaarkalender {council.name} {year}",
            organizer=organizer_of(book),
            now=now,
        ),
        count=len(events),
        confidential=tuple(
            one.number or one.path for one in found.evaluations if one.is_confidential
        ),
        name=f"jaarkalender-{council.short}-{year}.ics",
    )


def write_calendar_file(book: Book, export: CalendarExport, typed: str) -> Path:
    """Write the file outside the raadsboek, also over an earlier one; return where it stands."""
    withheld = withheld_from(book, (), audience=Audience.SHORT)
    return write_leaving(
        book,
        typed or export.name,
        export.data,
        withheld,
        name=export.name,
        may_replace=is_calendar,
    )


def _duties(found: YearCalendar, marks: EventMarks) -> Iterator[CalendarEvent]:
    # Any meeting can make a duty go to another one: the newest of them all makes the event newer.
    sources = [Source(one.number, one.path) for one in found.meetings]
    sequence = marks.sequence(sources)
    taken: Counter[str] = Counter()
    for turn in found.turns:
        taken[turn.duty.id] += 1
        name = (found.council.short, str(found.year), turn.duty.id, str(taken[turn.duty.id]))
        yield CalendarEvent(
            identity=marks.identity("jaarkalender", *name),
            title=_title(turn),
            day=_day(turn, found.year),
            about=_about(turn),
            sequence=sequence,
            busy=False,
        )


def _title(turn: Turn) -> str:
    times = wording.how_often(turn)
    name = f"{turn.duty.title} ({times})" if times else turn.duty.title
    return name if turn.meeting else f"Nog geen vergadering: {name}"


def _day(turn: Turn, year: int) -> datetime.date:
    if turn.meeting is not None:
        return turn.meeting.day
    return datetime.date(year, turn.month, calendar.monthrange(year, turn.month)[1])


def _about(turn: Turn) -> str:
    meeting = turn.meeting
    shown = "" if meeting is None or meeting.is_confidential else f"{meeting.title}"
    lines = (
        f"Stand: {turn.state.value}",
        f"Vergadering: {meeting.number} {shown}".rstrip() if meeting else "",
        f"Regel: {wording.rule(turn.duty)}",
        f"Wie: {turn.duty.actor}" if turn.duty.actor else "",
        turn.duty.about,
    )
    return "\n".join(line for line in lines if line)


def _evaluations(found: YearCalendar, marks: EventMarks) -> Iterator[CalendarEvent]:
    for one in found.evaluations:
        if not one.is_confidential and one.number:
            yield _evaluation(one, marks)


def _evaluation(one: Evaluation, marks: EventMarks) -> CalendarEvent:
    return CalendarEvent(
        identity=marks.identity(one.number, "evaluatie"),
        title=f"Evaluatie: {one.title}",
        day=one.day,
        about=f"{one.kind.label}\nNummer: {one.number}",
        sequence=marks.sequence([Source(one.number, one.path)]),
        busy=False,
    )

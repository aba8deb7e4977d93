"""Meetings as events for an agenda, and those of a year as a file for other people's agendas.

Owns what goes in: title, times, place and the day of the papers, never the text of a meeting and
nothing of a meeting that is confidential. The format is `render.calendar`'s.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.event_marks import EventMarks, Source
from raadsboek.book.exporting import place_of_export
from raadsboek.book.lists import rows
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.core import confidential
from raadsboek.core.council import Council
from raadsboek.core.dates import long_date
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.meeting import Meeting, MeetingStatus
from raadsboek.core.meetings.terms import agenda_term, papers_term
from raadsboek.core.schema import check
from raadsboek.render.calendar import CalendarEvent, Organizer, calendar_file

_BEGIN = b"BEGIN:VCALENDAR"


class CalendarExport(Struct, frozen=True, kw_only=True):
    """The bytes of the file, how many meetings are in it, and the numbers of those left out.

    `confidential` are left out because of what they are, `unclear` because their keys do not fit.
    """

    data: bytes
    count: int
    confidential: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    name: str


class Gathered(Struct, frozen=True, kw_only=True):
    """Events, and the numbers of the notes that gave none: confidential, or with wrong keys."""

    events: tuple[CalendarEvent, ...] = ()
    confidential: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def calendar_of(
    book: Book, year: int, *, organ: str = "", now: datetime.datetime
) -> CalendarExport:
    """Return the meetings of an organ in a year as an .ics file.

    Each has the same identity in every export, from any copy of the raadsboek. Raises `ReadOnly`
    when the history cannot be read.
    """
    council = council_named(book, organ)
    book.index.refresh()
    marks = EventMarks(book, now)
    span = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    found = meeting_events(book, council, marks, *span)
    return CalendarExport(
        data=calendar_file(
            found.events, name=f"{council.name} {year}", organizer=organizer_of(book), now=now
        ),
        count=len(found.events),
        confidential=found.confidential,
        unclear=found.unclear,
        name=f"vergaderingen-{council.short}-{year}.ics",
    )


def meeting_events(
    book: Book,
    council: Council,
    marks: EventMarks,
    first: datetime.date,
    last: datetime.date,
    *,
    alarm: datetime.timedelta | None = None,
) -> Gathered:
    """Return the meetings of a council from one day until another as events, in order.

    `alarm` is when a meeting that has a time calls, from its beginning; None for never.
    """
    events: list[CalendarEvent] = []
    hidden: list[str] = []
    unclear: list[str] = []
    for meta in rows(book, meeting.KIND, organ=council.short, sort="datum").objects():
        number = meta.get("nummer", "")
        path = str(meta["pad"])
        name = number if isinstance(number, str) and number else path
        day = meta.get("datum", "")
        # Compared as text: of a day that does not exist the year is clear enough.
        if not isinstance(day, str) or not first.isoformat() <= day <= last.isoformat():
            continue
        facts = check(Meeting, meta)[0]
        if confidential.is_confidential(meta):
            hidden.append(name)
        elif facts is None or not facts.number:
            unclear.append(name)
        else:
            events.append(meeting_event(facts, path, council, marks, alarm))
    return Gathered(events=tuple(events), confidential=tuple(hidden), unclear=tuple(unclear))


def organizer_of(book: Book) -> Organizer | None:
    """Return who publishes the agenda: the secretary, where an address is known."""
    secretary = book.settings.secretary
    return Organizer(name=secretary.name, email=secretary.email) if secretary.email else None


def write_calendar(book: Book, export: CalendarExport, typed: str) -> Path:
    """Write the file outside the raadsboek, also over an earlier one; return where it stands."""
    withheld = withheld_from(book, (), audience=Audience.SHORT)
    return write_leaving(
        book, typed, export.data, withheld, name=export.name, may_replace=is_calendar
    )


def refuse_place(book: Book, typed: str) -> None:
    """Raise what `write_calendar` would raise of a place; for who makes the meetings first."""
    place_of_export(book, typed, name="vergaderingen.ics", may_replace=is_calendar)


def is_calendar(data: bytes) -> bool:
    """Tell if these are the bytes of an agenda file: only such a file may be replaced by one."""
    return data.lstrip(b"\xef\xbb\xbf").startswith(_BEGIN)


def meeting_event(
    facts: Meeting,
    path: str,
    council: Council,
    marks: EventMarks,
    alarm: datetime.timedelta | None = None,
) -> CalendarEvent:
    """Return a meeting as an event: it has the same identity wherever it leaves as one."""
    start = _time(facts.start)
    return CalendarEvent(
        identity=marks.identity(facts.number),
        title=f"{facts.title} {council.name}",
        day=facts.date,
        start=start,
        end=_time(facts.end),
        place=facts.place,
        about="\n".join([f"Nummer: {facts.number}", *_terms(facts, council)]),
        sequence=marks.sequence([Source(facts.number, path)]),
        is_off=facts.status is MeetingStatus.CANCELLED,
        alarms=(alarm,) if alarm is not None and start is not None else (),
    )


def _terms(facts: Meeting, council: Council) -> list[str]:
    """Say by which days the agenda and the papers are there; papers without a rule come with it."""
    agenda = agenda_term(council, facts.form, facts.date)
    papers = papers_term(council, facts.form, facts.date)
    if agenda is not None and papers is None:
        return [f"Agenda en stukken uiterlijk {long_date(agenda.day)}"]
    named = {"Agenda": agenda, "Stukken": papers}
    return [f"{what} uiterlijk {long_date(term.day)}" for what, term in named.items() if term]


def _time(words: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(words) if words else None

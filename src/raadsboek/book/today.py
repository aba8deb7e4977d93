"""The use case behind the start screen: what is late, what comes, what waits."""

import datetime

from raadsboek.book.book import Book
from raadsboek.core.overview import DAYS_AHEAD, Due, NextMeeting, Overview
from raadsboek.index import deadlines
from raadsboek.index.rows import Found


def overview(book: Book, today: datetime.date) -> Overview:
    """Return what the start screen shows on `today`, from the index as it is now."""
    until = (today + datetime.timedelta(days=DAYS_AHEAD)).isoformat()
    due = book.index.ask(deadlines.open_items, until=until)
    meetings = book.index.ask(deadlines.meetings_ahead, today.isoformat())
    counts = book.index.ask(deadlines.counts)
    return Overview(
        name=book.settings.name,
        law=book.settings.councils[0].law_name if book.settings.councils else "",
        today=today,
        due=tuple(_due(found) for found in due),
        meeting=_meeting(meetings[0]) if meetings else None,
        inbox=counts.inbox,
        problems=counts.problems,
        notes=counts.notes,
    )


def _due(found: Found) -> Due:
    return Due(
        path=found.path,
        number=found.number,
        kind=found.kind,
        title=found.title,
        person=found.person,
        due=datetime.date.fromisoformat(found.due),
        status=found.status,
    )


def _meeting(meeting: deadlines.Meeting) -> NextMeeting:
    return NextMeeting(
        path=meeting.path,
        number=meeting.number,
        title=meeting.title,
        date=datetime.date.fromisoformat(meeting.date),
        start=meeting.start,
        place=meeting.place,
        status=meeting.status,
    )

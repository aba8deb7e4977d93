"""The invitation to a meeting as a file for an agenda, in the mail about it.

It has the identity that the meeting has in every agenda file of this raadsboek, and a sequence that
rises when it changes, so that who opens a second one sees the meeting move, or go.
"""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.event_marks import EventMarks
from raadsboek.book.mailing.people import People
from raadsboek.book.meetings.calendar_export import meeting_event, organizer_of
from raadsboek.book.organs import council_of
from raadsboek.core.kinds.meeting import Meeting
from raadsboek.core.note import Note
from raadsboek.core.schema import check
from raadsboek.render.calendar import Attendee, Method, calendar_file, invitation_file
from raadsboek.render.mail import Attached


def invitation(
    book: Book, meeting: Note, people: People, *, now: datetime.datetime
) -> Attached | None:
    """Return the invitation for these people; None when the keys of the meeting do not fit.

    Without the address of a secretary nobody can be answered: then it only shows the meeting.
    Raises `ReadOnly` when the history cannot be read.
    """
    facts = check(Meeting, meeting.meta)[0]
    if facts is None or not facts.number:
        return None
    council = council_of(book, meeting)
    event = meeting_event(facts, meeting.path, council, EventMarks(book, now))
    organizer = organizer_of(book)
    if organizer is None:
        method = Method.PUBLISH
        data = calendar_file([event], name=council.name, now=now)
    else:
        method = Method.CANCEL if event.is_off else Method.REQUEST
        attendees = [Attendee(one.email, one.name) for one in people.addresses]
        data = invitation_file(event, attendees, organizer=organizer, now=now)
    return Attached(
        name="vervallen.ics" if event.is_off else "uitnodiging.ics",
        media_type="text/calendar",
        data=data,
        parameters=(("method", method.value), ("charset", "utf-8")),
    )

"""What comes back on a later agenda when a meeting does not go on. Nothing is saved here."""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.meetings.agenda_facts import POSTPONED_KEY
from raadsboek.core.meetings.agenda.placing import is_untouched, topics_on
from raadsboek.core.meetings.agenda.point_lines import point_line
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.note import Note, Value


def left_over(book: Book, meeting: Note, *, today: datetime.date) -> list[Value]:
    """Return the lines for `doorgeschoven`: those that are there, and the meeting's own topics.

    A confidential heading is told by its number only: an agenda is sent around. Answers from the
    index as it is.
    """
    there = meeting.meta.get(POSTPONED_KEY, "")
    lines: list[Value] = [*there] if isinstance(there, list) else [there] if there else []
    if is_untouched(meeting.body):
        return lines
    for point in topics_on(read_agenda(meeting.body), proposals_of(book, meeting, today=today)):
        is_hidden = point.is_hidden
        title = f"Vertrouwelijk punt {point.number}".strip() if is_hidden else point.title
        line = point_line(title, {} if is_hidden else point.attributes)
        if line not in lines:
            lines.append(line)
    return lines

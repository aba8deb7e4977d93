"""What of the year calendar belongs on the agenda of a meeting, as points of no note."""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.yearly.calendar import year_calendar
from raadsboek.core.meetings.agenda.waiting import Carried
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.laying import Turn, TurnState
from raadsboek.vault.procedures import LawUnreadable

_FOR_AGENDA = (TurnState.FORESEEN, TurnState.ON_AGENDA)


def duties_for(
    book: Book, organ: str, path: str, day: datetime.date, *, today: datetime.date
) -> tuple[Carried, ...]:
    """Return the duties that the meeting at `path` has on its agenda, or can take.

    Nothing where the law cannot be read: others report that, and an agenda is made without.
    """
    try:
        calendar = year_calendar(book, day.year, organ=organ, today=today)
    except LawUnreadable:
        return ()
    found = {
        (turn.point or turn.duty.title): turn
        for turn in reversed(calendar.turns)
        if turn.meeting and turn.meeting.path == path and turn.state in _FOR_AGENDA
    }
    return tuple(_point(title, turn) for title, turn in reversed(found.items()))


def _point(title: str, turn: Turn) -> Carried:
    return Carried(title=title, why=wording.why(turn))

"""The year calendar of a council: its duties over its meetings, and what is evaluated.

Owns bringing together the law, the settings and the meetings; which meeting takes a duty is
`core.yearly.laying`'s. Looking writes nothing.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.book.organs import whose
from raadsboek.book.yearly.duties import council_duties
from raadsboek.book.yearly.evaluations import EVALUATED, Evaluation, evaluations
from raadsboek.core.council import Council
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.meetings.agenda.carrying import HELD_OVER_KEY
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import text_in
from raadsboek.core.problem import Problem
from raadsboek.core.yearly.duty import ATTRIBUTE, Duty
from raadsboek.core.yearly.laying import SeenMeeting, SeenPoint, Turn, TurnState, lay
from raadsboek.index import waiting
from raadsboek.index.waiting import Waits

COUNTED = (meeting.KIND, *EVALUATED)
"""The kinds that a year calendar looks at."""
_NO = frozenset({"", "nee"})


class YearCalendar(Struct, frozen=True, kw_only=True):
    """A year of a council: each turn of each duty, the meetings, and the evaluations.

    `not_applicable` are the duties that the council says it does not have, each with why.
    """

    council: Council
    is_first: bool
    year: int
    turns: tuple[Turn, ...]
    meetings: tuple[SeenMeeting, ...]
    evaluations: tuple[Evaluation, ...]
    not_applicable: tuple[Duty, ...] = ()
    problems: tuple[Problem, ...] = ()
    closed: str = ""
    """What is encrypted here and in nothing of it, in a sentence."""

    def counted(self, *states: TurnState) -> int:
        """Return how many turns are in one of these states."""
        return sum(turn.state in states for turn in self.turns)

    def turns_of(self, meeting: SeenMeeting) -> tuple[Turn, ...]:
        """Return the turns that a meeting took, has on its agenda or can take."""
        return tuple(one for one in self.turns if one.meeting and one.meeting.path == meeting.path)

    @property
    def nowhere(self) -> tuple[Turn, ...]:
        """The turns that no meeting took or can take."""
        return tuple(one for one in self.turns if one.meeting is None)


def year_calendar(book: Book, year: int, *, organ: str = "", today: datetime.date) -> YearCalendar:
    """Return the year calendar of an organ, by the index as it is.

    Raises `InvalidInput` for an unknown organ, `LawUnreadable`.
    """
    council = council_named(book, organ)
    duties, problems = council_duties(book, council, datetime.date(year, 1, 1))
    meetings = meetings_in(book, council, year)
    return YearCalendar(
        council=council,
        is_first=council.short == book.settings.first_organ,
        year=year,
        turns=lay(duties, meetings, year, today=today),
        meetings=meetings,
        evaluations=evaluations(book, council.short, year),
        not_applicable=tuple(one for one in duties if one.not_applicable),
        problems=problems,
        closed=closed_sentence(book, COUNTED, organ=council.short, years=(str(year),)),
    )


def meetings_in(book: Book, council: Council, year: int) -> tuple[SeenMeeting, ...]:
    """Return the meetings of a council in a year with the points on their agendas, by day."""
    found = [
        one
        for one in book.index.ask(waiting.meetings, whose(book.settings, council.short))
        if one.date.startswith(f"{year}-")
    ]
    bodies = book.index.ask(waiting.texts, [one.path for one in found])
    seen = (_seen(one, bodies.get(one.path, "")) for one in found)
    return tuple(one for one in seen if one is not None)


def _seen(one: Waits, body: str) -> SeenMeeting | None:
    day = day_as_kept(one.date)
    if day is None:
        return None
    return SeenMeeting(
        number=one.number,
        path=one.path,
        title=one.title,
        day=day,
        form=text_in(one.meta, "vorm") or MeetingForm.COUNCIL.value,
        is_off=one.status == MeetingStatus.CANCELLED,
        is_worked_out=(one.status or MeetingStatus.PLANNED) not in NOT_HELD_YET,
        is_confidential=bool(one.confidential),
        points=tuple(points_in(body)),
    )


def points_in(body: str) -> Sequence[SeenPoint]:
    """Return the points of a meeting's text, with what matters for the year."""
    minutes = parse(body)
    over = {one.item for one in minutes.entries if one.kind is EntryKind.HELD_OVER}
    hidden = [
        range(one.start, one.end) for one in minutes.entries if one.kind is EntryKind.CONFIDENTIAL
    ]
    return [
        SeenPoint(
            title=item.title,
            mark=item.attributes.get(ATTRIBUTE, "").strip(),
            is_held_over=place in over
            or item.attributes.get(HELD_OVER_KEY, "").strip().casefold() not in _NO,
            is_hidden=any(item.start in rows for rows in hidden),
        )
        for place, item in enumerate(minutes.items)
    ]

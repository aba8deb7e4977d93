"""The duties of a year over its meetings: which meeting took each of them, which one will.

Pure: the meetings come as they are, and nothing is put on an agenda here. A point that was held
over does not count.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.yearly.duty import Duty


class SeenPoint(Struct, frozen=True, kw_only=True):
    """A point on an agenda; `mark` is what it says at `jaarkalender`."""

    title: str
    mark: str = ""
    is_held_over: bool = False
    is_hidden: bool = False


class SeenMeeting(Struct, frozen=True, kw_only=True):
    """A meeting of the year with the points on its agenda."""

    number: str
    path: str
    title: str
    day: datetime.date
    form: str
    is_off: bool = False
    is_worked_out: bool = True
    """Its status says that it was held; without that an annual report does not count it."""
    is_confidential: bool = False
    points: tuple[SeenPoint, ...] = ()

    def is_past(self, today: datetime.date) -> bool:
        """Tell if it was held: its day is over."""
        return self.day < today


class TurnState(StrEnum):
    """How it stands with one time that a duty is asked."""

    DONE = "gedaan"
    ON_AGENDA = "op de agenda"
    FORESEEN = "voorzien"
    """A meeting can take it, and it is not on its agenda yet."""
    NOWHERE = "nog nergens"
    MISSED = "niet gedaan"


class Turn(Struct, frozen=True, kw_only=True):
    """One of the times that a duty is asked in a year: the how many-eth, aimed at which month.

    `meeting` took it, has it on its agenda or can take it; `point` is what it is called there.
    """

    duty: Duty
    place: int
    month: int
    state: TurnState
    meeting: SeenMeeting | None = None
    point: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has seen to it yet."""
        return self.state in (TurnState.FORESEEN, TurnState.NOWHERE, TurnState.MISSED)


def lay(
    duties: Iterable[Duty], meetings: Sequence[SeenMeeting], year: int, *, today: datetime.date
) -> tuple[Turn, ...]:
    """Return every turn of every duty that applies, each duty with its turns in order."""
    ours = sorted(
        (one for one in meetings if one.day.year == year and not one.is_off),
        key=lambda one: (one.day, one.number),
    )
    known = tuple(duties)
    points = {one.path: _points_by_duty(known, one) for one in ours}
    return tuple(
        turn
        for duty in known
        if not duty.not_applicable
        for turn in _turns(duty, ours, points, year, today)
    )


def _points_by_duty(duties: Sequence[Duty], meeting: SeenMeeting) -> dict[str, SeenPoint]:
    """Return for each duty by its id the first point of a meeting that is about it.

    Of two duties whose words stand in one title, the longer words decide: what says 'begroting van
    de raad' is not about the budget of the enterprise.
    """
    found: dict[str, SeenPoint] = {}
    for point in meeting.points:
        if point.is_held_over:
            continue
        if point.mark:
            named = [one.id for one in duties if one.is_marked(point.mark)]
        else:
            said = {one.id: one.phrase_in(point.title) for one in duties}
            phrases = {words for words in said.values() if words}
            named = [
                name
                for name, words in said.items()
                if words and not any(words != other and words in other for other in phrases)
            ]
        for name in named:
            found.setdefault(name, point)
    return found


def _turns(
    duty: Duty,
    meetings: Sequence[SeenMeeting],
    points: Mapping[str, Mapping[str, SeenPoint]],
    year: int,
    today: datetime.date,
) -> list[Turn]:
    free = list(duty.months)
    turns: list[Turn] = []
    for meeting in meetings:
        point = points[meeting.path].get(duty.id)
        if point is None:
            continue
        nearest = min(free, key=lambda month: abs(month - meeting.day.month), default=0)
        if nearest:
            free.remove(nearest)
        state = TurnState.DONE if meeting.is_past(today) else TurnState.ON_AGENDA
        turns.append(_turn(duty, nearest or meeting.day.month, state, meeting, point.title))
    used = {turn.meeting.path for turn in turns if turn.meeting}
    # The last first: what is late already must not take the meeting that is meant for a later turn.
    for month in reversed(free):
        coming = [
            one
            for one in meetings
            if not one.is_past(today) and one.form == duty.form and one.path not in used
        ]
        later = [one for one in coming if one.day.month >= month]
        taker = next(iter(later or coming[-1:]), None)
        if taker is not None:
            used.add(taker.path)
            turns.append(_turn(duty, month, TurnState.FORESEEN, taker))
        else:
            is_over = today.year > year
            turns.append(_turn(duty, month, TurnState.MISSED if is_over else TurnState.NOWHERE))
    turns.sort(key=_order)
    return [replace(turn, place=place) for place, turn in enumerate(turns, start=1)]


def _turn(
    duty: Duty, month: int, state: TurnState, meeting: SeenMeeting | None = None, point: str = ""
) -> Turn:
    return Turn(duty=duty, place=0, month=month, state=state, meeting=meeting, point=point)


def _order(turn: Turn) -> tuple[int, int]:
    return (turn.meeting.day.month, turn.meeting.day.day) if turn.meeting else (turn.month, 32)

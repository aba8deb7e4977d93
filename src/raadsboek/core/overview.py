"""Vandaag as facts: what is late, what comes, when the next meeting is, and what waits.

Plain tuples and no imports beyond the standard library, because this stands on the path to the
first thing that is seen. How it looks is `core.overview_layout`'s.
"""

import datetime
from typing import NamedTuple

DAYS_OF_WEEK_AHEAD = 7
DAYS_AHEAD = 30
AGENDA_WARNING_DAYS = 7
"""So many days before an agenda must be known, it is asked for."""
ARRANGE_DAYS = 14
"""So many days before a meeting, what is still to arrange is told."""


class Term(NamedTuple):
    """What a term of a dossier says besides what every item does.

    `position` is its place among the deadlines of the dossier. From its `safe` day on it is told
    sooner than on its `last` day.
    """

    position: int
    step: str
    last: datetime.date
    safe: datetime.date
    kind: str
    rule: str = ""
    lapses: bool = False
    reading: str = ""
    remark: str = ""


class Due(NamedTuple):
    """An open note, or a term of a dossier, that falls due on the day `due`.

    `kind` is the value of `soort`. Of a term `title` is what must be done; the day is its safe day
    until that is past.
    """

    path: str
    number: str
    kind: str
    title: str
    person: str
    due: datetime.date
    status: str
    term: Term | None = None
    task: int = -1
    """Which line of an onboarding list it is; -1 for a whole note."""

    @property
    def target(self) -> str:
        """What its line opens: the path of the note; of a part of it what is taken apart below."""
        if self.task >= 0:
            return f"{TASK}{self.task}:{self.path}"
        term = self.term
        return f"{TERM}{term.position}:{term.step}:{self.path}" if term else self.path

    @property
    def is_hard(self) -> bool:
        """Whether a right is lost after its day: a term of the law or of the rules of the house."""
        term = self.term
        return term is not None and term.kind in HARD and not term.lapses

    @property
    def order(self) -> tuple[datetime.date, int, str]:
        """What it is sorted by: its day, on one day the hard terms and then the other ones."""
        return self.due, 0 if self.is_hard else 1 if self.term is not None else 2, self.path


HARD = ("wettelijk", "reglement")
"""The kinds of term that nobody can move; `core.terms.procedure` says the same."""
ARGUABLE = "verdedigbaar"
"""A later start of a term that can be disputed; `core.terms.deadline` says the same."""
TERM = ":termijn:"
"""What the target of a term begins with; no path does."""


TASK = ":taak:"
"""What the target of a task of an onboarding list begins with."""


def task_in(target: str) -> tuple[str, int] | None:
    """Return the path of an onboarding list and the line of a task in it, or None."""
    if not target.startswith(TASK):
        return None
    line, path = target.removeprefix(TASK).split(":", 1)
    return path, int(line)


def term_in(target: str) -> tuple[str, int, str] | None:
    """Return the path of the dossier, the position and the step of a term, or None."""
    if not target.startswith(TERM):
        return None
    position, step, path = target.removeprefix(TERM).split(":", 2)
    return path, int(position), step


class SettlingIn(NamedTuple):
    """How far somebody is who settles in: whose list it is, and the words for it."""

    path: str
    name: str
    words: str


class NextMeeting(NamedTuple):
    """The first meeting that is still to come."""

    path: str
    number: str
    title: str
    date: datetime.date
    start: str
    place: str
    status: str
    agenda_by: datetime.date | None = None
    """The day on which the agenda must be known, while it was not sent."""
    agenda_rule: str = ""
    """By which rule: '7 dagen · art. 14 lid 2 g WOR'."""
    to_arrange: tuple[str, ...] = ()
    misled: bool = False
    """Whether somebody was told another day than the meeting has now."""


class Elsewhere(NamedTuple):
    """Another organ of the same raadsboek: its short name, its name, and what is late there."""

    short: str
    name: str
    late: int


class Overview(NamedTuple):
    """The facts of the start screen on one day, of one organ.

    `organ` is its short name and `elsewhere` the other ones: both empty where there is one.
    """

    name: str
    law: str
    today: datetime.date
    due: tuple[Due, ...]
    meeting: NextMeeting | None
    inbox: int
    problems: int
    notes: int
    bottlenecks: int = 0
    """How many times the work lags, by the last look."""
    altered: tuple[tuple[str, str], ...] = ()
    """Adopted minutes that were changed outside Raadsboek: number, and path or ''."""
    organ: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()
    others: tuple[NextMeeting, ...] = ()
    """Later meetings that ask for something already."""
    waiting: int = 0
    """How many files wait in the inbox to be taken in."""
    vacancies: int = 0
    """How many seats nobody has, by the last count."""
    settling: tuple[SettlingIn, ...] = ()
    """Who settles in, and how far that is."""

    @property
    def late(self) -> tuple[Due, ...]:
        """What is past its day, the longest overdue first."""
        return tuple(item for item in self.due if item.due < self.today)

    @property
    def this_week(self) -> tuple[Due, ...]:
        """What falls due today or in the six days after it."""
        end = self.today + datetime.timedelta(days=DAYS_OF_WEEK_AHEAD)
        return tuple(item for item in self.due if self.today <= item.due < end)

    @property
    def later(self) -> tuple[Due, ...]:
        """What falls due after this week and within thirty days."""
        start = self.today + datetime.timedelta(days=DAYS_OF_WEEK_AHEAD)
        end = self.today + datetime.timedelta(days=DAYS_AHEAD)
        return tuple(item for item in self.due if start <= item.due <= end)


def agenda_is_late(meeting: NextMeeting, today: datetime.date) -> bool:
    """Tell if the agenda had to be known before today and was not sent."""
    return meeting.agenda_by is not None and meeting.agenda_by < today


def agenda_is_near(meeting: NextMeeting, today: datetime.date) -> bool:
    """Tell if the agenda must be known today or within a week."""
    if meeting.agenda_by is None:
        return False
    return 0 <= (meeting.agenda_by - today).days <= AGENDA_WARNING_DAYS


def must_be_arranged(meeting: NextMeeting, today: datetime.date) -> bool:
    """Tell if the meeting is near and something is still to arrange."""
    return bool(meeting.to_arrange) and (meeting.date - today).days < ARRANGE_DAYS

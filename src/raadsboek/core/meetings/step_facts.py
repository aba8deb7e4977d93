"""What the steps of a meeting look at: what is known of one meeting on one day."""

import datetime

from msgspec import Struct

from raadsboek.core.kinds.meeting import NOT_HELD_YET, WITHOUT_STEPS, MeetingForm, MeetingStatus
from raadsboek.core.meetings.send_log import Log, Sending, SentPaper
from raadsboek.core.meetings.terms import Term
from raadsboek.core.quorum import Quorum

ORDER: tuple[MeetingStatus, ...] = tuple(one for one in MeetingStatus if one not in WITHOUT_STEPS)
"""The steps, one after another; a meeting that does not go on has none."""
ADOPTED = frozenset({MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED})
"""In these the minutes were adopted."""


class PointFact(Struct, frozen=True, kw_only=True):
    """An agenda point, as far as the steps care."""

    name: str
    title: str
    goal: str = ""
    minutes: int = 0


class DecisionFact(Struct, frozen=True, kw_only=True):
    """A decision of the meeting."""

    number: str
    power: str = ""
    votes: str = ""
    lacks_letter: bool = False
    """It needs a letter (`core.letters`) and has none."""
    withdrawn: bool = False


class ActionFact(Struct, frozen=True, kw_only=True):
    """An action item of the meeting."""

    number: str
    has_owner: bool
    has_date: bool
    is_open: bool = True


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of one meeting on `today`, gathered by the caller."""

    number: str
    today: datetime.date
    status: MeetingStatus = MeetingStatus.PLANNED
    form: str = MeetingForm.COUNCIL
    day: datetime.date | None = None
    start: str = ""
    place: str = ""
    points: tuple[PointFact, ...] = ()
    to_arrange: tuple[str, ...] = ()
    arranged: tuple[str, ...] = ()
    agenda_term: Term | None = None
    papers_term: Term | None = None
    log: Log = Log()
    papers: tuple[SentPaper, ...] = ()
    """The papers of the agenda as they are now."""
    lost: tuple[str, ...] = ()
    """Papers that the agenda names and nobody can find."""
    attendance: Quorum | None = None
    has_minutes: bool = False
    unrecorded: int = 0
    """How many lines of the minutes still differ from the notes that they stand for."""
    decisions: tuple[DecisionFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    unagreed: tuple[str, ...] = ()
    """Of minutes that need two sides, those that have not agreed: 'raad', 'bestuurder'."""
    published: datetime.date | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether the minutes were adopted."""
        return self.status in ADOPTED

    @property
    def has_come(self) -> bool:
        """Whether the day of the meeting has come, or it was held all the same."""
        held = self.status not in (*NOT_HELD_YET, MeetingStatus.CANCELLED)
        return held or (self.day is not None and self.day <= self.today)

    @property
    def misled(self) -> Sending | None:
        """Who was told another day than the one on which the meeting is to be."""
        return None if self.has_come or self.day is None else self.log.misled(self.day)

    @property
    def owed(self) -> dict[SentPaper, list[str]]:
        """The papers that came or changed after the agenda went out, and who misses each."""
        return {} if self.has_come else self.log.owed(self.papers)

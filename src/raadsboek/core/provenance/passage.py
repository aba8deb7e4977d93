"""What the story of a decision is made of: passages, each with its day and where it is recorded."""

import datetime
from enum import StrEnum

from msgspec import Struct


class Stage(StrEnum):
    """What a passage tells of, in the order in which it stands on one day."""

    BEFORE = "eerder"
    """What the decision came in the place of."""
    TRAJECTORY = "traject"
    POST = "post"
    AGENDA = "agendapunt"
    MINUTES = "verslag"
    DECISION = "besluit"
    VOTE = "stemming"
    ACTION = "actie"
    PROMISE = "toezegging"
    ADOPTION = "vaststelling"
    LETTER = "brief"
    STATUS = "status"
    CHANGE = "wijziging"
    AMENDMENT = "amendement"
    EVALUATION = "evaluatie"
    AFTER = "opvolging"
    """What ended the decision, or came in its place."""


ORDER = {stage: place for place, stage in enumerate(Stage)}


class Recorded(Struct, frozen=True):
    """The version in which something was recorded: its code, when, by whom and what it was for."""

    version: str
    moment: datetime.datetime
    author: str
    subject: str


class Passage(Struct, frozen=True, kw_only=True):
    """One step of the story.

    `day` is the one that the note gives, else that of the version. `number` is the note that it
    was read from, at `path`. `recorded` is None for what stands in no version yet. A `secret` one
    tells nothing but its number to others.
    """

    stage: Stage
    day: datetime.date | None
    text: str
    number: str
    path: str
    details: tuple[str, ...] = ()
    recorded: Recorded | None = None
    secret: bool = False

    @property
    def when(self) -> datetime.date | None:
        """The day that it is told under; None when nothing gives one."""
        return self.day or (self.recorded.moment.date() if self.recorded else None)


class Life(Struct, frozen=True, kw_only=True):
    """The story of one note, oldest first.

    With `day_only` the raadsboek keeps no time of day, and what stands in a version is no time.
    """

    number: str
    kind: str
    title: str
    status: str
    path: str
    secret: bool
    passages: tuple[Passage, ...]
    day_only: bool = False


def in_order(passages: list[Passage]) -> tuple[Passage, ...]:
    """Return passages by day; what happened on one day in the order of a meeting and after it."""
    return tuple(sorted(passages, key=_key))


def _key(passage: Passage) -> tuple[datetime.date, int, float, str]:
    moment = passage.recorded.moment if passage.recorded else None
    day = passage.when or datetime.date.max
    return day, ORDER[passage.stage], moment.timestamp() if moment else 0.0, passage.number

"""The time of an agenda: how long a meeting is, when each point begins, and what is short."""

from msgspec import Struct

from raadsboek.core.meetings.agenda.points import Agenda

_DAY = 24 * 60


class Timing(Struct, frozen=True, kw_only=True):
    """The minutes planned against those of the meeting; `starts` are times such as 13:30.

    `available` is None, and the starts are '', when the meeting has no times.
    """

    planned: int
    available: int | None
    starts: tuple[str, ...]

    @property
    def short(self) -> int:
        """How many minutes too much are planned."""
        return max(self.planned - self.available, 0) if self.available is not None else 0

    @property
    def sentence(self) -> str:
        """The two figures: '115 van 120 min'."""
        if self.available is None:
            return f"{self.planned} min"
        return f"{self.planned} van {self.available} min"


def timing_of(agenda: Agenda, start: str, end: str) -> Timing:
    """Return the times of an agenda for a meeting from `start` to `end` (13:30; '' unknown)."""
    first, last = minutes_of_day(start), minutes_of_day(end)
    available = (last - first) % _DAY if first is not None and last is not None else None
    starts = []
    passed = 0
    for point in agenda.points:
        starts.append("" if first is None else _clock(first + passed))
        passed += point.minutes
    return Timing(planned=passed, available=available or None, starts=tuple(starts))


def minutes_of_day(clock: str) -> int | None:
    """Return the minutes since midnight of a time such as 13:30, or None for anything else."""
    hours, colon, minutes = clock.strip().partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"

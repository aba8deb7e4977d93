"""A clock that goes only when it is told to: pictures and tests take place on one fixed day."""

import datetime

AMSTERDAM_IN_WINTER = datetime.timezone(datetime.timedelta(hours=1))
DEMO_DAY = datetime.date(2026, 11, 22)
"""The day for which the demo raadsboek of the walk is made: a Sunday."""
MEETING_DAY = datetime.date(2026, 11, 26)
"""The Thursday after it: the next meeting of the demo, and the day of the walk."""


class Clock:
    """The time of the day of the walk; called, it tells the moment."""

    def __init__(self, time: str, day: datetime.date = MEETING_DAY) -> None:
        self._day = day
        self.set(time)

    def set(self, time: str) -> None:
        """Let it be this late, such as '13:47'."""
        self._now = datetime.datetime.combine(
            self._day, datetime.time.fromisoformat(time), AMSTERDAM_IN_WINTER
        )

    def __call__(self) -> datetime.datetime:
        return self._now

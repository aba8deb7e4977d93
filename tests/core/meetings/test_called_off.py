"""A meeting that does not go on has no steps, and misses nothing."""

import datetime

from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.step_facts import Facts
from raadsboek.core.meetings.steps import missing, next_step, passed_over, refusals

DAY = datetime.date(2026, 11, 26)
OFF = Facts(number="V-2026-02", today=DAY, day=DAY, status=MeetingStatus.CANCELLED)


def test_nothing_is_asked_of_it() -> None:
    """No step comes next and none is missing; going on is refused with what to do."""
    assert next_step(OFF) is None
    assert missing(OFF) == []
    assert passed_over(OFF, MeetingStatus.HELD) == []
    (refusal,) = refusals(OFF, MeetingStatus.HELD)
    assert "nieuwe vergadering" in refusal.fix


def test_calling_off_is_no_step() -> None:
    """It moves due dates, so it has an action of its own."""
    planned = Facts(number="V-2026-02", today=DAY, day=DAY)
    (refusal,) = refusals(planned, MeetingStatus.CANCELLED)
    assert "verplaats V-2026-02 --vervalt" in refusal.fix

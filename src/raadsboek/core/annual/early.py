"""What makes a count of a year too early: days to come, and meetings nobody worked out.

Pure. It changes no number; it tells why a number may still change.
"""

import datetime
from collections.abc import Iterable

from raadsboek.core.annual.part import Meta, Period
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.note import text_in


def too_early(meetings: Iterable[Meta], period: Period, today: datetime.date) -> tuple[str, ...]:
    """Return sentences about what the numbers of a time do not have yet."""
    told = []
    if period.end >= today:
        end = without_weekday(period.end)
        told.append(f"Deze tijd loopt nog tot en met {end}. Tel daarna opnieuw.")
    for meta in meetings:
        day = day_as_kept(text_in(meta, "datum"))
        status = text_in(meta, "status") or MeetingStatus.PLANNED
        if day and period.start <= day <= period.end and day < today and status in NOT_HELD_YET:
            number = text_in(meta, "nummer")
            told.append(f"{number} is geweest en telt nog niet mee: de status is '{status}'.")
    return tuple(told)

"""The day of an event as somebody types it: of what was, or of a meeting that is planned soon."""

import datetime

from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    read_date,
    read_written_date,
    without_weekday,
)

_DAYS_BACK = 300
"""How far back a day without a year may lie: who records a receipt is often months behind."""


def read_event_day(text: str, *, today: datetime.date) -> datetime.date | None:
    """Return the day that the words mean, or None; without a year one of the past ten months.

    Only where no such day was, the first that comes. A weekday that does not agree gives None.
    """
    words = text.strip().casefold()
    if words.isalpha():
        return read_date(words, today=today)
    return read_written_date(words, earliest=_earliest(today))


def day_complaint(text: str, *, today: datetime.date) -> str:
    """Return what is wrong with the words of a day, in a sentence; '' when they mean one."""
    if read_event_day(text, today=today) is not None:
        return ""
    if not text.strip():
        return "Vul in op welke dag het was."
    _, _, rest = text.strip().partition(" ")
    day = read_written_date(rest, earliest=_earliest(today))
    if day is not None:
        return f"{without_weekday(day)} is een {FULL_WEEKDAYS[day.weekday()]}."
    return "Die dag bestaat niet. Typ bijvoorbeeld: gisteren, vr 23 oktober of 23-10-2026."


def _earliest(today: datetime.date) -> datetime.date:
    return today - datetime.timedelta(days=min(_DAYS_BACK, today.toordinal() - 1))

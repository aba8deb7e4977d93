"""What is wrong with the day of an event as somebody types it, for a form."""

import datetime

from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    mistaken_weekday,
    read_past_date,
    without_weekday,
)


def day_complaint(text: str, *, today: datetime.date) -> str:
    """Return what is wrong with the words of a day, in a sentence; '' when they mean one."""
    if read_past_date(text, today=today) is not None:
        return ""
    if not text.strip():
        return "Vul in op welke dag het was."
    day = mistaken_weekday(text, today=today, past=True)
    if day is not None:
        return f"{without_weekday(day)} is een {FULL_WEEKDAYS[day.weekday()]}."
    return "Die dag bestaat niet. Typ bijvoorbeeld: gisteren, vr 23 oktober of 23-10-2026."

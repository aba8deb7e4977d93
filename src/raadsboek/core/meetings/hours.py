"""The hours of a meeting as moments: whether it is going on, and when it ends."""

import datetime

from raadsboek.core.note import Note


def ends_today(meeting: Note, now: datetime.datetime) -> datetime.datetime | None:
    """Return when the meeting ends, while it is going on; else None."""
    start, end = _moment(meeting, "van", now), _moment(meeting, "tot", now)
    if start and end and start <= now < end:
        return end
    return None


def _moment(meeting: Note, key: str, now: datetime.datetime) -> datetime.datetime | None:
    """Return a time of day of the meeting as a moment, when the meeting is today."""
    if meeting.text("datum") != now.date().isoformat():
        return None
    try:
        time = datetime.time.fromisoformat(meeting.text(key))
    except ValueError:
        return None
    return datetime.datetime.combine(now.date(), time, now.tzinfo)

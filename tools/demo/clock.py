"""Local time in the Netherlands, for the moments in the history.

A rule instead of the time zone database, which is not on every computer: summer time from the last
Sunday of March to the last Sunday of October. Never used at the hour of the change.
"""

import datetime
import zlib


def moment(day: datetime.date, hour: int, about: str) -> datetime.datetime:
    """Return a moment in this hour; `about` decides the minute and second, always the same."""
    spread = zlib.crc32(about.encode()) % 3600
    zone = datetime.timezone(datetime.timedelta(hours=2 if _is_summer_time(day) else 1))
    return datetime.datetime(
        day.year, day.month, day.day, hour, spread // 60, spread % 60, tzinfo=zone
    )


def _is_summer_time(day: datetime.date) -> bool:
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _last_sunday(year: int, month: int) -> datetime.date:
    last = datetime.date(year, month, 31)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)

"""Days as people type them behind a word in a line: `van 2025-03-01 tot 2026-06-30`.

Owns that form, for the committees and the roles of a member. Both days are included.
"""

import datetime
import re

from msgspec import Struct

_DAY = r"\d{4}-\d\d-\d\d"
DAYS = rf"(?: (?:van|vanaf|sinds) (?P<start>{_DAY}))?(?: (?:tot|t/m|tot en met) (?P<end>{_DAY}))?"
"""The end of a pattern of such a line."""


class Stretch(Struct, frozen=True, kw_only=True):
    """The days in which somebody has something; without a day on a side there is no limit."""

    start: datetime.date | None = None
    end: datetime.date | None = None

    def is_on(self, day: datetime.date) -> bool:
        """Tell if a day is one of them."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def read_days(found: re.Match[str]) -> Stretch | None:
    """Return the days that were found; None when one is no day, or they end before they start."""
    try:
        start, end = (
            datetime.date.fromisoformat(found[key]) if found[key] else None
            for key in ("start", "end")
        )
    except ValueError:
        return None
    return None if start and end and end < start else Stretch(start=start, end=end)

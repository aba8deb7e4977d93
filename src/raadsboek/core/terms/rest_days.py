"""Which days are rest days for the Algemene termijnenwet, and what each is called.

Weekends and the holidays of art. 3 lid 1 and 2 are computed; the days that were equated by decree
(art. 3 lid 3) are data that ends somewhere: past that end nobody can tell yet.
"""

import datetime
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from raadsboek.core.dates import FULL_WEEKDAYS
from raadsboek.core.holidays import rest_days

_SATURDAY = 5


class RestDays(Struct, frozen=True, kw_only=True):
    """The days on which no term ends; `equated` are those by decree, known `covered_until`."""

    equated: Mapping[datetime.date, str]
    covered_until: datetime.date

    def name(self, day: datetime.date) -> str:
        """Return why a day is a rest day: 'zaterdag', 'Goede vrijdag'; '' for an ordinary day."""
        if day.weekday() >= _SATURDAY:
            return FULL_WEEKDAYS[day.weekday()]
        return self.equated.get(day) or _holidays(day.year).get(day, "")

    def is_covered(self, day: datetime.date) -> bool:
        """Tell if the decrees of the year of this day are known."""
        return day <= self.covered_until


@cache
def _holidays(year: int) -> Mapping[datetime.date, str]:
    return rest_days(year)

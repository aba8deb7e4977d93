"""Which days are rest days for the Algemene termijnenwet, and what each is called.

The holidays of art. 3 lid 1 and 2 are kept per year as data; those of a year that is not kept are
asked of `core.holidays`. The days that were equated by decree (art. 3 lid 3) are data that ends
somewhere: outside of what is known nobody can tell, and nothing is guessed.
"""

import datetime
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from raadsboek.core.dates import FULL_WEEKDAYS
from raadsboek.core.holidays import rest_days

_SATURDAY = 5

Days = Mapping[datetime.date, str]
"""The rest days of a year, weekends aside, each with its name."""


class RestDays(Struct, frozen=True, kw_only=True):
    """The days on which no term ends.

    `holidays` are those of the years that are kept; `equated` are the days by decree, of which
    all are known from `covered_from` until `covered_until`.
    """

    equated: Days
    covered_from: datetime.date
    covered_until: datetime.date
    holidays: Mapping[int, Days] = {}

    def name(self, day: datetime.date) -> str:
        """Return why a day is a rest day: 'zaterdag', 'Goede vrijdag'; '' for an ordinary day."""
        if day.weekday() >= _SATURDAY:
            return FULL_WEEKDAYS[day.weekday()]
        year = self.holidays.get(day.year) or _not_kept(day.year)
        return year.get(day) or self.equated.get(day, "")

    def is_covered(self, day: datetime.date) -> bool:
        """Tell if it is known whether this day was equated with a holiday by decree."""
        return self.covered_from <= day <= self.covered_until


@cache
def _not_kept(year: int) -> Days:
    return rest_days(year)

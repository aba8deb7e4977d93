"""When everything happens: the days of the story, all derived from one day.

The story names days as `M5` (the fifth meeting held), `N1` (the next meeting), `N2` (the one
after), `D` (the day the deviating decision came in), `beroep` (the last day for appeal), `dag` (the
day the demo is opened), `begin` and `einde` (the term of office), `kies` (the next election) and
`start`, with an offset in days: `M5-4`, `dag+5`.
"""

import datetime
import re
from collections.abc import Callable, Mapping

from demo.holidays import DAY, is_closed, is_workday, workday
from raadsboek.core.dates import MONTHS, real_date, short_date, without_weekday
from raadsboek.core.holidays import Region, school_holidays
from raadsboek.core.terms.counting import shifted
from raadsboek.core.terms.procedure import Unit
from raadsboek.vault.procedures import read_law

THURSDAY = 3
WEEKS_BACK = (7, 10, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45, 48, 51)
"""How many weeks before the next meeting the council met, the latest but one first."""

_DAY = re.compile(r"(?P<name>[A-Za-z]+\d*)(?P<offset>[+-]\d+)?")
_TOKEN = re.compile(r"\{(?P<day>[^{}|]+)(?:\|(?P<form>\w+))?\}")

_FORMS: Mapping[str, Callable[[datetime.date], str]] = {
    "": lambda day: f"{day.day} {MONTHS[day.month - 1]}",
    "jaar": without_weekday,
    "kort": short_date,
    "iso": datetime.date.isoformat,
    "j": lambda day: str(day.year),
    "vorig": lambda day: str(day.year - 1),
    "maand": lambda day: MONTHS[day.month - 1],
}


class Days:
    """The days of one demo; `days["M5-4"]` is a date."""

    def __init__(self, today: datetime.date) -> None:
        self.today = today
        self._named = _named_days(today)

    def __getitem__(self, expression: str) -> datetime.date:
        """Return the date; with an offset it is a workday, moved away from the named day.

        Offsets from `dag` move back instead, so that what falls due this week stays in it.
        """
        match = _DAY.fullmatch(expression.strip())
        if match is None or match["name"] not in self._named:
            raise KeyError(f"no such day in the story: {expression!r}")
        day = self._named[match["name"]]
        if not match["offset"]:
            return day
        offset = int(match["offset"])
        forward = offset > 0 and match["name"] != "dag"
        return workday(day + offset * DAY, 1 if forward else -1)

    def fill(self, text: str) -> str:
        """Return `text` with every `{M5-4}` or `{M5-4|kort}` written as a Dutch date."""
        return _TOKEN.sub(lambda match: _FORMS[match["form"] or ""](self[match["day"]]), text)


def _named_days(today: datetime.date) -> dict[str, datetime.date]:
    decision, appeal = _decision_and_appeal(today)
    first = _next_meeting(today)
    thursday = first + (THURSDAY - first.weekday()) * DAY
    meetings = _past_meetings(thursday, decision)
    begin = workday(today - 600 * DAY, -1)
    named = {f"M{position}": day for position, day in enumerate(meetings, 1)}
    return {
        **named,
        "N1": first,
        "N2": _meeting_after(thursday + 21 * DAY),
        "D": decision,
        "beroep": appeal,
        "dag": today,
        "start": workday(meetings[0] - 21 * DAY, -1),
        "begin": begin,
        "einde": shifted(begin, 3, Unit.YEAR) - DAY,
        "kies": _election_day(today + 479 * DAY),
    }


def _election_day(day: datetime.date) -> datetime.date:
    """Return this day, or the nearest one before it on which most people are at work."""
    while not is_workday(day) or day in school_holidays(day.year, Region.MIDDLE).days:
        day -= DAY
    return day


def _decision_and_appeal(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the latest decision whose month to appeal (art. 26 lid 2 WOR) ends this week.

    The month ends on the day of the same number; a term that ends on a rest day is longer
    (Algemene termijnenwet, art. 1). Only months that have that day are used.
    """
    found = []
    for ahead in range(1, 7):
        end = today + ahead * DAY
        before = end.replace(day=1) - DAY
        decision = real_date(before.year, before.month, end.day)
        appeal = _rolled(end)
        if decision and appeal <= today + 6 * DAY:
            found.append((decision, appeal))
    # Around the turn of the year a director sometimes mails on a day off.
    return next((pair for pair in found if is_workday(pair[0])), found[0])


def _rolled(day: datetime.date) -> datetime.date:
    rest = read_law().rest
    while rest.name(day):
        day += DAY
    return day


def _next_meeting(today: datetime.date) -> datetime.date:
    """Return a workday in the coming six days: a Thursday if there is one, near the fourth day."""
    coming = [today + ahead * DAY for ahead in range(1, 7)]
    workdays = [day for day in coming if is_workday(day)]
    return min(workdays, key=lambda day: (day.weekday() != THURSDAY, abs((day - today).days - 4)))


def _meeting_after(day: datetime.date) -> datetime.date:
    while is_closed(day) or not is_workday(day):
        day += 7 * DAY
    return day


def _past_meetings(thursday: datetime.date, decision: datetime.date) -> list[datetime.date]:
    """Return the days of the meetings held, oldest first, all Thursdays but for the last.

    The last one stands between the deviating decision and today, also in the summer break: a
    council that must decide on an appeal meets. Meetings are two weeks apart or more.
    """
    last = thursday - (28 if thursday - 28 * DAY >= decision + 4 * DAY else 21) * DAY
    while not is_workday(last):
        last -= DAY
    days = [last]
    for weeks in WEEKS_BACK:
        day = min(thursday - weeks * 7 * DAY, _thursday_of(days[-1]) - 14 * DAY)
        while is_closed(day) or not is_workday(day):
            day -= 7 * DAY
        days.append(day)
    return days[::-1]


def _thursday_of(day: datetime.date) -> datetime.date:
    return day + (THURSDAY - day.weekday()) * DAY

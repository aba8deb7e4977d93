"""Due dates counted from the day of the meeting: 'over twee weken', 'volgende week vrijdag'.

Works on words that `core.due` has stripped of prepositions; the readings are described there.
"""

import datetime
import re

from raadsboek.core.dates import FULL_WEEKDAYS, WEEKDAY_NUMBERS, long_date
from raadsboek.core.due_fixed import FRIDAY, Reading, part_of_month, part_reading
from raadsboek.core.number_words import NUMBER_WORDS

_LARGEST_AMOUNT = 999
_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))
_AFTER = re.compile(
    rf"(?:(?:over|binnen|na) )?(\d{{1,4}}|{'|'.join(NUMBER_WORDS)}|een half|anderhalf) "
    r"(dag|dagen|werkdag|werkdagen|week|weken|maand|maanden|jaar|kwartaal|kwartalen)"
)
_PART_OF_NEAR_MONTH = re.compile(
    r"(?:(eind|einde|begin|half|medio)(?: van)? )?(?:de |deze |(volgende |komende ))maand"
)
_WEEK = re.compile(
    r"(?:(einde?|begin)(?: van)? )?(deze|volgende|komende) week|einde?(?: van)?(?: de)? week"
)
_WEEKDAY_IN_WEEK = re.compile(
    rf"(?:(deze|volgende) week (?:op )?({_WEEKDAY})|({_WEEKDAY}) (?:van )?(deze|volgende) week)"
)
_COMING_WEEKDAY = re.compile(rf"(?:(?:komende|aanstaande|a\.s\.) )?({_WEEKDAY})")
_NEAR = {"vandaag": 0, "morgen": 1, "overmorgen": 2}
AT_ONCE = frozenset({"direct", "per direct", "meteen", "onmiddellijk", "per omgaande", "omgaand"})


def read_relative(plain: str, said_on: datetime.date) -> Reading | None:
    """Return the day that these words mean, said on this day."""
    if plain in AT_ONCE:
        return Reading(said_on, "per direct")
    if plain in _NEAR:
        return Reading(said_on + datetime.timedelta(days=_NEAR[plain]), "")
    if match := _AFTER.fullmatch(plain):
        return _after(said_on, match[1], match[2])
    if match := _PART_OF_NEAR_MONTH.fullmatch(plain):
        month = _add_months(said_on.replace(day=1), 1 if match[2] else 0)
        day = part_of_month(month.year, month.month, match[1] or "")
        return Reading(day, part_reading(match[1] or "")) if day and day >= said_on else None
    return _read_weekday(plain, said_on)


def _read_weekday(plain: str, said_on: datetime.date) -> Reading | None:
    monday = said_on - datetime.timedelta(days=said_on.weekday())
    if match := _WEEKDAY_IN_WEEK.fullmatch(plain):
        which, name = match[1] or match[4], match[2] or match[3]
        days = WEEKDAY_NUMBERS[name] + (0 if which == "deze" else 7)
        day = monday + datetime.timedelta(days=days)
        return Reading(day, "") if day >= said_on else None
    if match := _WEEK.fullmatch(plain):
        this_week = match[2] in (None, "deze")
        if match[1] == "begin":
            weekday, reading = 1, "begin van de week: tot en met dinsdag"
        else:
            weekday, reading = FRIDAY, "de week eindigt op vrijdag"
        day = monday + datetime.timedelta(days=weekday + (0 if this_week else 7))
        return Reading(day, reading) if day >= said_on else None
    if match := _COMING_WEEKDAY.fullmatch(plain):
        weekday = WEEKDAY_NUMBERS[match[1]]
        ahead = (weekday - said_on.weekday() - 1) % 7 + 1
        day = said_on + datetime.timedelta(days=ahead)
        return Reading(day, f"eerstvolgende {FULL_WEEKDAYS[weekday]}")
    return None


def _after(said_on: datetime.date, amount_word: str, unit: str) -> Reading | None:
    if amount_word in ("een half", "anderhalf"):
        if unit != "jaar":
            return None
        amount, unit = (6 if amount_word == "een half" else 18), "maand"
    else:
        amount = NUMBER_WORDS.get(amount_word) or int(amount_word)
    if amount > _LARGEST_AMOUNT:
        return None
    reading = f"gerekend vanaf {long_date(said_on)}"
    if unit.startswith("werkdag"):
        return Reading(_add_working_days(said_on, amount), f"{reading}, feestdagen niet meegeteld")
    if unit.startswith("dag"):
        return Reading(said_on + datetime.timedelta(days=amount), reading)
    if unit.startswith("we"):
        return Reading(said_on + datetime.timedelta(weeks=amount), reading)
    months = {"m": 1, "k": 3, "j": 12}[unit[0]] * amount
    return Reading(_add_months(said_on, months), reading)


def _add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months on, or the last day of that month when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    last = part_of_month(year, month, "")
    return datetime.date(year, month, min(day.day, last.day if last else day.day))


def _add_working_days(day: datetime.date, amount: int) -> datetime.date:
    while amount:
        day += datetime.timedelta(days=1)
        amount -= day.weekday() <= FRIDAY
    return day

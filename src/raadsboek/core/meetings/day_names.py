"""The day of a meeting where it stands in words: in its title and in the name of its file.

Only a day that stands there is replaced, in the way in which it was written; nothing is added.
"""

import datetime
import re

from raadsboek.core.dates import FULL_WEEKDAYS, MONTHS, WEEKDAYS, short_date
from raadsboek.core.filenames import note_name

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = rf"(?:({'|'.join((*FULL_WEEKDAYS, *WEEKDAYS))})(\.?,? +))?"


def title_on(title: str, old: datetime.date, new: datetime.date) -> str:
    """Return a title with the old day, as it stands in it, replaced by the new one."""
    title = title.replace(old.isoformat(), new.isoformat())
    title = title.replace(_in_figures(old), _in_figures(new))
    return _in_words(old).sub(lambda match: _as_written(match, new), title)


def _in_figures(day: datetime.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _in_words(day: datetime.date) -> re.Pattern[str]:
    months = f"{MONTHS[day.month - 1]}|{_short_month(day)}"
    return re.compile(rf"\b{_WEEKDAY}{day.day} ({months})\b(?: ({day.year})\b)?", re.IGNORECASE)


def _short_month(day: datetime.date) -> str:
    return short_date(day).split()[-1]


def _as_written(match: re.Match[str], day: datetime.date) -> str:
    weekday, space, month, year = match.groups()
    words = ""
    if weekday:
        names = WEEKDAYS if len(weekday) == 2 else FULL_WEEKDAYS
        named = names[day.weekday()]
        words = (named.capitalize() if weekday[0].isupper() else named) + space
    is_long = month.casefold() in MONTHS
    words += f"{day.day} {MONTHS[day.month - 1] if is_long else _short_month(day)}"
    return f"{words} {day.year}" if year else words


def path_on(
    path: str, number: str, titles: tuple[str, str], old: datetime.date, new: datetime.date
) -> str:
    """Return the path of a meeting on its new day, with the day in its name and its year folder.

    `titles` are the old and the new title. A name that somebody chose without a day in it stays.
    """
    folder, _, name = path.rpartition("/")
    above, _, year = folder.rpartition("/")
    if year == str(old.year):
        folder = f"{above}/{new.year}" if above else str(new.year)
    if name == note_name(number, titles[0]):
        name = note_name(number, titles[1])
    else:
        words = name.removeprefix(number)
        if len(_ISO.findall(words)) == 1:
            name = name[: len(name) - len(words)] + _ISO.sub(new.isoformat(), words)
    return f"{folder}/{name}" if folder else name

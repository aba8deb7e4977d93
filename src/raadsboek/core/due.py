"""Due dates as people say them in a meeting: 'voor 1 april', 'over twee weken', 'volgende ov'.

How words are read: a deadline is the *last* day on which it is still in time, and the reading
stands in the explanation so that the secretary can see it.

- 'voor 1 april', 'uiterlijk 1 april' and 'op 1 april' all mean 1 April: that is how it is
  said and kept at the table. 'voor april' and 'voor Q3' do mean the last day before.
- 'begin mei' is 7 May, 'half mei' is 15 May, 'eind mei' and 'in mei' are 31 May.
- A week without a day ends on Friday. A weekday is the first one after the meeting.
- A date without a year is the first one on or after the day of the meeting.
- What people understand in more than one way ('volgende vrijdag', 'voor de zomer') is None:
  the secretary is asked for a date.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.due_fixed import Reading, read_fixed
from raadsboek.core.due_relative import AT_ONCE, read_relative


class DueKind(StrEnum):
    """Where the date comes from: the calendar, the day it was said, or another meeting."""

    FIXED = "vast"
    RELATIVE = "gerekend"
    MEETING = "vergadering"


class Due(Struct, frozen=True, kw_only=True):
    """A due date; `date` is None when the words name no day or a meeting not yet planned."""

    date: datetime.date | None
    words: str
    kind: DueKind
    explanation: str


_PREPOSITION = re.compile(
    r"(?:(vóór|voor)|uiterlijk(?: op| voor| in)?|op|tot(?: en met)?|t/m|per|tegen|rond|tijdens|"
    r"in|nog)\s+"
)
_ARTICLE = re.compile(r"(?:de|het)\s+")
_COMING = re.compile(r",? (?:a\.?s|aanstaande)\.?$")
_MEETING = re.compile(
    r"(?:volgend|volgende|eerstvolgend|eerstvolgende|komend|komende|aanstaande) "
    r"(.*?)(?:vergadering|vergad\.?|verg\.?|overleg|bijeenkomst|ov|or|cr|mr|db)"
)
_NO_DAY = frozenset(
    {
        "zo snel mogelijk",
        "zo spoedig mogelijk",
        "zsm",
        "z.s.m",
        "z.s.m.",
        "asap",
        "doorlopend",
        "continu",
    }
)
_FORM_WORDS = (
    ("raads", "raad"),
    ("or", "raad"),
    ("cr", "raad"),
    ("mr", "raad"),
    ("overleg", "overleg"),
    ("ov", "overleg"),
    ("db", "db"),
    ("dagelijks bestuur", "db"),
    ("commissie", "commissie"),
    ("achterban", "achterban"),
)
_FORM_NAMES = {
    "": "vergadering",
    "raad": "raadsvergadering",
    "overleg": "overlegvergadering",
    "db": "db-vergadering",
    "commissie": "commissievergadering",
    "achterban": "achterbanbijeenkomst",
}
_LONGEST = 80
_COUNCIL_FORMS = frozenset({"raad", "overleg"})


def read_due(
    words: str,
    *,
    said_on: datetime.date,
    next_meeting: datetime.date | None,
    next_meetings: Mapping[str, datetime.date] = {},
) -> Due | None:
    """Return what the words of a due date mean, or None when they are not understood.

    `said_on` is the day of the meeting. `next_meeting` is what 'volgende vergadering' means,
    `next_meetings` the first meeting after this one by form (the values of `vorm`).
    """
    spoken = " ".join(words.split()).strip(" .,;")
    if len(spoken) > _LONGEST:
        return None
    plain = spoken.casefold()
    if plain in _NO_DAY:
        return Due(date=None, words=spoken, kind=DueKind.RELATIVE, explanation="geen dag genoemd")
    before = False
    if plain not in AT_ONCE:
        while match := _PREPOSITION.match(plain):
            before = before or bool(match[1])
            plain = plain[match.end() :]
        plain = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    plain = _COMING.sub("", plain)  # 'vrijdag a.s.': the first one after is meant anyway
    meeting = _read_meeting(plain, spoken, next_meeting, next_meetings)
    if meeting:
        return meeting
    try:
        found = read_fixed(plain, said_on, before)
        if found:
            return _due(found, spoken, DueKind.FIXED)
        found = read_relative(plain, said_on)
    except (OverflowError, ValueError):  # a day beyond the calendar
        return None
    return _due(found, spoken, DueKind.RELATIVE) if found else None


def next_meetings_after(
    meetings: Iterable[tuple[datetime.date, str]], *, said_on: datetime.date, form: str
) -> tuple[datetime.date | None, dict[str, datetime.date]]:
    """Return what 'volgende vergadering' means in a meeting of this form, and the next by form.

    Council and consultation meetings are one series to the people in them, so each counts as
    the other's next; a committee or executive meeting is followed by its own kind.
    """
    by_form: dict[str, datetime.date] = {}
    for day, its_form in sorted(meetings):
        if day > said_on:
            by_form.setdefault(its_form, day)
    return min((by_form[one] for one in _series(form) if one in by_form), default=None), by_form


def last_meeting_before(
    meetings: Iterable[tuple[datetime.date, str]], *, day: datetime.date, form: str
) -> datetime.date | None:
    """Return the day of the meeting that this one, of this form on this day, follows."""
    series = _series(form)
    return max(
        (one for one, its_form in meetings if one < day and its_form in series), default=None
    )


def _series(form: str) -> frozenset[str]:
    return _COUNCIL_FORMS if form in _COUNCIL_FORMS else frozenset({form})


def _due(reading: Reading, words: str, kind: DueKind) -> Due:
    explanation = f"uiterlijk {long_date(reading.day)}"
    if reading.how:
        explanation += f" ({reading.how})"
    return Due(date=reading.day, words=words, kind=kind, explanation=explanation)


def _read_meeting(
    plain: str,
    words: str,
    next_meeting: datetime.date | None,
    next_meetings: Mapping[str, datetime.date],
) -> Due | None:
    match = _MEETING.fullmatch(plain)
    if match is None:
        return None
    named = plain.split(" ", 1)[1]
    form = next((form for word, form in _FORM_WORDS if named.startswith(word)), "")
    if not form and match[1].strip():
        return None
    day = next_meetings.get(form) if form else next_meeting
    name = f"de volgende {_FORM_NAMES[form]}"
    explanation = f"{name}, {long_date(day)}" if day else f"{name} is nog niet gepland"
    return Due(date=day, words=words, kind=DueKind.MEETING, explanation=explanation)

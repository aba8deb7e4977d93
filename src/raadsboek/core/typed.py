"""What somebody typed for a key, as it is stored: one reading for forms, `nieuw` and `wijzig`.

Lenient in form, never in meaning: '12 maart' becomes 2026-03-12 and 'B-2026-014' a link, but a
text that is not understood is stored as typed, so that `schema.check` says what is wrong with it.
A deadline is also understood as it is said at the table: 'vrijdag', 'over twee weken'. Another
date is not: 'vrijdag' as the day of a letter is the last one, as a deadline the next one. The day
on which a request came in starts a term of the law: '1 oktober', typed in November, was last month.
"""

import datetime
import re

from raadsboek.core import money
from raadsboek.core.dates import read_date, read_past_date
from raadsboek.core.due import read_due
from raadsboek.core.kinds import KINDS
from raadsboek.core.links import link, target
from raadsboek.core.note import Value
from raadsboek.core.schema import Field, Shape

_CLOCK = re.compile(r"(\d{1,2})[:.u](\d{2})")
_QUANTITY = re.compile(r"\d{1,4}[.,]\d{1,2}")
_VOTES = re.compile(r"\d+\s*[-/]\s*\d+\s*[-/]\s*\d+")
_DEADLINES = frozenset(kind.due_key for kind in KINDS)


def stored(item: Field, text: str, *, today: datetime.date) -> Value:
    """Return the value on disk for what was typed; a key that holds several becomes a list."""
    if item.many:
        return [_stored_one(item, part.strip(), today) for part in text.split(",") if part.strip()]
    return _stored_one(item, text.strip(), today)


def day_of(item: Field, text: str, *, today: datetime.date) -> datetime.date | None:
    """Return the day that somebody typed for a key, or None when it is not understood."""
    day = (read_past_date if item.past else read_date)(text, today=today)
    if day is None and item.key in _DEADLINES:
        due = read_due(text, said_on=today, next_meeting=None)
        return due.date if due else None
    return day


def _stored_one(item: Field, text: str, today: datetime.date) -> str:
    match item.shape:
        case Shape.DATE:
            day = day_of(item, text, today=today)
            return day.isoformat() if day else text
        case Shape.TIME:
            clock = _CLOCK.fullmatch(text)
            return f"{int(clock[1]):02}:{clock[2]}" if clock else text
        case Shape.CHOICE:
            return next((word for word in item.choices if word.casefold() == text.casefold()), text)
        case Shape.REFERENCE:
            return link(target(text)) if text else ""
        case Shape.PERSON:
            return text.removeprefix("@")
        case Shape.VOTES:
            return re.sub(r"\s*[-/]\s*", "-", text) if _VOTES.fullmatch(text) else text
        case Shape.MONEY:
            return money.kept(text)
        case Shape.QUANTITY:
            return text.replace(".", ",") if _QUANTITY.fullmatch(text) else text
        case _:
            return text

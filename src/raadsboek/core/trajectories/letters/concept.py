"""A letter that has not gone out: the word CONCEPT at its top, and the day that it will have."""

import datetime
import re

from raadsboek.core.dates import without_weekday

MARK = "CONCEPT"
_MARK = re.compile(r"[ \t]*[*_#]*[ \t]*concept[ \t]*[*_]*[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")


def with_mark(text: str) -> str:
    """Return a letter with the word CONCEPT above it."""
    return f"{MARK}\n\n{text}"


def without_mark(text: str) -> str:
    """Return a letter without the word CONCEPT above it, and the blank lines after that."""
    start = 0
    while (blank := _BLANK.match(text, start)) is not None:
        start = blank.end()
    mark = _MARK.match(text, start)
    if mark is None:
        return text
    start = mark.end()
    while (blank := _BLANK.match(text, start)) is not None:
        start = blank.end()
    return text[start:]


def dated(text: str, drafted: datetime.date | None, sent: datetime.date) -> str:
    """Return a letter with the day on which it went out where it has the day of its draft."""
    if drafted is None or drafted == sent:
        return text
    day = re.escape(without_weekday(drafted))
    pattern = re.compile(rf"^(Datum:[ \t]*){day}(?=[ \t]*\r?$)", re.MULTILINE | re.IGNORECASE)
    return pattern.sub(lambda match: match[1] + without_weekday(sent), text, count=1)

"""What a note says itself of not being destroyed: `bewaren-tot:` and `niet-vernietigen:`.

The one reading of both keys, which fails closed: what cannot be understood holds the note back.
"""

import datetime
from collections.abc import Mapping

from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.note import Value, text_in

UNTIL_KEY = "bewaren-tot"
"""The last day on which the note must be kept, whatever its term."""
NEVER_KEY = "niet-vernietigen"
"""Why the note must stay: a lawsuit, an inspection, history. 'nee' and nothing do not hold it."""

HOLD_KEYS = (UNTIL_KEY, NEVER_KEY)
_NO = "nee"


def hold_of(meta: Mapping[str, Value], today: datetime.date) -> str:
    """Return in Dutch what holds a note back; '' when nothing does."""
    never = _word(meta, NEVER_KEY)
    if never and never.casefold() != _NO:
        return f"'{NEVER_KEY}' staat erbij: {never}"
    until = _word(meta, UNTIL_KEY)
    if not until:
        return ""
    day = day_as_kept(until)
    if day is None:
        return f"bij '{UNTIL_KEY}' staat geen dag: {until}"
    return f"te bewaren tot en met {without_weekday(day)}" if day >= today else ""


def _word(meta: Mapping[str, Value], key: str) -> str:
    value = meta.get(key, "")
    return text_in(meta, key) if isinstance(value, str) else "lijst"

"""Numbers of days and hours: as they are kept in a note, and as people read them.

Exact, as `core.money` is: a half is a half. The form on disk is the type `Quantity` of the schema.
"""

import re
from decimal import Decimal

from raadsboek.core.note import Value

_KEPT = re.compile(r"\d{1,4}(?:,\d{1,2})?", re.ASCII)


def quantity(value: Value | None) -> Decimal | None:
    """Return the number that is kept as text; None when it is none."""
    text = value.strip() if isinstance(value, str) else ""
    return Decimal(text.replace(",", ".")) if _KEPT.fullmatch(text) else None


def in_words(value: Decimal) -> str:
    """Return a number as people read it: 8, or 1,5."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")

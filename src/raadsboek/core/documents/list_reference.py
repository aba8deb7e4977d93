"""The reference (kenmerk) of a list: what it lists, of which council, and its year or day.

Pure. A list is of no note, so it has no number; this is what it is called in an archive.
"""

import datetime
import re

from raadsboek.core.text import visible

_FORM = re.compile(r"\D.* (?:(?P<year>\d{4})|\d\d-\d\d-\d{4})")


def list_reference(label: str, of: str | datetime.date, *, organ: str = "") -> str:
    """Return what a list is called: 'Besluitenlijst 2026', 'Actielijst OC 22-11-2026'."""
    when = of if isinstance(of, str) else f"{of:%d-%m-%Y}"
    return visible(" ".join(f"{label} {organ.upper()} {when}".split()))


def is_list_reference(reference: str) -> bool:
    """Tell if this looks like the reference of a list; a note may have a number like it."""
    return _FORM.fullmatch(reference) is not None


def year_in(reference: str) -> str:
    """Return the year that a list is of; '' for one of a day."""
    found = _FORM.fullmatch(reference)
    return (found["year"] or "") if found else ""

"""What a document says about itself: its title, who wrote it and when.

Such facts are proposals: many programs fill them in by themselves, so what is no fact is left out.
"""

import datetime
import re

from lxml import etree

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?")
_BY_THEMSELVES = re.compile(
    r"(?i)^(?:microsoft word|powerpoint|word-document|naamloos|untitled|document\d*|python-docx)\b"
    r"|\.(?:docx?|odt|pdf|indd|tmp)$"
)


def title(text: str) -> str:
    """Return a title that somebody gave; '' for one that a program made up."""
    words = " ".join(text.split())
    return "" if _BY_THEMSELVES.search(words) else words[:300]


def day(text: str) -> datetime.datetime | None:
    """Return the moment in such a fact (`2026-03-12T10:00:00Z`); None when none stands there."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    numbers = [int(one or 0) for one in found.groups()]
    try:
        return datetime.datetime(*numbers, tzinfo=datetime.UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return None


def said(root: etree._Element | None, name: str) -> str:
    """Return the text of the first element with this name, whatever its namespace."""
    if root is None:
        return ""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name:
            return "".join(element.itertext()).strip()
    return ""

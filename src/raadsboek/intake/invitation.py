"""What an invitation in a mail says, in words; the invitation itself stays a file.

Reads the few lines that people need. It must not decide anything: who it is for opens it in an
agenda.
"""

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress

from raadsboek.core.dates import long_date

_FOLDED = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"^([A-Z-]{1,40})([;:].{0,5000})$", re.MULTILINE)
_VALUE = re.compile(r'(?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*:(.*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")
_SAYS = {"CANCEL": "Afgezegd", "REPLY": "Antwoord op een uitnodiging"}


def told(calendar: str) -> str:
    """Return an invitation as lines of text: what, when, where and who asks."""
    flat = _FOLDED.sub("", calendar[:200_000])
    method = _values(flat).get("METHOD", "")
    event = _values(flat.partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0])
    rows = [
        (_SAYS.get(method.upper(), "Uitnodiging"), event.get("SUMMARY", "")),
        ("Wanneer", _moment(event.get("DTSTART", ""))),
        ("Tot", _moment(event.get("DTEND", ""))),
        ("Waar", event.get("LOCATION", "")),
        ("Van", re.sub(r"(?i)^mailto:", "", event.get("ORGANIZER", ""))),
    ]
    return "\n".join(f"{label}: {value}" for label, value in rows if value)


def _values(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _LINE.finditer(text):
        value = _VALUE.match(line[2])
        if value is not None:
            words = _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], value[1])
            found.setdefault(line[1], " ".join(words.split()))
    return found


def _moment(value: str) -> str:
    """Return a moment as the invitation has it, in its own zone; '' when it is none."""
    for form in ("%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ", "%Y%m%d"):
        with suppress(ValueError):
            found = datetime.datetime.strptime(value.strip(), form)  # noqa: DTZ007 - shown as told
            day = long_date(found.date())
            if form == "%Y%m%d":
                return day
            return f"{day} {found:%H:%M}" + (" (UTC)" if form.endswith("Z") else "")
    return value

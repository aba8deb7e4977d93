"""What letters about a vacancy say: the facts of the vacancy, and its profile in parts.

Pure: a vacancy and its text in, values for a template out. A template is filled by
`core.trajectories.letters.filling`.
"""

import datetime
import re

from msgspec import Struct

from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds.vacancy import Vacancy

_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")
PARTS = ("wie zoeken wij", "wat vraagt het", "wat bieden wij")
"""The headings of a profile; `core.kinds.vacancy` has them in its skeleton."""


class Sender(Struct, frozen=True, kw_only=True):
    """Who writes: the council, its clerk, and the day."""

    council: str
    clerk: str
    today: datetime.date


def known_of(one: Vacancy, body: str, sender: Sender, *, name: str = "") -> dict[str, str]:
    """Return what a template can be filled with; '' for what is not known."""
    profile = _parts(body)
    return {
        "raad": sender.council,
        "ambtelijk secretaris": sender.clerk,
        "datum": without_weekday(sender.today),
        "vacature": one.title,
        "zetel": one.seat,
        "kiesgroep": one.constituency,
        "vrij vanaf": without_weekday(one.since) if one.since else "",
        "zittingstijd tot": without_weekday(one.until) if one.until else "",
        "reageren tot": without_weekday(one.due) if one.due else "",
        "naam": name,
        **{part: profile.get(part, "") for part in PARTS},
    }


def _parts(body: str) -> dict[str, str]:
    """Return the text below each heading, by its words in lower case."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in body.splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            lines = found.setdefault(heading[1].casefold(), [])
        else:
            lines.append(line)
    return {words: "\n".join(lines).strip() for words, lines in found.items()}

"""The send log of a meeting (`verzonden`): what went out when, to whom, and for which day.

Owns the form of one line, as people read it in the file:

    2026-11-19 agenda voor 2026-11-26 aan @anna @bas: V-2026-12 1a2b3c4d, P-2026-118 5d6e7f80

A line that somebody wrote in another form is left alone and counts for nothing.
"""

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

_LINE = re.compile(
    r"(\d{4}-\d\d-\d\d) ([a-z]+) voor (\d{4}-\d\d-\d\d)"
    r"(?: aan (@[^\s:]+(?: @[^\s:]+)*))?(?:: (.+))?",
    re.ASCII,
)
_PAPER = re.compile(r"(.+) ([0-9a-f]{8})", re.ASCII)


class SentWhat(StrEnum):
    """What kind of thing was sent."""

    AGENDA = "agenda"
    AFTERWARDS = "nazending"
    NEW_DAY = "bericht"
    """That the meeting is on another day."""
    MINUTES = "verslag"


class SentPaper(Struct, frozen=True):
    """A paper as it went out: its number, and the first 8 hex of the SHA-256 of the bytes."""

    number: str
    digest: str


class Sending(Struct, frozen=True, kw_only=True):
    """One sending: on which day, what, for a meeting on which day, to whom and which papers."""

    day: datetime.date
    what: SentWhat
    told: datetime.date
    to: tuple[str, ...] = ()
    papers: tuple[SentPaper, ...] = ()


def read_sendings(lines: Iterable[str]) -> list[Sending]:
    """Return the sendings of a meeting, oldest first; lines in another form are left out."""
    return [found for line in lines if (found := read_sending(line)) is not None]


def read_sending(line: str) -> Sending | None:
    """Return what one line of the send log says, or None."""
    match = _LINE.fullmatch(" ".join(line.split()))
    if match is None:
        return None
    papers = [_PAPER.fullmatch(part) for part in match[5].split(", ")] if match[5] else []
    try:
        return Sending(
            day=datetime.date.fromisoformat(match[1]),
            what=SentWhat(match[2]),
            told=datetime.date.fromisoformat(match[3]),
            to=tuple(name.removeprefix("@") for name in (match[4] or "").split()),
            papers=tuple(SentPaper(paper[1], paper[2]) for paper in papers if paper),
        )
    except ValueError:
        return None


def sending_line(sending: Sending) -> str:
    """Return the line of the send log that says this."""
    to = "".join(f" @{name}" for name in sending.to)
    papers = ", ".join(f"{paper.number} {paper.digest}" for paper in sending.papers)
    line = f"{sending.day} {sending.what} voor {sending.told}"
    return line + (f" aan{to}" if to else "") + (f": {papers}" if papers else "")


def told_another_day(sendings: Iterable[Sending], day: datetime.date) -> Sending | None:
    """Return the newest sending for another day than the meeting has now, if anybody is misled.

    Its recipients are those who were not told the right day since. Minutes go out afterwards and
    tell nobody when to come.
    """
    invitations = [one for one in sendings if one.what is not SentWhat.MINUTES]
    last = next((at for at, one in reversed([*enumerate(invitations)]) if one.told != day), None)
    if last is None:
        return None
    wrong = invitations[last]
    righted = {name for later in invitations[last + 1 :] for name in later.to}
    misled = tuple(name for name in wrong.to if name not in righted)
    # A line without names was for everybody, and so is what came after it.
    if misled or (not wrong.to and last == len(invitations) - 1):
        return replace(wrong, to=misled)
    return None

"""The send log of a meeting (`verzonden`): what went out when, to whom, and for which day.

Owns the form of one line, as people read it in the file:

    2026-11-19 agenda voor 2026-11-26 aan @anna @bas: V-2026-12 1a2b3c4d, P-2026-118 5d6e7f80

Reading is tolerant of signs and capitals, writing is exact. A line that somebody wrote in another
form is left alone and counts for nothing.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

DIGEST_LENGTH = 8
"""How much of the SHA-256 of a paper stands in the log."""

_WORD_FILES = (".docx", ".doc", ".odt")
_NAME = r"@?[^\s,@:]+(?::[^\s,@:]+)*"
_LINE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[ :,]+(?P<what>[a-z]+) voor (?P<told>\d{4}-\d\d-\d\d)"
    rf"(?: aan (?P<to>{_NAME}(?:[ ,]+{_NAME})*))? ?(?::(?: (?P<papers>.*))?)?",
    re.IGNORECASE,
)
_PAPER = re.compile(r" ?(?P<name>.+?) (?P<digest>[0-9a-f]{8,64}) ?(?:, |$)", re.IGNORECASE)


class SentWhat(StrEnum):
    """What kind of thing was sent."""

    AGENDA = "agenda"
    AFTERWARDS = "nazending"
    NEW_DAY = "bericht"
    """That the meeting is on another day."""
    MINUTES = "verslag"


class SentPaper(Struct, frozen=True):
    """A paper as it went out: its number or file, and the first 8 hex of its SHA-256.

    A name is one line, and nothing in it looks like the end of a paper: '1a2b3c4d, '.
    """

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
    names = re.split(r"[ ,]+", match["to"] or "")
    try:
        return Sending(
            day=datetime.date.fromisoformat(match["day"]),
            what=SentWhat(match["what"].casefold()),
            told=datetime.date.fromisoformat(match["told"]),
            to=tuple(name.removeprefix("@") for name in names if name),
            papers=tuple(
                SentPaper(paper["name"], paper["digest"].casefold()[:DIGEST_LENGTH])
                for paper in _PAPER.finditer(match["papers"] or "")
            ),
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

    Its recipients are all who were not told the right day since. Minutes go out afterwards and
    tell nobody when to come.
    """
    last: dict[str, Sending] = {}
    newest: Sending | None = None
    for one in sendings:
        if one.what is SentWhat.MINUTES:
            continue
        # A line without names was for everybody, and so is what came after it.
        to_all = not one.to or "" in last
        last |= dict.fromkeys((*last, *one.to, "") if to_all else one.to, one)
    for one in last.values():
        if one.told != day and (newest is None or one.day >= newest.day):
            newest = one
    misled = tuple(name for name, one in last.items() if name and one.told != day)
    return replace(newest, to=misled) if newest else None


class Log(Struct, frozen=True):
    """All sendings of a meeting, oldest first, and what can be asked of them."""

    sendings: tuple[Sending, ...] = ()

    @property
    def agenda_sent(self) -> datetime.date | None:
        """The day on which the agenda first went out; None when it never did."""
        return next((one.day for one in self.sendings if one.what is SentWhat.AGENDA), None)

    @property
    def recipients(self) -> list[str]:
        """Everybody who got the agenda, in the order in which they did."""
        named = [one.to for one in self.sendings if one.what is SentWhat.AGENDA]
        return list(dict.fromkeys(name for names in named for name in names))

    @property
    def minutes_as_word(self) -> bool:
        """Whether the minutes went out as a file of Word, that divides its lines itself."""
        return any(
            paper.number.casefold().endswith(_WORD_FILES)
            for one in self.sendings
            if one.what is SentWhat.MINUTES
            for paper in one.papers
        )

    def misled(self, day: datetime.date) -> Sending | None:
        """Return who must hear that the meeting is on `day`, as `told_another_day` does."""
        return told_another_day(self.sendings, day)

    def of(self, name: str) -> list[Sending]:
        """Return what went to one person, oldest first; a line without names went to all."""
        return [one for one in self.sendings if name in one.to or not one.to]

    def told(self, name: str) -> bool:
        """Tell if somebody was ever sent the agenda, or the news of another day."""
        return any(one.what is not SentWhat.MINUTES for one in self.of(name))

    def had(self, name: str) -> dict[str, str]:
        """Return the last digest of each paper that somebody got, by its number."""
        return {paper.number: paper.digest for one in self.of(name) for paper in one.papers}

    def owed(self, papers: Sequence[SentPaper]) -> dict[SentPaper, list[str]]:
        """Return which of these papers were added or changed since, and who misses each.

        Nobody is owed a paper before the agenda itself went out.
        """
        had = {name: self.had(name) for name in self.recipients}
        missed = {
            paper: [name for name, got in had.items() if got.get(paper.number) != paper.digest]
            for paper in papers
        }
        return {paper: names for paper, names in missed.items() if names}

    def sent_afterwards(self) -> dict[str, datetime.date]:
        """Return the papers that went out after the agenda, each with the last such day."""
        later = [one for one in self.sendings if one.what is SentWhat.AFTERWARDS]
        return {paper.number: one.day for one in later for paper in one.papers}


def read_log(lines: Iterable[str]) -> Log:
    """Return the log that these lines hold."""
    return Log(tuple(read_sendings(lines)))

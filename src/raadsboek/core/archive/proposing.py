"""What becomes of a file of an old archive: its kind, its day, its form, and what is in doubt.

Pure. Nothing is decided that name or text do not say; what is doubted is told.
"""

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.core.archive.days import days_in, month_in
from raadsboek.core.archive.seen import Seen, readable, words_of
from raadsboek.core.archive.sorts import Role, direction_of, form_of, role_of, sounds_secret
from raadsboek.core.confidential import KEY, YES
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.post import Direction

_HEAD = 3_000
"""Characters at the beginning of a text in which its own day stands."""
_LABELLED = re.compile(
    r"^[^\w\n]{0,20}(datum|vergaderdatum|gehouden op|(vergadering )?(van|d\.?d\.?))\b[^\n]{0,80}",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = re.compile(r"(?<![a-z])(verslag|notulen|agenda)|vergadering|overleg", re.IGNORECASE)
_POINT = re.compile(r"\s*(\d+[.)]|[-*•])\s")
_HEADING = re.compile(r"^#{1,6}[^\n]{0,200}", re.MULTILINE)
_FINAL = frozenset({"definitief", "definitieve", "def", "vastgesteld", "vastgestelde"})
_DRAFT = frozenset({"concept", "conceptverslag", "conceptnotulen", "draft"})
_BEST = ("text", "docx", "odt", "pdf", "eml", "msg")
_TITLES = {
    MeetingForm.COUNCIL: "Vergadering",
    MeetingForm.CONSULTATION: "Overlegvergadering",
    MeetingForm.EXECUTIVE: "Vergadering dagelijks bestuur",
    MeetingForm.COMMITTEE: "Vergadering commissie",
    MeetingForm.CONSTITUENCY: "Bijeenkomst achterban",
}
_IN_TITLE = frozenset({"vgwm", "vgw", "pr", "financien", "communicatie", "arbo", "scholing"})
"""Words that tell one committee from another."""


class Proposal(Struct, frozen=True, kw_only=True):
    """What one file becomes; `doubts` are Dutch sentences about what somebody should look at.

    `rank` says how good its text is beside that of another file about the same meeting: the
    lowest is the best.
    """

    seen: Seen
    role: Role
    title: str
    day: datetime.date | None = None
    form: MeetingForm = MeetingForm.COUNCIL
    direction: Direction = Direction.IN
    correspondent: str = ""
    secret: bool = False
    doubts: tuple[str, ...] = ()
    rank: tuple[int, int, int] = (0, 0, 0)


def propose(seen: Seen, *, today: datetime.date) -> Proposal:
    """Return what becomes of a file."""
    words = words_of(seen.name, today=today)
    role = role_of(seen.sort, words, seen.text)
    day, doubts = _day(seen, today)
    folder = words_of(seen.folder, today=today)
    head = words_of(_first_lines(seen.text), today=today)
    form = form_of(words, folder, head) if role in _OF_MEETING else None
    if role in _OF_MEETING and day is None:
        doubts = [*doubts, "Zonder dag kan het geen vergadering worden; het wordt een notitie."]
        role = Role.NOTE
    if role is Role.DECISION and day is None:
        role = Role.NOTE
    direction = direction_of(words)
    if role is Role.LETTER and direction is None:
        doubts = [*doubts, "Of het in of uit ging, staat er niet bij; het is als 'in' genoteerd."]
    if role is Role.MINUTES and form is None:
        doubts = [*doubts, "Welke vergadering het was, staat er niet bij; er staat 'raad'."]
    secret = seen.facts.get(KEY) == YES or sounds_secret(seen.path)
    if secret:
        doubts = [*doubts, "Het is vertrouwelijk genoteerd: dat zegt de naam of de tekst."]
    return Proposal(
        seen=seen,
        role=role,
        title=_title(seen, role, form, (*words, *folder), today),
        day=day,
        form=form or MeetingForm.COUNCIL,
        direction=direction or Direction.IN,
        correspondent=seen.sender,
        secret=secret,
        doubts=tuple(doubts),
        rank=_rank(seen, words),
    )


_OF_MEETING = (Role.MINUTES, Role.AGENDA, Role.PAPER)


def _day(seen: Seen, today: datetime.date) -> tuple[datetime.date | None, list[str]]:
    """Return the day of a file, and what is doubtful about it."""
    if seen.sent is not None:
        return seen.sent, []
    named = [one.day for one in days_in(seen.name, today=today)]
    told = _told_day(seen, today)
    if told is not None and (not named or told in named):
        return told, []
    if named:
        doubts = []
        if told is not None:
            doubts.append(
                f"In de tekst staat {without_weekday(told)}, in de naam "
                f"{without_weekday(named[0])}; die van de naam is genomen."
            )
        elif len(set(named)) > 1:
            doubts.append(f"In de naam staan {len(set(named))} dagen; de eerste is genomen.")
        return named[0], doubts
    in_folder = [one.day for one in days_in(seen.folder, today=today)]
    if in_folder:
        return in_folder[-1], ["De dag komt van de map waarin het lag."]
    month = month_in(seen.name)
    return None, [f"Er staat alleen een maand bij: {month}." if month else "Er staat geen dag bij."]


def _told_day(seen: Seen, today: datetime.date) -> datetime.date | None:
    """Return the day that a text says is its own: above it, behind 'Datum:', or in its title."""
    head = seen.text[:_HEAD]
    for place in (seen.facts.get("datum", ""), *_sayings(head), *_titles(head, today)):
        found = days_in(place, today=today)
        if found:
            return found[0].day
    return None


def _sayings(head: str) -> list[str]:
    labelled = [match.group() for match in _LABELLED.finditer(head)]
    return [*labelled, *(match.group() for match in _HEADING.finditer(head))]


def _titles(head: str, today: datetime.date) -> Iterator[str]:
    """Yield the first lines that name one day and are about a meeting, or are nothing but a day."""
    for line in [line for line in head.splitlines() if line.strip()][:3]:
        if _POINT.match(line):
            continue  # the minutes that an agenda adopts are not its own
        alone = not words_of(line, today=today)[0]
        if (alone or _OPENING.search(line)) and len(days_in(line, today=today)) == 1:
            yield line


def _first_lines(text: str) -> str:
    lines = [line for line in text[:_HEAD].splitlines() if line.strip()]
    return " ".join(lines[:3])


def _title(
    seen: Seen,
    role: Role,
    form: MeetingForm | None,
    words: tuple[str, ...],
    today: datetime.date,
) -> str:
    if role in _OF_MEETING:
        which = next((word for word in words if word in _IN_TITLE), "")
        name = _TITLES[form or MeetingForm.COUNCIL]
        return f"{name} {which.upper()}" if which and form is MeetingForm.COMMITTEE else name
    given = seen.subject or seen.facts.get("titel", "") or seen.facts.get("title", "")
    return " ".join(given.split()) or readable(seen.name, today=today) or seen.name


def _rank(seen: Seen, words: tuple[str, ...]) -> tuple[int, int, int]:
    """Return how good a text is: one there is, one that was final, one that reads best."""
    final = 0 if not _FINAL.isdisjoint(words) else 2 if not _DRAFT.isdisjoint(words) else 1
    best = _BEST.index(seen.sort) if seen.sort in _BEST else len(_BEST)
    return (0 if seen.text.strip() else 1, final, best)

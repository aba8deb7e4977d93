"""The tasks of an onboarding list (inwerklijst): lines that anybody can read and tick in Notepad.

    - [x] Buddy kiezen · @anna · uiterlijk 2026-12-01

Owns what such a line says, and changing one without touching any other byte. Light to import:
Vandaag counts with it.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from raadsboek.core.dates import read_written_date

BUDDY, OWNER = "buddy", "begeleider"
"""Words that stand after a @ for whoever the note names at `buddy` and `wie`."""
SEPARATOR = " · "

_TASK = re.compile(r"[ \t]*[-*+][ \t]+\[([ xX]?)\][ \t]+(\S.*)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*")
_PEOPLE = re.compile(r"@[^\s,@]+(?:(?:,| en|)[ ]+@[^\s,@]+)*")
_HANDLE = re.compile(r"@([^\s,@]+)")
_DUE = re.compile(r"uiterlijk(?: op)? +(\S.*)", re.IGNORECASE)
_BREAKS = re.compile(r"\r\n|\r|\n")
_LONG_AGO = datetime.date(1900, 1, 1)
_OLDEST = 1950


class Task(NamedTuple):
    """One task. `line` is its place in the text, counted from 0; `under` the heading above it.

    `unclear` holds the words of a day that nobody can make out.
    """

    line: int
    text: str
    people: tuple[str, ...]
    due: datetime.date | None
    is_done: bool
    under: str = ""
    unclear: str = ""

    def is_late(self, today: datetime.date) -> bool:
        """Tell if it should have been done before a day."""
        return not self.is_done and self.due is not None and self.due < today


class Progress(NamedTuple):
    """How far a list is: how many tasks are done, of how many, and how many are late."""

    done: int
    total: int
    late: int

    @property
    def words(self) -> str:
        """Say it: '4 van 9', and what is late."""
        late = f"{SEPARATOR}{self.late} te laat" if self.late else ""
        return f"{self.done} van {self.total}{late}" if self.total else "nog geen taken"


def read_tasks(body: str, named: Mapping[str, Sequence[str]] | None = None) -> list[Task]:
    """Return the tasks of a text in order.

    `named` says who is meant by `BUDDY` and `OWNER`; while nobody is, the task is nobody's.
    """
    meant = {BUDDY: (), OWNER: (), **(named or {})}
    found: list[Task] = []
    under = ""
    for place, line in enumerate(_BREAKS.split(body)):
        heading = _HEADING.fullmatch(line)
        if heading is not None:
            under = heading[1]
            continue
        task = _TASK.fullmatch(line)
        if task is not None:
            found.append(_task(place, task[2].strip(), task[1] in ("x", "X"), under, meant))
    return found


def progress_of(tasks: Sequence[Task], today: datetime.date) -> Progress:
    """Return how far these tasks are on a day."""
    return Progress(
        sum(task.is_done for task in tasks), len(tasks), sum(task.is_late(today) for task in tasks)
    )


def task_line(text: str, people: Sequence[str], due: datetime.date | None) -> str:
    """Return the line of an open task."""
    parts = [" ".join(text.split())]
    if people:
        parts.append(" ".join(f"@{one.removeprefix('@')}" for one in people))
    if due is not None:
        parts.append(f"uiterlijk {due.isoformat()}")
    return f"- [ ] {SEPARATOR.join(parts)}"


def ticked(body: str, line: int, *, is_done: bool) -> str | None:
    """Return the text with the task at a line done, or open again; None when none stands there."""
    start = 0
    for place, found in enumerate(_BREAKS.split(body)):
        if place == line:
            task = _TASK.fullmatch(found)
            if task is None:
                return None
            mark = "x" if is_done else " "
            return f"{body[: start + task.start(1)]}{mark}{body[start + task.end(1) :]}"
        start += len(found)
        ended = _BREAKS.match(body, start)
        start = ended.end() if ended else start
    return None


def with_task(body: str, line: str) -> str:
    """Return the text with the line of a task below the last one, or at the end."""
    newline = found.group() if (found := _BREAKS.search(body)) else "\n"
    tasks = read_tasks(body)
    if not tasks:
        gap = "" if not body or body.endswith(("\n", "\r")) else newline
        return f"{body}{gap}{line}{newline}"
    breaks = [match.end() for match in _BREAKS.finditer(body)]
    last = tasks[-1].line
    if last < len(breaks):
        return f"{body[: breaks[last]]}{line}{newline}{body[breaks[last] :]}"
    return f"{body}{newline}{line}{newline}"


def _task(
    place: int, said: str, is_done: bool, under: str, meant: Mapping[str, Sequence[str]]
) -> Task:
    words: list[str] = []
    people: list[str] = []
    due: datetime.date | None = None
    unclear = ""
    for part in said.split(SEPARATOR):
        day = _DUE.fullmatch(part.strip())
        if _PEOPLE.fullmatch(part.strip()):
            for handle in _HANDLE.findall(part):
                people += meant.get(handle.casefold(), (handle,))
        elif day is not None and words:
            due = read_written_date(day[1], earliest=_LONG_AGO)
            if due is None or due.year < _OLDEST:  # without a year nobody knows which one
                due, unclear = None, part.strip()
        else:
            words.append(part)
    unique = tuple(dict.fromkeys(people))
    return Task(place, SEPARATOR.join(words) or said, unique, due, is_done, under, unclear)

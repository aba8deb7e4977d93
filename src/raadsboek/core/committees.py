"""The committees (commissies) that a member sits in: the lines of the key `commissies`.

Owns the form of one line, as people type it: `VGWM`, or `VGWM van 2025-03-01 tot 2026-06-30`. A
line that is not understood counts for nothing and is told: nobody gets a mail on a guess.
"""

import re
from collections.abc import Iterable

from raadsboek.core.problem import Problem, Severity
from raadsboek.core.stretches import DAYS, Stretch, read_days

KEY = "commissies"
WORD = "commissie"
_LINE = re.compile(rf"(?:{WORD} )?(?P<name>\S.*?){DAYS}", re.IGNORECASE | re.ASCII)
_LOOSE_DAY = re.compile(r" (?:van|vanaf|sinds|tot|t/m) \d", re.IGNORECASE | re.ASCII)


class CommitteeSeat(Stretch, frozen=True, kw_only=True):
    """A committee and the days in which somebody sits in it, the last one included."""

    name: str


def read_committee(line: str) -> CommitteeSeat | None:
    """Return what one line says; None when its days are not understood."""
    found = _LINE.fullmatch(" ".join(line.split()))
    if found is None or _LOOSE_DAY.search(f" {found['name']}"):
        return None
    days = read_days(found)
    return CommitteeSeat(name=found["name"], start=days.start, end=days.end) if days else None


def committees_of(lines: Iterable[str]) -> list[CommitteeSeat]:
    """Return the seats that these lines tell of; what is not understood is left out."""
    return [seat for line in lines if (seat := read_committee(line)) is not None]


def committee_meant(title: str, names: Iterable[str]) -> str:
    """Return which of these committees a meeting is of, by its title; '' when that is not clear.

    Where there is one committee only, it is that one.
    """
    known = list(dict.fromkeys(names))
    named = [name for name in known if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.I)]
    longest = max(named, key=len, default="")
    return longest or (known[0] if len(known) == 1 else "")


def unclear_committees(lines: Iterable[str], path: str) -> list[Problem]:
    """Return the problem of each line that is not understood."""
    return [
        Problem(
            code="commissie-onduidelijk",
            path=path,
            key=KEY,
            severity=Severity.WARNING,
            message=f"'{line}' is niet te begrijpen als commissie met dagen.",
            fix="Schrijf bijvoorbeeld 'VGWM', of 'VGWM van 2025-03-01 tot 2026-06-30'.",
        )
        for line in lines
        if read_committee(line) is None
    ]

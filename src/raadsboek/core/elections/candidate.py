"""A candidate as a line of the key `kandidatenlijst`: name, list and votes.

    Noor Bakker · lijst FNV · 87

The list and the votes may be absent. Reading is tolerant of spaces and of a dash between the
parts; writing is exact. Nothing else of a person belongs here: addresses stay in no note.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

KEY = "kandidatenlijst"
SEPARATOR = " · "
_PARTS = re.compile(r"\s+[·–—-]\s+")
_VOTES = re.compile(r"(\d{1,7})(?:\s+stem(?:men)?)?", re.IGNORECASE | re.ASCII)


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody who stands; `votes` is None as long as nothing was counted."""

    name: str
    list_name: str = ""
    votes: int | None = None


def read_candidate(line: str) -> Candidate | None:
    """Return the candidate that a line says, or None when there is no name in it."""
    name, *rest = [" ".join(part.split()) for part in _PARTS.split(f" {line} ".replace("\n", " "))]
    votes = None
    if rest and (match := _VOTES.fullmatch(rest[-1])):
        votes = int(match[1])
        rest.pop()
    if not name or len(rest) > 1:
        return None
    return Candidate(name=name, list_name=rest[0] if rest else "", votes=votes)


def candidate_line(candidate: Candidate) -> str:
    """Return the line that says this candidate."""
    votes = "" if candidate.votes is None else str(candidate.votes)
    parts = (candidate.name, candidate.list_name, votes)
    return SEPARATOR.join(part for part in parts if part)


def read_candidates(lines: Iterable[str]) -> tuple[list[Candidate], list[str]]:
    """Return the candidates in order, and the lines that say none."""
    found: list[Candidate] = []
    unread: list[str] = []
    for line in lines:
        candidate = read_candidate(line)
        if candidate is None:
            unread.append(line)
        else:
            found.append(candidate)
    return found, unread


def with_votes(
    candidates: Iterable[Candidate], counted: Iterable[Candidate]
) -> tuple[list[Candidate], list[str]]:
    """Return the candidates with what was counted for each, and the names that nobody has."""
    votes = {_folded(one.name): one.votes for one in counted}
    kept = [
        Candidate(
            name=one.name,
            list_name=one.list_name,
            votes=votes.pop(_folded(one.name), one.votes),
        )
        for one in candidates
    ]
    return kept, [one.name for one in counted if _folded(one.name) in votes]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

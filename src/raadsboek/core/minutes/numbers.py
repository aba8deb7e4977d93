"""The numbers in keyword lines: which stand there, and writing them when they are given out."""

from collections.abc import Mapping

from raadsboek.core.minutes.entries import split_lines_with_ends
from raadsboek.core.minutes.heads import read_head
from raadsboek.core.minutes.parsing import parse


def numbers_in(body: str) -> list[str]:
    """Return the numbers of the keyword lines, in order: minutes link to the notes made of them."""
    return [entry.number for entry in parse(body).entries if entry.number]


def with_numbers(body: str, assigned: Mapping[int, str]) -> str:
    """Return the body with each number put in the keyword line at its line (from 0).

    Everything else stays as it is, to the character. A line that is no keyword line, or has a
    number already, is left alone: a number never changes.
    """
    written = []
    for at, (line, end) in enumerate(split_lines_with_ends(body)):
        head = read_head(line) if at in assigned else None
        if head and not head.number:
            before, after = line[: head.insert_at], line[head.insert_at :]
            space = "" if after[0] in " :" else " "
            line = f"{before} {assigned[at]}{space}{after}"
        written.append(line + end)
    return "".join(written)

"""The law where its files can be read.

A damaged file of the law stops what counts terms and nothing else: notes stay usable, and
`controleer` names the file. Whoever cannot do without calls `read_law`, which raises.
"""

from collections.abc import Iterator

from raadsboek.core.problem import Problem
from raadsboek.core.terms.law import Law
from raadsboek.vault.procedures import LawUnreadable, read_law
from raadsboek.vault.seats import read_seats
from raadsboek.vault.training import read_training


def known_law() -> Law | None:
    """Return the law, or None when a file of it cannot be read."""
    try:
        return read_law()
    except LawUnreadable:
        return None


def law_problems() -> Iterator[Problem]:
    """Yield what is wrong in the files of the law that the program came with."""
    lines: dict[str, None] = {}
    for read in (read_law, read_seats, read_training):
        try:
            read()
        except LawUnreadable as unreadable:
            lines |= dict.fromkeys(unreadable.lines)
    for line in lines:
        yield Problem(
            code="wet-onleesbaar",
            message=f"De wet in dit programma is niet te lezen: {line}",
            fix="Er worden nu geen termijnen berekend. Installeer Raadsboek opnieuw.",
        )

"""Whether the keys of a note fit each other and the rest of the raadsboek, kind by kind.

What fits in one key is `core.schema`'s. What is found here stands at the field while somebody
types; an error is refused, a warning is not. A check is imported when its kind is at hand.
"""

import importlib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from raadsboek.book.book import Book
from raadsboek.core.kinds import (
    annual_report,
    budget_post,
    election,
    expense,
    member,
    question,
    training,
    trajectory,
)
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check

Fitting: TypeAlias = Callable[[Book, Mapping[str, Value]], Iterable[Problem]]
Following: TypeAlias = Callable[[Book, Mapping[str, Value], str], Mapping[str, Value]]

_CHECKS: Mapping[str, tuple[str, str]] = {
    annual_report.KIND.name: ("raadsboek.book.annual.checking", "problems_of_report"),
    budget_post.KIND.name: ("raadsboek.book.budget.checking", "problems_of_post"),
    member.KIND.name: ("raadsboek.book.members.checking", "problems_of_member"),
    election.KIND.name: ("raadsboek.book.elections.checking", "problems_of_election"),
    expense.KIND.name: ("raadsboek.book.budget.checking", "problems_of_expense"),
    question.KIND.name: ("raadsboek.book.constituency.noting", "problems_of_question"),
    trajectory.KIND.name: ("raadsboek.book.trajectories.summing_up", "problems_of_summary"),
    training.KIND.name: ("raadsboek.book.training.checking", "problems_of_training"),
}
"""The module and the function that look at a kind; to add a kind, add a function and a line."""


_FILLS: Mapping[str, tuple[str, str]] = {
    member.KIND.name: ("raadsboek.book.members.checking", "following_values"),
}
"""The module and the function that tell what follows from a key of a kind."""


def following(book: Book, kind: Kind, meta: Mapping[str, Value], key: str) -> Mapping[str, Value]:
    """Return what other keys can be filled with, now that a key has its value; by the index."""
    if kind.name not in _FILLS:
        return {}
    module, name = _FILLS[kind.name]
    find: Following = getattr(importlib.import_module(module), name)
    return find(book, meta, key)


def is_looked_at(kind: Kind) -> bool:
    """Tell if there is anything to find for notes of a kind."""
    return kind.name in _CHECKS


def unfitting(book: Book, kind: Kind, meta: Mapping[str, Value]) -> list[Problem]:
    """Return what does not fit in a note with these keys, by the index as it is.

    Nothing is looked for while a key alone is wrong: that is told first.
    """
    if kind.name not in _CHECKS or check(kind.struct, meta)[0] is None:
        return []
    module, name = _CHECKS[kind.name]
    find: Fitting = getattr(importlib.import_module(module), name)
    return list(find(book, meta))

"""What is wrong in a file of the law, and the way to the key that it is at."""

from collections.abc import Iterable
from typing import NamedTuple

Way = tuple[str | int, ...]
"""The keys and places in lists that lead to a value."""


class Fault(NamedTuple):
    """A Dutch sentence that says what is wrong at the end of a way, and one that says what to do.

    Whoever read the file finds the line.
    """

    way: Way
    message: str
    fix: str


def one_of(words: Iterable[str]) -> str:
    """Return the sentence that names what can be chosen."""
    return f"Kies uit: {', '.join(words)}."

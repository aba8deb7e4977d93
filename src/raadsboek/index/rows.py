"""The rows that queries answer with: plain tuples, ready to be shown."""

from typing import NamedTuple


class Found(NamedTuple):
    """A note as every query can name it; days are ISO or empty."""

    path: str
    number: str
    kind: str
    title: str
    status: str
    person: str
    due: str
    date: str
    confidential: int
    organ: str = ""
    """As the note names it, in lower case; see `core.council` for whose it is."""


FOUND = ", ".join(f"note.{name}" for name in Found._fields)
"""The columns of `Found`, for a SELECT."""


class Row(NamedTuple):
    """One row of a list: its cells in the order of the kind's columns, and its marks."""

    path: str
    number: str
    cells: tuple[str, ...]
    open: int
    confidential: int
    problems: int
    organ: str = ""

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


class FoundTerm(NamedTuple):
    """An open term with the dossier that it is of; `core.terms.rows` says what its own are.

    They are written out here: the first text on the screen does not wait for another import.
    """

    path: str
    number: str
    subject: str
    """The title of the dossier."""
    person: str
    status: str
    confidential: int
    organ: str
    position: int
    last: str
    safe: str
    title: str
    owner: str
    kind: str
    rule: str
    article: str
    form: str
    lapses: int
    reading: str
    remark: str
    step: str
    procedure: str
    settles: str


FOUND_TERM = ", ".join(
    {"subject": "note.title"}.get(name, f"{'note' if place < 7 else 'term'}.{name}")
    for place, name in enumerate(FoundTerm._fields)
)
"""The columns of `FoundTerm`, for a SELECT from terms with their notes."""


class Row(NamedTuple):
    """One row of a list: its cells in the order of the kind's columns, and its marks."""

    path: str
    number: str
    cells: tuple[str, ...]
    open: int
    confidential: int
    problems: int
    organ: str = ""

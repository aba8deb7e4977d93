"""An open term of a dossier as a plain row: what lists, Vandaag and the agenda are made from.

Days are ISO or empty. Light to import: the tables of the index are made from its fields.
"""

from collections.abc import Iterable
from typing import NamedTuple


class TermRow(NamedTuple):
    """One open deadline; `position` is its place among all deadlines of its dossier.

    `last` is the last day that is in time and `safe` the last one that surely is: both '' when no
    day follows. `form`, `kind` and `reading` are values of `TermForm`, `TermKind` and `Reading`.
    A row that `lapses` asks nothing once its last day is past. `remark` is what one must know of
    the day before trusting it, '' for nothing.
    """

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
    """The events that do what is asked, with spaces between them."""


_ELECTION = "verkiezing"


def kind_of_course(procedure: str) -> str:
    """Return the kind of note that follows a procedure: a dossier, or an election."""
    return _ELECTION if procedure.split(".")[-1] == _ELECTION else "traject"


def soonest(rows: Iterable[TermRow]) -> str:
    """Return the day (ISO) of the first term that asks for something; '' when none has a day."""
    return min((row.last for row in rows if row.last and not row.lapses), default="")

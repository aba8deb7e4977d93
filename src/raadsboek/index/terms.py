"""How the index comes by the open terms of dossiers, without knowing the law that they follow.

Whoever makes the index gives it `Terms`. Rows of a note follow from its text, and from what counts
for all dossiers alike: when that changed, all of them are counted again. What was costly to find
out is remembered for the next refresh, under names that only the giver knows.
"""

from collections.abc import Callable, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from raadsboek.core.kinds import election, trajectory
from raadsboek.core.note import Note
from raadsboek.core.terms.rows import TermRow

_STAMP = "termen:stempel"
_BASIS = "termen:grondslag"
_LEARNED = "geleerd:"


class Counting(NamedTuple):
    """What terms are counted with during one refresh.

    `basis` tells one law and one set of rules of the council from the next; '' is that they could
    not be read, so that the next refresh tries again. `learned` is what is worth keeping when all
    is counted.
    """

    basis: str
    rows: Callable[[Note], Sequence[TermRow]]
    learned: Callable[[], Mapping[str, bytes]]


class Terms(NamedTuple):
    """Where terms come from.

    `stamp` is asked at each refresh and is cheap: where it is the same, so is the basis. `begin`
    is called only when a dossier must be counted, with what was learned before.
    """

    stamp: Callable[[], str]
    begin: Callable[[Mapping[str, bytes]], Counting]


class TermsOfRefresh:
    """The counting of one refresh, begun when it is first needed."""

    def __init__(self, connection: Connection, terms: Terms | None) -> None:
        self._connection = connection
        self._terms = terms
        self._counting: Counting | None = None
        self._stamp = terms.stamp() if terms else ""
        self.is_current = _said(connection, _STAMP) == self._stamp

    def all_again(self) -> bool:
        """Tell if what counts for all dossiers is different from what their rows came from."""
        if self.is_current or self._terms is None:
            return False
        return self._begun(self._terms).basis != _said(self._connection, _BASIS)

    def of(self, note: Note) -> Sequence[TermRow]:
        """Return the open terms of a note; of what has no course there are none."""
        if self._terms is None or note.encrypted or not is_dossier(note.text("soort").strip()):
            return ()
        return self._begun(self._terms).rows(note)

    def remember(self) -> None:
        """Remember what the rows were counted with; writes only what differs."""
        if self._counting is None and self.is_current:
            return
        facts: dict[str, str | bytes] = {_STAMP: self._stamp}
        if self._counting is not None and not self._counting.basis:
            facts = {_STAMP: "", _BASIS: ""}
        elif self._counting is not None:
            if not self.is_current:
                facts[_BASIS] = self._counting.basis
            facts |= {_LEARNED + name: kept for name, kept in self._counting.learned().items()}
        self._connection.executemany(
            "INSERT OR REPLACE INTO remembered VALUES (?, ?)", facts.items()
        )

    def _begun(self, terms: Terms) -> Counting:
        if self._counting is None:
            self._counting = terms.begin(learned(self._connection))
        return self._counting


def is_dossier(kind: str) -> bool:
    """Tell if notes of this kind have terms."""
    return kind in (trajectory.KIND.name, election.KIND.name)


def hold(connection: Connection, terms: Terms) -> bool:
    """Tell if the rows were counted by the law and rules as they are now."""
    return _said(connection, _STAMP) == terms.stamp()


def learned(connection: Connection) -> dict[str, bytes]:
    """Return what was learned at earlier refreshes, by name."""
    rows = connection.execute("SELECT name, value FROM remembered WHERE name GLOB 'geleerd:*'")
    return {name.removeprefix(_LEARNED): value for name, value in rows if isinstance(value, bytes)}


def _said(connection: Connection, name: str) -> str:
    row = connection.execute("SELECT value FROM remembered WHERE name = ?", (name,)).fetchone()
    return row[0] if row and isinstance(row[0], str) else ""

"""What came in the place of what: the chains that `gewijzigd-door` makes, in both directions.

A chain may branch (one decision changes two older ones), end in a number that no note has, or run
in a circle by mistake; every walk here ends all the same.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from raadsboek.core.holding.commitment import Commitment


class Succession:
    """The chains among these notes; `elsewhere` are days of notes of other kinds, by number.

    When two notes took one number, the first by path is the one that is meant.
    """

    def __init__(
        self,
        notes: Iterable[Commitment],
        elsewhere: Mapping[str, datetime.date] | None = None,
    ) -> None:
        self.notes = sorted(notes, key=lambda one: one.path)
        self._elsewhere = elsewhere or {}
        self._by_number: dict[str, Commitment] = {}
        self._changed_by: dict[str, list[Commitment]] = {}
        for one in self.notes:
            if one.number:
                self._by_number.setdefault(one.number, one)
            if one.successor:
                self._changed_by.setdefault(one.successor, []).append(one)

    def numbered(self, number: str) -> Commitment | None:
        """Return the note with a number."""
        return self._by_number.get(number)

    def successors(self, one: Commitment) -> list[Commitment]:
        """Return what came in its place, and in the place of that, and so on."""
        return list(self._after(one))

    def _after(self, one: Commitment) -> Iterator[Commitment]:
        seen = {one.path}
        following = self._by_number.get(one.successor)
        while following is not None and following.path not in seen:
            seen.add(following.path)
            yield following
            following = self._by_number.get(following.successor)

    def in_force_after(self, one: Commitment) -> list[Commitment]:
        """Return its successors up to the first draft: what nobody decided on replaces nothing."""
        found = []
        for other in self._after(one):
            if other.is_draft:
                break
            found.append(other)
        return found

    def replaced_by(self, one: Commitment) -> list[Commitment]:
        """Return the notes in whose place this one came directly."""
        listed = self._changed_by.get(one.number, []) if self._is_meant(one) else []
        return [other for other in listed if other.path != one.path]

    def predecessors(self, one: Commitment) -> list[Commitment]:
        """Return all in whose place it came, directly or through others, the nearest first."""
        found: list[Commitment] = []
        seen = {one.path}
        waiting = [one]
        while waiting:
            for other in self.replaced_by(waiting.pop(0)):
                if other.path not in seen:
                    seen.add(other.path)
                    found.append(other)
                    waiting.append(other)
        return found

    def together_with(self, wanted: Iterable[Commitment]) -> list[Commitment]:
        """Return these notes and everything that their chains hold, by path."""
        found: dict[str, Commitment] = {}
        waiting = list(wanted)
        while waiting:
            one = waiting.pop()
            if one.path in found:
                continue
            found[one.path] = one
            waiting += self.replaced_by(one)
            following = self._by_number.get(one.successor)
            waiting += [following] if following is not None else []
        return [found[path] for path in sorted(found)]

    def missing(self, one: Commitment) -> str:
        """Return the number that it says to be changed by and that no note here has, or ''."""
        known = one.successor in self._by_number or one.successor in self._elsewhere
        return "" if known else one.successor

    def day_elsewhere(self, one: Commitment) -> datetime.date | None:
        """Return the day of a note of another kind that it says to be changed by."""
        return None if one.successor in self._by_number else self._elsewhere.get(one.successor)

    def runs_in_circle(self, one: Commitment) -> bool:
        """Tell if its successors lead back to itself."""
        last = [one, *self._after(one)][-1]
        following = self._by_number.get(last.successor)
        return following is not None and following.path == one.path

    def _is_meant(self, one: Commitment) -> bool:
        return bool(one.number) and self._by_number.get(one.number) is one

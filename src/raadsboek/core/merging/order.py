"""Merging series of things that are each there once: names of sections, keys, items of a list.

Pure; it must not look at what the things are, only whether they are the same.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from raadsboek.core.note import Value

_Thing = TypeVar("_Thing", bound=Hashable)


def merge_order(
    base: Sequence[_Thing], own: Sequence[_Thing], shared: Sequence[_Thing]
) -> list[_Thing]:
    """Return what is on both sides, less what either took away, with what either added.

    The order is that of the side that changed it, the shared one when both did. Nothing may stand
    twice in a series.
    """
    everywhere = set(base) & set(own) & set(shared)
    moved = [item for item in shared if item in everywhere]
    first, second = (shared, own)
    if moved == [item for item in base if item in everywhere]:
        first, second = (own, shared)
    kept = [item for item in first if item in second or item not in base]
    added = set(second) - set(base) - set(first)
    at_hand = set(kept)
    for place, item in enumerate(second):
        if item in added:
            before = next((one for one in reversed(second[:place]) if one in at_hand), None)
            at = 0 if before is None else kept.index(before) + 1
            kept.insert(at, item)
            at_hand.add(item)
    return kept


def merge_items(
    base: Sequence[Value], own: Sequence[Value], shared: Sequence[Value]
) -> list[Value]:
    """Return the items of a list that two sides changed: a set that has an order."""
    known: dict[tuple[str, int], Value] = {}

    def names(items: Sequence[Value]) -> list[tuple[str, int]]:
        seen: Counter[str] = Counter()
        found = []
        for item in items:
            name = repr(item)
            seen[name] += 1
            found.append((name, seen[name]))
            known[name, seen[name]] = item
        return found

    return [known[name] for name in merge_order(names(base), names(own), names(shared))]

"""Merging the values of keys: another key is another place, a list is a set that has an order.

Pure; a value is what was typed, and a key that is absent has none.
"""

from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.merging.order import merge_items, merge_order
from raadsboek.core.merging.side import Side
from raadsboek.core.note import Value


class MergedValues(Struct, frozen=True):
    """The values of both sides, and the keys that both changed differently: there one stands."""

    merged: dict[str, Value]
    clashes: tuple[str, ...] = ()


def merge_values(
    base: Mapping[str, Value],
    own: Mapping[str, Value],
    shared: Mapping[str, Value],
    *,
    prefer: Side = Side.SHARED,
) -> MergedValues:
    """Return the values with the changes of both sides; `prefer` tells which stands in a clash.

    Of a key that one side took away and the other changed, the changed value stands, unless the
    other side than the shared one is preferred: that gives the other of the two.
    """
    merged: dict[str, Value] = {}
    clashes: list[str] = []
    names = dict.fromkeys((*merge_order([], list(own), list(shared)), *base))
    for name in names:
        was, mine, theirs = base.get(name), own.get(name), shared.get(name)
        if mine in (was, theirs) or theirs == was:
            value = theirs if mine == was else mine
        elif isinstance(mine, list) and isinstance(theirs, list):
            value = merge_items(was if isinstance(was, list) else [], mine, theirs)
        elif isinstance(mine, dict) and isinstance(theirs, dict):
            inner = merge_values(was if isinstance(was, dict) else {}, mine, theirs, prefer=prefer)
            value = inner.merged
            clashes += [name] if inner.clashes else []
        else:
            clashes.append(name)
            standing, other = (mine, None) if theirs is None else (theirs, mine)
            value = standing if prefer is Side.SHARED else other
        if value is not None:
            merged[name] = value
    return MergedValues(merged, tuple(clashes))

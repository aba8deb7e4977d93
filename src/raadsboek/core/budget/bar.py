"""A post of the budget as a bar of characters that needs no colour to be read.

Owns how the room is divided, to the last character. What the characters mean says `LEGEND`.
"""

from collections.abc import Sequence
from decimal import Decimal

from raadsboek.core.budget.counting import NOTHING, Sums

PAID, COMMITTED, PLANNED, FREE, EDGE = "█", "▓", "░", "·", "|"
LEGEND = f"{PAID} betaald  {COMMITTED} verplicht  {PLANNED} gepland  {FREE} vrij  {EDGE} begroot"


def bar(sums: Sums, width: int) -> str:
    """Return the bar of a post, `width` characters and the edge where the budget ends.

    The whole width is the budget, or what is used and planned when that is more: then the edge
    stands inside the bar.
    """
    parts = [max(part, NOTHING) for part in (sums.paid, sums.committed, sums.planned)]
    budgeted = max(sums.budgeted, NOTHING)
    whole = max(budgeted, sum(parts, NOTHING))
    if not whole:
        return FREE * width + EDGE
    *filled, _rest = _divided([*parts, whole - sum(parts, NOTHING)], width)
    signs = "".join(
        sign * count for sign, count in zip((PAID, COMMITTED, PLANNED), filled, strict=True)
    )
    edge = _divided([budgeted, whole - budgeted], width)[0]
    return f"{signs[:edge]:{FREE}<{edge}}{EDGE}{signs[edge:]:{FREE}<{width - edge}}"


def _divided(parts: Sequence[Decimal], width: int) -> list[int]:
    """Return how many characters each part gets: as many as fit, the largest rests first."""
    whole = sum(parts, NOTHING)
    exact = [part * width / whole for part in parts]
    counts = [int(one) for one in exact]
    by_rest = sorted(range(len(parts)), key=lambda place: (counts[place] - exact[place], place))
    for place in by_rest[: width - sum(counts)]:
        counts[place] += 1
    return counts

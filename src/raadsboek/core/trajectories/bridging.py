"""The sheet for bridging differences: for and against, who stands where, and what is parked.

Pure. It is read from the lines of one dossier. To stay on one page it says what does not fit as a
number: nobody is left out unseen, and no position is weighed or counted.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.trajectories.arguments import Argument, ArgumentKind, read_arguments
from raadsboek.core.trajectories.parked import Parked, read_parked
from raadsboek.core.trajectories.positions import Position, read_positions

_HALF, _WHOLE = 44, 84
"""Letters on a line in half the width of a page, and in all of it."""
PAGE = 40
"""Lines for the parts together on one page, below its heading and the summary."""
_LONGEST = 240
_FEWEST = 1
_PART = 3
"""Lines that the heading of a part and the space around it take."""

Line = TypeVar("Line", Argument, Position, Parked)


class Group(Struct, frozen=True):
    """A group, section or person with what it thinks; '' where no name stands."""

    who: str
    positions: tuple[Position, ...]


class Sheet(Struct, frozen=True, kw_only=True):
    """What stands on the sheet; `left_out` counts what a page has no room for."""

    pros: tuple[Argument, ...] = ()
    cons: tuple[Argument, ...] = ()
    conditions: tuple[Argument, ...] = ()
    positions: tuple[Position, ...] = ()
    parked: tuple[Parked, ...] = ()
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet."""
        return not (self.pros or self.cons or self.conditions or self.positions or self.parked)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The positions by who has them, in the order in which they came."""
        found: dict[str, list[Position]] = {}
        for one in self.positions:
            found.setdefault(one.who.casefold(), []).append(one)
        return tuple(Group(told[0].who, tuple(told)) for told in found.values())


def sheet_of(body: str) -> Sheet:
    """Return everything for the sheet in the text of a dossier."""
    arguments = read_arguments(body)

    def of(kind: ArgumentKind) -> tuple[Argument, ...]:
        return tuple(one for one in arguments if one.kind is kind)

    return Sheet(
        pros=of(ArgumentKind.FOR),
        cons=of(ArgumentKind.OBJECTION),
        conditions=of(ArgumentKind.CONDITION),
        positions=tuple(read_positions(body)),
        parked=tuple(read_parked(body)),
    )


def on_one_page(sheet: Sheet, lines: int = PAGE) -> Sheet:
    """Return as much of a sheet as fits: the longest part gives up its last line first."""
    kept = replace(
        sheet,
        pros=_cut(sheet.pros),
        cons=_cut(sheet.cons),
        conditions=_cut(sheet.conditions),
        positions=_cut(sheet.positions),
        parked=_cut(sheet.parked),
    )
    while _height(kept) > lines:
        parts = {key: getattr(kept, key) for key in ("pros", "cons", "conditions", "positions",
                                                     "parked")}  # fmt: skip
        key, longest = max(parts.items(), key=lambda item: len(item[1]))
        if len(longest) <= _FEWEST:
            break
        kept = replace(kept, **{key: longest[:-1]}, left_out=kept.left_out + 1)
    return kept


def _cut(told: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(replace(one, text=_short(one.text)) for one in told)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _height(sheet: Sheet) -> int:
    """Return about how many lines a sheet takes."""
    pairs = max(_lines(sheet.pros, _HALF), _lines(sheet.cons, _HALF))
    parts = [pairs, *(_lines(one, _WHOLE) for one in (sheet.conditions, sheet.parked))]
    parts.append(_lines(sheet.positions, _WHOLE - 20))
    return sum(part + _PART for part in parts if part)


def _lines(told: Sequence[Argument | Position | Parked], width: int) -> int:
    return sum(1 + (len(one.text) + len(one.said.words) + 3) // width for one in told)

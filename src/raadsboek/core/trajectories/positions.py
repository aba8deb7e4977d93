"""The positions (## Standpunten): what each group, section or person in the council thinks.

- Wijkzorg: tegen, zolang de nacht niet geregeld is. (2026-09-24)
- @noor: voor, als er een evaluatie komt.
"""

import re

from msgspec import Struct

from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.sections import POSITIONS, items, with_line

_HEADINGS = frozenset({POSITIONS.casefold(), "standpunt"})
_WHO = re.compile(r"[*_]*([^:.?!*_]{1,40}?)[*_]*\s*:[*_]*\s+(.+)", re.DOTALL)


class Position(Struct, frozen=True, kw_only=True):
    """What somebody thinks; `who` is '' where the line does not say it."""

    who: str
    text: str
    said: Attribution = Attribution()


def read_positions(body: str) -> list[Position]:
    """Return the positions in the text of a dossier, in order."""
    found = []
    for item in items(body, _HEADINGS):
        match = _WHO.fullmatch(item.text)
        who, words = (match[1].strip(), match[2]) if match else ("", item.text)
        text, said = split_attribution(words)
        if text:
            found.append(Position(who=who, text=text, said=said))
    return found


def position_line(position: Position) -> str:
    """Return the line of the list that says this position."""
    who = " ".join(re.sub(r"[:.?!*_]", " ", position.who).split())[:40].strip()
    front = f"{who}: " if who else ""
    return f"- {front}{sentence(position.text)}{attribution_of(position.said)}"


def with_position(body: str, position: Position) -> str:
    """Return the text of a dossier with a position added; nothing else differs."""
    return with_line(body, POSITIONS, {POSITIONS.casefold()}, position_line(position))

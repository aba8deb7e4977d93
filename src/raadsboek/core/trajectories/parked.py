"""The parked points (## Geparkeerd) of a dossier: what is left aside for now, to go on.

- Wie het rooster van de invalkrachten maakt. (@ruud, 2026-10-29)
"""

from msgspec import Struct

from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.sections import PARKED, items, with_line

_HEADINGS = frozenset({PARKED.casefold(), "geparkeerde punten", "parkeerplaats", "voor later"})


class Parked(Struct, frozen=True, kw_only=True):
    """One parked point: what it is, and who parked it when."""

    text: str
    said: Attribution = Attribution()


def read_parked(body: str) -> list[Parked]:
    """Return the parked points in the text of a dossier, in order."""
    found = [split_attribution(item.text) for item in items(body, _HEADINGS)]
    return [Parked(text=text, said=said) for text, said in found if text]


def parked_line(parked: Parked) -> str:
    """Return the line of the list that says this point."""
    return f"- {sentence(parked.text)}{attribution_of(parked.said)}"


def with_parked(body: str, parked: Parked) -> str:
    """Return the text of a dossier with a point parked; nothing else differs."""
    return with_line(body, PARKED, {PARKED.casefold()}, parked_line(parked))

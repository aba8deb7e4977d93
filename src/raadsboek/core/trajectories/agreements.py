"""The agreements made on the way (## Afspraken), as lines of a dossier.

    - De raad krijgt elk kwartaal de cijfers. (bestuurder, 2026-10-29)

What must be kept for years is a note of its own (afspraak); here stands what was agreed, or a link.
"""

from msgspec import Struct

from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.sections import AGREEMENTS, items, with_line

_HEADINGS = frozenset({AGREEMENTS.casefold(), "afspraak", "gemaakte afspraken"})


class Agreed(Struct, frozen=True, kw_only=True):
    """One agreement: what, with whom and when."""

    text: str
    said: Attribution = Attribution()


def read_agreements(body: str) -> list[Agreed]:
    """Return the agreements in the text of a dossier, in order."""
    found = [split_attribution(item.text) for item in items(body, _HEADINGS)]
    return [Agreed(text=text, said=said) for text, said in found if text]


def agreement_line(agreed: Agreed) -> str:
    """Return the line of the list that says this agreement."""
    return f"- {sentence(agreed.text)}{attribution_of(agreed.said)}"


def with_agreement(body: str, agreed: Agreed) -> str:
    """Return the text of a dossier with an agreement added; nothing else differs."""
    return with_line(body, AGREEMENTS, {AGREEMENTS.casefold()}, agreement_line(agreed))

"""The result of a vote as it stands in minutes: '7 voor, 1 tegen, 1 onthouding', 'unaniem'."""

import re

from msgspec import Struct

from raadsboek.core.number_words import NUMBER_WORDS

_SHORT = re.compile(r"(\d{1,3})\s*[-–/:]\s*(\d{1,3})(?:\s*[-–/:]\s*(\d{1,3}))?\b", re.ASCII)
_NUMBERS = {"geen": 0, **NUMBER_WORDS}
_COUNT = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?:(?:stem(?:men|t)?|leden|lid)\s+)*"
    r"(voor|vóór|tegen|onthoud\w*|onth\b|blanco|neutraal)",
    re.IGNORECASE,
)
_UNANIMOUS = re.compile(
    r"unaniem|eenstemmig|algemene stemmen|eenparig|bij acclamatie|iedereen voor|allen voor|"
    r"allemaal voor",
    re.IGNORECASE,
)


class Votes(Struct, frozen=True):
    """Votes in favour, against and abstained (blank votes included).

    `unanimous` means that everybody who could vote was in favour and no figures were given.
    """

    favour: int
    against: int
    abstained: int
    unanimous: bool = False

    @property
    def total(self) -> int:
        """How many votes were cast."""
        return self.favour + self.against + self.abstained

    def written(self, voters: int) -> str:
        """Return the value of `stemming`: '7-1-1'; '' for a unanimous vote of unknown size."""
        if self.unanimous:
            return f"{voters}-0-0" if voters else ""
        return f"{self.favour}-{self.against}-{self.abstained}"


def read_votes(text: str) -> Votes | None:
    """Return the votes in a text, or None when it names none."""
    counts = {"v": 0, "t": 0, "o": 0}
    found = _COUNT.findall(text)
    for amount, side in found:
        key = side[0].lower()
        number = _NUMBERS.get(amount.lower())
        counts[key if key in counts else "o"] += int(amount) if number is None else number
    if found:
        return Votes(counts["v"], counts["t"], counts["o"])
    if match := _SHORT.search(text):
        return Votes(int(match[1]), int(match[2]), int(match[3] or 0))
    return Votes(0, 0, 0, unanimous=True) if _UNANIMOUS.search(text) else None

"""What a decision says to replace: 'vervangt [[B-2025-010]]' anywhere in its text."""

import re

from raadsboek.core.links import targets

_LINK = r"\[\[[^\[\]\n]+\]\]"
_REPLACES = re.compile(
    rf"\bvervangt\b\s*:?\s*(?:[a-z]+\s+){{0,3}}?(?P<links>{_LINK}(?:(?:\s*,\s*|\s+en\s+){_LINK})*)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:niet|geen)\b", re.IGNORECASE)


def replaced_in(text: str) -> tuple[str, ...]:
    """Return the numbers that the text of a decision says to replace, in order.

    A few words may stand between, such as 'vervangt het besluit [[B-2025-010]]'; 'vervangt niet'
    replaces nothing.
    """
    found: list[str] = []
    for match in _REPLACES.finditer(text):
        if not _NOT.search(match[0][: match.start("links") - match.start()]):
            found += targets(match["links"])
    return tuple(dict.fromkeys(found))

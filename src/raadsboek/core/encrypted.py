"""The form of an encrypted note: what stands in the clear, and what others see in its place.

On disk it is an ordinary note with few keys, a sentence, and one block as the program age writes
it; the real note is inside. Pure: it must not encrypt or decrypt, that is `vault.encryption`'s.
"""

import re
from collections.abc import Mapping

from raadsboek.core.confidential import KEY, YES, is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Value, text_in
from raadsboek.core.number_words import counted

BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----"
END = "-----END AGE ENCRYPTED FILE-----"
TITLE = "(versleuteld)"
"""What a list shows in place of the title."""
SENTENCE = (
    "Deze notitie is versleuteld. Wie lezer is, leest haar in Raadsboek met de eigen sleutel."
)
"""What stands above the block, for whoever opens the file in Notepad."""
SUFFIX = ".age"
"""What the name of an encrypted attachment ends with."""

_OUTSIDE = ("soort", "nummer", ORGAN_KEY)
_BLOCK = re.compile(
    rf"\s*(?:{re.escape(SENTENCE)})?\s*({BEGIN}\s[A-Za-z0-9+/=\s]+{END})\s*", re.ASCII
)


class KeyMissing(RaadsboekError):
    """The note is encrypted, and no key of this user opens it; nothing was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"'{name}' is versleuteld en met uw sleutel niet te openen.",
            "Vraag een lezer om u toe te voegen, of zet uw eigen sleutel terug met: "
            "raadsboek sleutel terugzetten",
        )


def block_in(body: str) -> str:
    """Return the encrypted block that the text of a note is, or '' when it is another text."""
    if BEGIN not in body:
        return ""
    found = _BLOCK.fullmatch(body)
    return found.group(1) if found else ""


def outside_keys(meta: Mapping[str, Value]) -> dict[str, Value]:
    """Return the keys of an encrypted note that stay in the clear: what it is, never about what."""
    kept = {key: meta[key] for key in _OUTSIDE if isinstance(meta.get(key), str) and meta[key]}
    return {**kept, KEY: YES}


def body_around(block: str) -> str:
    """Return the text of an encrypted note on disk."""
    return f"{SENTENCE}\n\n{block.strip()}\n"


def is_closed(meta: Mapping[str, Value]) -> bool:
    """Tell if these are the keys that somebody without the key gets to see."""
    kind = KIND_BY_NAME.get(text_in(meta, "soort"))
    return is_confidential(meta) and text_in(meta, kind.title_key if kind else "titel") == TITLE


def closed_words(found: Mapping[str, int]) -> str:
    """Return the sentence about notes that are encrypted here, by kind; '' for none.

    For whoever reads numbers that those notes are not in.
    """
    told = [
        counted(number, kind.label.lower(), kind.plural)
        for kind in KIND_BY_NAME.values()
        if (number := found.get(kind.name, 0))
    ]
    if not told:
        return ""
    names = " en ".join(filter(None, [", ".join(told[:-1]), told[-1]]))
    return f"Niet gelezen, want versleuteld: {names}. Wat daarin staat, telt hier niet mee."


def placeholder_keys(meta: Mapping[str, Value]) -> dict[str, Value]:
    """Return the keys that somebody without the key gets to see, with a title that says so."""
    soort = meta.get("soort", "")
    kind = KIND_BY_NAME.get(soort if isinstance(soort, str) else "")
    return {**outside_keys(meta), kind.title_key if kind else "titel": TITLE}

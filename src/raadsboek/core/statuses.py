"""The statuses of all kinds together, found by what somebody types of them.

Pure. In a question a status is one word, so a hyphen stands for a space: `verslag-concept`.
"""

from functools import cache

from raadsboek.core.filenames import words
from raadsboek.core.kinds import KINDS
from raadsboek.core.schema import fields_of


@cache
def statuses() -> tuple[str, ...]:
    """Return every status that a note of any kind can have, each once, by kind."""
    found: dict[str, None] = {}
    for kind in KINDS:
        for item in fields_of(kind.struct):
            if kind.status_key and item.key == kind.status_key:
                found |= dict.fromkeys(item.choices)
    return tuple(found)


def statuses_named(typed: str) -> tuple[str, ...]:
    """Return the statuses that are what was typed, else those of which it is a word.

    Case, accents and the sign between words do not count: 'vastgesteld' is the status 'verslag
    vastgesteld', what is a status as a whole means no other: 'open' is 'open'.
    """
    wanted = words(typed)
    exact = tuple(status for status in statuses() if words(status) == wanted)
    if exact or not wanted:
        return exact
    return tuple(status for status in statuses() if f"-{wanted}-" in f"-{words(status)}-")

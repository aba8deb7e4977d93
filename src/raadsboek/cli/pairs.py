"""Reading `sleutel=waarde` from the command line."""

from collections.abc import Sequence

import click


def pairs(words: Sequence[str]) -> dict[str, str]:
    """Return the keys and values; raises a usage error for a word without an equals sign."""
    found = {}
    for word in words:
        key, sign, value = word.partition("=")
        if not sign or not key.strip():
            raise click.UsageError(f"'{word}' is geen SLEUTEL=WAARDE.", click.get_current_context())
        found[key.strip()] = value.strip()
    return found

"""Words of a document within Markdown: what was typed is not taken for a sign of how it looks."""

import re

_SIGNS = re.compile(r"[*\\`~]|(?<![^\W_])_|_(?![^\W_])")
"""A line below within a word (`jan_de_vries`) means nothing in Markdown."""


def escaped(text: str) -> str:
    """Return words so that Markdown shows them as they are."""
    return _SIGNS.sub(r"\\\g<0>", text)

"""The screen as an SVG for the guides: the same bytes on every computer, and nothing to fetch."""

import re
from pathlib import Path

from textual.app import App

_FONT_FACE = re.compile(r"\s*@font-face \{[^}]*\}")
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_PREFIX = re.compile(r"terminal-\d+-")
_FONTS = "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"


def drawn(app: App[None] | App[Path]) -> str:
    """Return what the program shows now, without the web fonts that Textual refers to.

    Each piece of text states its own width, so that any fixed-width font does.
    """
    svg = app.export_screenshot(title="Raadsboek", simplify=True)
    svg = _COMMENT.sub("", _FONT_FACE.sub("", svg))
    svg = _PREFIX.sub("r-", svg).replace("Fira Code, monospace", _FONTS)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"

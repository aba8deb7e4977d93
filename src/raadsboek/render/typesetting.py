"""What typst lays out with: our letters only, and our templates, so that all computers agree."""

import importlib.resources
from functools import cache

import typst


@cache
def template(name: str) -> bytes:
    """Return a template with the look and the charts that all of them share before it."""
    folder = importlib.resources.files(__package__)
    shared = ("look.typ", "figures.typ", name)
    return b"\n".join(folder.joinpath(part).read_bytes() for part in shared)


@cache
def fonts() -> typst.Fonts:
    """Return the letters of a page: ours, and those that come with typst."""
    with importlib.resources.as_file(importlib.resources.files(__package__) / "fonts") as folder:
        return typst.Fonts(include_system_fonts=False, font_paths=[folder])

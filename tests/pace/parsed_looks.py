"""How widgets look, parsed once in a run: each app of a test parses the same style sheets anew.

What is parsed is never changed by who applies it, and depends on nothing but the text, where it is
from and the colours; those are what it is kept by.
"""

from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

_parse: Any = Stylesheet._parse_rules


def parsing_looks_once(patch: pytest.MonkeyPatch) -> None:
    """Give every app what another has parsed with the same colours."""
    patch.setattr(Stylesheet, "_parse_rules", _parsed)


_by_colours: dict[frozenset[tuple[str, str]], dict[tuple[Any, ...], Any]] = {}


def _parsed(
    sheet: Any,
    css: str,
    read_from: tuple[str, str],
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> Any:
    asked = (css, read_from, is_default_rules, tie_breaker, scope)
    known = _known(sheet)
    if asked not in known:
        known[asked] = _parse(sheet, *asked)
    return known[asked]


def _known(sheet: Any) -> dict[tuple[Any, ...], Any]:
    colours = sheet._variables
    if getattr(sheet, "_known_for", None) is not colours:
        sheet._known_for = colours
        sheet._known = _by_colours.setdefault(frozenset(colours.items()), {})
    found: dict[tuple[Any, ...], Any] = sheet._known
    return found

"""Agenda points: the heading `## 3. Titel` and the attribute line right below it."""

import re
from collections.abc import Sequence

_HEADING = re.compile(r" {0,3}(#{1,6})(?![^ \t])")
_HEADING_END = re.compile(r"(?:^|[ \t])#+$")
_ITEM_NUMBER = re.compile(
    r"(\d{1,3}[a-z]?(?:\.\d{1,2})*)[.)](?:\s+|$)|(\d{1,2}(?:\.\d{1,2})+)\s+|(\d{1,2})\s+(?=[A-Z])",
    re.ASCII,
)
_ATTRIBUTE = re.compile(r"\s*([a-z][a-z-]{0,19})\s*:\s*(.*)")

ATTRIBUTES = ("doel", "tijd", "inbreng", "stukken", "bevoegdheid", "traject")
"""The attributes of an agenda point; a line below a heading that starts with one is read."""


def is_heading(line: str) -> bool:
    """Tell if a line is a heading of any level."""
    return _HEADING.match(line) is not None


def read_item_heading(line: str) -> tuple[str, str] | None:
    """Return the number ('' when it has none) and title of a heading of the second level."""
    match = _HEADING.match(line)
    if match is None or len(match[1]) != 2:
        return None
    title = _HEADING_END.sub("", line[match.end() :].strip())
    numbered = _ITEM_NUMBER.match(title)
    if numbered is None:
        return "", title.strip()
    return numbered[1] or numbered[2] or numbered[3], title[numbered.end() :].strip()


def read_attributes(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """Read the attribute line under a heading; one blank line may stand between.

    Return the attributes and the line to go on at.
    """
    for line_at in (at, at + 1):
        line = lines[line_at] if line_at < len(lines) else ""
        if line.strip():
            found = _attributes(line)
            return (found, line_at + 1) if found else ({}, at)
    return {}, at


def _attributes(line: str) -> dict[str, str]:
    """Read `doel: besluiten · tijd: 15 min`; any other line gives nothing."""
    found: dict[str, str] = {}
    for part in re.split(r" ?[·|] (?=\s*[a-z][a-z-]{0,19}\s*:)", line):
        match = _ATTRIBUTE.fullmatch(part)
        if match is None:
            return {}
        found[match[1]] = match[2].strip(" ·|\t")
    return found if next(iter(found)) in ATTRIBUTES else {}

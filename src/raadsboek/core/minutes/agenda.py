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
_BETWEEN = re.compile(r" ?[·|] (?=\s*[a-z][a-z-]{0,19}\s*:)")

ATTRIBUTES = (
    "doel",
    "tijd",
    "inbreng",
    "stukken",
    "bevoegdheid",
    "traject",
    "uit",
    "aangehouden",
)
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


def title_column(line: str) -> int:
    """Return the column at which the title of a heading of the second level starts."""
    match = _HEADING.match(line)
    at = match.end() if match else 0
    at += len(line[at:]) - len(line[at:].lstrip())
    numbered = _ITEM_NUMBER.match(line[at:].rstrip())
    return at + numbered.end() if numbered else at


def read_attributes(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """Read the attribute line under a heading; one blank line may stand between.

    Return the attributes and the line to go on at.
    """
    for line_at in (at, at + 1):
        line = lines[line_at] if line_at < len(lines) else ""
        if line.strip():
            found = attributes_of(line)
            return (found, line_at + 1) if found else ({}, at)
    return {}, at


def attributes_of(line: str) -> dict[str, str]:
    """Read `doel: besluiten · tijd: 15 min`; any other line gives nothing."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(line):
        match = _ATTRIBUTE.fullmatch(part)
        if match is None:
            return {}
        found[match[1]] = _value(match[2])
    return found if next(iter(found)) in ATTRIBUTES else {}


def titled_attributes_of(line: str) -> tuple[str, dict[str, str]]:
    """Read `Titel · doel: besluiten · tijd: 15 min`: a point on one line.

    What stands first is the title, unless it is an attribute that is known.
    """
    first, *rest = _BETWEEN.split(line)
    match = _ATTRIBUTE.fullmatch(first)
    if match and match[1] in ATTRIBUTES:
        return "", attributes_of(line)
    matches = [_ATTRIBUTE.fullmatch(part) for part in rest]
    return first.strip(" ·|\t"), {match[1]: _value(match[2]) for match in matches if match}


def attribute_parts(line: str) -> list[str]:
    """Return an attribute line in parts: attribute, what stands between, attribute, and so on."""
    parts: list[str] = []
    start = 0
    for between in _BETWEEN.finditer(line):
        parts += [line[start : between.start()], between[0]]
        start = between.end()
    return [*parts, line[start:]]


def one_value(text: str) -> str:
    """Return text as it can stand as a value: one line that never ends its own attribute."""
    plain = _value(" ".join(text.split()))
    while (joined := _BETWEEN.sub(", ", plain)) != plain:
        plain = joined
    return plain


def _value(text: str) -> str:
    return text.strip(" ·|\t")

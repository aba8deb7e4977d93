"""Agenda points on one line, and the attributes of a point changed one at a time.

`Titel · tijd: 20 min · doel: bespreken` is how settings name a fixed point and how a meeting
remembers a point that was taken off. How attributes are read is `core.minutes.agenda`'s.
"""

import re
from collections.abc import Mapping

from raadsboek.core.minutes.agenda import (
    ATTRIBUTES,
    attribute_parts,
    attributes_of,
    one_value,
    titled_attributes_of,
)

ORDER = ("doel", "tijd", "inbreng", "stukken", "bevoegdheid", "traject", "uit")
"""In this order a new attribute line names what it has; other attributes follow."""

_KEY = re.compile(r"(\s*)([a-z][a-z-]{0,19})(\s*:[ \t]*)")
_BETWEEN = " · "


def attribute_line(attributes: Mapping[str, str]) -> str:
    """Return the line below a heading with these attributes, without those that are empty."""
    filled = {key: text for key, value in attributes.items() if (text := one_value(value))}
    known = [key for key in ORDER if key in filled]
    # A line is read as attributes only when it starts with one that is known.
    rest = sorted(
        (key for key in filled if key not in ORDER), key=lambda key: key not in ATTRIBUTES
    )
    return _BETWEEN.join(f"{key}: {filled[key]}" for key in (*known, *rest))


def with_attribute(line: str, key: str, value: str) -> str:
    """Return an attribute line with another value of one attribute; '' takes it away.

    All other attributes stay as they are written, to the character.
    """
    parts = attribute_parts(line)
    places = [place for place in range(0, len(parts), 2) if _key_of(parts[place]) == key]
    new = one_value(value)
    if not new:
        return _without(parts, places)
    if not places:
        return f"{line.rstrip()}{_BETWEEN}{key}: {new}"
    part = parts[places[-1]]
    head = _KEY.match(part)
    assert head is not None
    between = head[3] if head[3].endswith((" ", "\t")) else f"{head[3]} "
    parts[places[-1]] = f"{head[1]}{head[2]}{between}{new}"
    return "".join(parts)


def _without(parts: list[str], places: list[int]) -> str:
    kept = parts
    for place in reversed(places):
        # The mark before it goes too, and for the first one the mark after it.
        kept = kept[: max(place - 1, 0)] + kept[place + (1 if place else 2) :]
    line = "".join(kept)
    if not line or attributes_of(line):
        return line
    # What is left would not be read as attributes any more: the empty one keeps its place.
    return f"{_key_of(parts[places[0]])}:{_BETWEEN}{line}" if places else line


def _key_of(part: str) -> str:
    match = _KEY.match(part)
    return match[2] if match else ""


def point_line(title: str, attributes: Mapping[str, str]) -> str:
    """Return a point on one line: `Titel · tijd: 20 min · doel: bespreken`."""
    shown = one_value(title)
    if titled_attributes_of(shown)[0] != shown:
        shown = shown[:1].upper() + shown[1:]
    line = attribute_line(attributes)
    return f"{shown}{_BETWEEN}{line}" if line else shown


def read_point_line(line: str) -> tuple[str, dict[str, str]]:
    """Return the title and the attributes of a point on one line."""
    return titled_attributes_of(" ".join(line.split()))

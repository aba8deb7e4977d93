"""Links between notes: [[B-2026-014]], optionally with a label: [[B-2026-014|het besluit]]."""

import re
from collections.abc import Iterable

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")


def link(number: str) -> str:
    """Return the link to the note with this number."""
    return f"[[{number}]]"


def targets(text: str) -> list[str]:
    """Return the numbers that `text` links to, in order of first appearance."""
    return list(dict.fromkeys(match.group(1).strip() for match in _LINK.finditer(text)))


def target(reference: str) -> str:
    """Return the number in one reference ('[[B-2026-014]]'); plain text is returned as it is."""
    match = _LINK.fullmatch(reference.strip())
    return match.group(1).strip() if match else reference.strip()


def pieces(text: str) -> list[tuple[str, str]]:
    """Return `text` cut at its links: each piece as it is to be read, and the number it links to.

    The number is '' for what is no link. A link is read by its label, else by its number.
    """
    found: list[tuple[str, str]] = []
    done = 0
    for match in _LINK.finditer(text):
        number = match.group(1).strip()
        found.append((text[done : match.start()], ""))
        found.append(((match.group(2) or "").strip() or number, number))
        done = match.end()
    found.append((text[done:], ""))
    return [piece for piece in found if piece[0]]


def without_labels(data: bytes, numbers: Iterable[str]) -> bytes:
    """Return a text in which links to these notes say no more than the number."""
    words = b"|".join(re.escape(number.encode()) for number in sorted(numbers))
    if not words:
        return data
    links = re.compile(rb"\[\[\s*(%s)\s*\|[^\[\]\n]*\]\]" % words, re.IGNORECASE)
    return links.sub(rb"[[\1]]", data)

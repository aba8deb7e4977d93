"""Links between notes: [[B-2026-014]], optionally with a label: [[B-2026-014|het besluit]]."""

import re

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")


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

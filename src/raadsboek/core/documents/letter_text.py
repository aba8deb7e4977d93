"""The head of a letter: the lines `Aan: ...`, `Betreft: ...` with which its text begins.

A letter that was made from a model has them in its text; above a document they stand as facts.
"""

import re

from raadsboek.core.minutes.entries import split_lines

LABELS = (
    "Aan",
    "T.a.v.",
    "Van",
    "Datum",
    "Kenmerk",
    "Ons kenmerk",
    "Uw kenmerk",
    "Betreft",
    "Onderwerp",
    "Bijlage",
    "Bijlagen",
    "Cc",
    "C.c.",
)
_BY_FOLDED = {label.casefold(): label for label in LABELS}
_LINE = re.compile(r"([A-Za-z. ]{2,12}?)\s*:\s*(.*)")


def split_head(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the labelled lines that a letter begins with, and the text below them.

    A label without words is left where it is: nothing that was typed gets lost.
    """
    lines = split_lines(text)
    at = next((place for place, line in enumerate(lines) if line.strip()), 0)
    facts: list[tuple[str, str]] = []
    while at < len(lines):
        match = _LINE.fullmatch(lines[at].strip())
        label = _BY_FOLDED.get(match[1].strip().casefold()) if match else None
        if match is None or label is None or not match[2]:
            break
        facts.append((label, match[2]))
        at += 1
    ends_here = at == len(lines) or not lines[at].strip()
    return (tuple(facts), "\n".join(lines[at:])) if facts and ends_here else ((), text)

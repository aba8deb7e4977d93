"""What a predecessor wrote for the successor: the headings of that note, each with its text.

Pure. What stands in a confidential block is left out, and a heading without text says nothing.
"""

import re
from typing import NamedTuple

from raadsboek.core.trajectories.sections import lines_of, without_hidden

LABEL = "overdracht"
"""The label of the note (soort notitie) in which it stands."""
TITLE = "Voor mijn opvolger"
SENSITIVE = "Gevoelige punten"
HABITS = "Huisstijl en gewoonten"
SKELETON = f"""\
## {SENSITIVE}

## {HABITS}

## Contacten en relaties

## Waarom wij het zo doen

## Verder
"""
HABIT_WORDS = ("huisstijl", "gewoont")
_OFFERED = frozenset(line[3:] for line in SKELETON.splitlines() if line)
_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")


class Typed(NamedTuple):
    """One heading and what was typed below it, as Markdown with headings one level lower."""

    title: str
    lines: tuple[str, ...]

    @property
    def is_habit(self) -> bool:
        """Whether it is about how things are done, and not about people or dossiers."""
        return any(word in self.title.casefold() for word in HABIT_WORDS)


def typed_parts(body: str) -> list[Typed]:
    """Return the headings of the second level and the text below each; text above them first.

    A heading that was offered and under which nothing was written is left out.
    """
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line in lines_of(without_hidden(body)):
        heading = _HEADING.fullmatch(line)
        if heading is not None and not line.startswith("###"):
            parts.append((heading[1].strip(), []))
        elif heading is not None:
            parts[-1][1].append(f"#{line}")
        else:
            parts[-1][1].append(line)
    return [
        Typed(title, _trimmed(lines))
        for title, lines in parts
        if any(map(str.strip, lines)) or (title and title not in _OFFERED)
    ]


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    text = "\n".join(lines).strip("\n")
    return tuple(text.split("\n")) if text.strip() else ()

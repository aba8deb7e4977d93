"""What a list must show, and how its heading says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content

from raadsboek.core.kinds import budget_post
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.boundary import Part, assembled

OPENS: Mapping[str, str] = {budget_post.KIND.name: "begroting", "inwerken": "inwerken"}
"""The screens that show a note of a kind better than the editor does, by kind."""


@dataclass(frozen=True)
class Wanted:
    """What the list must show."""

    kind: Kind | None
    text: str = ""
    sort: str = ""
    descending: bool = False
    only_open: bool = False
    path: str = ""
    organ: str = ""
    year: str = ""
    person: str = ""

    def but(self, **changes: object) -> "Wanted":
        """Return the same with some differences."""
        return Wanted(**{**self.__dict__, **changes})


def heading(wanted: Wanted, number: int, everything: int, organ: str) -> Content:
    """Return the heading of a list: what it is, how many of how many, and whose."""
    kind = wanted.kind
    assert kind is not None
    person = f"@{wanted.person}" if wanted.person else ""
    title = f"{kind.plural.capitalize()} {wanted.year}".rstrip()
    title = " · ".join(part for part in (title, person) if part)
    parts: list[Part | str] = [Part(title, "bold $accent")]
    what = "open" if wanted.only_open else ""
    if number == everything:
        parts.append(f"  {number} {what}".rstrip())
    else:
        parts.append(f"  {number} {what}".rstrip() + f" van {everything}")
    if wanted.text.strip():
        parts.append(Part(f"  met: {wanted.text.strip()}", "$foreground-muted"))
    if organ:
        parts.append(Part(f"  {organ}", "$foreground-muted"))
    return assembled(*parts)


def nothing(wanted: Wanted, how: str) -> str:
    """Return what to say when a list is empty; `how` tells how to make something, if one can."""
    if wanted.text.strip():
        return "Niets gevonden met deze woorden. Esc haalt het filter weg."
    if wanted.year or wanted.person:
        return "Hier is niets van. Esc laat alle jaren en iedereen zien."
    if wanted.only_open:
        return "Er staat niets open. De letter o laat alles zien."
    return f"Er is nog niets.{how}"

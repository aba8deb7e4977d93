"""A raadsboek as a piece of the start menu: its name, when it was opened, and its folder."""

import os

from raadsboek.book.recent import Recent
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

NOTHING = Block(
    (
        Paragraph((Part("Hier staat nog niets.", "text"),)),
        Paragraph((Part("Druk op m voor een raadsboek in een map, op n voor een nieuw.", "dim"),)),
    ),
    is_heading=True,
)


def block(number: int, one: Recent, when: str, *, is_missing: bool) -> Block:
    """Return a raadsboek as a piece of the list; `when` tells when it was last open."""
    sign = f"{number}  " if number < 10 else "   "
    where = [Part(shortened(one.folder), "dim")]
    if is_missing:
        where.append(Part("  ! niet gevonden", "alarm"))
    name = one.name.strip() or "Raadsboek"
    return Block(
        (
            Paragraph(
                (Part(sign, "match"), Part(name, "strong"), Part(f"  {when}", "dim")),
                hang=3,
                most=2,
            ),
            Paragraph(tuple(where), indent=3, most=2),
        )
    )


_LONGEST = 120
"""Characters of a folder that are shown: its end tells most."""


def shortened(folder: str) -> str:
    """Return a folder as it is shown: ~ for the user's own folder, the end of a long one."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises when there is none
    if len(home) > 1 and folder.startswith(f"{home}{os.sep}"):
        folder = f"~{folder[len(home) :]}"
    return folder if len(folder) <= _LONGEST else f"…{folder[1 - _LONGEST :]}"

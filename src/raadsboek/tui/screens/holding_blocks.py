"""What holds as pieces of text for the list: by kind, and folded below what does not hold."""

from collections.abc import Sequence
from typing import NamedTuple

from raadsboek.core.holding import wording
from raadsboek.core.holding.answering import Answer, Item, Moment
from raadsboek.core.holding.commitment import KINDS
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

MOST = 300
"""So many of a group are laid out; who wants more types a word."""


class Laid(NamedTuple):
    """A piece with the note that it is about; None for a heading and for the fold."""

    block: Block
    item: Item | None = None
    is_fold: bool = False


def laid_out(answer: Answer, *, unfolded: bool) -> list[Laid]:
    """Return the pieces of an answer, in order."""
    found: list[Laid] = []
    for kind in KINDS:
        held = answer.held_of(kind.name)
        if held:
            found.append(_heading(kind.plural.upper(), len(held)))
            found += _group(held, answer.moment)
    if answer.other:
        found.append(_fold(answer, unfolded=unfolded))
        if unfolded:
            found += _group(answer.other, answer.moment)
    return found


def _group(items: Sequence[Item], moment: Moment) -> list[Laid]:
    """Return the pieces of a group; below the last one is an empty line."""
    shown = items[:MOST]
    return [
        Laid(block_of(item, moment, is_tight=place < len(shown)), item)
        for place, item in enumerate(shown, start=1)
    ]


def block_of(
    item: Item, moment: Moment, extra: Sequence[str] = (), *, is_tight: bool = False
) -> Block:
    """Return one note as a piece: its name, when it holds, and what to know about it.

    `extra` are more lines, in quiet letters.
    """
    note = item.note
    when = " · ".join(part for part in (wording.when(item, moment), wording.where(note)) if part)
    rest = [*wording.instead(item, moment), wording.replaced(item), *extra]
    soon = wording.ends_soon(item, moment) is not None
    name = (Part(f"{note.name} ", "strong"), Part(_title(item), "strong"))
    return Block(
        (
            Paragraph(name, most=2, hang=2),
            Paragraph(((Part("! ", "alarm"),) if soon else ()) + (Part(when, "text"),), indent=2),
            *(Paragraph((Part(line, "dim"),), indent=2) for line in rest if line),
            *(
                Paragraph((Part("! ", "alarm"), Part(line, "text")), indent=2)
                for line in wording.warnings(item, moment)
            ),
        ),
        is_tight=is_tight,
    )


def _title(item: Item) -> str:
    return wording.name_of(item.note).removeprefix(item.note.number).strip()


def _heading(name: str, number: int) -> Laid:
    parts = (Part(name, "heading"), Part(f"  {number}", "dim"))
    return Laid(Block((Paragraph(parts),), is_heading=True, is_tight=True))


def _fold(answer: Answer, *, unfolded: bool) -> Laid:
    parts = (
        Part(wording.others(answer.moment).upper(), "heading"),
        Part(f"  {len(answer.other)} {'▾' if unfolded else '▸'}", "dim"),
    )
    return Laid(Block((Paragraph(parts),), is_tight=True), is_fold=True)

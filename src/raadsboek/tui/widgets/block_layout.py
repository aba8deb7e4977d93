"""How a piece of a list is laid out in lines: wrapped, hanging, with a lead and an aside.

Pure: widths in cells and roles, no colours, no widgets.
"""

from collections.abc import Sequence
from typing import NamedTuple

from raadsboek.core.text import visible
from raadsboek.tui.boundary import Part
from raadsboek.tui.lines import Line, Run, cut, joined
from raadsboek.tui.widgets.columns import width_of

_MARGIN = 2
_GAP = 2
_LEAST = 10


class Paragraph(NamedTuple):
    """A text of one or more lines; the style of each part is one of the roles of the list."""

    parts: tuple[Part, ...]
    indent: int = 0
    hang: int = 0
    """How much further its second and later lines stand in."""
    most: int = 4
    """How many lines it may take before it is cut."""
    lead: tuple[Part, ...] = ()
    """What stands in the indent of its first line, such as a mark and a day."""
    aside: str = ""
    """What stands dimmed at the right end of its first line."""
    column: int = 0
    """In how many cells the aside stands, when the text leaves that much room."""


class Block(NamedTuple):
    """A piece of the list: the cursor passes over a heading, and below a tight one is no line."""

    paragraphs: tuple[Paragraph, ...]
    is_heading: bool = False
    is_tight: bool = False


def laid_out(block: Block, width: int) -> list[Line]:
    """Return the lines of a piece in a list that is so many cells wide."""
    lines: list[Line] = []
    for paragraph in block.paragraphs:
        lines += _wrapped(paragraph, max(10, width - _MARGIN - 1))
    if not block.is_tight:
        lines.append(Line(""))
    return lines


def _wrapped(paragraph: Paragraph, width: int) -> list[Line]:
    aside = visible(paragraph.aside)
    beside = width_of(aside) + _GAP if aside else 0
    room = max(_LEAST, width - paragraph.indent - paragraph.hang - beside)
    lines = list(cut(_line_of(paragraph.parts), room))
    kept = lines[: paragraph.most]
    if len(lines) > len(kept):
        kept[-1] = _with_ellipsis(kept[-1], room)
    shifted = [
        _shifted(line, paragraph.indent + (paragraph.hang if number else 0))
        for number, line in enumerate(kept)
    ]
    if paragraph.lead:
        shifted[0] = _with_lead(kept[0], paragraph)
    if aside:
        column = " " * (paragraph.column - width_of(aside))
        has_room = width_of(shifted[0].text) + _GAP + width_of(aside + column) <= width
        shifted[0] = _with_aside(shifted[0], aside + column if has_room else aside, width)
    return shifted


def _line_of(parts: Sequence[Part]) -> Line:
    text = ""
    runs: list[Run] = []
    for part in parts:
        piece = visible(part.text)
        runs.append(Run(len(text), len(text) + len(piece), (part.style or "text",)))
        text += piece
    return Line(text, tuple(runs))


def _with_lead(line: Line, paragraph: Paragraph) -> Line:
    lead = _line_of(paragraph.lead)
    gap = " " * max(0, paragraph.indent - width_of(lead.text))
    return joined(joined(lead, "", _line_of((Part(gap, "text"),))), "", line)


def _with_aside(line: Line, aside: str, width: int) -> Line:
    gap = " " * max(_GAP, width - width_of(line.text) - width_of(aside))
    # A stretch without a role is not drawn: the gap belongs to what stands behind it.
    return joined(line, "", _line_of((Part(gap + aside, "dim"),)))


def _with_ellipsis(line: Line, width: int) -> Line:
    text = line.text.rstrip()
    while text and width_of(text) > width - 1:
        text = text[:-1]
    runs = tuple(run._replace(end=min(run.end, len(text))) for run in line.runs)
    return Line(f"{text}…", tuple(run for run in runs if run.start < run.end))


def _shifted(line: Line, indent: int) -> Line:
    runs = tuple(Run(run.start + indent, run.end + indent, run.roles) for run in line.runs)
    before = (Run(0, indent, ("text",)),) if indent else ()
    return Line(" " * indent + line.text, before + runs)

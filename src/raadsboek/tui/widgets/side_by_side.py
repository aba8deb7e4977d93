"""Two texts beside each other: left what one side has, right what the other side has.

What differs is `core.difference`'s; here it gets two columns. Marks say it besides the colours.
"""

from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len

from raadsboek.core.difference import Difference, Fold, RunKind
from raadsboek.core.difference import Line as Change
from raadsboek.core.text import visible_lines
from raadsboek.tui.lines import Line, Run, cut, joined
from raadsboek.tui.widgets.reader import Reader

_BETWEEN = " │ "
_MARKS = {RunKind.REMOVED: ("[-", "-]", "left"), RunKind.ADDED: ("{+", "+}", "right")}
_EMPTY_LINE = "¶"


class SideBySide(Reader):
    """A difference in two columns, with the equal parts folded away."""

    DEFAULT_CSS = """
    SideBySide {
        & > .reader--left { color: $warning; text-style: bold; }
        & > .reader--right { color: $success; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--left", "reader--right"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._difference = Difference(())
        self._heads = ("", "")

    def compare(self, difference: Difference, left: str, right: str) -> None:
        """Show a difference from its beginning, below what each side is called."""
        self._difference = difference
        self._heads = (left, right)
        self.start_over()

    def lines_at(self, width: int) -> list[Line]:
        """Return the two columns in lines of at most `width` cells."""
        half = max(10, (width - len(_BETWEEN)) // 2)
        left, right = (_in_role(head, "strong") for head in self._heads)
        lines = [*_beside(left, right, half), Line("─" * (half * 2 + len(_BETWEEN)))]
        for part in self._difference.folded():
            if isinstance(part, Fold):
                lines.append(_in_role(part.plain, "quiet"))
            else:
                one, other = _of(part, RunKind.REMOVED), _of(part, RunKind.ADDED)
                lines += _beside(one, other, half)
        return lines


def _of(change: Change, kind: RunKind) -> Line:
    """Return the line as one side has it: what both have, and what only this side has."""
    if change.only is kind and not change.runs:
        return _marked(_EMPTY_LINE, kind)
    line = Line("")
    for run in change.runs:
        text = visible_lines(run.text)
        if run.kind is RunKind.SAME:
            line = joined(line, "", Line(text))
        elif run.kind is kind:
            line = joined(line, "", _marked(text, kind))
    return line


def _marked(text: str, kind: RunKind) -> Line:
    opening, closing, role = _MARKS[kind]
    return _in_role(f"{opening}{text}{closing}", role)


def _in_role(text: str, role: str) -> Line:
    return Line(text, (Run(0, len(text), (role,)),) if text else ())


def _beside(left: Line, right: Line, width: int) -> list[Line]:
    """Return two lines beside each other, each wrapped in its own column."""
    rows = zip_longest(cut(left, width), cut(right, width), fillvalue=Line(""))
    return [
        joined(one, " " * max(0, width - cell_len(one.text)) + _BETWEEN, other)
        for one, other in rows
    ]

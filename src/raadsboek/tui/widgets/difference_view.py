"""Reading what changed between two texts: what went and what came, laid over each other.

Marks say it besides the colours: [-weg-] and {+nieuw+}. What differs is `core.difference`'s.
"""

from typing import ClassVar

from raadsboek.core.difference import Difference, Fold, RunKind
from raadsboek.core.difference import Line as Change
from raadsboek.core.text import visible_lines
from raadsboek.tui.lines import Line, Run, cut
from raadsboek.tui.widgets.reader import Reader

_MARKS = {RunKind.SAME: ("", ""), RunKind.REMOVED: ("[-", "-]"), RunKind.ADDED: ("{+", "+}")}
_ROLES = {RunKind.SAME: (), RunKind.REMOVED: ("removed",), RunKind.ADDED: ("added",)}


class DifferenceView(Reader):
    """A difference, with the unchanged parts folded away."""

    DEFAULT_CSS = """
    DifferenceView {
        & > .reader--removed { color: $error; text-style: strike; }
        & > .reader--added { color: $success; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--removed", "reader--added"}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._difference = Difference(())
        self._sentence = ""

    def compare(self, difference: Difference, *, equal: str = "Er is geen verschil.") -> None:
        """Show a difference from its beginning; `equal` is what to say when there is none."""
        self._difference = difference
        self._sentence = equal if difference.empty else ""
        self.start_over()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of a difference."""
        self._difference = Difference(())
        self._sentence = sentence
        self.start_over()

    def lines_at(self, width: int) -> list[Line]:
        """Return the difference in lines of at most `width` cells."""
        if self._sentence:
            return list(cut(_quiet(self._sentence), width))
        return [
            piece for part in self._difference.folded() for piece in cut(_laid_out(part), width)
        ]


def _quiet(text: str) -> Line:
    return Line(text, (Run(0, len(text), ("quiet",)),))


def _laid_out(part: Change | Fold) -> Line:
    if isinstance(part, Fold):
        return _quiet(part.plain)
    if part.only is not RunKind.SAME and not part.runs:
        # An empty line that went or came must be seen as well.
        return _marked("¶", part.only)
    if part.plain == "---":
        return _quiet("---")
    text = ""
    runs: list[Run] = []
    for run in part.runs:
        piece = _marked(visible_lines(run.text), run.kind)
        runs += [Run(r.start + len(text), r.end + len(text), r.roles) for r in piece.runs]
        text += piece.text
    return Line(text, tuple(runs))


def _marked(text: str, kind: RunKind) -> Line:
    opening, closing = _MARKS[kind]
    marked = f"{opening}{text}{closing}"
    roles = _ROLES[kind]
    return Line(marked, (Run(0, len(marked), roles),) if roles else ())

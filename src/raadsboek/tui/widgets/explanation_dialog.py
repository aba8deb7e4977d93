"""How a date came about, over any screen: the arithmetic row by row, and what being late means.

What the rows say is `core.terms.explaining`'s.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from raadsboek.core.terms.explanation import Explanation, Row
from raadsboek.core.text import visible
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.lines import wrapped
from raadsboek.tui.widgets.columns import width_of
from raadsboek.tui.widgets.dialog import Dialog

ARTICLES = "artikelen"
"""The answer that the articles of the law are wanted."""

_WIDEST = 100
_PER_CENT = 98
_AROUND, _ABOVE_AND_BELOW = 5, 7
"""The border, the room within it and the scrollbar; the title and how to go on."""
_LABEL, _VALUE, _LEAST = 17, 22, 20


class ExplanationDialog(Dialog[str]):
    """Shows an explanation; the answer is `ARTICLES`, or None."""

    DEFAULT_CSS = f"""
    ExplanationDialog {{
        & > Vertical {{
            width: {_PER_CENT}%; max-width: {_WIDEST}; max-height: 100%; padding: 0 1;
        }}
        & VerticalScroll {{ height: auto; scrollbar-size-vertical: 1; }}
        & VerticalScroll > Static {{ height: auto; text-wrap: nowrap; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "articles", "Artikelen", show=False),
        Binding("enter,u", "cancel", "Terug", show=False),
    ]

    def __init__(self, explanation: Explanation, *, has_articles: bool = False) -> None:
        """Show this explanation; `has_articles` tells if there is an article to go on to."""
        super().__init__(explanation.heading)
        self._rows = explanation.rows
        self._has_articles = has_articles

    def compose_body(self) -> ComposeResult:
        """Yield the rows, and how to go on."""
        size = self.app.size
        width = min(_WIDEST, size.width * _PER_CENT // 100) - _AROUND
        with VerticalScroll() as rows:
            rows.styles.max_height = max(3, size.height - _ABOVE_AND_BELOW)
            yield Static(_laid_out(self._rows, width))
        ways = "a = de artikelen   Esc = terug" if self._has_articles else "Esc = terug"
        yield Static(shown(ways), classes="quiet")

    def action_articles(self) -> None:
        """Go on to the articles of the law."""
        if self._has_articles:
            self.dismiss(ARTICLES)


def _laid_out(rows: tuple[Row, ...], width: int) -> Content:
    parts: list[Part | str] = []
    for row in rows:
        parts += _line(row, width)
    return assembled(*parts[:-1])


def _line(row: Row, width: int) -> list[Part | str]:
    """Return the label, the value and the remark beside it, or behind it when that is long."""
    value, remark = visible(row.value), visible(row.remark)
    parts: list[Part | str] = [Part(f"{visible(row.label):<{_LABEL}} ", "$foreground-muted")]
    indent = _LABEL + 1
    style = ""
    if remark and width_of(value) <= _VALUE:
        parts.append(value + " " * (_VALUE - width_of(value) + 1))
        indent += _VALUE + 1
        value, style = remark, "$foreground-muted"
    elif remark:
        value = f"{value} · {remark}"
    room = max(_LEAST, width - indent)
    for number, (start, end) in enumerate(wrapped(value, room)):
        parts.append(f"{' ' * indent}" if number else "")
        parts.append(Part(value[start:end].rstrip(), style))
        parts.append("\n")
    return parts

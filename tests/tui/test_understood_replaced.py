"""The panel beside the minutes says which older decision a new one replaces, before it is saved."""

import datetime

from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.understanding import understand
from raadsboek.tui.widgets.understood_panel import panel_lines


def test_the_panel_tells_what_is_replaced() -> None:
    """So that a wrong number is seen while typing."""
    minutes = parse("## 1. Regeling\nBESLUIT: Nieuwe regeling. Vervangt [[B-2025-010]].\n")
    understanding = understand(minutes, Context(said_on=datetime.date(2026, 11, 26)))

    shown = "\n".join(content.plain for content, _line in panel_lines(understanding, width=40))

    assert "vervangt B-2025-010" in shown

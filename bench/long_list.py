"""A list of 50,000 rows: when it is ready, and a page down in it."""

import sys

from bench.made import ready_vault
from bench.measuring import EMPTY, EMPTY_TEXT, RAADSBOEK, Result, compare
from bench.terminal import PAGE_DOWN, Terminal

ROWS = 50_000
HEADER = "Uiterlijk"
"""A column of the list of actions that stands nowhere on the start screen."""


def run() -> list[Result]:
    """Compare the start up to the list with an empty app, and a page down with a bare list."""
    command = [*RAADSBOEK, "--map", str(ready_vault(ROWS, only="actie"))]
    bare = [sys.executable, "-m", "bench.baselines.virtual_list", str(ROWS)]

    def to_the_list(terminal: Terminal) -> float:
        terminal.wait_for("VOLGENDE VERGADERING")
        terminal.type("a")
        terminal.wait_for(HEADER)
        # The list begins with what is open: ask for everything.
        terminal.type("o")
        return terminal.wait_for(f"Acties  {ROWS}") - terminal.started

    def ours_ready() -> float:
        with Terminal(command) as terminal:
            return to_the_list(terminal)

    def empty() -> float:
        with Terminal(EMPTY) as terminal:
            return terminal.wait_for(EMPTY_TEXT) - terminal.started

    ready = compare(
        f"a list of {ROWS:,} rows ready", "empty Textual app", ours_ready, empty, target=1.2
    )
    with Terminal(command) as ours, Terminal(bare) as theirs:
        to_the_list(ours)
        theirs.wait_for("A-2026-00010")
        paging = compare(
            f"a page down in {ROWS:,} rows",
            "bare virtual ScrollView",
            lambda: page_down(ours),
            lambda: page_down(theirs),
            target=1.5,
            rounds=25,
        )
    return [ready, paging]


def page_down(terminal: Terminal) -> float:
    """Return how long a page of the list takes; a note beside it follows a moment later."""
    taken = terminal.press(PAGE_DOWN, silence=0.02)
    terminal.settle()
    return taken

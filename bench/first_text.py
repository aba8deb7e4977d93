"""From nothing to Vandaag: when its text can be read, and when the program answers a key.

The key is typed as soon as the text stands, so that a swallowed key would never be answered.
"""

from pathlib import Path

from bench.made import ready_vault
from bench.measuring import EMPTY, EMPTY_TEXT, RAADSBOEK, Result, compare
from bench.terminal import F1, Terminal

TEXT = "Zorggroep De Linden"
ANSWER = "wat kunt u hier doen"


def run() -> list[Result]:
    """Compare both moments with the start of an empty Textual app."""
    return moments(ready_vault(10_000))


def moments(root: Path, what: str = "") -> list[Result]:
    """Measure both moments on a vault."""
    command = [*RAADSBOEK, "--map", str(root)]

    def empty() -> float:
        with Terminal(EMPTY) as terminal:
            return terminal.wait_for(EMPTY_TEXT) - terminal.started

    def first_text() -> float:
        with Terminal(command) as terminal:
            return terminal.wait_for(TEXT) - terminal.started

    def answer() -> float:
        with Terminal(command) as terminal:
            terminal.wait_for(TEXT)
            terminal.type(F1)
            return terminal.wait_for(ANSWER) - terminal.started

    return [
        compare(
            f"Vandaag{what} stands readable", "empty Textual app", first_text, empty, target=0.2
        ),
        compare(f"Vandaag{what} answers a key", "empty Textual app", answer, empty, target=1.3),
    ]

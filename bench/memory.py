"""Memory of the open program on 10,000 notes, beside an empty Textual app."""

from bench.made import ready_vault
from bench.measuring import EMPTY, EMPTY_TEXT, RAADSBOEK, Result, compare
from bench.terminal import Terminal

_SILENCE = 1.5
"""Seconds without output after which the program has done what it does by itself."""


def run() -> list[Result]:
    """Compare what both hold once they stand and rest."""
    command = [*RAADSBOEK, "--map", str(ready_vault(10_000))]

    def ours() -> float:
        with Terminal(command) as terminal:
            terminal.wait_for("VOLGENDE VERGADERING")
            terminal.settle(_SILENCE)
            return terminal.memory()

    def theirs() -> float:
        with Terminal(EMPTY) as terminal:
            terminal.wait_for(EMPTY_TEXT)
            terminal.settle(_SILENCE)
            return terminal.memory()

    return [
        compare(
            "memory of the open program, 10,000 notes",
            "empty Textual app",
            ours,
            theirs,
            target=1.5,
            rounds=3,
            unit="MB",
            scale=1e-6,
        )
    ]

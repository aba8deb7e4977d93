"""A note of 1,000 lines painted for reading, beside Textual's own Markdown widget."""

import sys

from bench.made import vault_with
from bench.make_vault import FOLDER
from bench.measuring import RAADSBOEK, Result, compare
from bench.terminal import DOWN, ENTER, UP, Terminal

LINES = 1_000
_SILENCE = 0.5


def run() -> list[Result]:
    """Show the same text in both, in a program that stands, until nothing is drawn any more.

    Ours is reached by the arrow keys in a list with the note beside it.
    """
    body = text(LINES)
    file = FOLDER / "lang.md"
    FOLDER.mkdir(parents=True, exist_ok=True)
    file.write_text(body, encoding="utf-8")
    # Due so long ago that it is the first thing on the start screen, under the cursor.
    head = "soort: actie\nnummer: A-1\ntitel: Lang\nuiterlijk: 2001-01-01\n"
    root = vault_with("acties/A-1 lang.md", f"---\n{head}---\n\n{body}")
    bare = [sys.executable, "-m", "bench.baselines.markdown", str(file)]

    def ours() -> float:
        with Terminal([*RAADSBOEK, "--map", str(root)]) as terminal:
            terminal.wait_for("TE LAAT")
            terminal.settle(1)
            terminal.press(ENTER, silence=1)
            terminal.press(DOWN, silence=_SILENCE)
            taken = terminal.press(UP, silence=_SILENCE)
            terminal.wait_for("Een alinea")
            return taken

    def theirs() -> float:
        with Terminal(bare) as terminal:
            terminal.wait_for("Druk op Enter")
            taken = terminal.press(ENTER, silence=_SILENCE)
            terminal.wait_for("Een alinea")
            return taken

    return [
        compare(
            f"a note of {LINES:,} lines painted for reading",
            "Textual's Markdown widget",
            ours,
            theirs,
            target=0.05,
            rounds=5,
        )
    ]


def text(lines: int) -> str:
    """Return a text of so many lines as a secretary writes them."""
    made: list[str] = []
    while len(made) < lines:
        made += [
            f"## Kop {len(made)}",
            "",
            "Een alinea met **vet**, *cursief* en een [[B-2026-014]] over de nachtdienst.",
            "",
            "- een punt",
            "- nog een punt",
            "",
        ]
    return "\n".join(made[:lines]) + "\n"

"""A key in minute mode, in minutes of 2,000 lines, beside a bare TextArea with the same text."""

import datetime
import statistics
import sys

from bench.made import vault_with
from bench.make_vault import FOLDER
from bench.measuring import RAADSBOEK, Result
from bench.terminal import PAGE_DOWN, Terminal

LINES = 2_000
KEYS = 40
PAGES = 5
"""How far down the typing happens, in pages."""


def run() -> list[Result]:
    """Type the same keys in both, turn about, and compare the medians."""
    body = minutes(LINES)
    text = FOLDER / "notulen.txt"
    FOLDER.mkdir(parents=True, exist_ok=True)
    text.write_text(body, encoding="utf-8")
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    head = f"soort: vergadering\nnummer: V-1\ntitel: Lang\ndatum: {tomorrow}\nstatus: gepland\n"
    root = vault_with("vergaderingen/V-1 lang.md", f"---\n{head}---\n\n{body}")
    bare = [sys.executable, "-m", "bench.baselines.text_area", str(text), "0"]
    with Terminal([*RAADSBOEK, "--map", str(root)]) as ours, Terminal(bare) as theirs:
        ours.wait_for("VOLGENDE VERGADERING")
        ours.type("w")
        ours.wait_for("De bestuurder licht toe")
        theirs.wait_for("De bestuurder licht toe")
        both: tuple[list[float], list[float]] = ([], [])
        for terminal in (ours, theirs):
            for _ in range(PAGES):
                terminal.press(PAGE_DOWN)
        for number in range(KEYS):
            key = "nachtdienst "[number % 12]
            for terminal, values in zip((ours, theirs), both, strict=True):
                values.append(1000 * terminal.press(key))
    mine, other = (statistics.median(values) for values in both)
    name = f"a key in minutes of {LINES:,} lines to painted frame"
    return [Result(name, "bare TextArea", mine, other, target=1.5)]


def minutes(lines: int) -> str:
    """Return minutes of so many lines, with agenda points and what is to be understood."""
    made: list[str] = []
    point = 0
    while len(made) < lines:
        point += 1
        made += [
            f"## {point}. Onderwerp {point}",
            "doel: besluiten · tijd: 15 min",
            "",
            *["De bestuurder licht toe dat de formatie in de nachtdienst gelijk blijft."] * 14,
            "BESLUIT: De OR adviseert positief onder drie voorwaarden.",
            "ACTIE @anna voor 1 april: reactie van HR opvragen",
            "",
        ]
    return "\n".join(made[:lines]) + "\n"

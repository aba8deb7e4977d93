"""The real program in a real terminal, over a hostile raadsboek: only our own bytes come out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import hostile_vault
import pytest
from hostile_vault import MEETING, bytes_below

sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))

from pseudo_terminal import Terminal, Window, forbidden

FRONT_DOOR = Path(sys.executable).with_name("raadsboek")
SHOWN = "␛]52;c;eA==␇".encode()


@pytest.fixture
def root(empty_raadsboek: Path, tmp_path: Path) -> Path:
    """Return a hostile raadsboek."""
    folder = tmp_path / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    hostile_vault.plant(folder, tmp_path / "buiten")
    hostile_vault.plant_versions(folder, "acties/-delete.md")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["controleer"],
        ["lijst", "acties"],
        ["acties"],
        ["toon", "X-1"],
        ["zoek", "osc52"],
        ["geschiedenis", "--", "acties/-delete.md"],
        ["vastleggen", "V-2026-91"],
        ["traject"],
        ["traject", hostile_vault.DOSSIER],
        ["termijnen", "--alles", "--uitleg"],
        ["geldt"],
        ["toon", hostile_vault.POISON.replace("\0", "")],
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_a_command_sends_nothing_of_a_note(root: Path, words: list[str]) -> None:
    """Each verb shows what was hostile as symbols, and sends no byte that a terminal obeys."""
    ended = Terminal(FRONT_DOOR, "--map", str(root), *words).end()

    assert ended.code in (0, 1, 3), ended.sent[-500:]
    assert forbidden(ended.sent) == []
    assert SHOWN in ended.sent or words[0] in ("controleer", "vastleggen")


def test_the_screens_send_nothing_of_a_note(root: Path) -> None:
    """Opened, paged through and closed, the screens send their own sequences only."""
    before = bytes_below(root)
    terminal = Window(FRONT_DOOR, "--map", str(root))
    terminal.see("NOTITIES")
    for keys, seen in (
        (b"a", "X-2 osc52"),
        (b"\r", "Opslaan"),
        (b"\x1b", "t Status"),
        (b"l", "Welke lijst"),
        (b"\r", "t Status"),
        (b"\x1b", "NOTITIES"),
        (b"\x1bOS", "u Uitleg"),
        (b"\x1b[B\x1b[B\x1b", "NOTITIES"),
    ):
        terminal.press(keys)
        terminal.see(seen)
    terminal.press(b"\x11")
    ended = terminal.end()

    assert ended.code == 0, ended.sent[-500:]
    assert forbidden(ended.sent) == []
    assert bytes_below(root) == before
    assert MEETING in before


def test_the_language_of_the_computer_does_not_matter(root: Path) -> None:
    """With a locale that knows ASCII only, the words are the same UTF-8."""
    done = subprocess.run(
        [sys.executable, str(FRONT_DOOR), "--map", str(root), "lijst", "acties"],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )

    assert SHOWN in done.stdout
    assert forbidden(done.stdout) == []

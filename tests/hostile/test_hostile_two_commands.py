"""Two commands at the same moment: every note is there, each number once, each version its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sound_vault
from front_door import ask
from hostile_vault import git

from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS

TURNS = 25
_MAKE_ACTIONS = """
import datetime, sys
from raadsboek.cli.main import run
for turn in range(int(sys.argv[3])):
    code = run(["--map", sys.argv[1], "nieuw", "actie", "--titel", f"{sys.argv[2]} {turn}"])
    if code:
        sys.exit(code)
"""
_RECORD = "import sys; from raadsboek.cli.main import run; sys.exit(run(sys.argv[1:]))"


@pytest.fixture
def root(empty_raadsboek: Path, tmp_path: Path) -> Path:
    """Return a raadsboek with a few notes."""
    folder = tmp_path / "raadsboek"
    sound_vault.make(empty_raadsboek, folder)
    return folder


def start(*arguments: str) -> "subprocess.Popen[bytes]":
    """Start Python with these arguments."""
    return subprocess.Popen(
        [sys.executable, "-c", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_two_commands_make_notes_at_once(root: Path) -> None:
    """Of two times twenty-five actions none is lost, doubled or mixed with another."""
    programs = [start(_MAKE_ACTIONS, str(root), who, str(TURNS)) for who in ("een", "twee")]
    said = [program.communicate(timeout=300) for program in programs]

    assert [program.returncode for program in programs] == [0, 0], said
    found = ask("--map", str(root), "lijst", "acties", "--json").data
    assert isinstance(found, list)
    made = [note for note in found if note["titel"].partition(" ")[0] in ("een", "twee")]
    wanted = {f"{who} {turn}" for who in ("een", "twee") for turn in range(TURNS)}
    assert {note["titel"] for note in made} == wanted
    assert len(made) == len({note["nummer"] for note in made}) == 2 * TURNS
    assert {note["nummer"] for note in found} == {
        f"A-2026-{number:03}" for number in range(1, 2 * TURNS + 2)
    }
    versions = git(root, "log", "--format=%x00%s", "--name-only", f"-{2 * TURNS}").split(b"\0")[1:]
    for version in versions:
        subject, *paths = version.decode().split("\n")
        (path,) = filter(None, paths)
        assert subject.split()[1] in path
    assert git(root, "fsck", "--full", "--strict", "--no-dangling") == b""
    assert ask("--map", str(root), "controleer").code == EXIT_OK


def test_the_same_minutes_recorded_twice_at_once(root: Path, tmp_path: Path) -> None:
    """Two windows record the same minutes: each line is a note once, whoever was first."""
    lines = "".join(f"BESLUIT: punt {number} is goedgekeurd\n" for number in range(10))
    meeting = root / "vergaderingen/2026/V-2026-07 overleg.md"
    meeting.parent.mkdir(parents=True)
    head = "soort: vergadering\nnummer: V-2026-07\ntitel: Overleg\ndatum: 2026-03-12"
    meeting.write_text(f"---\n{head}\n---\n# Overleg\n\n## 1. Opening\n\n{lines}")
    copies = [tmp_path / f"kopie-{turn}" for turn in range(2)]
    for copy in copies:
        shutil.copytree(root, copy)
        pair = [start(_RECORD, "--map", str(copy), "vastleggen", "V-2026-07") for _ in range(2)]
        said = [program.communicate(timeout=120) for program in pair]

        assert EXIT_OK in {program.returncode for program in pair}, said
        for program, (_, error) in zip(pair, said, strict=True):
            assert program.returncode == EXIT_OK or error.startswith(b"Fout: "), error
        found = ask("--map", str(copy), "lijst", "besluiten", "--json").data
        assert isinstance(found, list)
        points = [note["titel"] for note in found if "punt" in note["titel"]]
        assert len(points) == len(set(points)) == 10
        assert ask("--map", str(copy), "controleer").code in (EXIT_OK, EXIT_PROBLEMS)
        assert git(copy, "status", "--porcelain") == b""

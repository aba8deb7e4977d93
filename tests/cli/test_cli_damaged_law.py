"""A file of the law that was damaged on disk: terms stop with a clear sentence, notes do not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import raadsboek

_SOURCE = Path(raadsboek.__file__).parent


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program with one line of its law damaged."""
    folder = tmp_path_factory.mktemp("programma")
    shutil.copytree(
        _SOURCE, folder / "raadsboek", ignore=shutil.ignore_patterns("__pycache__", "tui")
    )
    shutil.copytree(_SOURCE.parents[1] / "vault_template", folder / "raadsboek" / "vault_template")
    file = folder / "raadsboek" / "procedures" / "wor.advies.yaml"
    text = file.read_text("utf-8")
    assert text.count("termijn: 1 maand") == 2
    file.write_text(text.replace("termijn: 1 maand", "termijn: 1 mand", 1), "utf-8")
    return folder


def _run(program: Path, vault: Path, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "raadsboek", *words],
        cwd=vault,
        env={**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def vault(empty_raadsboek: Path, tmp_path: Path) -> Path:
    """Return a new raadsboek of its own."""
    folder = tmp_path / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    return folder


_NEW = ("nieuw", "traject", "--titel", "Verhuizing", "--vorm", "advies", "--ontvangen")


def test_dossiers_can_still_be_made_changed_and_read(program: Path, vault: Path) -> None:
    """Every note stays usable; only the dates that would follow are not told."""
    code, said, told = _run(program, vault, *_NEW, "2026-10-01")
    assert code == 0, told
    number = said.split()[0]
    code, _said, told = _run(program, vault, "wijzig", number, "besluit-ontvangen=2026-11-02")
    assert code == 0, told
    code, said, _told = _run(program, vault, "toon", number)
    assert code == 0
    assert "2026-11-02" in said
    code, said, _told = _run(program, vault, "vandaag")
    assert code == 0


def test_the_check_names_the_file_the_line_and_the_key(program: Path, vault: Path) -> None:
    """What is damaged is a problem, and the exit code says so."""
    code, said, _told = _run(program, vault, "controleer")
    assert code == 1
    assert "wor.advies.yaml, regel 102, termijn: '1 mand' is geen termijn." in said
    assert "Er worden nu geen termijnen berekend. Installeer Raadsboek opnieuw." in said


def test_what_needs_the_law_says_what_is_wrong_with_it(program: Path, vault: Path) -> None:
    """The overview of a dossier, an event and a closing stop with the sentence."""
    number = _run(program, vault, *_NEW, "2026-10-01")[1].split()[0]
    for words in (
        ("traject", number),
        ("traject", number, "--gebeurtenis", "2026-10-20 besluit"),
        ("wijzig", number, "status=afgerond"),
    ):
        code, said, told = _run(program, vault, *words)
        assert code != 0
        assert said == ""
        assert "De wet in dit programma is niet te lezen:" in told
        assert "wor.advies.yaml, regel 102, termijn" in told

"""The habits of councils on disk: each is about a step that is there, and a fault is located."""

import shutil
from pathlib import Path

import pytest

from raadsboek.vault.procedures import PROCEDURES, LawUnreadable, read_law
from raadsboek.vault.yearly_customs import read_customs


def test_every_habit_is_about_a_step_of_the_law() -> None:
    """And no step has two."""
    known = {(one.name, step.id) for one in read_law().procedures for step in one.steps}
    named = [(one.procedure, one.step) for one in read_customs()]
    assert set(named) <= known
    assert len(set(named)) == len(named)


def test_a_fault_is_told_with_its_line_and_key(tmp_path: Path) -> None:
    """Of a copy of the file in which a month is none."""
    file = tmp_path / "jaarkalender.yaml"
    shutil.copy(PROCEDURES / "jaarkalender.yaml", file)
    text = file.read_text(encoding="utf-8").replace("maanden: [5, 11]", "maanden: [13]", 1)
    file.write_text(f"{text}  - los\n", encoding="utf-8")
    with pytest.raises(LawUnreadable) as raised:
        read_customs(tmp_path)
    assert len(raised.value.lines) == 2
    assert "jaarkalender.yaml" in raised.value.lines[0]
    assert "maanden" in raised.value.lines[0]

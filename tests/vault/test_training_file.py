"""The training by law on disk: what is wrong with it, with its line and key."""

import shutil
from pathlib import Path

import pytest

from raadsboek.vault.procedures import PROCEDURES, LawUnreadable
from raadsboek.vault.training import read_training


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "dagen: 3,",
            "dagen: drie,",
            "dagen: 'dagen' moet een heel getal van 1 tot en met 366 zijn",
        ),
        ("voor: raad,", "voor: allen,", "voor: 'voor' kan niet 'allen' zijn"),
        ("bronnen: [wor2020]", "bronnen: [wor1979]", "bronnen: De bron 'wor1979'"),
        ("    opmerking:", "    opmerkingen:", "opmerkingen: 'opmerkingen' hoort hier niet."),
        ("    uren: 60", "    uitleg: x\n    uren: 60", "uitleg: Er hoort een van de twee"),
        ("regels:\n", "rijen:\n", "rijen: 'rijen' hoort hier niet."),
    ],
)
def test_a_fault_in_the_days_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Whoever changes the file finds the place."""
    copy = tmp_path / "procedures"
    shutil.copytree(PROCEDURES, copy)
    file = copy / "scholing.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LawUnreadable) as refused:
        read_training(copy)

    assert any(line.startswith("scholing.yaml") and told in line for line in refused.value.lines)

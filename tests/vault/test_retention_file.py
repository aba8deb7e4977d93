"""The file with the terms for keeping: a term for every kind, each with a source."""

import shutil
from pathlib import Path

import pytest

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.terms.procedure import Confidence
from raadsboek.vault.procedures import PROCEDURES, LawUnreadable
from raadsboek.vault.retention import read_retention
from raadsboek.vault.settings import settings_from_bytes


def test_every_kind_has_a_term_with_a_source() -> None:
    """No kind is forgotten, each names where it was read, and none is called law."""
    terms = read_retention()

    assert {one.kind for one in terms} == KIND_BY_NAME.keys()
    assert all(one.sources and one.words for one in terms)
    assert {one.confidence for one in terms} <= {Confidence.SECONDARY, Confidence.MEMORY}


def test_a_fault_is_named_with_its_line(tmp_path: Path) -> None:
    """A file that does not fit is refused with the line and the key."""
    copy = Path(shutil.copytree(PROCEDURES, tmp_path / "wet"))
    file = copy / "bewaartermijnen.yaml"
    text = file.read_text("utf-8").replace("jaren: 8", "jaren: acht", 1)
    file.write_text(text, encoding="utf-8")

    with pytest.raises(LawUnreadable) as refused:
        read_retention(copy)

    assert refused.value.lines[0].startswith("bewaartermijnen.yaml, regel 6, jaren: ")


def test_the_settings_hold_own_terms() -> None:
    """`bewaren:` in raadsboek.yaml is read; what is wrong there is a problem of that file."""
    head = "organen:\n- naam: OR\n  soort: OR\n"

    settings, problems = settings_from_bytes(f"{head}bewaren:\n  post: 5 jaar\n".encode())
    wrong = settings_from_bytes(f"{head}bewaren:\n  post: lang\n".encode())[1]

    assert (settings.retention, problems) == ({"post": 5}, ())
    assert [(one.code, one.path) for one in wrong] == [("bewaartermijn-ongeldig", "raadsboek.yaml")]

"""Looking at a note as it was, from the command line."""

import datetime
import json
from pathlib import Path

import pytest

from raadsboek.cli.main import run

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)


def test_a_note_is_shown_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The short name of a version, as the table shows it, gives the whole note of that moment."""
    here = ["--map", str(tmp_path / "or")]
    who = ["--naam", "OR", "--secretaris", "Noor", "--email", "noor@example.org"]
    run(["init", str(tmp_path / "or"), *who], now=NOW)
    run(["nieuw", "besluit", "--titel", "Eerst", *here], now=NOW)
    run(["wijzig", "B-2026-001", "titel=Later", *here], now=NOW)
    capsys.readouterr()

    run(["geschiedenis", "B-2026-001", "--json", *here], now=NOW)
    newest, oldest = json.loads(capsys.readouterr().out)
    code = run(["geschiedenis", "B-2026-001", "--versie", oldest["versie"][:8], *here], now=NOW)

    assert (code, "titel: Eerst" in capsys.readouterr().out) == (0, True)
    assert newest["actie"] == "wijzigen"
    assert newest["nummers"] == ["B-2026-001"]

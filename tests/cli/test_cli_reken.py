"""`raadsboek reken` over the whole law: every procedure is listed and can be calculated."""

import datetime
import json
from pathlib import Path

import pytest

from raadsboek.cli.main import run
from raadsboek.core.terms.given_events import known_events
from raadsboek.vault.procedures import read_law

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
LAW = read_law()
FIELDS = [
    "procedure", "stap", "gebeurtenis", "op", "nominaal", "uiterlijk", "veilig", "soort",
    "artikel", "bron", "zekerheid", "rustdagen", "gevolg",
]  # fmt: skip


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command runs in a folder that is no raadsboek."""
    monkeypatch.chdir(tmp_path)


def test_the_list_names_every_procedure_with_its_events(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """WOR first, and each event that may be typed stands there."""
    assert run(["reken"], now=NOW) == 0
    text = capsys.readouterr().out

    assert text.splitlines()[0] == "WOR"
    for name in LAW.names():
        procedure = LAW.find(name, NOW.date())
        assert procedure is not None
        part = text.split(f"  {name}: ")[1].split("\n  w")[0]
        listed = {word.strip(",") for word in part.split()}
        assert {one.name for one in known_events(procedure)} <= listed
    assert max(map(len, text.splitlines())) <= 78


@pytest.mark.parametrize("name", LAW.names())
def test_every_procedure_gives_rows_of_the_same_form(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row per step and start, with thirteen fields; a day is one that exists or null."""
    procedure = LAW.find(name, datetime.date(2026, 3, 3))
    assert procedure is not None
    words = [f"{one.name}=2026-03-03" for one in known_events(procedure)]

    assert run(["reken", name, *words, "--json"], now=NOW) == 0
    rows = json.loads(capsys.readouterr().out)

    assert {row["stap"] for row in rows} <= {one.id for one in procedure.steps}
    for row in rows:
        assert list(row) == FIELDS
        found = [row[key] for key in ("veilig", "nominaal", "uiterlijk")]
        if None in found:
            assert found == [None, None, None]
        else:
            assert found == sorted(found)
            assert [datetime.date.fromisoformat(day) for day in found]
        assert row["rustdagen"] == [] or row["soort"] == "wettelijk"


@pytest.mark.parametrize("name", LAW.names())
def test_every_procedure_can_be_explained(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each date opens into its arithmetic within the width of a terminal."""
    procedure = LAW.find(name, datetime.date(2026, 3, 3))
    assert procedure is not None
    words = [f"{one.name}=2026-03-03" for one in known_events(procedure)]

    assert run(["reken", name, *words, "--uitleg"], now=NOW) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line for line in lines if len(line) > 78 and "http" not in line] == []

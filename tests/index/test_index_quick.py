"""The quick reader trusts only a sound index of this vault by this program."""

import sqlite3
from pathlib import Path

import pytest
from index_world import World, note

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.index import listing, quick, remembered, stamp
from raadsboek.index.facts import columns_of
from raadsboek.index.place import index_file


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a vault whose index was made."""
    world = World()
    for number, (due, status) in enumerate(
        [("2026-12-01", "open"), ("", "loopt"), ("2026-11-01", ""), ("2026-10-01", "gereed")]
    ):
        facts = {"soort": "actie", "uiterlijk": due, "status": status, "wie": "anna, noor"}
        world.put(note(f"{number}.md", facts))
    world.put(note("m.md", {"soort": "toezegging", "uiterlijk": "2026-11-01"}))
    index = world.index(tmp_path)
    index.refresh()
    kind = KIND_BY_NAME["actie"]
    order = index.ask(listing.order, kind, sort="uiterlijk", only_open=True)
    columns = {item.key: item.label for item in columns_of(kind)}
    rows = [row.cells for row in index.ask(listing.page, order, 0, 9)]
    index.close()
    reader = quick.connect(str(tmp_path))
    assert reader is not None
    assert reader.ask(quick.open_rows, "actie", "uiterlijk") == (columns, rows)
    assert len(rows) == 3
    reader.close()
    return tmp_path


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE remembered SET value = 'x' WHERE name = 'stamp'",
        "UPDATE remembered SET value = 'x' WHERE name = 'root'",
        "DELETE FROM remembered WHERE name = 'filled'",
        "DROP TABLE remembered",
    ],
)
def test_doubt_is_a_no(filled: Path, damage: str) -> None:
    """Another program, another vault, an index that was never filled: the normal road."""
    other = sqlite3.connect(index_file(str(filled)))
    other.execute(damage)
    other.commit()
    other.close()
    assert quick.connect(str(filled)) is None


def test_no_index_and_no_database(filled: Path) -> None:
    """A missing file is not made, and one that is no database is left alone."""
    file = Path(index_file(str(filled)))
    file.write_bytes(b"geen database" * 100)
    assert quick.connect(str(filled)) is None
    file.unlink()
    assert quick.connect(str(filled)) is None
    assert not file.exists()


def test_the_stamp_follows_the_sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The stamp names every source that shapes a row; without sources there is none."""
    assert stamp.program_stamp() == stamp.program_stamp() != ""
    other = tmp_path / "facts.py"
    other.write_text("")
    monkeypatch.setattr(stamp, "SOURCES", (*stamp.SOURCES, str(other)))
    before = stamp.program_stamp()
    other.write_text("anders")
    assert stamp.program_stamp() != before
    other.unlink()
    assert stamp.program_stamp() == ""


def test_facts_are_remembered(tmp_path: Path) -> None:
    """Facts and the snapshot are kept apart, and the last one counts."""
    index = World().index(tmp_path)
    index.ask(remembered.remember, {"naam": "OR", "wet": "WOR"})
    index.ask(remembered.remember, {"naam": "CR"})
    index.ask(remembered.remember_snapshot, b"\x00\xff")
    assert index.ask(remembered.recall) == {"naam": "CR", "wet": "WOR"}
    assert index.ask(remembered.recall_snapshot) == b"\x00\xff"
    assert index.ask(remembered.recall_columns, "nergens") == {}

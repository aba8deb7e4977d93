"""A refresh reads what changed and nothing else, and ends equal to a fresh index."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_world import OLD_NS, World, metas, note, vaults
from msgspec import structs

from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.note import Note
from raadsboek.index import deadlines, finding, listing, searching, troubles
from raadsboek.index.cache import Index
from raadsboek.index.connecting import open_memory
from raadsboek.index.refreshing import Changes, refresh

NOW_NS = OLD_NS + 10_000_000_000_000_000


def answers(index: Index) -> list[object]:
    """Return what an index says about everything, to compare two of them."""
    orders = [index.ask(listing.order, kind) for kind in KINDS]
    return [
        index.ask(finding.all_notes),
        index.ask(deadlines.open_items),
        index.ask(deadlines.counts),
        index.ask(troubles.problems),
        index.ask(troubles.dead_links),
        [index.ask(listing.page, order, 0, 99) for order in orders],
        [(hit.note.path, hit.excerpt) for hit in index.ask(searching.search, "een rooster b")],
        [(hit.note.path, hit.excerpt) for hit in index.ask(searching.search, "coordinatie")],
    ]


@given(vaults(), st.lists(st.tuples(st.integers(0, 20), metas(), st.booleans()), max_size=8))
@settings(max_examples=50, deadline=None)
def test_any_edits_end_equal_to_a_fresh_index(
    made: dict[str, Note], edits: list[tuple[int, dict[str, object], bool]]
) -> None:
    """After any adding, changing and removing a refreshed index answers as a new one does."""
    world = World(made)
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        index = world.index(Path(folder))
        index.refresh()
        for position, meta, remove in edits:
            paths = sorted(world.notes)
            path = paths[position] if position < len(paths) else f"nieuw/{position}.md"
            if remove and path in world.notes:
                world.remove(path)
            else:
                world.put(note(path, meta, "rooster één coördinatie [[A-2026-001]]"))  # type: ignore[arg-type]
            index.refresh()
        fresh = world.index(Path(other))
        assert answers(index) == answers(fresh)
        index.close()
        fresh.close()


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    """A second refresh reads nothing; after one edit it reads one note, and says so."""
    world = World({path: note(path) for path in ("a.md", "b.md", "c.md")})
    index = world.index(tmp_path)
    assert index.refresh() == Changes(added=("a.md", "b.md", "c.md"))
    world.reads.clear()
    assert not index.refresh()
    assert world.reads == []
    world.put(note("b.md", {"titel": "Anders"}))
    world.remove("c.md")
    world.put(note("d.md"))
    assert index.refresh() == Changes(("d.md",), ("b.md",), ("c.md",))
    assert world.reads == ["b.md", "d.md"]


def test_a_second_index_on_the_same_vault_reads_nothing(tmp_path: Path) -> None:
    """The next start finds the file that the last one left."""
    world = World({"a.md": note("a.md")})
    first = world.index(tmp_path)
    first.refresh()
    first.close()
    world.reads.clear()
    assert not world.index(tmp_path).refresh()
    assert world.reads == []


@pytest.mark.parametrize("age_ns", [0, 1_900_000_000, -60_000_000_000])
def test_an_edit_within_the_racy_moment_is_seen(tmp_path: Path, age_ns: int) -> None:
    """Same time, same size, same inode: the digest tells, as long as the file is that young."""
    connection = open_memory(tmp_path)
    world = World()
    world.put(note("a.md", {"titel": "een"}), mtime_ns=NOW_NS - age_ns)
    refresh(connection, world.scan(), world.read, now_ns=NOW_NS)
    stat = world.stats["a.md"]
    world.put(note("a.md", {"titel": "twee"}))
    world.stats["a.md"] = stat
    assert refresh(connection, world.scan(), world.read, now_ns=NOW_NS + 1).changed == ("a.md",)
    assert finding.all_notes(connection)[0].title == "twee"


def test_a_note_is_checked_by_digest_until_it_is_no_longer_young(tmp_path: Path) -> None:
    """A young note is read at each refresh; once it is older, its stat facts are enough."""
    connection = open_memory(tmp_path)
    world = World()
    world.put(note("a.md"), mtime_ns=NOW_NS)
    refresh(connection, world.scan(), world.read, now_ns=NOW_NS)
    for later in (1, 3_000_000_000, 4_000_000_000):
        assert not refresh(connection, world.scan(), world.read, now_ns=NOW_NS + later)
    assert world.reads == ["a.md"] * 3


def test_touching_a_note_changes_no_answer(tmp_path: Path) -> None:
    """Another time with the same content is not a change, and is not read a third time."""
    world = World({"a.md": note("a.md")})
    index = world.index(tmp_path)
    index.refresh()
    world.put(world.notes["a.md"], mtime_ns=OLD_NS + 5)
    assert not index.refresh()
    assert not index.refresh()
    assert world.reads == ["a.md", "a.md"]


def test_a_note_that_goes_during_the_walk_is_not_there(tmp_path: Path) -> None:
    """A file in the scan that cannot be found any more is left out."""
    world = World({"a.md": note("a.md"), "b.md": note("b.md")})
    del world.notes["a.md"]
    index = world.index(tmp_path)
    assert index.refresh().added == ("b.md",)


def test_half_characters_do_not_stop_the_index(tmp_path: Path) -> None:
    """Text that is no valid Unicode is shown with '?'; a path like that is left to the checks."""
    world = World({"a.md": note("a.md", {"titel": "x\udcff", "y\udcff": ["\ud800"]}, "b\udc80 z")})
    world.put(note("b\udcff.md"))
    index = world.index(tmp_path)
    assert index.refresh().added == ("a.md",)
    assert index.ask(finding.all_notes)[0].title == "x?"


def test_a_reading_that_fails_changes_nothing(tmp_path: Path) -> None:
    """When reading raises, the index stays as it was and the next refresh does the work."""
    world = World({"a.md": note("a.md")})
    index = world.index(tmp_path)
    index.refresh()
    world.put(note("b.md"))
    broken = Index(tmp_path, scan=world.scan, read=lambda path: 1 // 0)  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        broken.refresh()
    assert [found.path for found in index.ask(finding.all_notes)] == ["a.md"]
    assert index.refresh().added == ("b.md",)


def test_problems_are_kept_with_their_note(tmp_path: Path) -> None:
    """Fixing a note takes its problems out of the index."""
    made = World({"a.md": note("a.md", {"soort": "actie"})})
    index = made.index(tmp_path)
    index.refresh()
    assert index.ask(troubles.problems) == []
    assert structs.asdict(made.notes["a.md"])["path"] == "a.md"


def test_a_list_on_screen_never_shows_another_note(tmp_path: Path) -> None:
    """After a change a list shows the row as it is now; a row that went is gone, also later on."""
    world = World({path: note(path, {"soort": "actie"}) for path in ("a.md", "b.md", "c.md")})
    index = world.index(tmp_path)
    order = index.ask(listing.order, KIND_BY_NAME["actie"])
    world.put(note("b.md", {"soort": "actie", "titel": "Anders"}))
    world.remove("c.md")
    index.refresh()
    world.put(note("d.md", {"soort": "actie"}))
    index.refresh()
    rows = index.ask(listing.page, order, 0, 9)
    assert [(row.path, row.cells[1]) for row in rows] == [("a.md", ""), ("b.md", "Anders")]
    index.rebuild()
    assert index.ask(listing.page, order, 0, 9) == []

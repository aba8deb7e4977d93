"""The history cache: appended oldest first, asked newest first, by path and by number."""

from pathlib import Path

from index_world import World, note

from raadsboek.index import changes, numbers, versions
from raadsboek.index.versions import Seen

FIRST = Seen(
    "c1",
    "2026-01-02T10:00:00+01:00",
    "S. de Wit",
    "s@x",
    "A-2026-001 gemaakt",
    "nieuw",
    ("A-2026-001",),
    ("acties/2026/A-2026-001 x.md",),
    ("A",),
)
SECOND = Seen(
    "c2",
    "2026-01-01T10:00:00+01:00",
    "S. de Wit",
    "s@x",
    "twee",
    "wijzigen",
    ("A-2026-001", "B-2026-001"),
    ("acties/2026/A-2026-001 x.md", "b.md"),
    ("M", "A"),
)
THIRD = Seen(
    "c3",
    "2026-01-03T10:00:00+01:00",
    "Noor",
    "n@x",
    "buiten",
    "",
    (),
    ("UR 26-014 iets.md", "acties/2026/A-2026-009 weg.md"),
    ("A", "D"),
)


def test_order_is_that_of_the_history(tmp_path: Path) -> None:
    """Newest first means last appended first, whatever the clocks said."""
    index = World().index(tmp_path)
    assert index.ask(versions.last_seen) == ""
    assert index.ask(versions.append, [FIRST, SECOND]) == 2
    assert index.ask(versions.append, [SECOND, THIRD]) == 1
    assert index.ask(versions.last_seen) == "c3"
    assert index.ask(versions.versions) == [THIRD, SECOND, FIRST]
    assert index.ask(versions.versions, limit=1) == [THIRD]


def test_versions_of_a_path_and_of_a_number(tmp_path: Path) -> None:
    """A version is found by each path and each number that it touched."""
    index = World().index(tmp_path)
    index.ask(versions.append, [FIRST, SECOND, THIRD])
    assert index.ask(versions.versions, paths=["b.md"]) == [SECOND]
    assert index.ask(versions.versions, numbers=["A-2026-001"]) == [SECOND, FIRST]
    assert index.ask(versions.versions, paths=["b.md"], numbers=["A-2026-001"], limit=1) == [SECOND]
    assert index.ask(versions.versions, paths=["nergens"]) == []
    index.ask(versions.forget_versions)
    assert index.ask(versions.versions) == []


def test_what_happened_to_a_file(tmp_path: Path) -> None:
    """Each file tells when it came, changed and went; names are found by how they begin."""
    index = World().index(tmp_path)
    index.ask(versions.append, [FIRST, SECOND, THIRD])
    path = "acties/2026/A-2026-001 x.md"
    both = [changes.Change(2, path, "M"), changes.Change(1, path, "A")]
    assert index.ask(changes.changes_of, path) == both
    assert index.ask(changes.changes_of, path, below=2) == both[1:]
    assert index.ask(changes.names_with, "acties", "A-2026-001") == [path]
    assert index.ask(changes.names_with, "acties", "2026-001") == []
    assert [index.ask(changes.took_away, place) for place in (1, 2, 3)] == [False, False, True]
    known = index.ask(versions.at_places, [1, 3])
    assert {place: seen.identifier for place, seen in known.items()} == {1: "c1", 3: "c3"}


def test_what_came_after_a_version_can_be_told_anew(tmp_path: Path) -> None:
    """When another line of work comes in, the versions above the common one are put in order."""
    index = World().index(tmp_path)
    index.ask(versions.append, [FIRST, THIRD])
    assert index.ask(versions.append, [SECOND, THIRD], above="c1") == 2
    assert index.ask(versions.versions) == [THIRD, SECOND, FIRST]
    assert index.ask(versions.versions, paths=["b.md"]) == [SECOND]


def test_a_number_is_issued_for_ever(tmp_path: Path) -> None:
    """Numbers of notes, of old versions and of file names that are gone all count."""
    world = World()
    world.put(note("acties/2026/A-2026-004 x.md", {"soort": "actie", "nummer": "A-2026-002"}))
    index = world.index(tmp_path)
    index.ask(versions.append, [FIRST, SECOND, THIRD])
    assert index.ask(numbers.issued, "A-{jaar}-{volg:03}") == {
        "A-2026-001",
        "A-2026-002",
        "A-2026-004",
        "A-2026-009",
    }
    assert index.ask(numbers.issued, "UR {jaar2}-{volg:03}") == {"UR 26-014"}
    assert index.ask(numbers.issued, "{volg}") == set()


def test_numbers_twice(tmp_path: Path) -> None:
    """Two notes with one number are named together."""
    world = World()
    for path in ("b.md", "a.md", "c.md"):
        world.put(note(path, {"nummer": "" if path == "c.md" else "A-2026-001"}))
    assert world.index(tmp_path).ask(numbers.numbers_twice) == {"A-2026-001": ["a.md", "b.md"]}

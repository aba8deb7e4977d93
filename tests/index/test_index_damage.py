"""A damaged, foreign, locked or unwritable index is never an error: it is made again."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_world import World, note

from raadsboek.core.kinds import KINDS
from raadsboek.index import deadlines, finding, listing, searching, versions
from raadsboek.index.cache import Index
from raadsboek.index.place import cache_folder, index_file


def world() -> World:
    """Return a folder of sixty notes."""
    made = World()
    for number in range(60):
        meta = {
            "soort": ("actie", "besluit", "vergadering")[number % 3],
            "nummer": f"A-2026-{number:03}",
            "titel": f"Onderwerp {number}",
            "uiterlijk": f"2026-12-{number % 28 + 1:02}",
            "wie": "anna",
        }
        made.put(note(f"acties/{number:03}.md", meta, f"nachtdienst {number} [[A-2026-001]] " * 20))
    return made


def answers(index: Index) -> list[object]:
    """Return answers that together touch every table of the index."""
    pages = [
        index.ask(listing.page, index.ask(listing.order, kind, sort="titel"), 0, 99)
        for kind in KINDS[:3]
    ]
    return [
        index.ask(finding.all_notes),
        index.ask(deadlines.open_items),
        index.ask(finding.links_to, "A-2026-001"),
        index.ask(finding.by_number, "A-2026-007"),
        [hit.note.path for hit in index.ask(searching.search, "onderwerp 7", limit=99)],
        pages,
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the path of an index that was made and left."""
    index = world().index(tmp_path)
    index.refresh()
    index.close()
    return Path(index_file(str(tmp_path)))


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[object]]:
    """Return the answers of a sound index."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAADSBOEK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield answers(world().index(tmp_path_factory.mktemp("vault")))


def test_flipped_bytes(tmp_path: Path, file: Path, truth: list[object]) -> None:
    """Bytes flipped at 200 places: every start answers as a fresh index, or says it is unsound."""
    sound = file.read_bytes()
    chance = random.Random(11)
    silent = 0
    for _ in range(200):
        place = chance.randrange(len(sound))
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        index = world().index(tmp_path)
        index.refresh()
        if answers(index) != truth and not index.is_sound():
            silent += 1
            index.rebuild()
        assert answers(index) == truth
        index.close()
    assert silent < 20


@pytest.mark.parametrize("length", [0, 1, 50, 100, 4096, 5000, 40_000])
def test_cut_short(tmp_path: Path, file: Path, truth: list[object], length: int) -> None:
    """A file that was cut short is made again."""
    os.truncate(file, length)
    index = world().index(tmp_path)
    index.refresh()
    assert answers(index) == truth


@pytest.mark.parametrize(
    "damage",
    [
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 7",
        "UPDATE remembered SET value = 'oud' WHERE name = 'signature'",
        "UPDATE remembered SET value = '/elders' WHERE name = 'root'",
        "DROP TABLE search",
        "DROP TABLE remembered",
    ],
)
def test_another_version(tmp_path: Path, file: Path, truth: list[object], damage: str) -> None:
    """A file of another version, program or vault is made again."""
    other = sqlite3.connect(file)
    other.execute(damage)
    other.commit()
    other.close()
    index = world().index(tmp_path)
    assert answers(index) == truth
    assert not index.in_memory


def test_no_database_at_all(tmp_path: Path, file: Path, truth: list[object]) -> None:
    """Text, or a folder, in the place of the index is no trouble."""
    file.write_text("geen database " * 1000)
    assert answers(world().index(tmp_path)) == truth
    file.unlink()
    file.mkdir()
    index = world().index(tmp_path)
    assert answers(index) == truth
    assert index.in_memory


_HOLD = """\
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
connection.execute("UPDATE remembered SET value = value")
print("vast", flush=True)
sys.stdin.read()
"""


def test_locked_by_another_process(tmp_path: Path, file: Path, truth: list[object]) -> None:
    """While another process holds the file, answers come from memory and the file stays."""
    before = file.stat().st_ino
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "vast\n"
        index = world().index(tmp_path, patience=0.05)
        index.refresh()
        assert answers(index) == truth
        assert index.in_memory
        holder.communicate("")
    assert file.stat().st_ino == before


def test_a_cache_folder_that_cannot_be_made(
    tmp_path: Path, truth: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a place for the file the index lives in memory."""
    blocked = tmp_path / "bestand"
    blocked.write_text("")
    monkeypatch.setenv("RAADSBOEK_CACHE", str(blocked / "cache"))
    index = world().index(tmp_path)
    assert answers(index) == truth
    assert index.in_memory


def test_a_full_disk(tmp_path: Path, file: Path, truth: list[object]) -> None:
    """When the file cannot grow, the refresh succeeds elsewhere and answers stay right."""
    file.unlink()
    script = (
        "import resource, signal, sys; sys.path[:0] = sys.argv[1:3]\n"
        "from pathlib import Path\n"
        "from test_index_damage import answers, world\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "index = world().index(Path(sys.argv[3]))\n"
        "index.refresh()\n"
        "print(len(answers(index)[0]), index.in_memory)\n"
    )
    here = str(Path(__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", script, here, here, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("60 True\n", "")


def test_damage_while_it_is_open(tmp_path: Path, file: Path, truth: list[object]) -> None:
    """A file that goes bad under an open program is replaced at the next question."""
    index = world().index(tmp_path)
    index.refresh()
    size = file.stat().st_size
    file.write_bytes(b"\xff" * size)
    other = world().index(tmp_path)
    assert answers(other) == truth
    assert answers(index) == truth


def test_only_the_user_can_read_it(file: Path) -> None:
    """The index holds the notes, so nobody else may look in it."""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_threads_share_an_index(tmp_path: Path, truth: list[object]) -> None:
    """Several threads ask and refresh at once, each with its own connection."""
    index = world().index(tmp_path)
    found: list[list[object]] = []

    def work() -> None:
        index.refresh()
        found.append(answers(index))
        index.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [truth] * 6


def test_versions_go_with_the_file(tmp_path: Path, file: Path) -> None:
    """After a rebuild nothing is remembered of the past, so that it is read again."""
    index = world().index(tmp_path)
    index.ask(versions.append, [versions.Seen("c1", "2026-01-01", "", "", "", "")])
    assert index.ask(versions.last_seen) == "c1"
    index.rebuild()
    assert index.ask(versions.last_seen) == ""


def test_place_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without our own setting the cache lies where the platform wants it."""
    from platformdirs import user_cache_dir

    monkeypatch.delenv("RAADSBOEK_CACHE")
    assert cache_folder() == user_cache_dir("raadsboek", appauthor=False)
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == user_cache_dir("raadsboek", appauthor=False)


def test_a_sound_index_says_so(tmp_path: Path, file: Path) -> None:
    """The check on soundness passes on a file that nobody touched, and on memory."""
    index = world().index(tmp_path)
    index.ask(versions.append, [versions.Seen("c1", "2026-01-01", "Noor", "", "", "")])
    assert index.is_sound()
    other = sqlite3.connect(file)
    other.execute("UPDATE version SET author = 'Anna'")
    other.commit()
    other.close()
    assert not index.is_sound()

"""The quick answers are those of the normal road, or none at all."""

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from raadsboek.book import lists, quick
from raadsboek.book.opening import open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.today import overview
from raadsboek.cli import quick as quick_command
from raadsboek.core.kinds import KIND_BY_NAME

NOW = datetime.datetime(2036, 11, 22, 13, 47, tzinfo=datetime.UTC)
LATER_NS = int(NOW.timestamp()) * 1_000_000_000
"""Years after any file of this test, so that none of them is young."""
TODAY = datetime.date(2026, 11, 22)

NOTES = {
    "acties/2026/A-2026-001 a.md": "soort: actie\nnummer: A-2026-001\ntitel: Reactie één\n"
    "wie: [anna, noor]\nuiterlijk: 2026-11-17\n",
    "acties/2026/A-2026-002 b.md": "soort: actie\nnummer: A-2026-002\ntitel: Later\n",
    "acties/2026/A-2026-003 c.md": "soort: actie\nnummer: A-2026-003\nstatus: gereed\n",
    "vergaderingen/2026/V-2026-01 v.md": "soort: vergadering\nnummer: V-2026-01\n"
    "titel: Overleg\ndatum: 2026-11-26\nvan: '13:30'\nplaats: zaal 2\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a vault that is ready for a quick start."""
    for path, head in NOTES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"---\n{head}---\n\ntekst\n")
    (tmp_path / "raadsboek.yaml").write_text("organen:\n- naam: OR De Linden\n  soort: OR\n")
    refresh_and_remember(open_to_read(tmp_path, now=NOW), now_ns=LATER_NS)
    return tmp_path


def test_the_overview_is_that_of_the_normal_road(root: Path) -> None:
    """What is drawn first is what the screen shows afterwards."""
    book = open_to_read(root, now=NOW)
    found = quick.overview(str(root), TODAY)
    assert found == overview(book, TODAY)
    assert found is not None
    assert (found.name, found.law, len(found.due)) == ("OR De Linden", "WOR", 1)


def test_open_rows_are_those_of_the_list(root: Path) -> None:
    """Columns, rows and order equal the list of open actions by day."""
    kind = KIND_BY_NAME["actie"]
    listing = lists.rows(open_to_read(root, now=NOW), kind, sort=kind.due_key, only_open=True)
    found = quick.open_rows(str(root), "actie", "uiterlijk")
    assert found is not None
    assert found[1] == [row.cells for row in listing.page(0, 99)]
    assert found[0] == {item.key: item.label for item in lists.columns_of(kind)}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "nieuw.md").write_text("---\nsoort: actie\n---\n"),
        lambda root: (root / "acties/2026/A-2026-002 b.md").unlink(),
        lambda root: (root / "vergaderingen/2026/V-2026-01 v.md").write_text(
            "---\nsoort: actie\n---\n"
        ),
        lambda root: (
            (root / ".git/raadsboek").mkdir(parents=True)
            or (root / ".git/raadsboek/bezig.json").write_text("{}")
        ),
    ],
)
def test_a_changed_folder_takes_the_normal_road(
    root: Path, change: Callable[[Path], object]
) -> None:
    """Any edit, and a change that was cut off, end the quick answer until the next refresh."""
    change(root)
    assert quick.open_rows(str(root), "actie", "uiterlijk") is None
    assert quick_command.run(["acties", "--map", str(root)], "2026-11-22") is None


def test_changed_settings_are_never_shown_as_they_were(root: Path) -> None:
    """Another name for the council shows at the first paint, or there is no quick paint."""
    (root / "raadsboek.yaml").write_text("organen:\n- naam: CR Elders\n  soort: CR\n")
    assert quick.overview(str(root), TODAY) is None
    refresh_and_remember(open_to_read(root, now=NOW), now_ns=LATER_NS)
    found = quick.overview(str(root), TODAY)
    assert found is not None
    assert (found.name, found.law) == ("CR Elders", "Wmcz 2018")


def test_what_differed_is_told(root: Path) -> None:
    """Nothing when all is as it was remembered; the note that came, the first time it is met."""
    book = open_to_read(root, now=NOW)
    assert not refresh_and_remember(book, now_ns=LATER_NS)
    (root / "nieuw.md").write_text("---\nsoort: actie\n---\n")
    assert refresh_and_remember(book, now_ns=LATER_NS).added == ("nieuw.md",)
    assert not refresh_and_remember(book, now_ns=LATER_NS)


def test_find_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The raadsboek is found from within, and nowhere else."""
    assert quick.find_root(str(root / "acties/2026")) == str(root)
    monkeypatch.chdir(root / "acties")
    assert quick.find_root("") == quick.find_root("2026") == str(root)
    assert quick.find_root(str(root.parent)) is None


@pytest.mark.parametrize(
    ("arguments", "taken"),
    [
        (["acties", "--map", "MAP"], True),
        (["--map", "MAP", "acties"], True),
        (["--map=MAP", "acties"], True),
        (["acties", "--map", "MAP", "--json"], False),
        (["acties", "--wie", "anna"], False),
        (["lijst", "--map", "MAP"], False),
        (["acties", "--help"], False),
        (["--map", "acties"], False),
        ([], False),
    ],
)
def test_the_quick_command_prints_what_the_normal_one_does(
    root: Path, arguments: list[str], taken: bool
) -> None:
    """The bare command is answered at once and byte for byte; anything else is left alone."""
    given = [part.replace("MAP", str(root)) for part in arguments]
    script = (
        "import sys; from raadsboek.cli.quick import run; print(run(sys.argv[1:], '2026-11-22'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *given], capture_output=True, text=True, check=True, cwd="/"
    )
    if not taken:
        assert done.stdout == "None\n"
        return
    normal = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, datetime; from raadsboek.cli.main import run\n"
            "now = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)\n"
            "sys.exit(run(sys.argv[1:], now=now))",
            *given,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == normal.stdout + "0\n"
    assert "Reactie één" in normal.stdout


def test_the_quick_road_is_short(root: Path) -> None:
    """A cold `acties` loads neither typing, re, json nor anything of the note kinds."""
    script = (
        "import sys; from raadsboek.cli.quick import run\n"
        "assert run(sys.argv[1:], '2026-11-22') == 0\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "acties", "--map", str(root)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = {"typing", "re", "json", "pathlib", "contextlib", "hashlib", "msgspec", "click", "yaml"}
    assert loaded & {*heavy, "git", "textual", "raadsboek.core.kinds"} == set()

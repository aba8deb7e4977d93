"""What starts does not pay for what it does not use; looked at in fresh interpreters."""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

from raadsboek.book.opening import open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.cli.main import COMMANDS

SCREENS = {"textual", "rich"}
HEAVY = {"textual", "rich", "git", "docx", "markdown_it", "frontmatter"}
OF_DOCUMENTS = {
    *("docx", "lxml", "typst", "xlsxwriter", "pypdf", "mammoth", "markdownify", "bs4", "oxmsg"),
    "email",
}
ALL = (
    HEAVY
    | OF_DOCUMENTS
    | {"click", "yaml", "sqlite3", "msgspec", "filelock", "platformdirs", "holidays"}
)


def loaded_after(code: str) -> set[str]:
    """Return which of the packages that we watch are loaded when a fresh interpreter ran `code`."""
    program = f"import json, sys\n{code}\njson.dump(sorted(sys.modules), sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return ALL & set(json.loads(done.stderr))


def test_the_front_door_loads_nothing() -> None:
    """Deciding between screens and command line costs no import at all."""
    assert loaded_after("import raadsboek.__main__") == set()


def test_the_command_line_loads_no_verb() -> None:
    """Help needs the names of the verbs, not their modules."""
    code = "from raadsboek.cli.main import run; run(['--help'])"

    assert loaded_after(code) & HEAVY == set()


def test_no_verb_loads_a_screen() -> None:
    """No verb imports Textual, and none imports Git before it needs it; a package is told once."""
    program = (
        "import json, sys\n"
        "from raadsboek.cli.main import COMMANDS, run\n"
        "new, known = {}, set()\n"
        "for verb, _ in COMMANDS:\n"
        "    run([verb, '--help'])\n"
        "    new[verb], known = sorted(set(sys.modules) - known), set(sys.modules)\n"
        "json.dump(new, sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    new = json.loads(done.stderr)
    unwanted = SCREENS | {"git", "docx"}

    assert list(new) == [name for name, _ in COMMANDS]
    assert {verb: found for verb in new if (found := unwanted & set(new[verb]))} == {}


@pytest.mark.parametrize("words", [["vandaag"], ["lijst", "acties", "--json"]])
def test_looking_loads_no_library_of_documents(tmp_path: Path, words: list[str]) -> None:
    """Nobody makes or reads a document there."""
    settings = "organen:\n- naam: OR De Linden\n  soort: OR\n"
    (tmp_path / "raadsboek.yaml").write_text(settings, encoding="utf-8")
    code = f"from raadsboek.cli.main import run; run({[*words, '--map', str(tmp_path)]!r})"

    assert loaded_after(code) & OF_DOCUMENTS == set()


def test_the_screens_load_no_library_of_documents() -> None:
    """The app and every screen that opens first."""
    code = "import raadsboek.tui.app, raadsboek.tui.screens.today, raadsboek.tui.screens.notes_list"

    assert loaded_after(code) & OF_DOCUMENTS == set()


def test_the_calculator_loads_the_law_alone() -> None:
    """Counting needs no Git, no index, no screen, and not the package that knows the holidays."""
    words = ["reken", "wor.advies", "besluit=2026-03-03", "--json"]
    code = f"from raadsboek.cli.main import run; run({words!r})"

    assert loaded_after(code) & (HEAVY | {"sqlite3", "holidays"}) == set()


def test_the_first_text_loads_next_to_nothing(tmp_path: Path) -> None:
    """Vandaag with the terms of a dossier needs the index alone, and the keys of its own screen."""
    events = "gebeurtenissen:\n  - 2026-10-23 besluit afwijkend\n"
    head = f"soort: traject\nnummer: D-2026-001\ntitel: Fusie\nvorm: advies\n{events}"
    (tmp_path / "d.md").write_text(f"---\n{head}---\n", encoding="utf-8")
    settings = "organen:\n- naam: OR De Linden\n  soort: OR\n"
    (tmp_path / "raadsboek.yaml").write_text(settings, encoding="utf-8")
    now = datetime.datetime(2036, 11, 22, tzinfo=datetime.UTC)
    refresh_and_remember(open_to_read(tmp_path, now=now), now_ns=int(now.timestamp()) * 10**9)
    program = (
        "import datetime, sys; from raadsboek.book import quick\n"
        f"found = quick.overview({str(tmp_path)!r}, datetime.date(2026, 11, 22))\n"
        "from raadsboek.tui import early, palette\n"
        "text = early.drawn(found, 120, 40, palette.BY_NAME[palette.remembered()], 256)\n"
        "assert b'Beroep bij de Ondernemingskamer' in text\n"
        "print(*(name for name in sys.modules if 'raadsboek' in name or name in ("
        "'holidays', 'yaml', 'msgspec', 'textual', 'json', 'pathlib', 'click')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert [name for name in loaded if "raadsboek" not in name] == []
    actions = {name for name in loaded if name.startswith("raadsboek.tui.actions.")}
    assert {name.rpartition(".")[2] for name in actions} == {"action", "general", "today"}
    assert not any(
        name.startswith(("raadsboek.core.terms", "raadsboek.core.kinds")) for name in loaded
    )

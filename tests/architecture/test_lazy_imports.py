"""What starts does not pay for what it does not use; looked at in fresh interpreters."""

import json
import subprocess
import sys

import pytest

from raadsboek.cli.main import COMMANDS

SCREENS = {"textual", "rich"}
HEAVY = {"textual", "rich", "git", "docx", "markdown_it", "frontmatter"}
ALL = HEAVY | {"click", "yaml", "sqlite3", "msgspec", "filelock", "platformdirs", "holidays"}


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


@pytest.mark.parametrize("verb", [name for name, _ in COMMANDS])
def test_a_verb_loads_no_screen(verb: str) -> None:
    """No verb imports Textual, and none imports Git before it needs it."""
    code = f"from raadsboek.cli.main import run; run([{verb!r}, '--help'])"

    assert loaded_after(code) & (SCREENS | {"git", "docx"}) == set()


def test_the_calculator_loads_the_law_alone() -> None:
    """Counting needs no Git, no index, no screen, and not the package that knows the holidays."""
    words = ["reken", "wor.advies", "besluit=2026-03-03", "--json"]
    code = f"from raadsboek.cli.main import run; run({words!r})"

    assert loaded_after(code) & (HEAVY | {"sqlite3", "holidays"}) == set()

"""The repository keeps its own rules: small files, no addresses of this or that machine."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MOST_LINES = 400
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc", "manager", "service"}


def tracked_files() -> list[Path]:
    """Return the files of the repository that Git knows; none outside a checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_a_file_is_one_idea() -> None:
    """No source file has more than 400 lines; most have far fewer."""
    long = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in SOURCES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    ]

    assert long == []


def test_every_module_says_what_it_owns() -> None:
    """Each module opens with a docstring."""
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_names_say_what_is_inside() -> None:
    """No module or folder is called utils, helpers, common, misc, manager or service."""
    vague = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if VAGUE_NAMES & {*path.relative_to(ROOT).parts, path.stem}
    ]

    assert vague == []


# Spelled in pieces, so that this file does not hold what it looks for.
FORBIDDEN = {
    "an address of a package registry": re.compile(
        r"\b(?:files\.)?python"
        + r"hosted\.org|\bpy"
        + r"pi\.org|registry\.npm"
        + r"js|deb\.deb"
        + r"ian"
    ),
    "a folder of one machine": re.compile(
        r"(?<![\w.])/(?:wo" + r"rk/(?:main|shared)|ro" + r"ot/|home/\w+/|Use" + r"rs/\w+/)"
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names_a_place_that_others_lack(what: str) -> None:
    """Nothing in the repository depends on the machine or the registry of whoever wrote it."""
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(text.splitlines(), 1)
            if FORBIDDEN[what].search(line)
        ]

    assert found == []


def test_the_changelog_is_kept() -> None:
    """CHANGELOG.md has a place for what is not released yet, and every entry is a line."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert "## Unreleased" in text
    assert re.search(r"^- \S", text, re.MULTILINE)

"""The table of threats tells the truth: every test that it names exists, and no row is missing."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs/threats.md"
ROWS = {
    *(1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 14),
    *(15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29, 30),
    *(32, 33, 34, 35, 36, 37, 38, 39, 40, 43, 45, 46, 48, 49, 50),
    *(51, 52, 53, 54, 55),
    *(56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68),
}
"""The threats that a first release must answer."""

_TEST = re.compile(r"(tests/[\w/]+\.py)::((?:Test\w+::)?test_\w+)")


@cache
def named_in(file: str) -> frozenset[str]:
    """Return the tests in a file, those in a class as Class::test."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    body = ast.parse(path.read_text(encoding="utf-8")).body
    found = _functions(body)
    for node in body:
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{name}" for name in _functions(node.body)}
    return frozenset(found)


def _functions(body: list[ast.stmt]) -> set[str]:
    return {node.name for node in body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def test_every_test_in_the_table_exists() -> None:
    """A test that was renamed or removed leaves no promise behind that nobody keeps."""
    named = _TEST.findall(TABLE.read_text(encoding="utf-8"))

    assert len(named) > 80
    assert [f"{file}::{test}" for file, test in named if test not in named_in(file)] == []


def test_every_threat_has_a_row_with_a_test() -> None:
    """Each number is in the table with a test, or under Open with what is missing."""
    pinned, open_ = TABLE.read_text(encoding="utf-8").split("\n## Open\n")
    rows = {int(row[1]): row[0] for row in re.finditer(r"^\| (\d+) \|.*$", pinned, re.MULTILINE)}
    missing = {int(number) for number in re.findall(r"^\| (\d+) \|", open_, re.MULTILINE)}

    assert set(rows) | missing == ROWS
    assert [number for number, row in rows.items() if not _TEST.search(row)] == []

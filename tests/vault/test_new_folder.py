"""A folder that is made at once never takes the place of what somebody put there."""

import subprocess
import sys
from pathlib import Path

import pytest

from raadsboek.core.errors import InvalidInput
from raadsboek.vault.new_folder import folder_aside, whole_folder


def test_what_came_there_meanwhile_is_told_as_such(tmp_path: Path) -> None:
    """A folder that was empty at the start and no longer at the end: told, and nothing lost."""
    target = tmp_path / "map"
    target.mkdir()
    with pytest.raises(InvalidInput) as caught, whole_folder(target):
        (target / "eigen").write_text("eigen")
    assert "staat al iets" in caught.value.problems[0].message
    assert [one.name for one in tmp_path.rglob("*")] == ["map", "eigen"]


def test_what_a_killed_program_left_goes_at_the_next_time(tmp_path: Path) -> None:
    """The copy of a whole raadsboek does not stay beside the target for good."""
    code = (
        "import os, sys, pathlib; from raadsboek.vault.new_folder import whole_folder\n"
        "with whole_folder(pathlib.Path(sys.argv[1])) as aside:\n"
        "    (aside / 'geheim').write_text('x')\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "kopie")], check=False)
    assert done.returncode == 9
    assert [one.name for one in tmp_path.rglob("geheim")] == ["geheim"]

    with whole_folder(tmp_path / "kopie") as aside:
        (aside / "nieuw").write_text("x")

    assert sorted(one.name for one in tmp_path.rglob("*")) == ["kopie", "nieuw"]


def test_one_in_use_is_left_alone(tmp_path: Path) -> None:
    """Two programs make a folder in the same place: neither takes the other for left over."""
    with whole_folder(tmp_path / "een") as first:
        (first / "een").write_text("x")
        with whole_folder(tmp_path / "twee") as second:
            (second / "twee").write_text("x")

    assert sorted(one.name for one in tmp_path.glob("*/*")) == ["een", "twee"]


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    """A folder that only has our kind of name, one with more in it, and a link."""
    strange = tmp_path / ".rb-0123456789abcdef.tmp"
    (strange / "map").mkdir(parents=True)
    more = tmp_path / ".rb-1123456789abcdef.tmp"
    more.mkdir()
    for name in ("slot", "eigen.txt"):
        (more / name).write_text("x")
    (tmp_path / ".rb-2123456789abcdef.tmp").symlink_to(more)
    before = sorted(tmp_path.rglob("*"))

    with folder_aside(tmp_path):
        pass

    assert sorted(tmp_path.rglob("*")) == before

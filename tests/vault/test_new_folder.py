"""A folder that is made at once never takes the place of what somebody put there."""

from pathlib import Path

import pytest

from raadsboek.core.errors import InvalidInput
from raadsboek.vault.new_folder import whole_folder


def test_what_came_there_meanwhile_is_told_as_such(tmp_path: Path) -> None:
    """A folder that was empty at the start and no longer at the end: told, and nothing lost."""
    target = tmp_path / "map"
    target.mkdir()
    with pytest.raises(InvalidInput) as caught, whole_folder(target):
        (target / "eigen").write_text("eigen")
    assert "staat al iets" in caught.value.problems[0].message
    assert [one.name for one in tmp_path.rglob("*")] == ["map", "eigen"]

"""The demo raadsboek that the walk starts from: made once for a fixed day, copied for each test."""

import shutil
from pathlib import Path

import pytest

from demo.story import tell
from demo.writing import write_vault
from guide.clock import DEMO_DAY


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo raadsboek, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("demo") / "raadsboek"
    write_vault(folder, tell(DEMO_DAY))
    return folder


@pytest.fixture
def folder(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo raadsboek."""
    return Path(shutil.copytree(demo, tmp_path / "raadsboek"))

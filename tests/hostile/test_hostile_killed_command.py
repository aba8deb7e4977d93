"""`kill -9` while minutes are recorded: the next command finds the raadsboek before or after it."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sound_vault
from front_door import ask
from hostile_vault import bytes_below, git

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from fault_world import moment_of
from test_faults_killed import CALLS

from raadsboek.core.errors import EXIT_OK

MEETING = "vergaderingen/2026/V-2026-07 overleg.md"
FRONT_DOOR = Path(sys.executable).with_name("raadsboek")

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.fixture(scope="module")
def sound(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek with minutes that ask for three notes and change none."""
    root = tmp_path_factory.mktemp("gaaf") / "raadsboek"
    sound_vault.make(empty_raadsboek, root)
    meeting = root / MEETING
    meeting.parent.mkdir(parents=True)
    head = "soort: vergadering\nnummer: V-2026-07\ntitel: Overleg\ndatum: 2026-03-12"
    lines = "BESLUIT: het rooster is goed\nACTIE @anna: bellen\nTOEZEGGING @anna: geld\n"
    meeting.write_text(f"---\n{head}\n---\n# Overleg\n\n## 1. Opening\n\n{lines}")
    assert ask("--map", str(root), "vastleggen", "--buiten").code == EXIT_OK
    return root


def record_and_kill(root: Path, chance: random.Random) -> bool:
    """Record the minutes, ended at some call that writes; tell if it was ended."""
    calls = chance.choice(CALLS)
    log = root.with_name("strace.log")
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"),
            *("-e", f"inject={calls}:signal=SIGKILL:when={chance.randrange(1, 12)}"),
            *(sys.executable, str(FRONT_DOOR), "--map", str(root), "vastleggen", "V-2026-07"),
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )
    return b"killed by SIGKILL" in log.read_bytes()


def assert_before_or_after(sound: Path, root: Path) -> bool:
    """Check what the next commands find; return True when the minutes were recorded."""
    count = int(git(sound, "rev-list", "--count", "HEAD"))
    moment = moment_of(root)
    found = ask("--map", str(root), "lijst", "besluiten", "--json", now=moment).data
    assert isinstance(found, list)
    after = any(note["titel"] == "het rooster is goed" for note in found)
    checked = ask("--map", str(root), "controleer", now=moment)
    # The first look may tell what it tidied; the second has nothing left to say.
    assert ask("--map", str(root), "controleer", now=moment).code == EXIT_OK, checked.out

    assert int(git(root, "rev-list", "--count", "HEAD")) == count + after
    new = {path for path in bytes_below(root) if path not in bytes_below(sound)}
    assert len(new) == (3 if after else 0), new
    changed = bytes_below(root)[MEETING] != bytes_below(sound)[MEETING]
    assert changed == after
    assert git(root, "status", "--porcelain") == b""
    return after


def try_once(sound: Path, root: Path, seed: int) -> tuple[bool, bool]:
    """End one recording somewhere; return if it was ended and if it had happened."""
    shutil.copytree(sound, root)
    ended = record_and_kill(root, random.Random(seed))
    after = assert_before_or_after(sound, root)
    assert after or ended
    again = ask("--map", str(root), "vastleggen", "V-2026-07", now=moment_of(root))
    assert again.code == EXIT_OK, again.err
    assert assert_before_or_after(sound, root)
    return ended, after


def test_a_few_recordings_are_killed(sound: Path, tmp_path: Path) -> None:
    """Wherever it was ended, no command needs help to go on, and doing it again works."""
    tries = [try_once(sound, tmp_path / f"raadsboek-{seed}", seed) for seed in range(4)]

    assert sum(ended for ended, _ in tries) >= 1


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(4, 154))
def test_many_recordings_are_killed(sound: Path, tmp_path: Path, seed: int) -> None:
    """The same at many other calls."""
    try_once(sound, tmp_path / "raadsboek", seed)

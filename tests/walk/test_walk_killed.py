"""The same sentence when the program is killed: a real terminal, a real process, kill -9."""

import signal
import sys
import time
from pathlib import Path

import pyte
from git_facts import is_clean, subjects

from guide.minutes_walk import MEETING, SLIP

sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))

from pseudo_terminal import Terminal

PROGRAM = Path(__file__).parent / "walk_program.py"
COLUMNS, ROWS = 80, 24


class Window(Terminal):
    """A terminal of 80x24 that somebody looks at."""

    def __init__(self, folder: Path, clock: str) -> None:
        super().__init__(PROGRAM, str(folder), clock, columns=COLUMNS, rows=ROWS)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0

    def see(self, words: str, seconds: float = 60) -> None:
        """Read until the words stand on the screen; fail after the given time."""
        limit = time.monotonic() + seconds
        while words not in self.text:
            if not self._read(limit):
                raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    @property
    def text(self) -> str:
        """Everything on the screen, line by line."""
        self._stream.feed(self.sent[self._drawn :])
        self._drawn = len(self.sent)
        return "\n".join(line.rstrip() for line in self._screen.display)


def minutes(folder: Path) -> str:
    """Return the minutes as they are on disk."""
    (file,) = folder.rglob(f"{MEETING} *.md")
    return file.read_text(encoding="utf-8")


def test_a_killed_program_loses_nothing(demo_copy: Path) -> None:
    """What stood in a draft when the process was killed is offered and used at the next start."""
    folder = demo_copy
    before, versions = minutes(folder), subjects(folder)

    window = Window(folder, "14:03")
    window.see("w Notulen")
    window.press(b"w")
    window.see("F8 Vastleggen")
    window.press(SLIP.encode())
    window.see("Concept bewaard 14:03")
    window.send_signal(signal.SIGKILL)
    assert window.end().code == -signal.SIGKILL
    assert minutes(folder) == before
    assert subjects(folder) == versions
    assert is_clean(folder)

    window = Window(folder, "14:06")
    window.see("1 concept bewaard")
    window.press(b"w")
    window.see("Er is een concept")
    assert "vandaag om 14:03" in window.text
    assert minutes(folder) == before
    window.press(b"g")
    window.see(SLIP.split()[-1])
    window.see("F8 Vastleggen")
    window.press(b"ag.\x13")
    window.see("Opgeslagen 14:06")
    window.press(b"\x11")
    assert window.end().code == 0

    assert f"\n{SLIP}ag.\n" in minutes(folder)
    assert subjects(folder)[0] == f"{MEETING} gewijzigd: tekst"
    assert len(subjects(folder)) == len(versions) + 1
    assert is_clean(folder)

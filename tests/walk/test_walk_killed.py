"""The same sentence when the program is killed: a real terminal, a real process, kill -9."""

import signal
import sys
from pathlib import Path

from git_facts import is_clean, subjects

from guide.minutes_walk import MEETING, SLIP

sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))

from pseudo_terminal import Window

from raadsboek.vault.drafts import load_drafts

PROGRAM = Path(__file__).parent / "walk_program.py"


def minutes(folder: Path) -> str:
    """Return the minutes as they are on disk."""
    (file,) = folder.rglob(f"{MEETING} *.md")
    return file.read_text(encoding="utf-8")


def is_in_a_draft(folder: Path, words: str) -> bool:
    """Tell if words that were typed are kept outside the program."""
    return any(words in draft.text for draft in load_drafts(folder)[0])


def test_a_killed_program_loses_nothing(demo_copy: Path) -> None:
    """What stood in a draft when the process was killed is offered and used at the next start."""
    folder = demo_copy
    before, versions = minutes(folder), subjects(folder)

    window = Window(PROGRAM, str(folder), "14:03")
    window.see("w Notulen")
    window.press(b"w")
    window.see("F8 Vastleggen")
    window.press(SLIP.encode())
    window.see("Concept bewaard 14:03")
    # On a slow machine a draft is kept while the sentence is still being typed.
    window.wait_until(lambda: is_in_a_draft(folder, SLIP))
    window.send_signal(signal.SIGKILL)
    assert window.end().code == -signal.SIGKILL
    assert minutes(folder) == before
    assert subjects(folder) == versions
    assert is_clean(folder)

    window = Window(PROGRAM, str(folder), "14:06")
    window.see("1 concept bewaard")
    window.press(b"w")
    window.see("Er is een concept", "vandaag om 14:03")
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

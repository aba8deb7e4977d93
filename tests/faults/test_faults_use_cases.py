"""Use cases of the council's year, interrupted at any step inside: before it or after it."""

import datetime
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from copies import Copies
from interrupted import REFUSALS, Fault, Outcome, interrupted
from unhurried import without_the_disk_itself
from use_cases import USE_CASES, do, left_over, state_of, with_turn

from conftest import NOW
from raadsboek.book.opening import open_book

State = dict[str, bytes]


class Walk:
    """A use case with its world, and what that is before, between and after."""

    def __init__(self, name: str, folder: Path, copies: Copies) -> None:
        self.name = name
        self.case = USE_CASES[name]
        self.folder = folder
        self.origin = folder / "origineel"
        self.origin.mkdir()
        outside = self.origin / "buiten"
        outside.mkdir()
        with copies.opened(self.origin / "raadsboek", *self.case.fills, now=NOW) as book:
            self.case.outside(book, outside)
        self.states = self._states()

    def _states(self) -> list[State]:
        """Return the states that may be found: before, after each turn, and after all of it."""
        root, outside = self.copy("heel")
        found = [state_of(root, outside)]
        do(self.name, root, outside, lambda: found.append(state_of(root, outside)))
        found.append(state_of(root, outside))
        turns = self.case.turns
        between = [with_turn(found[0], found[-1], turns, done) for done in range(1, len(turns))]
        assert found[0] != found[-1]
        return [*found[:-1], *between, found[-1]]

    def copy(self, called: str) -> tuple[Path, Path]:
        """Return a raadsboek as it is before the work, and the folder outside it."""
        place = Path(shutil.copytree(self.origin, self.folder / called, symlinks=True))
        return place / "raadsboek", place / "buiten"

    def interrupt(self, step: int, fault: Fault) -> Outcome:
        """Interrupt the work at a step; check what the next start finds, and that it goes on."""
        root, outside = self.copy(f"{fault.name}-{step}")

        def work() -> Callable[[], object]:
            return self.case.work(open_book(root, now=NOW), outside, lambda: None)

        outcome = interrupted(step, work, fault)
        open_book(root, now=moment_of(root)).index.close()
        found = state_of(root, outside)
        assert found in self.states, self._differing(found)
        assert left_over(root) == []
        finished = found == self.states[-1] if not self.case.whole else False
        if fault is not Fault.KILLED:
            assert finished or outcome.told or self.case.whole, "it seemed saved, and is not"
        if not finished or left_over(outside):
            do(self.name, root, outside)
        if self.case.whole is None:
            assert state_of(root, outside) == self.states[-1]
        else:
            book = open_book(root, now=NOW)
            self.case.whole(book)
            book.index.close()
        assert left_over(root.parent) == []
        shutil.rmtree(root.parent)
        return outcome

    def all_steps(self, fault: Fault, *, first: int, stride: int) -> int:
        """Interrupt at each of these steps until the end is reached; return how many there were."""
        for turn in count():
            if not self.interrupt(first + turn * stride, fault).reached:
                return turn
        raise AssertionError

    def _differing(self, found: State) -> list[str]:
        before, after = self.states[0], self.states[-1]
        places = sorted({*found, *before, *after})
        return [
            f"{place}: {found.get(place, b'-')[-60:]!r}"
            for place in places
            if len({found.get(place), before.get(place), after.get(place)}) > 1
        ]


def moment_of(root: Path) -> datetime.datetime:
    """Return the moment of the last write: what a start right after a crash sees."""
    newest = max(path.lstat().st_mtime for path in root.rglob("*"))
    return datetime.datetime.fromtimestamp(newest, datetime.UTC)


@pytest.mark.torture
@pytest.mark.parametrize("name", USE_CASES)
def test_killed_at_every_step(
    home: Path, tmp_path: Path, copies: Copies, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Killed at any touch of the disk, it is before or after, and can be done again."""
    without_the_disk_itself(monkeypatch)  # what a process wrote survives it
    walk = Walk(name, tmp_path, copies)

    assert walk.all_steps(Fault.KILLED, first=0, stride=1) > 5


@pytest.mark.torture
@pytest.mark.parametrize(("first", "fault"), enumerate(REFUSALS))
@pytest.mark.parametrize("name", USE_CASES)
def test_refused_at_every_step(
    home: Path,
    tmp_path: Path,
    copies: Copies,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    first: int,
    fault: Fault,
) -> None:
    """Refused by the disk at any step, by one fault or another: a sentence, and before or after."""
    without_the_disk_itself(monkeypatch)
    walk = Walk(name, tmp_path, copies)

    assert walk.all_steps(fault, first=first, stride=len(REFUSALS)) > 1


@pytest.mark.parametrize(
    ("name", "steps"),
    [("persoonsgegevens-weg", (4, 5)), ("postvak-erin", (1,))],
)
def test_killed_inside(
    home: Path, tmp_path: Path, copies: Copies, name: str, steps: tuple[int, ...]
) -> None:
    """Halfway through a write: no half row, no half file, and nothing of who must be gone."""
    walk = Walk(name, tmp_path, copies)

    assert all(walk.interrupt(step, Fault.KILLED).reached for step in steps)

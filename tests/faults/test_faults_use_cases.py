"""Use cases of the council's year, interrupted at any step inside: before it or after it."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import Copies
from interrupted import REFUSALS, Fault, Outcome, interrupted
from small_disk import fill, mounted, needs_root, protect
from unhurried import without_the_disk_itself
from use_cases import USE_CASES, do, left_over, state_of, with_turn

from conftest import NOW
from raadsboek.book.opening import open_book
from raadsboek.core.errors import RaadsboekError

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
        self.finish(root, outside, is_told=outcome.told or fault is Fault.KILLED)
        shutil.rmtree(root.parent)
        return outcome

    def do_refused(self, root: Path, outside: Path) -> None:
        """Do the work where the disk may refuse it, and check that whoever hears nothing has it."""
        try:
            do(self.name, root, outside)
        except RaadsboekError:
            return
        assert self.case.whole or state_of(root, outside) == self.states[-1]

    def finish(self, root: Path, outside: Path, *, is_told: bool = True) -> None:
        """Check what the work left when it was interrupted, and that doing it again is enough."""
        found = state_of(root, outside)
        assert found in self.states, self._differing(found)
        assert left_over(root) == []
        assert is_told or found != self.states[0], "it seemed saved, and is not"
        finished = self.case.whole is None and found == self.states[-1]
        if not finished or left_over(outside):
            do(self.name, root, outside)
        if self.case.whole is None:
            assert state_of(root, outside) == self.states[-1]
        else:
            book = open_book(root, now=NOW)
            self.case.whole(book)
            book.index.close()
        assert left_over(root.parent) == []

    def all_steps(self, *faults: Fault) -> int:
        """Interrupt each step, by one fault after another; return how many steps there were."""
        steps = 0
        while self.interrupt(steps, faults[steps % len(faults)]).reached:
            steps += 1
        return steps

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

    assert Walk(name, tmp_path, copies).all_steps(Fault.KILLED) > 2


@pytest.mark.torture
@pytest.mark.parametrize("name", USE_CASES)
def test_refused_at_every_step(
    home: Path, tmp_path: Path, copies: Copies, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Refused by the disk at any step, by one fault or another: a sentence, and before or after."""
    without_the_disk_itself(monkeypatch)

    assert Walk(name, tmp_path, copies).all_steps(*REFUSALS) > 1


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


@needs_root
@pytest.mark.torture
@pytest.mark.parametrize("leaving", [0, 20_000])
@pytest.mark.parametrize("name", USE_CASES)
def test_on_a_disk_that_is_full(
    home: Path, tmp_path: Path, copies: Copies, name: str, leaving: int
) -> None:
    """It is done with what was kept aside, or a sentence says it is not; with room it is done."""
    with mounted(tmp_path, 60) as disk:
        walk = Walk(name, disk, copies)
        root, outside = walk.copy("vol-of-niet")
        open_book(root, now=NOW).index.close()
        fill(disk, leaving=leaving)
        walk.do_refused(root, outside)
        (disk / "vol").unlink()
        walk.finish(root, outside)


@needs_root
@pytest.mark.torture
@pytest.mark.parametrize("name", USE_CASES)
def test_on_a_disk_that_turned_read_only(
    home: Path, tmp_path: Path, copies: Copies, name: str
) -> None:
    """A sentence, nothing changed, and when it may be written again it is done."""
    with mounted(tmp_path, 60) as disk:
        walk = Walk(name, disk, copies)
        root, outside = walk.copy("beveiligd")
        book = open_book(root, now=NOW)
        work = walk.case.work(book, outside, lambda: None)
        protect(disk, is_protected=True)
        with pytest.raises(RaadsboekError, match=r"beveiligd tegen schrijven|alleen lezen"):
            work()
        book.index.close()
        assert state_of(root, outside) == walk.states[0]
        protect(disk, is_protected=False)
        walk.finish(root, outside)

"""Comparing two ways of doing a thing: in turn, in one run, as a ratio of medians.

Absolute figures differ from machine to machine and from minute to minute; a ratio of what ran
side by side does not.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.make_vault import FOLDER

RAADSBOEK = (sys.executable, "-m", "raadsboek")
"""How the program is started: the same interpreter as the baselines."""

EMPTY = (sys.executable, "-m", "bench.baselines.empty")
EMPTY_TEXT = "Hier staat het."

Measure = Callable[[], float]
"""Does the thing once and returns seconds (or another quantity to compare)."""


class Result(NamedTuple):
    """One line of the report; `target` is the highest ratio that is good enough."""

    name: str
    baseline: str
    ours: float
    theirs: float
    target: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the baseline ours takes."""
        return self.ours / self.theirs

    @property
    def verdict(self) -> str:
        """Say if the target was met."""
        return "ok" if self.ratio <= self.target else "MISSED"


def compare(
    name: str,
    baseline: str,
    ours: Measure,
    theirs: Measure,
    *,
    target: float,
    rounds: int = 9,
    unit: str = "ms",
    scale: float = 1000,
) -> Result:
    """Measure both in turn, `rounds` times after one round that does not count."""
    mine: list[float] = []
    other: list[float] = []
    for number in range(rounds + 1):
        # Turn about, so that neither always finds the machine as the other left it.
        pairs = [(ours, mine), (theirs, other)]
        for measure, values in pairs if number % 2 else reversed(pairs):
            values.append(measure() * scale)
    return Result(
        name, baseline, statistics.median(mine[1:]), statistics.median(other[1:]), target, unit
    )


def seconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def process_seconds(command: Sequence[str]) -> float:
    """Return how long a command takes as a new process; raises when it fails."""
    return seconds(
        lambda: subprocess.run(
            command, check=True, env=environment(), stdin=subprocess.DEVNULL, capture_output=True
        )
    )


def environment() -> dict[str, str]:
    """Return the environment that every measured process gets."""
    use_own_cache()
    # Writing bytecode is what an installed program has behind it.
    return {name: value for name, value in os.environ.items() if name not in _SLOWING}


_SLOWING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONSTARTUP")


def use_own_cache() -> Path:
    """Let the index lie with the vaults that were made, not among the user's own; return where."""
    cache = FOLDER / "cache"
    os.environ["RAADSBOEK_CACHE"] = str(cache)
    return cache


def table(results: Sequence[Result]) -> str:
    """Return the report: a line per target."""
    lines = [
        f"{'what':58} {'ours':>9} {'baseline':>9}      {'ratio':>6} {'target':>6}",
    ]
    for result in results:
        lines.append(
            f"{result.name:58} {result.ours:9.1f} {result.theirs:9.1f} {result.unit:4} "
            f"{result.ratio:6.2f} {result.target:6.2f}  {result.verdict}  ({result.baseline})"
        )
    return "\n".join(lines)

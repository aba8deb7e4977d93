"""Opening a vault whose index is fresh: finding out that nothing changed, beside a bare walk."""

import os
from pathlib import Path

from bench.made import opened, ready_vault
from bench.measuring import Result, compare, seconds


def run() -> list[Result]:
    """Compare a refresh that finds nothing with a walk that stats every file."""
    root = ready_vault(10_000)
    index = opened(root).index
    index.refresh()
    return [
        compare(
            "opening: 10,000 notes checked for change",
            "bare scandir walk with stat",
            lambda: seconds(index.refresh),
            lambda: seconds(lambda: walk(root)),
            target=2.0,
            rounds=15,
        )
    ]


def walk(root: Path) -> int:
    """Walk over a folder as plainly as can be, asking for the stat facts of every file."""
    count = 0
    waiting = [os.fspath(root)]
    while waiting:
        with os.scandir(waiting.pop()) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    if item.name != ".git":
                        waiting.append(item.path)
                else:
                    item.stat(follow_symlinks=False)
                    count += 1
    return count

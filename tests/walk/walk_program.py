"""The program itself on a given raadsboek, at a given moment: for the walk in a real terminal.

Arguments: the folder, and the time of the day of the walk.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from guide.clock import Clock
from raadsboek.book.opening import open_book
from raadsboek.tui.app import RaadsboekApp, run

if __name__ == "__main__":
    folder, clock = Path(sys.argv[1]), Clock(sys.argv[2])
    sys.exit(run(RaadsboekApp(lambda: open_book(folder, now=clock()), clock)))

"""The front door: the command line, given the screens to open when no verb is given.

The only module that knows both front ends. It imports each when it is needed: `raadsboek lijst`
must not load a screen.
"""

import datetime
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the type of the open raadsboek costs more to load than all of this module
    from raadsboek.book.book import Book


def main() -> None:
    """Start Raadsboek."""
    from raadsboek.cli.main import run

    sys.exit(run(sys.argv[1:], open_screens=open_screens))


def open_screens(book: "Book", clock: Callable[[], datetime.datetime]) -> int:
    """Run the terminal program until the user stops; return the exit code."""
    from raadsboek.tui.app import run

    return run(book, clock)


if __name__ == "__main__":
    main()

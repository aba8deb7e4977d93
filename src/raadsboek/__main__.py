"""The front door: the command line, given the screens to open when no verb is given.

The only module that knows both front ends. It imports each when it is needed: `raadsboek lijst`
must not load a screen.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # what these cost to load is counted before the first text on screen
    import datetime
    from collections.abc import Callable

    from raadsboek.book.book import Book


def main() -> None:
    """Start Raadsboek."""
    from raadsboek.cli.main import run

    sys.exit(run(sys.argv[1:], open_screens=open_screens))


def open_screens(book: "Book", clock: "Callable[[], datetime.datetime]") -> int:
    """Run the terminal program until the user stops; return the exit code."""
    from raadsboek.tui.app import run

    return run(book, clock)


if __name__ == "__main__":
    main()

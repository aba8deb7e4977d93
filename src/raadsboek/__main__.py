"""The front door: screens when nothing else is asked at a terminal, the command line otherwise.

The only module that knows both front ends. It imports each when it is needed: `raadsboek lijst`
must not load a screen, and the first text on screen must not wait for the command line.
"""

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:  # each import here is on the way of every command
    from collections.abc import Callable


def main() -> None:
    """Start Raadsboek."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith("--map"):
        from raadsboek.tui.start import wants_screens

        folder = wants_screens(arguments)
        if folder is not None:
            sys.exit(_at_once(folder))
    if "acties" in arguments:
        _answer_quickly(arguments)
    sys.exit(_command_line(arguments))


def _answer_quickly(arguments: "list[str]") -> None:
    """Print the open actions and end, when the index alone can tell; else return."""
    from raadsboek.cli.quick import run

    # The day without the price of datetime; the front door is where the clock is read.
    code = run(arguments, time.strftime("%Y-%m-%d"))
    if code is not None:
        sys.stdout.flush()
        # Tidying up what the system takes back anyway costs a twentieth of the answer.
        os._exit(code)


def _at_once(folder: str) -> int:
    """Open the screens without loading the command line, unless it has a failure to tell."""
    try:
        return open_screens(folder)
    except (Exception, KeyboardInterrupt) as error:
        failure = error

    def fail_again(_folder: str) -> int:
        raise failure

    return _command_line([], fail_again)


def _command_line(arguments: "list[str]", screens: "Callable[[str], int] | None" = None) -> int:
    from raadsboek.cli.main import run

    return run(arguments, open_screens=screens or open_screens)


def open_screens(folder: str) -> int:
    """Run the terminal program until the user stops; return the exit code."""
    from raadsboek.tui.start import run

    return run(folder)


if __name__ == "__main__":
    main()

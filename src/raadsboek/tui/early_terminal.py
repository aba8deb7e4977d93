"""The terminal, taken before the program has loaded and given back however it ends.

Keys typed meanwhile are not echoed and wait in the terminal for the program. Restoring works from
a signal handler too: it only writes and sets attributes.
"""

import os
import signal
import sys
import termios
from types import FrameType

SCREEN = 2
"""Textual draws on standard error."""
KEYBOARD = 0

_ENTER = b"\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = (
    b"\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u"
    b"\x1b[?1049l\x1b[?25h"
)
"""All that the program may have asked of the terminal by then, undone."""
_LFLAG, _IFLAG, _CC = 3, 0, 6
_DISABLED = b"\x00"


class EarlyTerminal:
    """The terminal while the early text stands on it."""

    def __init__(self) -> None:
        self.attributes = termios.tcgetattr(KEYBOARD)
        self.is_ours = False

    def take(self, drawing: bytes) -> None:
        """Go to the other screen of the terminal and draw on it, in one piece."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        self.is_ours = True
        # Unlike the program itself, leave Ctrl+C alone: a start that hangs must be stoppable.
        quiet = termios.tcgetattr(KEYBOARD)
        quiet[_LFLAG] &= ~(termios.ECHO | termios.ICANON)
        quiet[_IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR)
        quiet[_CC][termios.VSUSP] = _DISABLED
        quiet[_CC][termios.VMIN] = 1
        termios.tcsetattr(KEYBOARD, termios.TCSANOW, quiet)
        rest = memoryview(_ENTER + drawing)
        while rest:
            rest = rest[os.write(SCREEN, rest) :]

    def hand_over(self) -> None:
        """Leave the terminal to the program, which gives it back itself.

        The signals are its own by then: two that write at once would undo each other's work.
        """
        self.is_ours = False

    def restore(self) -> None:
        """Give the terminal back as it was, unless the program has taken it over."""
        if self.is_ours:
            self.is_ours = False
            self._give_back()

    def _give_back(self) -> None:
        try:
            termios.tcsetattr(KEYBOARD, termios.TCSANOW, self.attributes)
            os.write(SCREEN, _LEAVE)
        except (OSError, termios.error):
            pass  # the terminal is gone: there is nothing to give back

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self._give_back()
        os._exit(128 + number)


def are_terminals() -> bool:
    """Tell if keyboard and screen are both a terminal, and not one without a cursor."""
    return (
        sys.platform != "win32"
        and os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")
        and all(os.isatty(number) for number in (KEYBOARD, 1, SCREEN))
    )

"""Running a program in a real pseudo-terminal and reading everything that it sends there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pyte

# What Textual itself sends: colours, the cursor, modes, and questions about the terminal.
_ALLOWED = re.compile(
    rb"\x1b\[[0-9;]*m"  # colours and text styles
    rb"|\x1b\[[0-9;]*H"  # cursor position
    rb"|\x1b\[\?(?:25|7|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"  # modes
    rb"|\x1b\[\?(?:2026|2048)\$p"  # is this mode known?
    rb"|\x1b\[[>=<]\d*u|\x1b\[\?u"  # the keyboard protocol
    rb"|\x1b\[\?996n"  # light or dark?
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse pointer
    rb"|\x1b\[c"  # what are you?
)
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


class Ended(NamedTuple):
    """How a program ended and all that it sent."""

    code: int
    sent: bytes


class Terminal:
    """A pseudo-terminal with a program in it, started `under` another one such as strace."""

    def __init__(
        self,
        program: Path,
        *arguments: str,
        columns: int = 120,
        rows: int = 40,
        under: Sequence[str] = (),
    ) -> None:
        self.sent = b""
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LINES": str(rows),
                "COLUMNS": str(columns),
            }
            called = [*under, sys.executable, str(program), *arguments]
            os.execvpe(called[0], called, environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, text: bytes, seconds: float = 20, *, after: bytes = b"") -> None:
        """Read until `text` was sent, behind `after`; fail after the given time."""
        limit = time.monotonic() + seconds
        while text not in self.sent.partition(after)[2] if after else text not in self.sent:
            if not self._read(limit):
                raise AssertionError(f"no {text!r} in {self.sent[-2000:]!r}")

    def does_echo(self) -> bool:
        """Tell if the terminal shows what is typed, as it does in a shell."""
        flags: int = termios.tcgetattr(self._terminal)[3]
        return bool(flags & termios.ECHO)

    def press(self, keys: bytes) -> None:
        """Send keys as the keyboard does."""
        os.write(self._terminal, keys)

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.process, number)

    def close_window(self) -> None:
        """Close the terminal, as when its window is closed: the system sends SIGHUP."""
        os.close(self._terminal)
        self._terminal = -1

    def end(self, seconds: float = 20) -> Ended:
        """Wait until the program ends."""
        limit = time.monotonic() + seconds
        while self._terminal >= 0 and self._read(limit):
            pass
        while time.monotonic() < limit:
            found, status = os.waitpid(self.process, os.WNOHANG)
            if found:
                return Ended(os.waitstatus_to_exitcode(status), self.sent)
            select.select([], [], [], 0.01)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError(f"the program did not end: {self.sent[-2000:]!r}")

    def _read(self, limit: float) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], max(0, limit - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            # Linux says EIO when the program has closed its side.
            return False
        self.sent += data
        return bool(data)


class Window(Terminal):
    """A terminal that somebody looks at."""

    def __init__(
        self,
        program: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        under: Sequence[str] = (),
    ) -> None:
        super().__init__(program, *arguments, columns=columns, rows=rows, under=under)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0

    def see(self, *words: str, seconds: float = 60) -> None:
        """Read until all of it stands on the screen; a part of it may be drawn earlier."""
        self._look(lambda: all(one in self.text for one in words), seconds)

    def see_gone(self, words: str, seconds: float = 60) -> None:
        """Read until the words stand on the screen no more."""
        self._look(lambda: words not in self.text, seconds)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        """Read until something holds outside the terminal."""
        limit = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < limit, self.text
            self._read(time.monotonic() + 0.05)

    @property
    def text(self) -> str:
        """Everything on the screen at this moment, line by line."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen at this moment."""
        self._stream.feed(self.sent[self._drawn :])
        self._drawn = len(self.sent)
        return [line.rstrip() for line in self._screen.display]

    def _look(self, is_there: Callable[[], bool], seconds: float) -> None:
        limit = time.monotonic() + seconds
        while not is_there():
            if not self._read(limit):
                raise AssertionError(f"it is not on the screen:\n{self.text}")


def forbidden(sent: bytes) -> list[str]:
    """Return what was sent that no part of our screens has a reason to send, with its context."""
    text = _ALLOWED.sub("▮".encode(), sent).decode("utf-8", errors="replace")
    return [
        repr(text[max(0, found.start() - 40) : found.end() + 40])
        for found in _FORBIDDEN.finditer(text)
    ]

"""A program in a real pseudo-terminal, watched from outside: when text stands, when a key is drawn.

Reading comes first and understanding later: bytes are timed as they arrive, and a screen (pyte)
is drawn from them only when the program is silent, so that watching does not slow it down.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from bench.measuring import environment

ENTER = "\r"
UP = "\x1b[A"
DOWN = "\x1b[B"
PAGE_DOWN = "\x1b[6~"
F1 = "\x1bOP"

REST = 0.1
"""Seconds without a byte before a key is typed."""

_CHUNK = 1 << 16


class Ended(Exception):
    """The program ended, or stayed silent, before what was waited for came."""


class Terminal:
    """A pseudo-terminal with a program in it; the program is ended when the block ends."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 40) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._waiting: list[tuple[float, bytes]] = []
        settings = {
            **environment(),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "COLUMNS": str(columns),
            "LINES": str(rows),
        }
        self.started = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if not self.pid:
            # Told before the program begins, as a terminal does.
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._descriptor)

    def wait_for(self, text: str, *, limit: float = 60) -> float:
        """Wait until `text` stands on the screen; return the moment when its last byte came.

        When it stands there already, that is now.
        """
        end = time.perf_counter() + limit
        if text in self.text():
            return time.perf_counter()
        while True:
            moment = self._drawn_with(text)
            if moment is not None:
                return moment
            if not self._read(end - time.perf_counter()):
                raise Ended(f"{text!r} never came; the screen is:\n{self.text()}")
            # Go on reading as long as there is something: understanding it can wait.
            while self._read(0.003):
                pass

    def press(self, keys: str, *, silence: float = 0.1, limit: float = 20) -> float:
        """Type keys; return the seconds until the last byte of what is drawn for them.

        A drawing has ended when nothing came for `silence` seconds.
        """
        self.settle(max(silence, REST))
        sent = time.perf_counter()
        self.type(keys)
        if not self._read(limit):
            raise Ended(f"nothing was drawn for {keys!r}; the screen is:\n{self.text()}")
        while self._read(silence):
            pass
        last = self._waiting[-1][0]
        self._draw()
        return last - sent

    def type(self, keys: str) -> None:
        """Type keys without waiting for anything."""
        os.write(self._descriptor, keys.encode())

    def settle(self, silence: float = 0.3) -> None:
        """Wait until the program has been silent for a while."""
        while self._read(silence):
            pass
        self._draw()

    def text(self) -> str:
        """Return what stands on the screen, as far as it was drawn."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def memory(self) -> int:
        """Return how many bytes of memory the program holds (Linux)."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise Ended("the system does not tell how much memory a process has")

    def _drawn_with(self, text: str) -> float | None:
        """Draw what is waiting, chunk by chunk; return the moment that `text` came to stand."""
        moment = None
        for arrived, chunk in self._waiting:
            self._stream.feed(chunk)
            if moment is None and text in self.text():
                moment = arrived
        self._waiting.clear()
        return moment

    def _draw(self) -> None:
        for _, chunk in self._waiting:
            self._stream.feed(chunk)
        self._waiting.clear()

    def _read(self, limit: float) -> bool:
        """Read what comes within `limit` seconds; False when nothing does."""
        ready, _, _ = select.select([self._descriptor], [], [], max(limit, 0))
        if not ready:
            return False
        try:
            chunk = os.read(self._descriptor, _CHUNK)
        except OSError:  # Linux says so when the program has gone
            chunk = b""
        if not chunk:
            raise Ended(f"the program ended; the screen is:\n{self.text()}")
        self._waiting.append((time.perf_counter(), chunk))
        return True

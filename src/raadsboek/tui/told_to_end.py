"""Hearing from the system that the program must end: by a signal, or because the terminal is gone.

A parent such as make keeps the signal of a closed window to itself. The screen would then read the
end of its input for ever, and wait for ever to write.
"""

import asyncio
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

_HUNG_UP = 129


def heed_signals(tell: Callable[[int], object]) -> None:
    """Call `tell` with the exit code, in the running loop, when a signal says to end."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # Windows has no such handlers; a test may run outside the main thread.
        if number is not None:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, tell, 128 + number)


def heed_hanging_up(tell: Callable[[int], object]) -> None:
    """Call `tell` with the exit code, in the running loop, when the terminal hangs up."""
    if sys.stdin.isatty():
        told = partial(asyncio.get_running_loop().call_soon_threadsafe, tell, _HUNG_UP)
        watch(sys.stdin.fileno(), told)


def watch(terminal: int, tell: Callable[[], object]) -> None:
    """Call `tell` once, in a thread of its own, when the terminal with this descriptor hangs up.

    Does nothing where the system cannot wait for that (Windows).
    """
    if hasattr(select, "poll"):
        threading.Thread(target=_wait, args=(terminal, tell), daemon=True).start()


def _wait(terminal: int, tell: Callable[[], object]) -> None:
    hung_up = select.poll()
    hung_up.register(terminal, 0)  # hanging up is always told; input is not asked for
    hung_up.poll()
    with suppress(RuntimeError):  # the program ended by itself meanwhile
        tell()

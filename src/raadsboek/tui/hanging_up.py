"""Noticing that the terminal is gone although nobody says so.

A parent such as make keeps the signal of a closed window to itself. The screen would then read the
end of its input for ever, and wait for ever to write.
"""

import select
import threading
from collections.abc import Callable
from contextlib import suppress


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

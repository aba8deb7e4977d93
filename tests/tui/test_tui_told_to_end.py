"""A terminal that goes away without a signal is noticed."""

import os
import pty
import threading

from raadsboek.tui.told_to_end import watch


def test_a_terminal_that_is_gone_is_told_and_typing_is_not() -> None:
    """What is typed wakes nobody; the closed window does, once."""
    window, terminal = pty.openpty()
    told = threading.Event()
    watch(terminal, told.set)

    os.write(window, b"getypt\r")
    assert not told.wait(0.05)
    os.close(window)

    assert told.wait(10)
    os.close(terminal)

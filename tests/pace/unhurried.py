"""What makes the tests wait: not for the disk itself, nor for a timer, but for a screen at rest.

Knows nothing of what is tested. The program itself is never told that a test is going on.
"""

import asyncio
import os
import sqlite3
import time
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from textual import _time, app, pilot
from textual.widgets import Input, TextArea

from raadsboek.history import git
from raadsboek.tui import typing_order

SOON = 0.06
"""Seconds within which a screen shows what was told: a timer that is due by then is awaited."""

PATIENCE = 60.0
"""Seconds after which messages that go on and on are left to the test."""


def without_the_disk_itself(patch: pytest.MonkeyPatch) -> None:
    """Leave to the system when bytes go from its memory to the disk, here and in each git.

    A program that a test ends by force is one of its own, and what it gave the system stays.
    """
    patch.setattr(os, "fsync", lambda descriptor: None)
    patch.setitem(git._ENVIRONMENT, "GIT_TEST_FSYNC", "0")
    patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=_Connection))


class _Connection(sqlite3.Connection):
    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        if statement == "PRAGMA synchronous = NORMAL":
            statement = "PRAGMA synchronous = OFF"
        return super().execute(statement, *given)


def waiting_for_rest(patch: pytest.MonkeyPatch) -> None:
    """Let a pilot wait for what is going on; Textual waits 20 ms at a time for an idle machine."""
    patch.setattr(app, "wait_for_idle", until_at_rest)
    patch.setattr(pilot, "wait_for_idle", until_at_rest)
    patch.setattr(asyncio.BaseEventLoop, "time", lambda loop: _clock.time())
    patch.setattr(_time, "get_time", _clock.time)
    patch.setattr(typing_order, "time", SimpleNamespace(monotonic=_clock.time))
    # A picture would depend on the moment at which the cursor blinked.
    patch.setattr(Input, "_toggle_cursor", lambda field: None)
    patch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda area: None)


async def until_at_rest(min_sleep: float = SOON, max_sleep: float = 1.0) -> None:
    """Return when no message waits, no thread works and no timer is due soon.

    For threads and timers it waits `max_sleep` at most: a test may hold a thread on purpose. When
    there is nothing but a timer to wait for, its moment comes at once.
    """
    loop: Any = asyncio.get_running_loop()
    start, begun = _clock.time(), time.monotonic()
    while (really_passed := time.monotonic() - begun) < PATIENCE:
        passed = _clock.time() - start
        await asyncio.sleep(0)
        if really_passed < max_sleep and _threads_at_work(loop):
            await asyncio.sleep(0.002)
        elif loop._ready:
            continue
        elif passed < max_sleep and (rest := _next_timer(loop)) is not None:
            _clock.ahead += rest
        elif passed < min_sleep:
            _clock.ahead += min_sleep - passed
        else:
            return


class _Clock:
    """The clock of timers, which skips the moments at which nothing goes on."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def time(self) -> float:
        return time.monotonic() + self.ahead


_clock = _Clock()


def _threads_at_work(loop: Any) -> bool:
    pool = loop._default_executor
    if pool is None:
        return False
    # A thread says that it is free after what it brought along was put in line.
    free: int = pool._idle_semaphore._value
    return free < len(pool._threads) or not pool._work_queue.empty()


def _next_timer(loop: Any) -> float | None:
    now = loop.time()
    due = [one._when - now for one in loop._scheduled if not one._cancelled]
    return max(0.0, min(due)) if due and min(due) < SOON else None

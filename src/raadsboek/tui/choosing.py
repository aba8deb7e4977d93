"""Which raadsboek to open when there is none here: the start menu, or the questions for a new one.

Both are small apps of their own; they end before the program on the raadsboek begins.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

from raadsboek.book.recent import recents
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui.messages import FROM_OTHERS

Clock = Callable[[], datetime.datetime]


def choose(clock: Clock, *, failure: RaadsboekError | None = None) -> str:
    """Let the user choose a raadsboek or make one; return its folder, '' when they stop.

    `failure` is why the one that was chosen before did not open; raised when there is no list to
    show it over.
    """
    while known := recents():
        from raadsboek.tui.screens.start_menu_app import StartMenuApp

        chosen = StartMenuApp(clock, known, failure).run()
        if chosen is None:
            return ""
        made = go_on_with(clock, chosen)
        if made is not None:
            return made
        failure = None
    if failure is not None:
        raise failure
    return make(clock) or ""


def go_on_with(clock: Clock, wanted: str) -> str | None:
    """Return the folder of the raadsboek that was asked for; as `make` when there is none yet."""
    if wanted == FROM_OTHERS:
        return receive(clock)
    return wanted or make(clock)


def receive(clock: Clock) -> str | None:
    """Ask for a raadsboek of somebody else and copy it; return its folder, or as `make`."""
    from raadsboek.tui.screens.first_run import suggested_folder
    from raadsboek.tui.screens.receiving import ReceivingApp

    app = ReceivingApp(clock, suggested_folder(_here()))
    received = app.run()
    if received is not None:
        return str(received)
    return "" if app.was_stopped else None


def make(clock: Clock) -> str | None:
    """Ask for a new raadsboek and make it; return its folder.

    None when the user goes back, '' when they stop altogether.
    """
    from raadsboek.tui.screens.first_run import FirstRunApp, suggested_folder

    while True:
        app = FirstRunApp(clock, suggested_folder(_here()))
        made = app.run()
        if made is not None:
            return str(made)
        if not app.wants_another:
            return "" if app.was_stopped else None
        received = receive(clock)
        if received is not None:
            return received


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder in which the user stands was removed
        return Path.home()

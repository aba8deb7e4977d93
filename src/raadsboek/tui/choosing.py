"""Which raadsboek to open when there is none here: the start menu, or the questions for a new one.

Both are small apps of their own; they end before the program on the raadsboek begins.
"""

import datetime
from collections.abc import Callable
from pathlib import Path

from raadsboek.book.recent import recents
from raadsboek.core.errors import RaadsboekError

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
        made = chosen or make(clock)
        if made is not None:
            return made
        failure = None
    if failure is not None:
        raise failure
    return make(clock) or ""


def make(clock: Clock) -> str | None:
    """Ask for a new raadsboek and make it; return its folder.

    None when the user goes back, '' when they stop altogether.
    """
    from raadsboek.tui.screens.first_run import FirstRunApp, suggested_folder

    app = FirstRunApp(clock, suggested_folder(_here()))
    made = app.run()
    if made is not None:
        return str(made)
    return "" if app.was_stopped else None


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder in which the user stands was removed
        return Path.home()

"""The start of the terminal program: something to read at once, then the program itself.

The order is the point: the index gives the first text, the screen shows it, Textual is loaded, the
program takes the screen over, and only then the raadsboek is opened with its history.
"""

import datetime
import os
from typing import TYPE_CHECKING, NamedTuple

from raadsboek.tui import early_terminal
from raadsboek.tui.early_terminal import EarlyTerminal

if TYPE_CHECKING:  # loading these is what the first text must not wait for
    from raadsboek.book.book import Book
    from raadsboek.core.errors import RaadsboekError
    from raadsboek.core.overview import Overview
    from raadsboek.tui.app import RaadsboekApp


def clock() -> datetime.datetime:
    """Return the moment it is now, where the secretary is."""
    return datetime.datetime.now().astimezone()


def wants_screens(arguments: list[str]) -> str | None:
    """Return the folder when these arguments ask for the screens and nothing else; else None.

    '' stands for the current folder. Anything less plain is the command line's.
    """
    if not early_terminal.are_terminals():
        return None
    if not arguments:
        return ""
    if len(arguments) == 2 and arguments[0] == "--map" and not arguments[1].startswith("-"):
        return arguments[1]
    if len(arguments) == 1 and arguments[0].startswith("--map="):
        return arguments[0].removeprefix("--map=")
    return None


def run(folder: str) -> int:
    """Run the terminal program on the raadsboek in or around `folder`; return the exit code.

    Raises a `RaadsboekError` when it cannot be opened; the terminal is as it was by then.
    """
    from raadsboek.book.quick import find_root

    root = find_root(folder)
    if root is None and folder:
        from raadsboek.core.errors import NotAVault

        raise NotAVault(folder)
    left = _on_raadsboek(root) if root else _Left()
    if left.failure is not None:  # nobody chose it from a list to go back to
        raise left.failure
    while left.goes_on:
        root = _next(left)
        if not root:
            break
        left = _on_raadsboek(root)
    return left.code


class _Left(NamedTuple):
    """How the program on a raadsboek ended; without a `root` it is still to begin."""

    root: str = ""
    code: int = 0
    wanted: str | None = None
    """The folder of the raadsboek to go on with, '' for a new one; None to stop."""
    failure: "RaadsboekError | None" = None
    """Why it could not be opened."""

    @property
    def goes_on(self) -> bool:
        """Whether there is a raadsboek to open next, or to choose."""
        return self.wanted is not None or self.failure is not None or not self.root


def _next(left: _Left) -> str:
    """Return the raadsboek to go on with; '' when the user stops."""
    from raadsboek.tui.choosing import choose, go_on_with

    if left.wanted is None:
        return choose(clock, failure=left.failure)
    made = go_on_with(clock, left.wanted)
    return left.root if made is None else made


def _on_raadsboek(root: str) -> _Left:
    overview = _early_overview(root)
    terminal = _show(overview) if overview else None
    try:
        return _program(root, overview, terminal)
    finally:
        if terminal is not None:
            terminal.restore()


def _early_overview(root: str) -> "Overview | None":
    from raadsboek.book import quick

    return quick.overview(root, clock().date())


def _show(overview: "Overview") -> EarlyTerminal | None:
    """Draw the first text; None when this terminal had better wait for the program."""
    from raadsboek.tui import early, palette

    colours = early.colours_of(os.environ)
    size = early.size_of(os.environ, 1)
    if not colours or size is None:
        return None
    drawing = early.drawn(overview, *size, palette.BY_NAME[palette.remembered()], colours)
    if drawing is None:
        return None
    terminal = EarlyTerminal()
    try:
        terminal.take(drawing)
    except BaseException:
        terminal.restore()
        raise
    return terminal


def _program(root: str, overview: "Overview | None", terminal: EarlyTerminal | None) -> _Left:
    import gc
    from functools import cache
    from pathlib import Path

    if gc.get_freeze_count():  # what the raadsboek before this one left behind
        gc.unfreeze()
        gc.collect()
    # Nearly all that is made while loading stays: looking for rubbish in it takes a tenth of the
    # start. The app lets the collector begin when its first screen stands.
    gc.disable()

    from raadsboek.core.errors import RaadsboekError
    from raadsboek.tui.app import RaadsboekApp
    from raadsboek.tui.app import run as run_app

    driver = None
    if terminal is not None:
        from raadsboek.tui.takeover import driver_for

        driver = driver_for(terminal)

    @cache
    def lent() -> "Book":
        from raadsboek.book.opening import open_to_read

        return open_to_read(Path(root), now=clock())

    def opened() -> "Book":
        from raadsboek.book.opening import open_book

        return open_book(Path(root), now=clock(), index=lent().index if reader else None)

    # Only an index that answered already is read before anything else is known.
    reader = lent if overview else None
    app = RaadsboekApp(
        opened,
        clock,
        reader=reader,
        overview=overview,
        when_open=lambda book: _begin_with(book, app),
        driver_class=driver,
    )
    try:
        return _Left(root, run_app(app), app.wanted)
    except RaadsboekError as failure:
        return _Left(root, failure.exit_code, failure=failure)
    finally:
        app.present.close()


def _begin_with(book: "Book", app: "RaadsboekApp") -> None:
    """Remember that a raadsboek was opened, and show what waits in it; runs in a thread."""
    from raadsboek.book import recent
    from raadsboek.book.handover.taking_over import tour_waits

    if not book.settings.private:  # who looks over a shoulder need not know of it
        recent.remember(recent.opened(book, now=clock()))
    else:
        from raadsboek.book.onboarding.coaching import note_to_begin_with

        if wanted := note_to_begin_with(book):
            app.call_from_thread(app.open, "bewerken", {"pad": wanted})
    if tour_waits(book.root):
        app.call_from_thread(app.open, "rondleiding")

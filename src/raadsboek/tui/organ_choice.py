"""Choosing of which organ the screens show the notes, where a raadsboek has several.

The choice stands on the desk and is remembered for the next start. What a screen shows of an organ
is the screen's own.
"""

from functools import partial

from textual.app import App

from raadsboek.book.organs import choose
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ask


async def show_organ(app: App[None], desk: Desk, organ: str) -> None:
    """Show the notes of this organ on every screen, also at the next start; '' asks for one."""
    wanted = organ or await _asked(app, desk)
    if not wanted or wanted == desk.organ:
        return
    desk.organ = wanted
    app.run_worker(partial(choose, desk.to_read, wanted), thread=True)
    for screen in app.screen_stack:
        if isinstance(screen, BookScreen):
            screen.organ_chosen()


async def _asked(app: App[None], desk: Desk) -> str | None:
    choices = [Choice(short, name, short) for short, name in desk.organs.items()]
    return await ask(app, ChoiceDialog("Welke raad wilt u zien?", choices, current=desk.organ))

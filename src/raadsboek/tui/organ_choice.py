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


async def choose_organ(app: App[None], desk: Desk) -> None:
    """Ask for an organ and show its notes."""
    choices = [Choice(short, name, short) for short, name in desk.organs.items()]
    organ = await ask(app, ChoiceDialog("Welke raad wilt u zien?", choices, current=desk.organ))
    if organ is not None:
        show_organ(app, desk, organ)


def show_organ(app: App[None], desk: Desk, organ: str) -> None:
    """Show the notes of this organ on every screen, also when the program starts again."""
    if organ == desk.organ:
        return
    desk.organ = organ
    app.run_worker(partial(choose, desk.to_read, organ), thread=True)
    for screen in app.screen_stack:
        if isinstance(screen, BookScreen):
            screen.organ_chosen()

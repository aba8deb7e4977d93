"""Asking for an organ: of which of the councils in this raadsboek the notes are shown."""

from collections.abc import Mapping

from textual.app import App

from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ask


async def ask_organ(app: App[None], names: Mapping[str, str], *, current: str) -> str | None:
    """Ask for an organ by its short name; None when the user thinks again."""
    choices = [Choice(short, name, short) for short, name in names.items()]
    return await ask(app, ChoiceDialog("Welke raad wilt u zien?", choices, current=current))

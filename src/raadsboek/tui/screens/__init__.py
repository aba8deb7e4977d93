"""One file per screen, with its style beside it.

`SCREENS` names them all; each is a function that imports its screen when it is first wanted.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen

ScreenMaker: TypeAlias = Callable[[Desk, Mapping[str, str]], BookScreen]
"""Makes a screen for the desk; the arguments say what it must show."""


def _today(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.today import TodayScreen

    return TodayScreen(desk)


def _minutes(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.minutes import MinutesScreen

    return MinutesScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _editor(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.editor import EditorScreen

    return EditorScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _list(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.notes_list import ListScreen

    return ListScreen(desk, arguments)


def _history(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.history import HistoryScreen

    return HistoryScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


SCREENS: Mapping[str, ScreenMaker] = {
    "geschiedenis": _history,
    "lijst": _list,
    "bewerken": _editor,
    "vandaag": _today,
    "notulen": _minutes,
}

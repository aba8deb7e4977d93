"""Which keys stand in the footer of a screen, of the actions that it has.

Light to import: the first text on screen has a footer too.
"""

from collections.abc import Iterable, Sequence

from raadsboek.tui.actions.action import ANYWHERE, Action

FOOTER_GAP = "  "


def possible(own: Sequence[Action], general: Iterable[Action]) -> tuple[Action, ...]:
    """Return a screen's own actions, and the general ones whose keys it does not use itself."""
    taken = {key for action in own for key in action.keys}
    return (*own, *(action for action in general if not taken.intersection(action.keys[:1])))


_FIRST_IN_FOOTER = ("hulp", "terug", "menu", "vandaag", "zoeken", "termijnen", "nieuw", "acties")


def footer(actions: Iterable[Action], width: int) -> list[Action]:
    """Return the actions for one footer line of `width` cells, in the order of the keyboard.

    The screen's own actions come first; of the general ones as many as fit.
    """
    candidates = [action for action in actions if action.footer and action.keys]
    candidates.sort(key=_importance)
    chosen: list[Action] = []
    room = width - 1
    for action in candidates:
        needed = len(action.key) + len(action.footer) + 1 + len(FOOTER_GAP)
        if needed <= room + len(FOOTER_GAP):
            chosen.append(action)
            room -= needed
    return sorted(chosen, key=_rank)


def _importance(action: Action) -> int:
    if action.id in _FIRST_IN_FOOTER[:2]:
        return 0
    return 1 if action.scope != ANYWHERE else 2 + _FIRST_IN_FOOTER.index(action.id)


def _rank(action: Action) -> tuple[int, int]:
    key = action.keys[0]
    if key.startswith("f") and key[1:].isdigit():
        return 0, int(key[1:])
    return (3, 0) if key == "escape" else (1 if key.startswith("ctrl+") else 2, 0)

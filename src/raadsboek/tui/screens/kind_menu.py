"""Asking for a kind of note: of which list, with how many there are, or to make one."""

from collections.abc import Mapping

from textual import events
from textual.app import App
from textual.widgets import OptionList

from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ask

_NAME_WIDTH = 18


class KindDialog(ChoiceDialog):
    """Asks for a kind of note; a letter goes to the next one that begins with it."""

    def on_key(self, event: events.Key) -> None:
        """Go to the next kind that begins with the letter, and round again."""
        letter = (event.character or "").casefold()
        options = self.query_one(OptionList)
        here = (options.highlighted or 0) + 1
        for place in (*range(here, options.option_count), *range(here)):
            name = str(options.get_option_at_index(place).prompt)
            if letter.isalpha() and name.casefold().startswith(letter):
                options.highlighted = place
                event.stop()
                return


async def ask_kind(
    app: App[None], question: str, counts: Mapping[str, tuple[int, int]], *, current: str = ""
) -> Kind | None:
    """Ask for a kind; None when the user thinks again."""
    choices = [_choice(kind, *counts.get(kind.name, (0, 0))) for kind in KINDS]
    name = await ask(app, KindDialog(question, choices, current=current))
    return KIND_BY_NAME.get(name or "")


async def ask_new_kind(app: App[None], *, current: str = "", private: bool = False) -> Kind | None:
    """Ask of which kind a note must be made; None when the user thinks again."""
    choices = [Choice(kind.name, kind.label) for kind in KINDS]
    # A dialog covers the line on top that says in which raadsboek one is.
    question = "Privé: wat wilt u maken?" if private else "Wat wilt u maken?"
    name = await ask(app, KindDialog(question, choices, current=current))
    return KIND_BY_NAME.get(name or "")


def _choice(kind: Kind, number: int, still_open: int) -> Choice:
    amount = f"{number:>5}" if number else "    –"
    if still_open and kind.is_work:
        amount += f"  {still_open} open"
    return Choice(kind.name, cut(kind.plural.capitalize(), _NAME_WIDTH), amount)

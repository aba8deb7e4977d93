"""The last line of a screen: the keys that work now, derived from the action registry.

It names an action only when it can be done at this moment. Clicking a name does it, for who does
not want keys. Where the raadsboek is shared, the end of the line says how it stands to that place.
"""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from raadsboek.core.sharing import in_words
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.keys import Action
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.time_travel import TimeTravel

_GAP = "   "
_TO_SHARING = next(action for action in keys.ACTIONS if action.id == "samenwerken")


class Footer(Widget):
    """One line of keys for the screen of the given scope."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Footer {
        dock: bottom;
        height: 1;
        width: 1fr;
        background: $footer-background;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, scope: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._scope = scope
        self._spans: list[tuple[int, int, Action]] = []

    def on_mount(self) -> None:
        """Follow the focus: what can be done depends on it."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        self.refresh()

    def shown_actions(self) -> list[Action]:
        """Return the actions on the line, from left to right."""
        possible = {
            active.binding.id for active in self.screen.active_bindings.values() if active.enabled
        }
        usable = [action for action in keys.on_screen(self._scope) if action.id in possible]
        if isinstance(self.app, TimeTravel):
            usable = [action for action in usable if self.app.offers(action)]
        return keys.footer(usable, (self.size.width or 80) - self._room_for_sharing)

    @property
    def _sharing(self) -> tuple[str, bool]:
        """How the raadsboek stands to its shared place, and whether the user must look."""
        screen = self.screen
        if not isinstance(screen, BookScreen) or screen.desk.shared is None:
            return "", False
        return in_words(screen.desk.shared, screen.desk.today), screen.desk.shared.needs_user

    @property
    def _room_for_sharing(self) -> int:
        words, _ = self._sharing
        return cell_len(words) + len(_GAP) if words else 0

    def render(self) -> Content:
        """Draw the line and remember where each action stands."""
        self._spans = []
        parts: list[Part | str] = [" "]
        position = 1
        for action in self.shown_actions():
            width = cell_len(action.key) + 1 + cell_len(action.footer)
            self._spans.append((position, position + width, action))
            parts += [Part(action.key, "bold $accent"), f" {action.footer}", keys.FOOTER_GAP]
            position += width + len(keys.FOOTER_GAP)
        parts.pop()
        words, needs_user = self._sharing
        if words:
            start = max(position, self.size.width - cell_len(words) - 1)
            parts.append(" " * (start - position + len(keys.FOOTER_GAP)))
            parts.append(Part(words, "bold $warning" if needs_user else "$foreground-muted"))
            self._spans.append((start, start + cell_len(words), _TO_SHARING))
        return assembled(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do the action that was clicked."""
        event.stop()
        for start, end, action in self._spans:
            if start <= event.x < end:
                await self.app.run_action(action.command)
                return

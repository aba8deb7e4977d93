"""Keys in the order in which they were typed, also when one of them opens another screen.

Textual hands a key to the widget with the focus and takes the next one at once; what the first
key does, such as opening a screen, comes later. Who types 'F3 jaarplan' in one go, or before the
program was there, would type the word on the old screen. Here a key waits until the one before it
has been dealt with. A message that follows the key along the same way tells when that is.
"""

import time
from collections import deque
from dataclasses import dataclass

from textual import events
from textual.driver import Driver
from textual.message import Message

from raadsboek.tui.house_app import HouseApp

PATIENCE = 3.0
"""Seconds after which a key no longer waits for the one before it, whatever became of that."""
QUIET = 0.5
"""Seconds without a key after which the keyboard rests: what is not urgent begins then."""


@dataclass
class KeyDealtWith(Message):
    """Follows a key; on its second lap also what the key asked of the screen has arrived."""

    lap: int = 1


class OrderedApp(HouseApp[None], inherit_bindings=False):
    """An app that deals with one key at a time."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._typed: deque[events.Event] = deque()
        self._since = 0.0
        self.last_key = 0.0
        """When the last key came or was dealt with; 0 before the first one."""

    @property
    def seconds_to_rest(self) -> float:
        """How long no key must come for the keyboard to be at rest; 0 or less when it is."""
        return self.last_key + QUIET - time.monotonic()

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while another one is on its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        self.last_key = time.monotonic()
        if not self._since or time.monotonic() - self._since > PATIENCE:
            await self._next_key()

    async def _next_key(self) -> None:
        if not self._typed:
            self._since = 0.0
            self.last_key = time.monotonic()
            return
        self._since = time.monotonic()
        target = self.focused or self.screen
        await super().on_event(self._typed.popleft())
        if not target.post_message(KeyDealtWith()):
            await self._next_key()

    async def on_key_dealt_with(self, message: KeyDealtWith) -> None:
        """Take the next key; when one waits, first let this one have its effect."""
        message.stop()
        if self._typed and message.lap == 1 and self.screen.post_message(KeyDealtWith(2)):
            return
        await self._next_key()

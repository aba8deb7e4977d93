"""Completing what is typed in a field: names of members, numbers of notes, also in a list.

The suggestion stands dimmed behind the cursor; the right arrow takes it.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.suggester import Suggester

Candidates: TypeAlias = Callable[[str], Sequence[str]]
"""Returns what begins with a text, best first; may look in the index, so it runs in a thread."""

_LAST = re.compile(r"(?:.*,)?\s*(?:@|\[\[)?(.*)", re.DOTALL)
_SHORTEST = 2


def names(people: Sequence[str]) -> Candidates:
    """Return candidates from short names."""

    def starting(start: str) -> Sequence[str]:
        return [name for name in people if name.casefold().startswith(start)]

    return starting


class LastPart(Suggester):
    """Completes the last of the values between commas, without its '@' or '[['."""

    def __init__(self, candidates: Candidates, *, shortest: int = _SHORTEST) -> None:
        super().__init__(use_cache=False, case_sensitive=False)
        self._candidates = candidates
        self._shortest = shortest

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole value with its last part completed, or None."""
        match = _LAST.fullmatch(value)
        start = match.group(1) if match else ""
        if len(start) < self._shortest:
            return None
        found = await asyncio.to_thread(self._candidates, start.casefold())
        if not found or len(found[0]) <= len(start):
            return None
        return value + found[0][len(start) :]

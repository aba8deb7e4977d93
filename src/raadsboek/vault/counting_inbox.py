"""How many pieces wait in the inbox; standard library only, for the first text on screen."""

import os

from raadsboek.core.inbox.folder import FOLDER, waits


def number_waiting(root: str) -> int:
    """Return how many files wait in the inbox; what they are is looked at by who shows them."""
    try:
        with os.scandir(f"{root}/{FOLDER}") as items:
            return sum(waits(item.name) and item.is_file(follow_symlinks=False) for item in items)
    except OSError:
        return 0

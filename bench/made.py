"""Vaults that are ready to be measured: made, indexed, and long enough ago to be trusted."""

import datetime
import time
from pathlib import Path

from bench.make_vault import FOLDER, make_vault
from bench.measuring import use_own_cache
from raadsboek.book.book import Book
from raadsboek.book.opening import open_to_read
from raadsboek.book.quick import open_rows
from raadsboek.book.readying import refresh_and_remember


def ready_vault(count: int) -> Path:
    """Return a vault of `count` notes with a fresh index that a quick start can use."""
    use_own_cache()
    root = make_vault(count)
    book = opened(root)
    while open_rows(str(root), "actie", "uiterlijk") is None:
        refresh_and_remember(book)
        # Files of this very moment are not trusted yet: see vault.freshness.
        time.sleep(0.5)
    return root


def opened(root: Path) -> Book:
    """Open a vault for looking."""
    use_own_cache()
    return open_to_read(root, now=datetime.datetime.now().astimezone())


__all__ = ["FOLDER", "opened", "ready_vault"]

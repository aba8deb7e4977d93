"""Vaults that are ready to be measured: made, indexed, and long enough ago to be trusted."""

import datetime
import time
from pathlib import Path

from bench.make_vault import FOLDER, make_vault, notes, write_vault
from bench.measuring import use_own_cache
from raadsboek.book.book import Book
from raadsboek.book.opening import open_to_read
from raadsboek.book.quick import open_rows
from raadsboek.book.readying import refresh_and_remember

_TRIES = 20


def ready_vault(count: int, *, only: str = "") -> Path:
    """Return a vault of `count` notes with a fresh index that a quick start can use."""
    return ready(make_vault(count, only=only))


def vault_with(path: str, text: str) -> Path:
    """Return a small vault, made anew, with one note of our own in it."""
    root = FOLDER / "vault-klein"
    write_vault(root, [*notes(200), (path, text)], seed=200)
    return ready(root)


def ready(root: Path) -> Path:
    """Bring the index of a vault up to date until a quick start can use it."""
    book = opened(root)
    for _ in range(_TRIES):
        refresh_and_remember(book)
        if open_rows(str(root), "actie", "uiterlijk") is not None:
            return root
        # Files of this very moment are not trusted yet: see vault.freshness.
        time.sleep(0.5)
    raise SystemExit("the program's own files changed while it was measured; start again")


def opened(root: Path) -> Book:
    """Open a vault for looking."""
    use_own_cache()
    return open_to_read(root, now=datetime.datetime.now().astimezone())

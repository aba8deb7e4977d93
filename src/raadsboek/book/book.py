"""The open raadsboek: a small frozen value that every use case takes first."""

import os
from pathlib import Path

from msgspec import Struct, field

from raadsboek.book.stand import Stand
from raadsboek.core.council import Settings
from raadsboek.core.errors import ReadOnly
from raadsboek.core.problem import Problem
from raadsboek.history.git import Repository
from raadsboek.index.cache import Index


class Book(Struct, frozen=True):
    """A raadsboek as it was opened.

    `read_only` is '' when notes may be saved, else the Dutch reason why not; `repository` is None
    when the history cannot be used. `index` finds notes fast and never decides. `problems` were
    found while opening. `window` tells this opening from others of the same folder: two windows
    never write the same draft. `then` is the version that all is read from when this is the
    raadsboek of an earlier day: the folder at `root` is then nobody's to look at. `key_file` holds
    the keys that open encrypted notes; None is the file of this user.
    """

    root: Path
    settings: Settings
    repository: Repository | None
    index: Index
    read_only: str = ""
    problems: tuple[Problem, ...] = ()
    key_file: Path | None = None
    window: str = field(default_factory=lambda: os.urandom(8).hex())
    then: Stand | None = None


def writable(book: Book) -> Repository:
    """Return the repository that a change is recorded in. Raises `ReadOnly` with the reason."""
    if book.read_only or book.repository is None:
        raise ReadOnly(
            book.read_only or "Dit raadsboek heeft geen geschiedenis en is alleen te lezen."
        )
    return book.repository

"""What the history keeps of a moment, and of a text that could not be saved: nothing typed is lost.

Owns the versions beside the branch (`refs/raadsboek/conflict/...`). It must not touch a note.
"""

import datetime
import secrets
from collections.abc import Mapping
from contextlib import suppress

from raadsboek.book.book import Book
from raadsboek.core.errors import RaadsboekError
from raadsboek.history import recording
from raadsboek.history.git import Repository
from raadsboek.history.recording import Base
from raadsboek.history.stream import Draft, FileState, Identity


def kept_moment(book: Book, now: datetime.datetime) -> datetime.datetime:
    """Return the moment that stands with a version: now, or noon where only the day is kept."""
    if not book.settings.day_only:
        return now
    return now.replace(hour=12, minute=0, second=0, microsecond=0)


def keep_aside(
    repository: Repository,
    base: Base,
    after: Mapping[str, bytes | None],
    identity: Identity,
    now: datetime.datetime,
) -> None:
    """Keep what the user wanted to save as a version beside the branch.

    The caller raises `ChangedOnDisk`, which carries the text as well; a failure to keep a second
    copy here must not hide that.
    """
    files = tuple(FileState(path, data) for path, data in after.items() if data is not None)
    if not files:
        return
    draft = Draft("Niet opgeslagen: de notitie was gewijzigd", "bewaard", (), files)
    name = f"{recording.KEPT}{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    with suppress(RaadsboekError):
        recording.build(repository, base, [draft], identity=identity, now=now, ref=name)

"""Keeping a text that could not be saved, because the note had changed: nothing typed is lost.

Owns the versions beside the branch (`refs/raadsboek/conflict/...`). It must not touch a note.
"""

import datetime
import secrets
from collections.abc import Mapping
from contextlib import suppress

from raadsboek.core.errors import RaadsboekError
from raadsboek.history import recording
from raadsboek.history.git import Repository
from raadsboek.history.recording import Base
from raadsboek.history.stream import Draft, FileState, Identity


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

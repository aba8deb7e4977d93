"""What this copy remembers of the shared place: its newest version as last seen, and when.

Owns the references and the small file that say so, and how the state of sharing follows from them.
Everything here is a convenience but `SEEN`: by it a rewritten history is noticed.
"""

import datetime
from contextlib import suppress

from raadsboek.book.book import Book
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.sharing import Shared
from raadsboek.history.arrivals import number_between
from raadsboek.history.git import Repository
from raadsboek.history.references import reference, references_below, set_reference
from raadsboek.history.shared_address import SEEN, shared_address
from raadsboek.history.state import state
from raadsboek.vault.locking import vault_lock
from raadsboek.vault.private import PRIVATE, remove_private, write_private
from raadsboek.vault.reading import read_bytes

RECEIVED = "refs/raadsboek/opgehaald/origin"
"""The newest version of the shared place when something of it was last taken over."""
BEFORE = "refs/raadsboek/voor-sync/"
"""Where our versions stood before each time that others' were taken over."""

_FILE = "bijgewerkt"
_KEPT_DAYS = 90
_STAMP = "%Y%m%dT%H%M%S"


def keep_before(repository: Repository, ours: str, theirs: str, now: datetime.datetime) -> None:
    """Remember where our versions stand before `theirs` is taken over, for 90 days."""
    moment = now.astimezone(datetime.UTC)
    oldest = (moment - datetime.timedelta(days=_KEPT_DAYS)).strftime(_STAMP)
    with vault_lock(repository.root):
        set_reference(repository, f"{BEFORE}{moment.strftime(_STAMP)}", ours)
        set_reference(repository, RECEIVED, theirs)
        for name, _ in list(references_below(repository, BEFORE)):
            if name.removeprefix(BEFORE) < oldest:
                set_reference(repository, name, None)


def remember_seen(repository: Repository, identifier: str | None) -> None:
    """Remember the newest version of the shared place, or forget it for another place."""
    if reference(repository, SEEN) != identifier:
        with vault_lock(repository.root):
            set_reference(repository, SEEN, identifier)
            if identifier is None:
                set_reference(repository, RECEIVED, None)


def remember_success(repository: Repository, now: datetime.datetime) -> None:
    """Remember that both sides were equal at this moment."""
    with suppress(RaadsboekError):  # only a line on the screen would be missing
        text = now.isoformat(timespec="seconds")
        write_private(repository.root, _FILE, text.encode("ascii"))


def forget_success(repository: Repository) -> None:
    """Forget when both sides were equal: the shared place is another one now."""
    remove_private(repository.root, _FILE)


def shared(book: Book) -> Shared | None:
    """Return how this copy stands to its shared place, by what is remembered; None: not shared.

    No network is used. Raises `HistoryFailed`.
    """
    repository = book.repository
    address = shared_address(repository) if repository is not None else None
    if repository is None or address is None:
        return None
    head = state(repository).head
    seen = reference(repository, SEEN)
    # What has never been seen may have everything already: nothing is known to wait.
    waiting = number_between(repository, seen, head) if head and seen else 0
    return Shared(
        place=address.shown,
        newest=head or "",
        waiting=waiting,
        moment=_last_success(repository),
    )


def _last_success(repository: Repository) -> datetime.datetime | None:
    try:
        text = read_bytes(repository.root, f"{PRIVATE}/{_FILE}").decode("ascii")
        moment = datetime.datetime.fromisoformat(text)
    except (RaadsboekError, ValueError):
        return None
    return moment if moment.tzinfo is not None else None

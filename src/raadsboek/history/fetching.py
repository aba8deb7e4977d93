"""Taking versions from another place, and bringing ours there; no branch of ours moves.

Owns which branch is spoken of and what git is told. What comes in lies in the history unused until
somebody looked at it: `arrivals` says what it is. It must not decide anything about it.
"""

import errno
import re
import threading

from msgspec import Struct

from raadsboek.core.disk import storage_failed
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.text import visible
from raadsboek.history.addresses import Address
from raadsboek.history.git import GitFailed, Repository
from raadsboek.history.transport import connect

_FETCH = (
    "fetch",
    "--progress",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-auto-maintenance",
    "--no-show-forced-updates",
)
_PUSH = ("push", "--porcelain", "--progress", "--no-follow-tags", "--no-signed", "--no-verify")
_HEADS = "refs/heads/"
_FETCHED = re.compile(rb"([0-9a-f]{40,64})\t[^\n]*")
_NOT_THERE = b"couldn't find remote ref"


class Fetched(Struct, frozen=True):
    """What stands at another place: its newest version (None: nothing yet) and its branch."""

    identifier: str | None
    branch: str


class SeveralBranches(HistoryFailed):
    """The other place has several branches and none of them is ours."""

    def __init__(self, address: Address) -> None:
        super().__init__(
            f"Op '{address.shown}' staat geen raadsboek dat bij dit raadsboek hoort.",
            "Kijk het adres na, of maak een nieuwe gedeelde plaats met: raadsboek delen MAP",
        )


def fetch(
    repository: Repository,
    address: Address,
    branch: str,
    *,
    cancel: threading.Event | None = None,
) -> Fetched:
    """Bring the versions of `branch` (refs/heads/main) from `address` into the history, unused.

    A place without that branch may have one of another name, when it is the only one. Raises
    what `transport.connect` raises, or `SeveralBranches`.
    """
    try:
        connect(repository, _FETCH, address, [branch], cancel=cancel)
    except GitFailed as failed:
        if _NOT_THERE not in failed.output:
            raise
        listing = connect(repository, ["ls-remote", "--heads"], address, cancel=cancel)
        names = [line.partition("\t")[2] for line in visible(_text(listing)).split("\n") if line]
        if not names:
            return Fetched(None, branch)
        if len(names) > 1 or not names[0].startswith(_HEADS):
            raise SeveralBranches(address) from failed
        branch = names[0]
        connect(repository, _FETCH, address, [branch], cancel=cancel)
    return Fetched(_fetched(repository), branch)


def _fetched(repository: Repository) -> str:
    """Return what git says it fetched last; the caller keeps others from fetching meanwhile.

    Raises `StorageFailed` when it could not write that down: git takes a full disk for success.
    """
    match = _FETCHED.match((repository.git_directory / "FETCH_HEAD").read_bytes())
    if match is None:
        raise storage_failed(errno.ENOSPC, "wat er binnenkwam")
    return match[1].decode("ascii")


def push(
    repository: Repository,
    address: Address,
    branch: str,
    identifier: str,
    *,
    cancel: threading.Event | None = None,
) -> None:
    """Put a version and all below it on the branch at `address`, only as a step forward.

    Raises `NotAccepted` when something newer stands there, or what `transport.connect` raises.
    """
    connect(repository, _PUSH, address, [f"{identifier}:{branch}"], cancel=cancel)


def _text(output: bytes) -> str:
    return output.decode("utf-8", "replace")

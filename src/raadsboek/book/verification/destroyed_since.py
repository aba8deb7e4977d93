"""Whether all that an earlier copy has and the history has not, was destroyed since.

A destruction makes every version again, just as a forger would. What tells them apart is the list
of what was destroyed: nothing else may be gone. It must not say whether the destruction was right.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.book.destroying.gone import ACTION
from raadsboek.core.links import without_labels
from raadsboek.history.git import Repository
from raadsboek.history.shunned import shunned
from raadsboek.history.standing import Standing, blobs_changed_by, blobs_only_below
from raadsboek.history.stream import ACTION_TRAILER
from raadsboek.history.traces import contents_of
from raadsboek.history.whole_versions import WholeVersion


class DestroyedSince(Struct, frozen=True):
    """The numbers of what is gone, and the versions that destroyed it, the oldest first.

    `lost_labels`: other texts named it in words, and have only its number now.
    """

    numbers: tuple[str, ...]
    by: tuple[WholeVersion, ...]
    lost_labels: bool


def destroys(version: WholeVersion) -> bool:
    """Tell if a version says that it took notes out of the whole history."""
    return f"{ACTION_TRAILER}: {ACTION}" in version.message.splitlines()


def destroyed_since(
    repository: Repository, known: str, head: str, found: Standing
) -> DestroyedSince | None:
    """Return what was destroyed since `known`; None when anything else is gone as well."""
    by = tuple(one for one in found.extra if destroys(one))
    if not by:
        return None
    listed = shunned(repository, head)
    lost = blobs_only_below(repository, known, head)
    others = [blob for blob in lost if blob not in listed]
    if not _only_lost_labels(repository, others, known, head, set(listed.values())):
        return None
    if any(blobs_changed_by(repository, one.identifier) - listed.keys() for one in _dropped(found)):
        return None
    numbers = tuple(sorted({listed[blob] for blob in lost if blob in listed}))
    return DestroyedSince(numbers, by, lost_labels=bool(others))


def _only_lost_labels(
    repository: Repository, blobs: Sequence[str], known: str, head: str, numbers: set[str]
) -> bool:
    """Tell if each of these texts is still there, but for the words of links to what is gone."""
    if not blobs:
        return True
    here = {data for _, data in contents_of(repository, blobs_only_below(repository, head, known))}
    return all(without_labels(data, numbers) in here for _, data in contents_of(repository, blobs))


def _dropped(found: Standing) -> Iterator[WholeVersion]:
    """Yield the versions of which no version of the same people and moments is left."""
    left = Counter((one.author, one.committer) for one in found.extra)
    for one in found.lacking:
        stamps = (one.author, one.committer)
        if not left[stamps]:
            yield one
        left[stamps] -= 1

"""How the history stands to a version that was seen before: contained, older, or parted from it.

Owns the comparison and the finding of versions that are there once more in another form. It must
not say whether that is bad: two people who both saved have parted as well.
"""

from enum import Enum

from msgspec import Struct

from raadsboek.history.git import Repository, run
from raadsboek.history.recording import ask
from raadsboek.history.traces import LONG, sizes_of
from raadsboek.history.whole_versions import WholeVersion, whole_versions


class How(Enum):
    """How the history stands to a known version."""

    CONTAINED = "contained"
    """The known version is in the history, with everything below it."""
    OLDER = "older"
    """The known version was built on this history: what is here, is there as well."""
    PARTED = "parted"
    """The known version holds versions that the history does not have, and the other way round."""
    UNKNOWN = "unknown"
    """The known version is not here to compare with."""


class Standing(Struct, frozen=True):
    """The outcome: `lacking` are the known versions that the history does not have, oldest first.

    `extra` are those that only the history has. `remade` pairs a version that is lacking with one
    here that says the same about itself: it was rewritten.
    """

    how: How
    lacking: tuple[WholeVersion, ...] = ()
    extra: tuple[WholeVersion, ...] = ()
    remade: tuple[tuple[WholeVersion, WholeVersion], ...] = ()


def standing(repository: Repository, known: str, *, head: str = "HEAD") -> Standing:
    """Return how the history up to `head` stands to the version `known`."""
    known_object, newest = ask(repository, [f"{known}^{{commit}}", f"{head}^{{commit}}"])
    if known_object is None:
        return Standing(How.UNKNOWN)
    if newest is None:
        return Standing(How.PARTED, tuple(whole_versions(repository, until=known)))
    lacking = whole_versions(repository, until=known, without=[newest.identifier])
    if not lacking:
        return Standing(How.CONTAINED)
    extra = whole_versions(repository, until=newest.identifier, without=[known])
    if not extra:
        return Standing(How.OLDER, tuple(lacking))
    twins = {_of_itself(version): version for version in reversed(extra)}
    remade = [(one, twins[_of_itself(one)]) for one in lacking if _of_itself(one) in twins]
    return Standing(How.PARTED, tuple(lacking), tuple(extra), tuple(remade))


def paths_that_differ(repository: Repository, one: str, other: str) -> list[str]:
    """Return the files that two versions do not have alike, sorted."""
    arguments = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules=all"]
    output = run(repository, [*arguments, "--end-of-options", one, other])
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def blobs_only_below(repository: Repository, one: str, other: str) -> list[str]:
    """Return the texts and files that one version leads to, and another does not."""
    words = ["rev-list", "--objects", "--no-object-names", "--end-of-options", one, f"^{other}"]
    found = run(repository, [*words, "--"], seconds=LONG).decode("ascii").split()
    return list(sizes_of(repository, found))


def blobs_changed_by(repository: Repository, version: str) -> set[str]:
    """Return what stood before and after at every path that a version changed."""
    words = ["diff-tree", "-r", "-z", "--root", "--raw", "--no-abbrev", "--no-renames"]
    words += ["--no-commit-id", "--ignore-submodules=all", "--end-of-options", version]
    rows = run(repository, words).decode("utf-8", "surrogateescape").split("\0")
    sides = (row.split(" ")[2:4] for row in rows if row.startswith(":"))
    return {blob for both in sides for blob in both if blob.strip("0")}


def _of_itself(version: WholeVersion) -> tuple[object, ...]:
    """Return what a version says about itself, which a rewriting usually leaves as it was."""
    return (version.author.name, version.author.moment, version.message.strip())

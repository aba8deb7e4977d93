"""How the history stands to a version that was seen before: contained, older, or parted from it.

Owns the comparison and the finding of versions that are there once more in another form. It must
not say whether that is bad: two people who both saved have parted as well.
"""

from enum import Enum

from msgspec import Struct

from raadsboek.history.git import Repository, run
from raadsboek.history.recording import ask
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

    `remade` pairs such a version with one here that says the same about itself: it was rewritten.
    """

    how: How
    lacking: tuple[WholeVersion, ...] = ()
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
    return Standing(How.PARTED, tuple(lacking), tuple(remade))


def paths_that_differ(repository: Repository, one: str, other: str) -> list[str]:
    """Return the files that two versions do not have alike, sorted."""
    arguments = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules=all"]
    output = run(repository, [*arguments, "--end-of-options", one, other])
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _of_itself(version: WholeVersion) -> tuple[object, ...]:
    """Return what a version says about itself, which a rewriting usually leaves as it was."""
    return (version.author.name, version.author.moment, version.message.strip())

"""What versions bring that came from elsewhere: how they stand to ours, and what they touch.

Owns the questions to git about a version that is on no branch yet. It must not judge: what may come
in is decided in `book.syncing`.
"""

import os
from enum import StrEnum

from raadsboek.history.git import Repository, run


class Relation(StrEnum):
    """How the newest version of another place stands to ours."""

    SAME = "gelijk"
    BEHIND = "achter"
    AHEAD = "voor"
    APART = "uiteen"
    STRANGE = "vreemd"


def relation(repository: Repository, ours: str, theirs: str) -> tuple[Relation, str]:
    """Return how `theirs` stands to `ours`, and the version that both stand on ('' for none)."""
    if ours == theirs:
        return Relation.SAME, ours
    found = run(repository, ["merge-base", "--end-of-options", ours, theirs], accept=(0, 1))
    base = found.decode("ascii").split("\n")[0]
    if not base:
        return Relation.STRANGE, ""
    if base == theirs:
        return Relation.BEHIND, base
    return (Relation.AHEAD if base == ours else Relation.APART), base


def stands_on(repository: Repository, newer: str, older: str) -> bool:
    """Tell if the version `newer` was built on `older`, or is it. Both must be here."""
    arguments = ["rev-list", "--max-count=1", "--end-of-options", older, f"^{newer}", "--"]
    return not run(repository, arguments).strip()


def names_in(repository: Repository, version: str) -> list[str]:
    """Return the paths of every file of a version."""
    arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", "--end-of-options", version]
    return [os.fsdecode(name) for name in run(repository, arguments).split(b"\0")[:-1]]


def number_between(repository: Repository, older: str | None, newer: str) -> int:
    """Return how many versions `newer` has that `older` does not; None counts them all."""
    below = [f"^{older}"] if older else []
    output = run(repository, ["rev-list", "--count", "--end-of-options", newer, *below, "--"])
    return int(output)

"""The line of versions: what the branch itself went through, one version after the other.

A version that was made elsewhere and taken over later is part of the version that took it over.
"""

import re
from typing import NamedTuple

from raadsboek.history.git import Repository, run
from raadsboek.history.log import has_versions, is_part_of_history

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Step(NamedTuple):
    """A version on the line, and its day (ISO) where it was made; '' when it tells none."""

    identifier: str
    day: str


def line_after(repository: Repository, known: str) -> list[Step] | None:
    """Return the versions on the line after the one that is `known`, oldest first; '' gives all.

    None when that one is not on the line (any more): what was known of it then is of no use.
    """
    if not has_versions(repository):
        return None if known else []
    if known and not is_part_of_history(repository, known):
        return None
    newest = repository.newest
    wanted = f"{known}..{newest}" if known else newest
    arguments = ["log", "--first-parent", "--format=%H %as %P", "--no-show-signature"]
    output = run(repository, [*arguments, "--end-of-options", wanted, "--"])
    told = [told.split(" ") for told in reversed(output.decode("ascii").splitlines())]
    # Below the first one that is new stands the one that is known, or the line went elsewhere.
    if told and known and told[0][2] != known:
        return None
    return [Step(one[0], one[1] if _DAY.fullmatch(one[1]) else "") for one in told]

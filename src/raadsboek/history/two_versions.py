"""Versions after which a file has two texts, and versions in which somebody chose one of them.

Owns reading their trailers. It must not know what the texts are or which of them stands.
"""

from msgspec import Struct

from raadsboek.history.git import Repository, run
from raadsboek.history.log import has_versions
from raadsboek.history.stream import CHOSEN_TRAILER, TWO_TRAILER

_FORM = "%x01".join(
    (
        "%H",
        "%P",
        f"%(trailers:key={TWO_TRAILER},valueonly,separator=%x02)",
        f"%(trailers:key={CHOSEN_TRAILER},valueonly,separator=%x02)",
    )
)


class Two(Struct, frozen=True):
    """A file that has two texts since a version: the ones of its two parents."""

    version: str
    own: str
    shared: str
    path: str


def files_with_two(repository: Repository) -> list[Two]:
    """Return the files of which nobody has chosen a text yet, the newest first."""
    if not has_versions(repository):
        return []
    arguments = ["log", "-z", "--no-show-signature", "--no-notes", "--extended-regexp"]
    arguments += [f"--grep=^({TWO_TRAILER}|{CHOSEN_TRAILER}): ", f"--format=tformat:{_FORM}"]
    output = run(repository, [*arguments, "--end-of-options", repository.newest, "--"])
    found: list[Two] = []
    chosen: set[tuple[str, str]] = set()
    for line in output.decode("utf-8", "surrogateescape").split("\0"):
        if not line.strip():
            continue
        version, parents, two, answers = line.split("\x01")
        for answer in _values(answers):
            of, _, path = answer.partition(" ")
            chosen.add((of, path))
        own, _, shared = parents.partition(" ")
        if shared:
            found += [Two(version, own, shared, path) for path in _values(two)]
    return [two for two in found if (two.version, two.path) not in chosen]


def _values(field: str) -> list[str]:
    return [value.strip() for value in field.split("\x02") if value.strip()]

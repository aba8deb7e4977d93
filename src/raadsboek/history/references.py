"""The names that the history gives to versions, besides the branch that is worked on."""

from collections.abc import Iterator

from raadsboek.history.git import Repository, run


def references_below(repository: Repository, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield (name, identifier of the version) for each name that begins with `prefix`."""
    arguments = ["for-each-ref", "--format=%(refname)%00%(objecttype)%00%(objectname)"]
    output = run(repository, [*arguments, "--", prefix])
    for line in output.decode("utf-8", "surrogateescape").splitlines():
        name, kind, identifier = line.split("\0")
        if kind == "commit":
            yield name, identifier

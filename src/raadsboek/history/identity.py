"""Who saves: the name and address that stand with a version, as configured and never invented."""

from raadsboek.history.git import Repository, run
from raadsboek.history.stream import Identity, NoIdentity


def identity_of(repository: Repository, *, name: str, email: str) -> Identity:
    """Return who stands with the next version: the given name, else the one that git is told.

    Raises `NoIdentity` when there is neither; git would make one up from the computer's name.
    """
    if name.strip():
        return Identity(name, email)
    listing = run(
        repository, ["config", "--null", "--get-regexp", r"^user\.(name|email)$"], accept=(0, 1)
    )
    pairs = (item.partition("\n") for item in listing.decode("utf-8", "replace").split("\0"))
    known = {key: value.strip() for key, _, value in pairs}
    if not known.get("user.name"):
        raise NoIdentity
    return Identity(known["user.name"], known.get("user.email", ""))

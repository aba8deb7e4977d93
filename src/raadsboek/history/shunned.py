"""The list of what was destroyed, by identifier of bytes: what may never come in again.

Owns the form of the list (`vernietigd/gewist.txt`) and looking for what stands on it in versions
that come from elsewhere. It must not fetch, refuse or remove anything: whoever syncs does.
"""

import re
from collections.abc import Collection, Iterable

from raadsboek.history.git import Repository, run
from raadsboek.history.recording import ask
from raadsboek.history.traces import LONG

PATH = "vernietigd/gewist.txt"
"""Where the list stands in the raadsboek."""

_HEAD = """\
# Wat is vernietigd. Elke regel: het kenmerk van een versie van een stuk, en het nummer.
# Uit een kenmerk is geen tekst te halen. Raadsboek weigert stukken die hier staan, ook uit
# kopieën van anderen. Laat dit bestand staan.
"""
_LINE = re.compile(r"([0-9a-f]{40}) (.+)")


def read_list(data: bytes) -> dict[str, str]:
    """Return the number of the note by each identifier; lines that are none are passed over."""
    matches = (
        _LINE.fullmatch(line.strip()) for line in data.decode("utf-8", "replace").split("\n")
    )
    return {match[1]: match[2] for match in matches if match}


def compose_list(listed: dict[str, str]) -> bytes:
    """Return the list as it stands on disk, by number and then identifier."""
    rows = sorted(listed.items(), key=lambda item: (item[1], item[0]))
    return (_HEAD + "".join(f"{blob} {number}\n" for blob, number in rows)).encode()


def shunned(repository: Repository, version: str = "HEAD") -> dict[str, str]:
    """Return what a version says that was destroyed: the number of the note by identifier."""
    (answer,) = ask(repository, [f"{version}:{PATH}"])
    return read_list(answer.data) if answer is not None and answer.kind == "blob" else {}


def brought_back(
    repository: Repository,
    versions: Iterable[str],
    known: Collection[str] = ("HEAD",),
    *,
    lists: Collection[str] = ("HEAD",),
) -> dict[str, str]:
    """Return what these versions hold of what the versions `lists` say that was destroyed.

    Looked through is everything that `versions` lead to and `known` do not. The answer is the
    number of the note by identifier.
    """
    wanted = list(versions)
    listed: dict[str, str] = {}
    for version in lists:
        listed |= shunned(repository, version)
    if not listed:
        return {}
    words = ["rev-list", "--objects", "--no-object-names", "--end-of-options"]
    words += [*wanted, *(f"^{one}" for one in known), "--"]
    found = run(repository, words, seconds=LONG).decode("ascii").split()
    return {one: listed[one] for one in found if one in listed}

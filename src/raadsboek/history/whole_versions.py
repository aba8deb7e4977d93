"""Versions as git stores them, byte for byte: who, when, on what, and what a signature covers.

Owns taking the stored form apart. The log asks git for fields; here nothing stands between the
bytes and who judges them. It must not judge them itself.
"""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.history.git import Repository, run
from raadsboek.history.log import has_versions, moment
from raadsboek.history.recording import ask

_STAMP = re.compile(rb"(.*?) ?<([^>]*)> (-?\d+ [+-]\d{4})", re.DOTALL)
_SIGNATURES = (b"gpgsig", b"gpgsig-sha256")


class Stamp(Struct, frozen=True):
    """A name, an address and a moment, as they stand in a version."""

    name: str
    email: str
    moment: datetime.datetime


class WholeVersion(Struct, frozen=True, kw_only=True):
    """One stored version. `signature` is '' when it has none, else the text of it.

    `signed` are the bytes that a signature is over: the version without the signature itself.
    """

    identifier: str
    tree: str
    parents: tuple[str, ...]
    author: Stamp
    committer: Stamp
    message: str
    signature: bytes
    signed: bytes

    @property
    def subject(self) -> str:
        """The first line of what was said about it."""
        return self.message.partition("\n")[0].strip()


def whole_versions(
    repository: Repository, *, until: str = "HEAD", without: Sequence[str] = ()
) -> list[WholeVersion]:
    """Return the versions up to and with `until`, the oldest first, none before its parents.

    `without` leaves out versions and everything below them.
    """
    if until == "HEAD" and not has_versions(repository):
        return []
    arguments = ["rev-list", "--topo-order", "--reverse", "--end-of-options", until]
    arguments += [f"^{identifier}" for identifier in without]
    identifiers = run(repository, [*arguments, "--"]).decode("ascii").split()
    if not identifiers:
        return []
    answers = ask(repository, identifiers)
    return [
        taken_apart(identifier, answer.data)
        for identifier, answer in zip(identifiers, answers, strict=True)
        if answer is not None and answer.kind == "commit"
    ]


def taken_apart(identifier: str, raw: bytes) -> WholeVersion:
    """Return a version from the bytes that git stores; what does not fit counts as absent."""
    head, _, message = raw.partition(b"\n\n")
    fields: dict[bytes, list[bytes]] = {}
    kept: list[bytes] = []
    name = b""
    for line in head.split(b"\n"):
        if line.startswith(b" ") and name:
            fields[name][-1] += b"\n" + line[1:]
        else:
            name, _, value = line.partition(b" ")
            fields.setdefault(name, []).append(value)
        if name not in _SIGNATURES:
            kept.append(line)
    signatures = [value for name in _SIGNATURES for value in fields.get(name, ())]
    return WholeVersion(
        identifier=identifier,
        tree=b"".join(fields.get(b"tree", ())[:1]).decode("ascii", "replace"),
        parents=tuple(one.decode("ascii", "replace") for one in fields.get(b"parent", ())),
        author=_stamp(fields.get(b"author", ())),
        committer=_stamp(fields.get(b"committer", ())),
        message=message.decode("utf-8", "replace"),
        signature=b"".join(signatures[:1]),
        signed=b"\n".join(kept) + b"\n\n" + message,
    )


def _stamp(values: Sequence[bytes]) -> Stamp:
    found = _STAMP.fullmatch(values[0]) if values else None
    if found is None:
        return Stamp("", "", moment(""))
    name, email, when = (part.decode("utf-8", "replace") for part in found.groups())
    return Stamp(name.strip(), email.strip(), moment(when))

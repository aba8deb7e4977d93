"""Putting a signature on versions that were just built, before anybody can see them.

Owns the exact bytes: the signature is made over the version as git stored it, and the version is
stored once more with the signature in its head; then it is read back. Git itself would have to run
a program for it, which it never does for us.
"""

import hashlib
from collections.abc import Callable

from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.recording import NotReadBack, ask


def put_signatures(
    repository: Repository, ref: str, count: int, sign: Callable[[bytes], bytes]
) -> tuple[str, ...]:
    """Sign the newest `count` versions of `ref` and move it to them; return their identifiers.

    Raises `NotReadBack`, or what `git.run` raises.
    """
    chain = _newest(repository, ref, count)
    renamed: dict[str, str] = {}
    for identifier, raw in reversed(chain):
        unsigned = raw
        for old, new in renamed.items():
            unsigned = unsigned.replace(f"\nparent {old}\n".encode(), f"\nparent {new}\n".encode())
        signed = with_signature(unsigned, sign(unsigned), repository.object_format)
        renamed[identifier] = _stored(repository, signed)
    tip = chain[0][0]
    run(repository, ["update-ref", "--no-deref", ref, renamed[tip], tip])
    return tuple(renamed.values())


def with_signature(raw: bytes, signature: bytes, object_format: str) -> bytes:
    """Return a version with a signature as the last line of its head."""
    head, gap, message = raw.partition(b"\n\n")
    name = b"gpgsig" if object_format == "sha1" else b"gpgsig-sha256"
    return head + b"\n" + name + b" " + signature.strip().replace(b"\n", b"\n ") + gap + message


def _newest(repository: Repository, ref: str, count: int) -> list[tuple[str, bytes]]:
    """Return the newest versions of a reference, the newest first, each on the next one."""
    found = ask(repository, [f"{ref}~{back}" for back in range(count)])
    if any(answer is None for answer in found):
        raise GitFailed("fast-import", b"no version was made")
    return [(answer.identifier, answer.data) for answer in found if answer is not None]


def _stored(repository: Repository, raw: bytes) -> str:
    arguments = ["hash-object", "-t", "commit", "-w", "--stdin"]
    identifier = run(repository, arguments, stdin=raw).decode("ascii").strip()
    expected = hashlib.new(
        repository.object_format, b"commit %d\0" % len(raw) + raw, usedforsecurity=False
    ).hexdigest()
    (answer,) = ask(repository, [identifier])
    if identifier != expected or answer is None or answer.data != raw:
        raise NotReadBack("de ondertekening")
    return identifier

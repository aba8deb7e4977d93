"""The law as the index keeps it: reading its files anew takes each process a tenth of a second.

Owns the form in which it is kept. What was kept of other files is not used; nor is anything that
cannot be read.
"""

import msgspec
from msgspec import Struct

from raadsboek.core.terms.law import Law
from raadsboek.vault.procedures import read_law


class _Kept(Struct, frozen=True, kw_only=True):
    """The law of the files that `stamp` tells."""

    law: Law
    stamp: str


def law_from(kept: bytes, stamp: str) -> Law:
    """Return the law of the files with this stamp: as kept, else read. Raises `LawUnreadable`."""
    try:
        known = msgspec.msgpack.decode(kept, type=_Kept)
    except (msgspec.DecodeError, ValueError):
        return read_law()
    return known.law if known.stamp == stamp else read_law()


def to_keep(law: Law, stamp: str) -> bytes:
    """Return what to keep of the law."""
    return msgspec.msgpack.encode(_Kept(law=law, stamp=stamp))

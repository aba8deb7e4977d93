"""How much of a computer a reader may use; settings may say otherwise."""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """The limits of reading one file."""

    file_bytes: int = 25_000_000
    unpacked_bytes: int = 200_000_000
    ratio: int = 200
    """How many times larger what is in a compressed file may be."""
    memory_bytes: int = 512_000_000
    seconds: int = 20
    depth: int = 20
    """How deep parts of a mail may lie in each other."""
    parts: int = 200
    text_characters: int = 5_000_000
    pages: int = 2_000


DEFAULT = Limits()

"""The code of a checkpoint: twenty characters that a person can read from paper and type.

Owns making a code of bytes, reading what was typed, and telling a slip of the finger from a code
that is another one.
"""

import base64
import hashlib
import re

_LENGTH = 20
_GROUP = 4
_ALIKE = str.maketrans("018", "OIB")
"""Digits that a code never has, and the letters that they are taken for on paper."""
_CODE = re.compile(r"[A-Z2-7]{20}")
_MARK = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SLIPS = 3


def code_of(sheet: bytes) -> str:
    """Return the code of a sheet: the first 100 bits of its SHA-256, in groups of four."""
    return grouped(base64.b32encode(hashlib.sha256(sheet).digest()).decode("ascii")[:_LENGTH])


def grouped(characters: str) -> str:
    """Return characters in groups of four: ABCD-EFGH."""
    return "-".join(characters[at : at + _GROUP] for at in range(0, len(characters), _GROUP))


def read_code(typed: str) -> str:
    """Return the code that somebody typed, however spaced; '' when it cannot be one."""
    plain = re.sub(r"[\s\-.]", "", typed).upper().translate(_ALIKE)
    return grouped(plain) if _CODE.fullmatch(plain) else ""


def read_mark(typed: str) -> str:
    """Return the mark of a version that somebody typed, as a handover names it; '' for none."""
    plain = re.sub(r"\s", "", typed).lower()
    return plain if _MARK.fullmatch(plain) else ""


def is_slip(one: str, other: str) -> bool:
    """Tell if two codes differ in so little that one was probably typed wrong."""
    return 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= _SLIPS

"""Visiting cards (.vcf, RFC 6350) that a telephone or mail program takes over as contacts.

Pure: values in, bytes out. The same cards give the same bytes, and a text is only ever a value.
"""

import uuid
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.core.text import visible_lines

SUFFIX = ".vcf"
_WIDTH = 75
"""Bytes on a line, its end not counted (RFC 6350, section 3.2)."""
_END = "\r\n"


class Card(Struct, frozen=True, kw_only=True):
    """Somebody, as others know them; `key` keeps the card the same one when it is made again."""

    key: str
    name: str
    organization: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    remark: str = ""
    groups: tuple[str, ...] = ()


def write(cards: Iterable[Card]) -> bytes:
    """Return the cards as one file."""
    return "".join(map(_card, cards)).encode()


def is_cards(data: bytes) -> bool:
    """Tell if a file holds cards of this form, as ours do: only such a file is written over."""
    return data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")


def _card(card: Card) -> str:
    first, _, family = " ".join(card.name.split()).partition(" ")
    named = (first, "") if not family else (family, first)
    identity = uuid.uuid5(uuid.NAMESPACE_OID, f"raadsboek/{card.key}")
    values = (
        ("BEGIN", "VCARD"),
        ("VERSION", "4.0"),
        ("KIND", "individual"),
        ("UID", f"urn:uuid:{identity}"),
        ("FN", _text(card.name)),
        ("N", f"{_text(named[0])};{_text(named[1])};;;"),
        ("ORG", _text(card.organization)),
        ("ROLE", _text(card.role)),
        ("EMAIL", _text(card.email)),
        ("TEL", _text(card.phone)),
        ("NOTE", _text(card.remark)),
        ("CATEGORIES", ",".join(map(_text, card.groups))),
        ("END", "VCARD"),
    )
    return "".join(_folded(f"{name}:{value}") + _END for name, value in values if value)


def _text(value: str) -> str:
    """Return a value in which nothing separates, ends a line or begins a new property."""
    plain = visible_lines(value).replace("\\", "\\\\").replace("\n", "\\n")
    return plain.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """Return a line broken before it is too long, never within a character."""
    parts: list[str] = []
    start, length = 0, 0
    for place, character in enumerate(line):
        size = len(character.encode("utf-8", "replace"))
        if length + size > _WIDTH:
            parts.append(line[start:place])
            start, length = place, 1  # the space that the next line begins with
        length += size
    parts.append(line[start:])
    return f"{_END} ".join(parts)

"""The headers of a mail as text: who, when, about what, and the names of what is attached.

Reads what is raw: the parser of the standard library fails on much that real mail holds. Total, and
quick on headers that were built to be slow.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from raadsboek.intake.charsets import decoded

_LONGEST = 20_000
"""Characters of a header that are looked at; who writes to more people is read in part."""
_MOST_PEOPLE = 200
_MOST_IDS = 50


def raw_headers(message: Message) -> Mapping[str, str]:
    """Return the first header of each name, in lower case, as it stands in the file."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), str(value)[:_LONGEST])
    return found


def header_text(raw: str) -> str:
    """Return a header as one line of text."""
    return " ".join(_decoded_words(_unescaped(raw)).split())


def people(raw: str) -> tuple[tuple[str, str], ...]:
    """Return the names and addresses in a header such as To."""
    found = getaddresses([_unescaped(" ".join(raw.split()))])
    pairs = ((header_text(name), header_text(address)) for name, address in found)
    return tuple((name, address) for name, address in pairs if name or address)[:_MOST_PEOPLE]


def shown(person: tuple[str, str]) -> str:
    """Return somebody as in `Anna de Vries <anna@x.example>`."""
    name, address = person
    return f"{name} <{address}>" if name and address and name != address else name or address


def moment(raw: str) -> datetime.datetime | None:
    """Return the moment in a Date header, in the zone it was written in; None when it is none."""
    try:
        found = parsedate_to_datetime(raw.strip()[:200])
        if found.tzinfo is None:
            found = found.replace(tzinfo=datetime.UTC)
        # Near the ends of the calendar a moment exists that cannot be shown in another zone.
        found.astimezone(datetime.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found


def message_ids(raw: str) -> tuple[str, ...]:
    """Return the ids in a header such as References, each within its angle brackets."""
    words = raw.replace("<", " <").replace(">", "> ").split()
    return tuple(dict.fromkeys(word for word in words if len(word) > 2))[-_MOST_IDS:]


def file_name(part: Message) -> str:
    """Return what the sender called an attachment, unsafe as it is; '' when it has no name."""
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            found = part.get_param(parameter, None, header)
        except (ValueError, TypeError, IndexError, AttributeError, LookupError):
            continue
        if isinstance(found, tuple):  # charset, language, percent-decoded text
            name = decoded(str(found[2]).encode("latin-1", "replace"), found[0] or "")
        else:
            name = header_text(str(found)) if found else ""
        if name.strip():
            return name.strip()[:_LONGEST]
    return ""


def _unescaped(raw: str) -> str:
    """Return a header in which bytes that are no ASCII are text."""
    if raw.isascii():
        return raw
    try:
        return decoded(raw.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:  # halves of a character, which no file holds
        return raw.encode("utf-8", "replace").decode("utf-8")


def _decoded_words(text: str) -> str:
    if "=?" not in text:
        return text
    try:
        return "".join(_pieces(decode_header(text)))
    except (HeaderParseError, ValueError, LookupError):
        return text


def _pieces(found: Sequence[tuple[bytes | str, str | None]]) -> Iterator[str]:
    for words, charset in found:
        if isinstance(words, str):
            yield words
        else:
            yield decoded(words, charset or "") if charset else words.decode("latin-1")

"""A mail (.eml) as a piece: who, when, about what, its text and what is attached.

Walks the parts itself, within limits: mail may hold a thousand parts in each other, and what the
limits leave out is still in the mail that is kept.
"""

import codecs
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from msgspec import Struct, field

from raadsboek.intake import troubles
from raadsboek.intake.charsets import decoded, decoded_page
from raadsboek.intake.flowed import unfolded
from raadsboek.intake.headers import (
    file_name,
    header_text,
    message_ids,
    moment,
    people,
    raw_headers,
    shown,
)
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Part, Piece

SMALL_PICTURE = 20_000
"""Bytes of a picture in the layout that counts as decoration, such as a logo under a name."""

_TEXTS = ("text/plain", "text/html", "text/calendar")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_EXTENSIONS = {
    "text/plain": "txt",
    "text/html": "html",
    "text/calendar": "ics",
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "message/rfc822": "eml",
}


class _Found(Struct):
    """What the walk met so far."""

    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    invitations: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    pictures: list[tuple[str, Part]] = field(default_factory=list)
    """Pictures with the id by which the layout may show them."""
    troubles: list[str] = field(default_factory=list)
    seen: int = 0


def read(data: bytes, limits: Limits) -> Piece:
    """Return a mail; of one that is too deep to take apart, the headers."""
    try:
        message = message_from_bytes(data.removeprefix(codecs.BOM_UTF8).lstrip())
        found = _Found()
        for part, depth in _leaves(message, 0, limits, found):
            _take(part, depth, found)
    except RecursionError:
        message = BytesHeaderParser().parsebytes(data)
        found = _Found(troubles=[troubles.NESTED])
    return _piece(message, found)


def _leaves(
    message: Message, depth: int, limits: Limits, found: _Found
) -> Iterator[tuple[Message, int]]:
    """Yield the parts that hold something, each with how deep it lies."""
    waiting: list[tuple[Message, int]] = [(message, depth)]
    while waiting:
        part, deep = waiting.pop()
        found.seen += 1
        if found.seen > limits.parts:
            found.troubles.append(troubles.MANY_PARTS.format(count=limits.parts))
            return
        if not part.is_multipart() or (part.get_content_maintype() == "message" and deep):
            yield part, deep
        elif deep >= limits.depth:
            found.troubles.append(troubles.NESTED)
        else:
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            waiting += [(one, deep + 1) for one in reversed(inner)]


def _take(part: Message, depth: int, found: _Found) -> None:
    sort = part.get_content_type()
    if sort.startswith("multipart/"):  # its parts cannot be told apart
        sort = "text/plain"
    name = file_name(part)
    if sort in _SEALED and (depth == 0 or sort == "application/pgp-encrypted"):
        found.troubles.append(troubles.SEALED_MAIL)
    is_attached = part.get_content_disposition() == "attachment"
    if sort in _TEXTS and not is_attached and not (name and sort != "text/calendar"):
        _take_text(part, sort, found)
        if sort != "text/calendar":
            return
    content = _content(part)
    if not content and not name:
        return
    kept = Part(name=name or _made_name(part, sort, found), data=content)
    mark = str(part.get("content-id", "")).strip().strip("<>")
    if mark and sort.startswith("image/") and not is_attached:
        found.pictures.append((mark, kept))
    else:
        found.parts.append(kept)


def _take_text(part: Message, sort: str, found: _Found) -> None:
    content = _content(part)
    declared = ""
    with suppress(ValueError, TypeError, LookupError, AttributeError):
        declared = str(part.get_param("charset", "") or "")
    if sort == "text/html":
        found.pages.append(decoded_page(content, declared))
    elif sort == "text/calendar":
        from raadsboek.intake.invitation import told

        found.invitations.append(told(decoded(content, declared)))
    else:
        text = decoded(content, declared)
        said = str(part.get("content-type", "")).lower()
        if "flowed" in said:
            text = unfolded(text, without_space="delsp=yes" in said.replace('"', ""))
        found.plain.append(text)


def _content(part: Message) -> bytes:
    """Return the bytes of a part; of a message within a message, that message."""
    if part.is_multipart():
        inner = part.get_payload()
        one = inner[0] if isinstance(inner, list) and inner else part
        try:
            return one.as_bytes() if isinstance(one, Message) else b""
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError, AssertionError):
        content = None
    return content if isinstance(content, bytes) else b""


def _made_name(part: Message, sort: str, found: _Found) -> str:
    if sort == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        headers = raw_headers(first) if isinstance(first, Message) else {}
        subject = header_text(headers.get("subject", ""))
        return f"{subject or 'bericht'}.eml"
    word = "uitnodiging" if sort == "text/calendar" else f"bijlage {len(found.parts) + 1}"
    return f"{word}.{_EXTENSIONS.get(sort, 'bin')}"


def _piece(message: Message, found: _Found) -> Piece:
    headers = raw_headers(message)
    senders = people(headers.get("from", "")) or people(headers.get("sender", "")) or (("", ""),)
    text = _text(found)
    parts = [*found.parts, *_shown_pictures(found)]
    if any(part.name.lower() == "winmail.dat" for part in parts):
        found.troubles.append(troubles.WINMAIL)
    ids = message_ids(headers.get("message-id", ""))
    return Piece(
        sort="eml",
        subject=header_text(headers.get("subject", "")),
        sender=senders[0][0] or senders[0][1],
        sender_address=senders[0][1],
        recipients=tuple(
            shown(one) for name in ("to", "cc") for one in people(headers.get(name, ""))
        ),
        sent=moment(headers.get("date", "")),
        message_id=ids[-1] if ids else "",
        references=message_ids(f"{headers.get('references', '')} {headers.get('in-reply-to', '')}"),
        text=text,
        parts=tuple(parts),
        trouble=" ".join(dict.fromkeys(found.troubles)),
        has_no_text=not text and not found.troubles,
    )


def _text(found: _Found) -> str:
    """Return the text of a mail: as typed, and of the page only when nothing was typed."""
    plain = [text.strip() for text in found.plain if text.strip()]
    if not plain and found.pages:
        from raadsboek.intake.pages import page_as_markdown

        plain = [page_as_markdown(page) for page in found.pages]
    return "\n\n".join([*plain, *found.invitations])


def _shown_pictures(found: _Found) -> Iterator[Part]:
    """Yield the pictures that are more than decoration of the layout."""
    pages = "\n".join(found.pages)
    for mark, part in found.pictures:
        if len(part.data) > SMALL_PICTURE or f"cid:{mark}" not in pages:
            yield part

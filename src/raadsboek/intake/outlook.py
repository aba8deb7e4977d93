"""A message that was kept by Outlook (.msg) as a piece."""

import struct
from collections.abc import Iterator

from olefile.olefile import OleFileError
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain import constants

from raadsboek.intake import troubles
from raadsboek.intake.charsets import decoded_page
from raadsboek.intake.headers import header_text, message_ids, moment, people, shown
from raadsboek.intake.limits import Limits
from raadsboek.intake.mail import SMALL_PICTURE
from raadsboek.intake.pages import page_as_markdown
from raadsboek.intake.piece import Part, Piece
from raadsboek.intake.troubles import Unreadable

_MESSAGE_ID = 0x1035
_CONTENT_ID = 0x3712
_SHORT_NAME = 0x3704
_WRONG = (
    *(OleFileError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError),
    *(struct.error, LookupError, AssertionError, UnicodeError, OverflowError),
)


def read(data: bytes, limits: Limits) -> Piece:
    """Return a message; raises `Unreadable` for one that is broken."""
    try:
        return _piece(Message.load(data), limits)
    except _WRONG as error:
        raise Unreadable(troubles.BROKEN) from error


def _piece(message: Message, limits: Limits) -> Piece:
    headers = message.message_headers
    text = (message.body or "").replace("\r\n", "\n").strip()
    page = _page(message)
    if not text and page:
        text = page_as_markdown(page)
    said = [] if text or not _has_rich_text(message) else [troubles.NO_BODY]
    parts = []
    for number, attached in enumerate(message.attachments, 1):
        if number > limits.parts:
            said.append(troubles.MANY_PARTS.format(count=limits.parts))
            break
        part = _part(attached, number)
        if part is None:
            said.append(troubles.INNER_MESSAGE)
        elif not _is_decoration(attached, part, page):
            parts.append(part)
    name, address = _sender(message)
    sent = moment(headers.get("Date", "")) or message.sent_date
    own_id = message.properties.str_prop_value(_MESSAGE_ID) or headers.get("Message-ID", "")
    answered = f"{headers.get('References', '')} {headers.get('In-Reply-To', '')}"
    return Piece(
        sort="msg",
        subject=message.subject,
        sender=name or address,
        sender_address=address,
        recipients=tuple(_recipients(message)),
        sent=sent,
        message_id=(message_ids(own_id) or ("",))[-1],
        references=message_ids(answered),
        text=text,
        parts=tuple(parts),
        trouble=" ".join(dict.fromkeys(said)),
        has_no_text=not text and not said,
    )


def _page(message: Message) -> str:
    found = message.properties.binary_prop_value(constants.PID_HTML)
    if found:
        try:
            return found.decode(message.properties.body_encoding)
        except (UnicodeError, LookupError, ValueError):
            return decoded_page(found)
    return message.properties.str_prop_value(constants.PID_BODY_HTML) or ""


def _has_rich_text(message: Message) -> bool:
    return message.properties.binary_prop_value(constants.PID_RTF_COMPRESSED) is not None


def _sender(message: Message) -> tuple[str, str]:
    found = people(message.message_headers.get("From", ""))
    if found and "@" in found[0][1]:
        return found[0]
    properties = message.properties
    name = properties.str_prop_value(constants.PID_SENDER_NAME) or ""
    for key in (constants.PID_SENDER_SMTP_ADDRESS, constants.PID_SENDER_EMAIL_ADDRESS):
        address = properties.str_prop_value(key) or ""
        if "@" in address:  # else it is the name of a mailbox within Exchange
            return header_text(name), header_text(address)
    return header_text(name), ""


def _recipients(message: Message) -> Iterator[str]:
    for recipient in message.recipients:
        address = recipient.email_address if "@" in recipient.email_address else ""
        found = shown((header_text(recipient.name.strip("'")), header_text(address)))
        if found:
            yield found


def _part(attached: Attachment, number: int) -> Part | None:
    """Return an attachment; None for a message in the message, which has no bytes of its own."""
    data = attached.file_bytes
    if data is None:
        return None
    name = attached.file_name or attached.properties.str_prop_value(_SHORT_NAME)
    return Part(name=name or f"bijlage {number}.bin", data=data)


def _is_decoration(attached: Attachment, part: Part, page: str) -> bool:
    mark = attached.properties.str_prop_value(_CONTENT_ID) or ""
    return bool(mark) and len(part.data) <= SMALL_PICTURE and f"cid:{mark}" in page

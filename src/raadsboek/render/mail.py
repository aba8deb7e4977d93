"""Mail as a draft (.eml, RFC 5322) that a mail program opens to look over and send.

Owns the format. Nothing here or elsewhere sends it: `X-Unsent: 1` makes Outlook open it as a mail
that is being written. There is no From and no Date: the mail program fills those in when the
secretary sends. The same mail gives the same bytes. Who gets it, and what must stay out, is decided
by who gathers it.
"""

import hashlib
import re
from collections.abc import Iterable
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote

from msgspec import Struct

from raadsboek.core.charts.chart import Chart
from raadsboek.core.documents.blocks import Block
from raadsboek.core.filenames import shortened
from raadsboek.core.text import visible
from raadsboek.render.html import mail_page
from raadsboek.render.plain import block_lines

_DRAFT = b"X-Unsent: 1\r\n"
_LONGEST_SUBJECT = 200
_LONGEST_NAME = 60
_LINE = 76
_UNFIT_IN_FILE = re.compile(r"[^A-Za-z0-9 ._()+-]+")


class Address(Struct, frozen=True):
    """Somebody who gets the mail; the address was checked where it was written down."""

    email: str
    name: str = ""


class Attached(Struct, frozen=True, kw_only=True):
    """A file that goes along."""

    name: str
    media_type: str
    data: bytes
    parameters: tuple[tuple[str, str], ...] = ()
    """What else is said of the type, such as the method of an invitation."""


class Mail(Struct, frozen=True, kw_only=True):
    """A mail: to whom, about what, what it says, and the files with it."""

    subject: str
    blocks: tuple[Block, ...]
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    attached: tuple[Attached, ...] = ()


def mail_file(mail: Mail) -> bytes:
    """Return the bytes of an .eml file with this mail, as a text and as a page."""
    message = EmailMessage(policy=SMTP)
    text = "\n".join([*block_lines(mail.blocks), ""])
    pictures = _Pictures()
    page = mail_page(mail.subject, mail.blocks, pictures)
    # Base64: no line is too long, and nothing in the text can look like the end of a part.
    message.set_content(text, cte="base64")
    message.add_alternative(page, subtype="html", cte="base64")
    pictures.put_into(message)
    for one in mail.attached:
        main, _, sub = _type_of(one).partition("/")
        message.add_attachment(
            one.data,
            maintype=main,
            subtype=sub,
            filename=file_name(one.name),
            params=dict(one.parameters),
        )
    data = [*pictures.drawn, *(one.data for one in mail.attached)]
    _set_boundaries(message, [text.encode(), page.encode(), *data])
    return b"".join([_DRAFT, *_headers(mail), message.as_bytes()])


class _Pictures:
    """The charts of one mail, each a part of it beside its page: mail programs show only those."""

    def __init__(self) -> None:
        self.drawn: list[bytes] = []

    def __call__(self, chart: Chart) -> str:
        # Loaded when there is a chart: what draws it is slow to load.
        from raadsboek.render.pictures import png_of

        self.drawn.append(png_of(chart))
        return f"cid:{self._name(len(self.drawn), self.drawn[-1])}"

    def put_into(self, message: EmailMessage) -> None:
        """Put the pictures in a mail of which the page is the last part so far."""
        page = list(message.iter_parts())[-1]
        assert isinstance(page, EmailMessage)
        for place, data in enumerate(self.drawn, 1):
            page.add_related(
                data,
                "image",
                "png",
                cid=f"<{self._name(place, data)}>",
                filename=f"grafiek-{place}.png",
                disposition="inline",
            )

    @staticmethod
    def _name(place: int, data: bytes) -> str:
        return f"{place}.{hashlib.sha256(data).hexdigest()[:16]}@raadsboek"


def is_draft(data: bytes) -> bool:
    """Tell if these are the bytes of a draft of ours: only such a file may be replaced by one."""
    return data.startswith(_DRAFT)


def file_name(typed: str) -> str:
    """Return the name of a file as every mail program shows it: short, and plain letters."""
    plain = " ".join(_UNFIT_IN_FILE.sub("-", typed).split()).lstrip(".- ") or "bijlage"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > _LONGEST_NAME // 4:
        return plain[:_LONGEST_NAME]
    kept = shortened(stem, _LONGEST_NAME - len(suffix) - 1).rstrip(" .-")
    return f"{kept or 'bijlage'}.{suffix}"


def _type_of(one: Attached) -> str:
    # A mail inside a mail may not be encoded, and as it stands its lines may be of any length.
    is_nested = one.media_type.startswith(("message/", "multipart/"))
    return "application/octet-stream" if is_nested else one.media_type


def _headers(mail: Mail) -> Iterable[bytes]:
    """Yield the lines about whom and what; written here, so that each version of Python agrees."""
    for name, people in (("To", mail.to), ("Cc", mail.cc)):
        if people:
            yield f"{name}: {_people(people)}\r\n".encode("ascii")
    yield f"Subject: {_words(_one_line(mail.subject)[:_LONGEST_SUBJECT], 'Subject')}\r\n".encode(
        "ascii"
    )


def _people(people: Iterable[Address]) -> str:
    return ",\r\n ".join(_person(one) for one in people)


def _person(one: Address) -> str:
    name = _one_line(one.name)[:_LONGEST_NAME]
    if not name:
        return one.email
    shown = f'"{quote(name)}"' if _is_plain(name) else _words(name, "To")
    return f"{shown} <{one.email}>"


def _words(text: str, header: str) -> str:
    """Return words of a header, those with accents encoded (RFC 2047)."""
    if _is_plain(text) and len(text) <= _LINE - len(header) - 2:
        return text
    return Header(text, "utf-8", _LINE, header).encode(linesep="\r\n")


def _is_plain(text: str) -> bool:
    # What looks like encoded words must be encoded, or it is read as what it says.
    return text.isascii() and "=?" not in text


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())


def _set_boundaries(message: EmailMessage, contents: Iterable[bytes]) -> None:
    """Set what stands between the parts, by what is in them: no random letters."""
    told = hashlib.sha256(b"".join(hashlib.sha256(one).digest() for one in contents)).hexdigest()
    several = (part for part in message.walk() if part.is_multipart())
    for place, part in enumerate(several, start=1):
        part.set_boundary(f"=_{told[:32]}_{place}")

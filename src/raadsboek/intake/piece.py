"""What was read of a piece from outside: a mail, a letter, a scan, anything that is a file.

Text here is visible already: no control character is in it, and line ends are \\n.
"""

import datetime

from msgspec import Struct

from raadsboek.core.documents.reviewed import Reviewed

MAILS = ("eml", "msg")
"""The sorts of file that are a mail."""


class Part(Struct, frozen=True, kw_only=True):
    """A file inside a piece; `name` is what its sender called it, unsafe as it is."""

    name: str
    data: bytes


class Piece(Struct, frozen=True, kw_only=True):
    """What a reader found in a file.

    `sort` is what the bytes are (eml, msg, docx, pdf, odt, image, text, unknown), whatever the
    name of the file says. `keywords` are words that a document says it is about. `sent` is in the
    zone of who sent it. `references` are the ids of the mails that a mail answers, the oldest
    first. `text` is Markdown, '' when there is none.
    `trouble` is a Dutch sentence that tells what could not be read and what to do, '' when all was
    read; a piece with trouble keeps what could be read of it. `has_no_text` tells that it is whole
    and yet without text, as a scan is.
    """

    sort: str
    subject: str = ""
    keywords: str = ""
    sender: str = ""
    sender_address: str = ""
    recipients: tuple[str, ...] = ()
    sent: datetime.datetime | None = None
    message_id: str = ""
    references: tuple[str, ...] = ()
    text: str = ""
    parts: tuple[Part, ...] = ()
    pages: int | None = None
    trouble: str = ""
    has_no_text: bool = False
    reviewed: Reviewed | None = None
    """A Word file line by line, with what reviewers wrote beside it."""

    @property
    def is_mail(self) -> bool:
        """Whether it is a mail: then sender, day and subject are those of who sent it."""
        return self.sort in MAILS

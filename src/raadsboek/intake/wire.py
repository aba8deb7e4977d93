"""How the parent and the child speak: one length and that many bytes of MessagePack, in turns.

Nothing that comes over it is ever executed, and what the child says is made visible and cut here
once more: the child is the part that may have been taken over.
"""

import datetime
import struct
from collections.abc import Callable
from typing import IO

import msgspec
from msgspec import Struct

from raadsboek.core.documents.reviewed import Reviewed
from raadsboek.core.text import visible, visible_lines
from raadsboek.intake import troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Part, Piece

_LENGTH = struct.Struct(">Q")
_LONGEST_FIELD = 20_000
_LONGEST_MARK = 8
_LONGEST_SORT = 20


class Question(Struct, frozen=True):
    """One file to read, or with `as_pages` a PDF to bring back to its bare pages."""

    name: str
    data: bytes
    limits: Limits
    as_pages: bool = False


class Answer(Struct, frozen=True):
    """What was read; `sent` stands apart, since MessagePack drops the zone of a moment."""

    piece: Piece
    sent: str = ""


def answer_of(piece: Piece) -> Answer:
    """Return a piece as it goes over the wire."""
    moment = piece.sent.isoformat() if piece.sent else ""
    return Answer(msgspec.structs.replace(piece, sent=None), moment)


def piece_in(packed: bytes) -> Piece:
    """Return the piece in an answer; raises `ValueError` or `MsgspecError` for what is none."""
    answer = msgspec.msgpack.decode(packed, type=Answer)
    moment = datetime.datetime.fromisoformat(answer.sent) if answer.sent else None
    return msgspec.structs.replace(answer.piece, sent=moment)


def send(stream: IO[bytes], message: Question | Answer) -> None:
    """Write one message and push it through."""
    packed = msgspec.msgpack.encode(message)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def received(stream: IO[bytes], at_most: int) -> bytes | None:
    """Return the next message as bytes; None when there is none, or it is cut off or too long."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > at_most:
        return None
    packed = stream.read(length)
    return packed if len(packed) == length else None


def longest_answer(limits: Limits) -> int:
    """Return how many bytes an honest child never exceeds."""
    return 2 * limits.file_bytes + 8 * limits.text_characters + 10_000_000


def harmless(piece: Piece, limits: Limits) -> Piece:
    """Return a piece whose text is visible and within the limits; twice is as once."""
    text = visible_lines(piece.text[: limits.text_characters]).strip()
    was_cut = len(piece.text) > limits.text_characters
    line: Callable[[str], str] = _one_line
    trouble = line(piece.trouble)
    if was_cut and not trouble.endswith(troubles.CUT):
        trouble = f"{trouble} {troubles.CUT}".strip()
    return msgspec.structs.replace(
        piece,
        sort=line(piece.sort)[:_LONGEST_SORT].strip(),
        subject=line(piece.subject),
        keywords=line(piece.keywords),
        sender=line(piece.sender),
        sender_address=line(piece.sender_address),
        recipients=tuple(map(line, piece.recipients)),
        message_id=line(piece.message_id),
        references=tuple(map(line, piece.references)),
        text=text,
        parts=tuple(Part(name=_plain(part.name), data=part.data) for part in piece.parts),
        trouble=trouble,
        reviewed=_plain_review(piece.reviewed) if piece.reviewed else None,
    )


def _plain_review(sent_back: Reviewed) -> Reviewed:
    replace = msgspec.structs.replace
    return replace(
        sent_back,
        lines=tuple(
            replace(one, text=_one_line(one.text), mark=one.mark[:_LONGEST_MARK])
            for one in sent_back.lines
        ),
        remarks=tuple(
            replace(
                one,
                author=_one_line(one.author),
                text=_one_line(one.text),
                about=_one_line(one.about),
            )
            for one in sent_back.remarks
        ),
        reference=_one_line(sent_back.reference),
        version=_one_line(sent_back.version),
    )


def _one_line(text: str) -> str:
    return visible(" ".join(text[:_LONGEST_FIELD].split()))


def _plain(name: str) -> str:
    """Return a name as its sender gave it, but for what is no character."""
    return name[:_LONGEST_FIELD].encode("utf-8", "replace").decode("utf-8")

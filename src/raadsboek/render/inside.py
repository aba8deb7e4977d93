"""What is inside a file that leaves, to the last byte that says something.

Files within files are opened too: entries of a zip (and so of Word, Excel), streams, notes and
attachments of a PDF, parts of a mail. It judges nothing, and must not write.
"""

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from email import message_from_bytes
from email.policy import default
from urllib.parse import unquote

from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.render.inside_pdf import Inner, parts_of_pdf

_DEEPEST = 8
_MOST_BYTES = 600_000_000
_MOST_PARTS = 50_000
_TAG = re.compile(r"<[^>]*>")
_REMARK = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TELLING = re.compile(
    r'\b(?:\w+:)?(?:author|descr|title|alt|content|initials|tooltip|label)="([^"]*)"'
)
_FOLD = re.compile(r"\r?\n[ \t]")
_MAIL_SUFFIX = ".eml"


class Part(Struct, frozen=True):
    """A part of a file: its place, its bytes, what it tells a reader, and all its text."""

    where: str
    data: bytes
    told: str
    raw: str


class CannotLookInside(RaadsboekError):
    """A file that was made cannot be opened again, so nobody knows what is in it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Wat in '{name or 'het bestand'}' staat, is niet na te kijken. Er is niets gemaakt.",
            "Probeer een ander soort bestand, en meld dit.",
        )


def inside(data: bytes, name: str = "", *, known: Collection[str] = ()) -> list[Part]:
    """Return all parts of a file, itself first. Raises `CannotLookInside`.

    A file within it that is damaged or locked counts as its bytes: somebody else made it so. Files
    with a `known` digest (SHA-256) are not opened: what is in them was looked at before.
    """
    opened = _Opened(name, frozenset(known))
    try:
        opened.open(data, name, 0)
    except _TooMuch:
        raise CannotLookInside(name) from None
    return opened.parts


class _TooMuch(Exception):
    """More is packed in it than anybody can look through."""


class _Opened:
    """The parts found so far, and how much they hold."""

    def __init__(self, name: str, known: frozenset[str]) -> None:
        self.name = name
        self.known = known
        self.parts: list[Part] = []
        self.size = 0

    def open(self, data: bytes, where: str, depth: int) -> None:
        self.size += len(data)
        if self.size > _MOST_BYTES or len(self.parts) >= _MOST_PARTS or depth > _DEEPEST:
            raise _TooMuch
        if self.known and hashlib.sha256(data).hexdigest() in self.known:
            self.parts.append(Part(where, data, "", ""))
            return
        split = _splitter(data, where)
        if split is None:
            told, raw = _texts(data)
            self.parts.append(Part(where, data, told, raw))
            return
        self.parts.append(Part(where, data, "", ""))
        try:
            found = list(split(data))
        except _TooMuch:
            raise
        except Exception:
            # Any fault at all of a reader: of our own file it is a reason not to let it go.
            if depth == 0:
                raise CannotLookInside(self.name) from None
            told, raw = _texts(data)
            self.parts.append(Part(where, data, told, raw))
            return
        for inner in found:
            place = f"{where}: {inner.where}" if where else inner.where
            self.parts.append(Part(place, b"", inner.told, inner.raw))
            if inner.data:
                self.open(inner.data, place, depth + 1)


def _splitter(data: bytes, name: str) -> Callable[[bytes], Iterator[Inner]] | None:
    if data.startswith(b"PK"):
        return _zip
    if data[:1024].find(b"%PDF-") >= 0:
        return parts_of_pdf
    if name.casefold().endswith(_MAIL_SUFFIX):
        return _mail
    return None


def _zip(data: bytes) -> Iterator[Inner]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        entries = opened.infolist()
        if sum(entry.file_size for entry in entries) > _MOST_BYTES or len(entries) > _MOST_PARTS:
            raise _TooMuch
        yield Inner("zip", told=opened.comment.decode("latin-1"))
        for entry in entries:
            about = f"{entry.filename}\n{entry.comment.decode('latin-1')}"
            yield Inner(entry.filename, opened.read(entry), told=about)


def _mail(data: bytes) -> Iterator[Inner]:
    message = message_from_bytes(data, policy=default)
    for part in message.walk():
        name = part.get_filename() or part.get_content_type()
        about = "\n".join(f"{key}: {value}" for key, value in part.items())
        inner = b"" if part.is_multipart() else part.get_payload(decode=True)
        if part.get_content_maintype() == "text" and isinstance(inner, bytes):
            # In its own character set: what is inside is looked for as Unicode.
            inner = str(part.get_content()).encode("utf-8", "replace")
        yield Inner(name, inner if isinstance(inner, bytes) else b"", told=about)
    yield Inner("bericht", told=f"{message.preamble or ''}\n{message.epilogue or ''}")


def _texts(data: bytes) -> tuple[str, str]:
    """Return what plain bytes tell, and all text in them."""
    raw = _decoded(data)
    if "\x00" in raw:
        return "", raw
    if raw.startswith("BEGIN:VCALENDAR"):
        raw = _FOLD.sub("", raw).replace("\\n", "\n")
    if raw.lstrip()[:1] != "<":
        return f"{raw}\n{unquote(raw)}" if "%" in raw else raw, ""
    said = [html.unescape(_TAG.sub(put, raw)) for put in ("", " ")]
    said += map(html.unescape, _TELLING.findall(raw))
    said += _REMARK.findall(raw)
    return "\n".join(said), html.unescape(unquote(raw))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")

"""Drafts of mails: putting one together, looking through its bytes, and writing it to a folder.

Nothing is sent here or anywhere else: a draft is a file that a mail program opens.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.documents.leaving import check_leaving, write_leaving
from raadsboek.book.documents.writing import place_for as documents_place
from raadsboek.book.mailing.people import People
from raadsboek.book.typed_path import typed_path
from raadsboek.core.documents.held import Withheld
from raadsboek.core.errors import InvalidInput
from raadsboek.core.filenames import numbered
from raadsboek.core.mailing.wording import Said
from raadsboek.core.problem import Problem
from raadsboek.index import remembered
from raadsboek.render.mail import Attached, Mail, is_draft, mail_file
from raadsboek.render.plain import block_lines

_LARGEST = 20_000_000
"""Bytes above which many a mail server refuses a mail."""
_LONGEST_NAME = 60
_UNBROKEN = 1_000
_PLACE = "mail-map"


class Draft(Struct, frozen=True, kw_only=True):
    """A mail that could be written: what it says, to whom, and what goes along.

    `papers` are the bytes of the files that go along as they are. `left_out` says in sentences what
    does not go along, and why.
    """

    name: str
    said: Said
    to: People
    cc: People = People()
    attached: tuple[Attached, ...] = ()
    withheld: Withheld = Withheld()
    papers: tuple[bytes, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What the secretary must know before sending it, a sentence each."""
        missing = [f"@{one}" for one in (*self.to.missing, *self.cc.missing)]
        size = sum(len(one.data) for one in self.attached)
        nobody = not self.to.addresses and not missing
        return [
            *([f"Geen adres bekend van {', '.join(missing)}."] if missing else []),
            *(["Vul zelf in aan wie de mail gaat."] if nobody else []),
            *self.left_out,
            *(
                [f"De bijlagen zijn samen {size // 1_000_000} MB; dat kan te groot zijn."]
                if size > _LARGEST
                else []
            ),
        ]

    @property
    def addresses(self) -> str:
        """All addresses on one line, as they can be pasted in a mail program."""
        return "; ".join(one.email for one in (*self.to.addresses, *self.cc.addresses))

    @property
    def text(self) -> str:
        """The text of the mail to paste: a mail program breaks the lines itself."""
        return "\n".join([*block_lines(self.said.blocks, _UNBROKEN), ""])


def draft_name(*parts: str) -> str:
    """Return the name of the file of a draft: 'V-2026-13 agenda.eml'."""
    first, *rest = parts
    return f"{numbered(first, ' '.join(rest), _LONGEST_NAME) or 'mail'}.eml"


def bytes_of(draft: Draft) -> bytes:
    """Return the file of a draft."""
    return mail_file(
        Mail(
            subject=draft.said.subject,
            blocks=draft.said.blocks,
            to=draft.to.addresses,
            cc=draft.cc.addresses,
            attached=draft.attached,
        )
    )


def place_for(book: Book) -> str:
    """Return the folder to offer: where mails were put the last time, else other documents."""
    last = book.index.ask(remembered.recall).get(_PLACE, "")
    return last if last and Path(last).is_dir() else documents_place(book)


def write_drafts(book: Book, drafts: Sequence[Draft], typed: str) -> list[Path]:
    """Write drafts to a folder outside the raadsboek, over earlier ones; return where they stand.

    All are looked through before the first is written. Raises `InvalidInput` for a place that will
    not do, `WouldLeak`, `StaysPrivate` and `StorageFailed`.
    """
    folder = typed_path(typed.strip())
    is_folder = len(drafts) > 1 or typed.rstrip().endswith(("/", "\\"))
    if is_folder and not folder.is_dir():
        raise InvalidInput([_no_folder(str(folder))])
    made = [(draft, bytes_of(draft)) for draft in drafts]
    for draft, data in made:
        look_through(book, draft, data)
    files = [
        write_leaving(
            book,
            typed,
            data,
            draft.withheld,
            name=draft.name,
            may_replace=is_draft,
            papers=draft.papers,
            known=_names(draft),
        )
        for draft, data in made
    ]
    if files:
        book.index.ask(remembered.remember, {_PLACE: str(files[0].parent)})
    return files


def look_through(book: Book, draft: Draft, data: bytes) -> None:
    """Look through a draft for what must not be in it. Raises `WouldLeak`."""
    check_leaving(
        book, data, draft.withheld, name=draft.name, papers=draft.papers, known=_names(draft)
    )


def _names(draft: Draft) -> tuple[str, ...]:
    people = (*draft.to.addresses, *draft.cc.addresses)
    return tuple(text for one in people for text in (one.name, one.email) if text)


def _no_folder(folder: str) -> Problem:
    return Problem(
        code="plaats-ongeschikt",
        message=f"De map '{folder}' bestaat niet.",
        fix="Kies een map die er is.",
    )

"""What came in before: which pieces, from whom, about which dossier; gathered once for many pieces.

Read from the index. It must not read what waits.
"""

from collections import defaultdict

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.core.attachments import attachments_of
from raadsboek.core.inbox.guessing import Dossier
from raadsboek.core.inbox.pieces import plain_subject, stem_of
from raadsboek.core.kinds.trajectory import ENDED, TrajectoryForm
from raadsboek.core.links import target
from raadsboek.core.note import Note, text_in
from raadsboek.index import correspondence, waiting

MESSAGE_KEY = "bericht-id"
DOSSIER_KEY = "traject"
_TO_ADVISE = frozenset({TrajectoryForm.ADVICE, TrajectoryForm.CONSENT, TrajectoryForm.DIRECTOR})


class Kept(Struct, frozen=True):
    """A note that has something of an earlier piece, and the attachment that it is, '' for none."""

    number: str
    path: str
    attachment: str = ""
    original: str = ""


class Known(Struct, frozen=True, kw_only=True):
    """What is known of earlier pieces. The newest note stands for all of its sort."""

    digests: dict[str, Kept]
    messages: dict[str, Kept]
    subjects: dict[str, Kept]
    stems: dict[str, Kept]
    dossier_of: dict[str, str]
    """The dossier of every note that has one, by number; a dossier's own among them."""
    dossiers: tuple[Dossier, ...]
    """Those that run."""
    secret: frozenset[str]
    """The dossiers that are confidential."""
    to_advise: frozenset[str]
    """The dossiers about an advice or a consent."""


def known_pieces(book: Book, organ: str) -> Known:
    """Return what the index knows, with the dossiers of one organ ('' for the first)."""
    digests: dict[str, Kept] = {}
    messages: dict[str, Kept] = {}
    subjects: dict[str, Kept] = {}
    stems: dict[str, Kept] = {}
    writers: defaultdict[str, set[str]] = defaultdict(set)
    dossier_of = {
        number: target(reference)
        for number, reference in book.index.ask(correspondence.numbers_with_dossier).items()
    }
    for one in book.index.ask(correspondence.correspondence):
        plain = Kept(one.number, one.path)
        note = Note(path=one.path, meta=one.meta, body="", digest="")
        for found in attachments_of(note):
            if found.digest:
                kept = Kept(one.number, one.path, found.name, found.original)
                digests.setdefault(found.digest, kept)
                stem = stem_of(found.original)
                if stem:
                    stems.setdefault(stem, kept)
        if identifier := text_in(one.meta, MESSAGE_KEY):
            messages.setdefault(identifier, plain)
        if one.kind == "post":
            subjects.setdefault(plain_subject(one.title).casefold(), plain)
            if dossier := target(text_in(one.meta, DOSSIER_KEY)):
                writers[dossier].add(text_in(one.meta, "relatie").casefold())
    waits = book.index.ask(waiting.dossiers, whose(book.settings, organ))
    return Known(
        digests=digests,
        messages=messages,
        subjects=subjects,
        stems=stems,
        dossier_of=dossier_of,
        dossiers=tuple(
            Dossier(
                number=one.number,
                title=one.title,
                correspondents=frozenset(writers[one.number]),
            )
            for one in waits
            if one.status not in ENDED
        ),
        secret=frozenset(one.number for one in waits if one.confidential),
        to_advise=frozenset(one.number for one in waits if text_in(one.meta, "vorm") in _TO_ADVISE),
    )


def dossier_titles(book: Book) -> dict[str, str]:
    """Return the titles of the dossiers that run, by number, for who shows a proposal."""
    return {one.number: one.title for one in book.index.ask(waiting.dossiers, None)}

"""What goes along with a mail: documents made of notes, and attachments as they were kept.

Owns what may be enclosed: nothing confidential, but a note that somebody asked in full. What stays
behind is told in a sentence each.
"""

import datetime
import mimetypes
from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.attached_secrets import confidential_attachments
from raadsboek.book.documents.attached_along import Stays, bytes_along
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.sorts import Sort, sort_of, sorts_for
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing import format_named
from raadsboek.book.mailing.asking import Asked
from raadsboek.book.notes import title_of
from raadsboek.core.attachments import attachments_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.documents.audience import has_confidential
from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.documents.held import Withheld
from raadsboek.core.errors import InvalidInput
from raadsboek.core.filenames import note_name
from raadsboek.core.kinds import meeting, post
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.render.mail import Attached

_UNKNOWN_TYPE = "application/octet-stream"


class Enclosing:
    """Gathers the files of one mail about a note, and what must not be in it; for one audience."""

    def __init__(
        self, book: Book, note: Note, asked: Asked, *, audience: Audience, today: datetime.date
    ) -> None:
        _refuse_secret(note, audience)
        self.attached: list[Attached] = []
        self.papers: list[bytes] = []
        self.along: list[str] = []
        """What goes along, as the mail names it."""
        self.left_out: list[str] = []
        self._book = book
        self._audience = audience
        self._asked_audience = asked.audience
        self._format = format_named(asked.wanted_format)
        self._leave = asked.leave
        self._is_preview = asked.is_preview
        self._today = today
        self._built: list[Built] = []
        self._sources = {note.path: note}
        self._subject = note.path

    def document(
        self, note: Note, sort: str = "", *, called: str = "", is_final: bool = False
    ) -> None:
        """Enclose a note as a document; one that may not leave for this audience stays behind.

        `called` is what the mail says it is; otherwise its number and title. What `is_final` is no
        draft any more, now that it goes out.
        """
        chosen = sort_of(sort) if sort else next(iter(sorts_for(note)), None)
        number = note.text("nummer")
        told = note.text("soort") if is_confidential(note.meta) else title_of(note)
        name = note_name(number or note.text("soort"), f"{sort} {told}")
        name = f"{name.removesuffix('.md')}{self._format.suffix}"
        if chosen is None or name in self._leave or self._must_stay(note, number, chosen):
            return
        audience = self._audience
        if audience is Audience.SHORT and not has_confidential(note):
            audience = Audience.FULL  # of what holds nothing confidential, members get the whole
        elif called == "" and audience is not Audience.PUBLIC and has_confidential(note):
            self.left_out.append(f"{number} gaat {audience} mee: er staat vertrouwelijke tekst in.")
        built = build(self._book, chosen, note.path, audience=audience, today=self._today)
        document = built.document
        if is_final:
            document = replace(document, is_draft=False, status="")
        self._built.append(built)
        self.attached.append(
            Attached(
                name=name,
                media_type=self._format.media_type,
                data=self._written(document),
            )
        )
        self.along.append(called or _called(note))

    def files_of(self, note: Note, *, only: Iterable[str] | None = None) -> None:
        """Enclose the attachments of a note as they are; `only` are the names that may go."""
        if is_confidential(note.meta):
            return
        wanted = None if only is None else set(only)
        for one in attachments_of(note):
            if wanted is not None and " ".join(one.name.split()) not in wanted:
                continue
            if one.name in self._leave:
                continue
            data = bytes_along(self._book, note, one.name, self._secret)
            if isinstance(data, Stays):
                self.left_out.append(f"Gaat niet mee, want {data.value}: {one.name}.")
                continue
            self.papers.append(data)
            self.attached.append(
                Attached(name=one.name, media_type=media_type(one.name), data=data)
            )
            self.along.append(one.name)

    def bundle(self, meeting: Note, *, only_new: bool, as_zip: bool) -> None:
        """Enclose the agenda with all papers as one file, and what cannot be a page beside it."""
        from raadsboek.book.documents import bundle  # slow to load
        from raadsboek.book.documents.bundle_papers import gather

        gathered = gather(
            self._book,
            meeting.path,
            audience=self._asked_audience,
            only_new=only_new,
            today=self._today,
        )
        made = (bundle.as_zip if as_zip else bundle.as_pdf)(self._book, gathered)
        self._built += gathered.made
        self.papers += [one.data for one in gathered.papers if not one.is_ours]
        self.left_out += bundle.not_along(gathered)
        files = [
            (name, data)
            for name, data in ((made.name, made.data), *made.aside)
            if name not in self._leave
        ]
        for name, data in files:
            self.attached.append(Attached(name=name, media_type=media_type(name), data=data))
        self.along += ["de agenda met de stukken", *(name for name, _data in made.aside)]

    @cached_property
    def _secret(self) -> set[str]:
        return confidential_attachments(self._book)

    def withheld(self) -> Withheld:
        """Return what must be in no byte of the mail."""
        sources = dict(self._sources)
        for built in self._built:
            sources |= {note.path: note for note in built.sources}
        return withheld_from(
            self._book,
            sources.values(),
            audience=self._audience,
            subject=self._subject,
            left_out=[one for built in self._built for one in built.withheld],
        )

    def _written(self, document: Document) -> bytes:
        if self._is_preview:
            return b""
        return self._format.write(document, house_of(self._book))

    def _must_stay(self, note: Note, number: str, sort: Sort) -> bool:
        name = number or note.path
        if is_confidential(note.meta) and note.path != self._subject:
            self.left_out.append(f"Gaat niet mee, want vertrouwelijk: {name}.")
            return True
        if self._audience is Audience.FULL:
            return False
        if self._audience not in sort.audiences and has_confidential(note):
            self.left_out.append(f"Gaat niet mee: {name} heeft een vertrouwelijk gedeelte.")
            return True
        return False


def _refuse_secret(note: Note, audience: Audience) -> None:
    """Raise `InvalidInput` for a mail about a confidential note that is not for who may read it."""
    if is_confidential(note.meta) and audience is not Audience.FULL:
        name = note.text("nummer") or note.path
        problem = Problem(
            code="document-past-niet",
            message=f"{name} is vertrouwelijk en gaat alleen volledig de deur uit.",
            fix="Kies 'volledig', als wie de mail krijgt alles mag lezen.",
        )
        raise InvalidInput([problem])


def _called(note: Note) -> str:
    """Return what a mail calls a note that goes along."""
    day = day_as_kept(note.text("datum"))
    name = f"{note.text('nummer')} {title_of(note)}".strip()
    if note.text("soort") != meeting.KIND.name or day is None:
        return name
    return f"{name}, {long_date(day)}"


def goes_as_files(note: Note) -> bool:
    """Tell if a note is only the register of what was received: its attachments say it all."""
    is_received = note.text("soort") == post.KIND.name and note.text("richting") != "uit"
    return is_received and bool(attachments_of(note))


def media_type(name: str) -> str:
    """Return the type of a file by its name."""
    return mimetypes.guess_type(name)[0] or _UNKNOWN_TYPE

"""The letters of a dossier: making a concept from a template, and recording that it went out.

Raadsboek sends nothing itself. Which letters there are and how they are filled in is
`core.trajectories.letters`'; which objections they hold `letter_coverage`'s.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.notes import bytes_as_opened, draft_meta, free_number, new_note, read
from raadsboek.book.organs import organ_keys, same_organ
from raadsboek.book.source import read_note
from raadsboek.book.trajectories import letter_refusals as refusals
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.events import event_write
from raadsboek.book.trajectories.letter_coverage import (
    Compared,
    compared,
    dossier_of,
    letters_with,
)
from raadsboek.book.trajectories.letter_papers import around_of, is_draft, template_of
from raadsboek.book.trajectories.proof import short_digest
from raadsboek.core import confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post
from raadsboek.core.kinds.post import Direction, LetterForm, PostStatus
from raadsboek.core.links import link
from raadsboek.core.note import Note, Value
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.letters.concept import dated, with_mark, without_mark
from raadsboek.core.trajectories.letters.facts import PAPERS, known_of
from raadsboek.core.trajectories.letters.filling import Filled, fill, open_places
from raadsboek.core.trajectories.letters.forms import (
    Letter,
    belongs,
    by_fitness,
    event_of,
    find_letter,
    letter_of,
)
from raadsboek.vault.frontmatter import edit

ACTION = "brief"
_TO = "bestuurder"


class Choice(Struct, frozen=True, kw_only=True):
    """A letter that a dossier can have: why it fits now, and those that there are already."""

    letter: Letter
    why: str = ""
    draft: Note | None = None
    sent: tuple[Note, ...] = ()


class Drafted(Struct, frozen=True, kw_only=True):
    """A concept that was made: its note, and what is worth a word about its template.

    `unknown` are names in the template that mean nothing, `kept_back` papers that it does not name
    because they are confidential. `is_filled` is False when the template has no places at all.
    """

    note: Note
    unknown: tuple[str, ...] = ()
    kept_back: tuple[str, ...] = ()
    own_template: bool = True
    is_filled: bool = True

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the secretary must know of it, a sentence each."""
        found = []
        if not self.own_template:
            found.append(
                "Dit sjabloon staat niet in uw map sjablonen: dat van Raadsboek is gebruikt."
            )
        if not self.is_filled:
            found.append(
                "In uw sjabloon staat niets tussen dubbele accolades, zoals {{onderwerp}}: er is "
                "niets ingevuld."
            )
        found += [
            f"{{{{{name}}}}} in het sjabloon zegt Raadsboek niets; het staat er nog."
            for name in self.unknown
        ]
        if self.kept_back:
            names = ", ".join(self.kept_back)
            found.append(f"Niet bij de stukken, want vertrouwelijk: {names}.")
        return tuple(found)


class Sent(Struct, frozen=True, kw_only=True):
    """A letter that went out, its dossier after that, and the event that it is there."""

    note: Note
    dossier: Opened
    event: Event
    compared: Compared | None = None


def choices_of(book: Book, wanted: str) -> list[Choice]:
    """Return the letters of a dossier, what fits best by now first. Raises as `open_dossier`."""
    opened = open_dossier(book, wanted)
    return [_choice(book, opened, letter, why) for letter, why in by_fitness(opened.dossier)]


def draft_letter(
    book: Book, wanted: str, form: LetterForm, *, another: bool = False, now: datetime.datetime
) -> Drafted:
    """Make the concept of a letter of a dossier, with what the dossier knows, in one version.

    `another` allows a second one where the first went out. Raises `InvalidInput` when the letter
    does not belong to this dossier or the dossier is closed, `HasDraft`, `WasSent`, or as
    `changing.record`.
    """
    opened = open_dossier(book, wanted)
    letter = letter_of(form)
    _refuse_draft(book, opened, letter, another=another)
    around = around_of(book, opened, today=now.date())
    template, is_own = template_of(book, opened, letter)
    meta = draft_meta(post.KIND, _keys(book, opened, letter, now))
    organ = same_organ(book, opened.note)
    made: list[str] = []
    filled: list[Filled] = []

    def prepare() -> Change:
        book.index.refresh()
        number = free_number(book, post.KIND, meta, issued_numbers(book, post.KIND, organ), now)
        known = known_of(
            opened.note, opened.dossier, letter, around, number=number, today=now.date()
        )
        text = fill(template, known, opened.council.law_name)
        path, data = new_note(post.KIND, meta, number, with_mark(text.text), now)
        made.append(path)
        filled.append(text)
        dossier = opened.note.text("nummer")
        return Change(
            writes=[Write(path=path, data=data, expected=None)],
            action=ACTION,
            numbers=[number, dossier],
            subject=f"Concept {number} gemaakt: {form.value} bij {dossier}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    note = read_note(book, made[-1])
    return Drafted(
        note=note,
        unknown=filled[-1].unknown,
        kept_back=around.kept_back if PAPERS in filled[-1].used else (),
        own_template=is_own,
        is_filled=bool(filled[-1].used),
    )


def waits_to_be_sent(note: Note) -> bool:
    """Tell if a note is the concept of a letter of a dossier."""
    return (
        note.text("soort") == post.KIND.name
        and note.text("richting") == Direction.OUT.value
        and is_draft(note)
        and find_letter(note.text("brief")) is not None
    )


def send_letter(
    book: Book,
    wanted: str,
    *,
    day: datetime.date,
    anyway: bool = False,
    seen: Note | None = None,
    now: datetime.datetime,
) -> Sent:
    """Record that a concept went out on a day: its mark goes, its dossier gets the event.

    One version holds both. `seen` is the note that the user saw. Raises `InvalidInput` for a note
    that is no concept of a dossier, a day to come, or with every place that is still open;
    `LeavesOut` when objections are not in the letter, unless `anyway`; `ChangedOnDisk`; as
    `record_event`.
    """
    note = seen or read(book, wanted)
    letter, name, opened = _to_send(book, note, day, now.date())
    text = _finished(note, day)
    found = compared(opened, [note], text) if letter.tested else None
    if found is not None and found.coverage.missing and not anyway:
        raise refusals.LeavesOut(found)
    number = note.text("nummer")
    written: list[Event] = []

    def prepare() -> Change:
        keys: dict[str, Value | None] = {
            "status": PostStatus.SENT.value,
            "datum": day.isoformat(),
        }
        data = edit(bytes_as_opened(book, note), keys, body=text)
        paper = Document(link(number), short_digest(data))
        event = Event(day=day, name=name, documents=(paper,))
        written.append(event)
        dossier = opened.note.text("nummer")
        return Change(
            writes=[
                Write(path=note.path, data=data, expected=note.digest),
                event_write(book, opened.note.path, event, now=now),
            ],
            action=ACTION,
            numbers=[number, dossier],
            subject=f"{number} verzonden: {letter.form.value} bij {dossier}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return Sent(
        note=read_note(book, note.path),
        dossier=open_dossier(book, opened.note.path),
        event=written[-1],
        compared=found,
    )


def _finished(note: Note, day: datetime.date) -> str:
    """Return the text as it goes out on a day. Raises `StillOpen` with each place that is open."""
    text = dated(without_mark(note.body), day_as_kept(note.text("datum")), day)
    places = open_places(text)
    if places:
        skipped = len(note.body.splitlines()) - len(text.splitlines())
        raise refusals.StillOpen(note, places, skipped)
    return text


# -- making -------------------------------------------------------------------------------------


def _choice(book: Book, opened: Opened, letter: Letter, why: str) -> Choice:
    notes = letters_with(book, opened, [letter.form.value])
    drafts = [note for note in notes if is_draft(note)]
    return Choice(
        letter=letter,
        why=why,
        draft=drafts[-1] if drafts else None,
        sent=tuple(note for note in notes if not is_draft(note)),
    )


def _refuse_draft(book: Book, opened: Opened, letter: Letter, *, another: bool) -> None:
    if opened.dossier.is_closed:
        raise InvalidInput([refusals.closed(opened)])
    if not belongs(letter, opened.dossier):
        raise InvalidInput([refusals.does_not_belong(opened, letter, _possible(opened.dossier))])
    choice = _choice(book, opened, letter, "")
    if choice.draft is not None:
        raise refusals.HasDraft(choice.draft)
    if letter.outcome and not another:
        kind = event_of(letter, opened.dossier)
        events = [one for one in opened.dossier.events if kind and one.name == kind.name]
        if choice.sent:
            number, day = choice.sent[-1].text("nummer"), choice.sent[-1].text("datum")
            raise refusals.WasSent(letter, number, day_as_kept(day))
        if events:
            raise refusals.WasSent(letter, "", events[-1].day)


def _possible(dossier: Dossier) -> Sequence[Letter]:
    return [letter for letter, _why in by_fitness(dossier)]


def _keys(book: Book, opened: Opened, letter: Letter, now: datetime.datetime) -> dict[str, Value]:
    note = opened.note
    keys: dict[str, Value] = {
        "titel": f"{letter.subject}: {note.text('titel')}",
        "richting": Direction.OUT.value,
        "datum": now.date().isoformat(),
        "relatie": _TO,
        "status": PostStatus.DRAFT.value,
        "traject": link(note.text("nummer")),
        "brief": letter.form.value,
        **organ_keys(book, note.meta),
    }
    if confidential.is_confidential(note.meta):
        keys[confidential.KEY] = confidential.YES
    return keys


# -- sending ------------------------------------------------------------------------------------


def _to_send(
    book: Book, note: Note, day: datetime.date, today: datetime.date
) -> tuple[Letter, str, Opened]:
    """Return which letter a note is, as which event it goes out, and its dossier.

    Raises `InvalidInput` when it cannot go out.
    """
    if not note.editable:
        raise InvalidInput(note.problems)
    letter = find_letter(note.text("brief"))
    is_letter = note.text("soort") == post.KIND.name and note.text("richting") == Direction.OUT
    if letter is None or not is_letter:
        raise InvalidInput([refusals.no_letter(note)])
    if not is_draft(note):
        raise InvalidInput([refusals.no_draft(note)])
    if day > today:
        raise InvalidInput([refusals.too_early(note, day)])
    opened = dossier_of(book, note)
    if opened.dossier.is_closed:
        raise InvalidInput([refusals.closed(opened)])
    kind = event_of(letter, opened.dossier) if belongs(letter, opened.dossier) else None
    if kind is None:
        raise InvalidInput([refusals.does_not_belong(opened, letter, _possible(opened.dossier))])
    return letter, kind.name, opened

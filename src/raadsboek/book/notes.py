"""Reading, making and changing notes: the use cases behind forms, editor and command line."""

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record, record_prepared
from raadsboek.book.finding import find_path, is_issued, issued_numbers, present_path
from raadsboek.book.fitting import is_looked_at, unfitting
from raadsboek.book.meetings.following import (
    follow_meeting,
    following_writes,
    planned_as,
)
from raadsboek.book.meetings.rescheduling import changes_calendar, reschedule
from raadsboek.book.organs import refuse_unknown_organ
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core import confidential
from raadsboek.core.closing import with_closing_day, with_ending_status, without_result
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.due_following import Following
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, NotFound
from raadsboek.core.filenames import note_name
from raadsboek.core.kinds import KIND_BY_NAME, KINDS, meeting, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Changes, Note, Value, text_in
from raadsboek.core.numbering import next_number
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check, fields_of
from raadsboek.vault.frontmatter import compose, edit

_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)


def read(book: Book, wanted: str) -> Note:
    """Return the note with this number or path, as it is on disk now.

    Raises `NotFound`.
    """
    return read_note(book, find_path(book, wanted))


def kind_of(note: Note) -> Kind | None:
    """Return the kind that a note says it is, or None."""
    return KIND_BY_NAME.get(note.text("soort"))


def title_of(note: Note) -> str:
    """Return what to call a note: its title, else its file name."""
    kind = kind_of(note)
    title = note.text(kind.title_key if kind else "titel")
    return title or PurePosixPath(note.path).stem


def draft_meta(kind: Kind, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the frontmatter of a new note without its number: given values and defaults, in order.

    Raises `InvalidInput` with every problem: keys that the kind does not have, values that do
    not fit.
    """
    fields = {item.key: item for item in fields_of(kind.struct)}
    problems = [
        Problem(
            code="sleutel-onbekend",
            key=key,
            message=f"Een {kind.label.lower()} heeft geen '{key}'.",
            fix="Kies uit: " + ", ".join(fields) + ".",
        )
        for key in values
        if key not in fields and key not in ("soort", confidential.KEY)
    ]
    meta: dict[str, Value] = {"soort": kind.name}
    for key, item in fields.items():
        value = values.get(key) or item.default
        if value:
            meta[key] = value
    if values.get(confidential.KEY):
        meta[confidential.KEY] = values[confidential.KEY]
    elif kind.name in confidential.SECRET_KINDS:
        meta[confidential.KEY] = confidential.YES  # so that it can be read in the file itself
    problems += check(kind.struct, meta)[1]
    problems += without_result(kind, {}, meta)
    if problems:
        raise InvalidInput(problems)
    return meta


def place_of(kind: Kind, number: str, title: str, year: int) -> str:
    """Return the path of a new note within the vault."""
    folder = f"{kind.folder}/{year}" if kind.by_year else kind.folder
    return f"{folder}/{note_name(number, title)}"


def year_of(kind: Kind, meta: Mapping[str, Value], now: datetime.datetime) -> int:
    """Return the year that a new note is numbered in: its own, that of its day, else this one."""
    own = text_in(meta, kind.year_key) if kind.year_key else ""
    if _YEAR.fullmatch(own):
        return int(own)
    day = meta.get(kind.date_key, "") if kind.date_key else ""
    return int(day[:4]) if isinstance(day, str) and day[:4].isdigit() else now.year


def create(
    book: Book,
    kind: Kind,
    values: Mapping[str, Value],
    *,
    body: str = "",
    refuse: Callable[[], None] | None = None,
    now: datetime.datetime,
) -> Note:
    """Make a note with the next number of its kind, in one version.

    `refuse` is called while nobody else can save, by the index of then: it raises when there must
    be no such note after all. Raises `InvalidInput` when a value does not fit its key; nothing is
    written then.
    """
    closed = with_closing_day(kind, {}, with_ending_status(kind, {}, values), now.date())
    meta = draft_meta(kind, {key: value for key, value in closed.items() if value is not None})
    refuse_unknown_organ(book, meta)
    _refuse_unfitting(book, kind, meta, meta)
    if kind is trajectory.KIND:
        from raadsboek.book.trajectories.following import refuse_new_dossier

        refuse_new_dossier(book, meta)
    organ = book.settings.organ_of(meta)
    if organ == book.settings.first_organ:
        meta.pop(ORGAN_KEY, None)
    else:
        meta[ORGAN_KEY] = organ
    made: list[str] = []

    def prepare() -> Change:
        # A note that another program put in the folder has taken its number too.
        book.index.refresh()
        if refuse is not None:
            refuse()
        number = _asked_number(book, meta) or free_number(
            book, kind, meta, issued_numbers(book, kind, organ), now
        )
        path, data = new_note(kind, meta, number, body or kind.skeleton, now)
        made.append(path)
        follow = _followers(book, kind, {**meta, "nummer": number})
        return Change(
            writes=[Write(path=path, data=data, expected=None), *following_writes(book, follow)],
            action="nieuw",
            numbers=[number, *(one.number for one in follow.changes)],
            subject=f"{kind.label} {number} gemaakt",
        )

    record_prepared(book, prepare, now=now)
    return read_note(book, made[-1])


def _followers(book: Book, kind: Kind, meta: Mapping[str, Value]) -> Following:
    """Return which due dates name the meeting that is made, if it is one."""
    place = planned_as(book, meta) if kind is meeting.KIND else None
    return follow_meeting(book, place.number, place) if place else Following()


def free_number(
    book: Book,
    kind: Kind,
    meta: Mapping[str, Value],
    issued: Collection[str],
    now: datetime.datetime,
) -> str:
    """Return the next free number for a new note of its organ, after all that were `issued`."""
    form = book.settings.number_form(kind, book.settings.organ_of(meta))
    return next_number(form, year=year_of(kind, meta, now), issued=issued)


def _asked_number(book: Book, meta: Mapping[str, Value]) -> str:
    """Return the number that was asked for, or ''. Raises `InvalidInput` when it is taken."""
    asked = meta.get("nummer", "")
    if not isinstance(asked, str) or not asked:
        return ""
    if is_issued(book, asked):
        raise InvalidInput([_number_taken(asked)])
    return asked


def new_note(
    kind: Kind, meta: Mapping[str, Value], number: str, body: str, now: datetime.datetime
) -> tuple[str, bytes]:
    """Return the path and the bytes of a new note with this number."""
    numbered: dict[str, Value] = {"soort": kind.name, "nummer": number}
    numbered.update({key: value for key, value in meta.items() if key not in numbered})
    title = numbered.get(kind.title_key, "")
    # A file name is seen by whoever sees the folder: it tells nothing of a confidential note.
    if confidential.is_confidential(meta) or not isinstance(title, str):
        title = "vertrouwelijk"
    path = place_of(kind, number, title, year_of(kind, meta, now))
    return path, compose(numbered, body)


def _number_taken(number: str) -> Problem:
    return Problem(
        code="nummer-bezet",
        key="nummer",
        message=f"Het nummer {number} is al uitgegeven; een nummer wordt nooit opnieuw gebruikt.",
        fix="Laat 'nummer' weg: dan geeft Raadsboek het volgende nummer.",
    )


def change_keys(
    book: Book,
    wanted: str,
    changes: Changes,
    *,
    now: datetime.datetime,
) -> Note:
    """Change just these keys of a note and save a version; None removes a key.

    Raises `InvalidInput` when a new value does not fit, `NotFound`, `ChangedOnDisk`.
    """
    return save(book, read(book, wanted), changes=changes, body=None, now=now)


def save(
    book: Book,
    opened: Note,
    *,
    changes: Changes,
    body: str | None,
    now: datetime.datetime,
) -> Note:
    """Save a note as it was opened, with these keys changed and, unless None, this text.

    Only the lines of changed keys and the text change. Nothing changed means nothing recorded.
    Closing it takes a result where its kind has one; the day is filled in when it is not given.
    Filling in what ended it (`gewijzigd-door`) gives it the status that says so.
    A meeting that gets another day is moved: its file gets the name of that day, and due dates
    that name the meeting follow.
    Raises `ChangedOnDisk` when the note on disk is no longer the one that was opened,
    `MinutesLocked` when it holds adopted minutes that would change, and `StepRefused` when a
    meeting would get a status that it has not reached.
    """
    if not opened.editable:
        raise InvalidInput(opened.problems)
    kind = kind_of(opened)
    changes = with_ending_status(kind, opened.meta, changes)
    changes = with_closing_day(kind, opened.meta, changes, now.date())
    refuse_new_problems(opened, changes)
    if kind is not None:
        _refuse_unfitting(book, kind, _with(opened.meta, changes), changes)
    refuse_unknown_organ(book, {ORGAN_KEY: changes.get(ORGAN_KEY) or ""})
    _refuse_taken_number(book, opened, changes)
    changes = _with_step(book, opened, changes, body, now)
    changes = _as_dossier(book, opened, changes, now)
    old = bytes_as_opened(book, opened)
    new = edit(old, changes, body=body)
    number = opened.text("nummer")
    if new == old:
        return read_note(book, opened.path)
    if changes_calendar(book, opened, changes):
        moved = reschedule(book, opened, changes, body=body, now=now)
        return read_note(book, moved.path)
    keys = [key for key, value in changes.items() if value != opened.meta.get(key)]
    text_changed = body is not None and body != opened.body
    what = ", ".join([*keys, *(["tekst"] if text_changed else [])])
    record(
        book,
        [Write(path=opened.path, data=new, expected=opened.digest)],
        action="wijzigen",
        numbers=[number] if number else [],
        subject=f"{number or PurePosixPath(opened.path).name} gewijzigd: {what}",
        now=now,
    )
    return read_note(book, opened.path)


def bytes_as_opened(book: Book, opened: Note) -> bytes:
    """Return what is on disk where a note was opened.

    Raises `ChangedOnDisk` when the note got another name meanwhile, `NotFound` when it is gone.
    """
    path = present_path(book, opened)
    if path != opened.path:
        raise ChangedOnDisk(opened.path, mine=None, theirs=read_bytes(book, path))
    return read_bytes(book, opened.path)


def _with_step(
    book: Book, opened: Note, changes: Changes, body: str | None, now: datetime.datetime
) -> Changes:
    """Let the steps of a meeting decide on a new status. Raises `StepRefused`."""
    kind = kind_of(opened)
    if kind is None or kind.name != "vergadering" or kind.status_key not in changes:
        return changes
    # The steps look at what was made of the minutes, which itself is made with this module.
    from raadsboek.book.meetings.steps import with_step

    return with_step(book, opened, changes, body=body, now=now)


def _as_dossier(book: Book, opened: Note, changes: Changes, now: datetime.datetime) -> Changes:
    """Let the dossier of a trajectory decide on its phase and days. Raises `InvalidInput`."""
    if opened.text("soort") != trajectory.KIND.name or not changes:
        return changes
    # Only a trajectory needs the law, which takes time to read.
    from raadsboek.book.trajectories.following import as_changed

    return as_changed(book, opened, changes, now=now)


def _refuse_taken_number(book: Book, opened: Note, changes: Changes) -> None:
    asked = changes.get("nummer")
    if asked is not None and asked != opened.meta.get("nummer"):
        book.index.refresh()
        _asked_number(book, {"nummer": asked})


def refuse_new_problems(opened: Note, changes: Changes) -> None:
    """Raise `InvalidInput` when a changed key would get a value that does not fit its kind."""
    meta = _with(opened.meta, changes)
    soort = meta.get("soort", "")
    kind = KIND_BY_NAME.get(soort if isinstance(soort, str) else "")
    if kind is None:
        if "soort" in changes:
            raise InvalidInput([unknown_kind(str(soort))])
        return
    problems = [
        problem
        for problem in check(kind.struct, meta)[1]
        # With another kind, every key means something else.
        if problem.key in changes or "soort" in changes
    ]
    problems += without_result(kind, opened.meta, changes)
    if problems:
        raise InvalidInput(problems)


def _refuse_unfitting(
    book: Book, kind: Kind, meta: Mapping[str, Value], given: Collection[str]
) -> None:
    """Raise `InvalidInput` when a key that was given does not fit the rest of the raadsboek."""
    if not is_looked_at(kind):
        return
    book.index.refresh()
    wrong = [
        problem
        for problem in unfitting(book, kind, meta)
        if problem.severity is Severity.ERROR and problem.key in given
    ]
    if wrong:
        raise InvalidInput(wrong)


def _with(meta: Mapping[str, Value], changes: Changes) -> dict[str, Value]:
    """Return the keys of a note with changes in it."""
    return {key: value for key, value in {**meta, **changes}.items() if value is not None}


def unknown_kind(word: str) -> Problem:
    """Return the problem for a kind that does not exist, naming those that do."""
    return Problem(
        code="soort-onbekend",
        key="soort",
        message=f"'{word}' is geen soort notitie.",
        fix="Kies uit: " + ", ".join(kind.name for kind in KINDS) + ".",
    )


__all__ = [
    "NotFound",
    "change_keys",
    "create",
    "kind_of",
    "read",
    "save",
    "title_of",
]

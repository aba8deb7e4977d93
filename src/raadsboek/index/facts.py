"""What the index remembers of one note: the one place where a note becomes a row.

Pure: a `Note` in, values out. The meaning of each key comes from its `Kind`; a key that is left
out counts as the default that its kind declares.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

import msgspec
from msgspec import structs

from raadsboek.core.attachments import FACTS_KEY, attachments_of, beside
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.kinds import KIND_BY_NAME, KINDS, meeting
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.kinds.post import Direction
from raadsboek.core.links import targets
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import Field, Shape, fields_of
from raadsboek.index.sorting import fold, name_key, natural_key

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SETTLED = frozenset(
    {
        MeetingStatus.ADOPTED,
        MeetingStatus.PUBLISHED,
        MeetingStatus.CLOSED,
        MeetingStatus.CANCELLED,
        MeetingStatus.TAKEN_OVER,
    }
)
"""A meeting in these statuses is behind us, whatever its day; draft minutes may be of today."""
NUMBER_KEY = "nummer"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MENTION = re.compile(r"(?<![\w@])@(\w[\w-]*)")


class Facts(NamedTuple):
    """The values of one row; texts are as typed, flags are 0 or 1, days are ISO or empty."""

    digest: str
    kind: str
    number: str
    title: str
    status: str
    person: str
    organ: str
    year: str
    people: str
    due: str
    date: str
    open: int
    ahead: int
    inbox: int
    confidential: int
    editable: int
    seal: int
    problems: int
    cells: str
    folded: str
    meta: str
    sorts: tuple[str, ...]
    body: str
    words: str
    links: tuple[str, ...]
    attachments: tuple[tuple[str, str, str], ...]
    """The name, the path in the vault and the digest of each; '' for a digest nobody knows."""


@cache
def columns_of(kind: Kind) -> tuple[Field, ...]:
    """Return the fields that lists of this kind show."""
    return tuple(item for item in fields_of(kind.struct) if item.column)


_WITH_NUMBERS = frozenset(
    {Shape.INTEGER, Shape.REFERENCE, Shape.VOTES, Shape.MONEY, Shape.QUANTITY}
)
WIDTH = max(len(columns_of(kind)) for kind in KINDS)
"""The largest number of columns that a kind has."""


@cache
def _defaults(kind: Kind) -> dict[str, str]:
    return {item.key: item.default for item in fields_of(kind.struct)}


def cell(note: Note, kind: Kind, key: str) -> str:
    """Return what a list shows for `key`: the text of the note, else the default of the kind."""
    return note.text(key).strip() or _defaults(kind).get(key, "")


def sort_key(kind: Kind, item: Field, shown: str) -> str:
    """Return the key by which a cell sorts in its column."""
    if kind.name == "lid" and item.key == kind.title_key:
        return name_key(shown)
    if item.key == NUMBER_KEY or item.shape in _WITH_NUMBERS:
        return natural_key(shown)
    return fold(shown)


def day(text: str) -> str:
    """Return text when it is a day that exists, written as 2026-03-12; else nothing."""
    if not _DATE.fullmatch(text):
        return ""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return ""
    return text


Meaning: TypeAlias = tuple[str, str, str, str, str, str, str, int, int, int]
"""The status up to and including the inbox."""


def title_of(note: Note, kind: Kind | None) -> str:
    """Return what to call a note: its title, else its file name."""
    title = note.text(kind.title_key if kind else "titel").strip()
    return title or PurePosixPath(note.path).stem


def facts_of(note: Note, due: str = "") -> Facts:
    """Return everything that the index remembers of a note.

    `due` is the day (ISO) on which it falls due when that follows from more than its keys.
    """
    try:
        note.body.encode()
        return _facts_of(note, due)
    except UnicodeEncodeError:
        return _facts_of(_storable(note), due)


def _facts_of(note: Note, due: str) -> Facts:
    soort = note.text("soort").strip()
    kind = KIND_BY_NAME.get(soort)
    number = note.text(NUMBER_KEY).strip()
    title = title_of(note, kind)
    attachments = () if note.encrypted else attachments_of(note)
    keys = {key: value for key, value in note.meta.items() if key != FACTS_KEY}
    # How a sender called a file is looked for, its digest never.
    words = " ".join((*_strings(keys), *(one.original for one in attachments if one.original)))
    organ = fold(note.text(ORGAN_KEY).strip())
    # Links are noted once; a note that lies on disk but cannot be read simply has none.
    numbered = _numbered_lines(note.body) if kind is meeting.KIND else []
    links = tuple(dict.fromkeys((*targets(words), *targets(note.body), *numbered)))
    meaning, shown, sorts = _columns(note, kind, number, organ, due)
    return Facts(
        note.digest,
        soort,
        number,
        title,
        *meaning,
        int(note.encrypted or is_confidential(note.meta)),
        int(note.editable),
        _seal(note) if kind is meeting.KIND else 0,
        0 if note.encrypted else len(note.problems),
        _json(shown),
        fold(" ".join(shown)),
        _json(dict(note.meta)),
        sorts + ("",) * (WIDTH - len(sorts)),
        "" if note.encrypted else note.body,
        words,
        links,
        tuple(
            (one.name, beside(note.path, one.name), one.digest)
            for one in attachments
            if _is_name(one.name)
        ),
    )


def _columns(
    note: Note, kind: Kind | None, number: str, organ: str, due: str
) -> tuple[Meaning, tuple[str, ...], tuple[str, ...]]:
    """Return what a note means for lists, how its columns are shown, and how they sort."""
    if kind is None:
        meaning = ("", "", organ, "", "", "", "", 0, 0, 0)
        title = title_of(note, kind)
        return meaning, (number, title), (natural_key(number), fold(title))
    columns = columns_of(kind)
    if note.encrypted:
        # Whether it is open, and until when, is inside: nothing counts by a default here.
        meaning = ("", "", organ, year_in(number) or year_in(note.path), "", "", "", 0, 0, 0)
        shown = tuple(note.text(item.key) for item in columns)
    else:
        meaning = _meaning(note, kind, number, organ, due)
        shown = tuple(
            due if due and item.key == kind.due_key else cell(note, kind, item.key)
            for item in columns
        )
    sorts = (sort_key(kind, item, text) for item, text in zip(columns, shown, strict=True))
    return meaning, shown, tuple(sorts)


def _is_name(name: str) -> bool:
    """Tell if an attachment is a file beside its note, and no note itself."""
    return "/" not in name and "\\" not in name and not name.casefold().endswith(".md")


def _numbered_lines(body: str) -> list[str]:
    # Reading minutes is slow to import, and a command on a fresh index reads none.
    from raadsboek.core.minutes.numbers import numbers_in

    return numbers_in(body)


def _seal(note: Note) -> int:
    """Return whether adopted minutes have the text that was adopted, as a `Seal`."""
    if not note.text("vastgestelde-tekst"):
        return 0
    from raadsboek.core.meetings.adopted import seal_of

    return int(seal_of(note))


def _meaning(note: Note, kind: Kind, number: str, organ: str, due: str) -> Meaning:
    """Return the status up to and including the inbox, as the kind's keys say."""
    status = cell(note, kind, kind.status_key) if kind.status_key else ""
    date = day(cell(note, kind, kind.date_key)) if kind.date_key else ""
    due = due or _first_day(note, kind)
    is_open = status in kind.open_statuses or bool(due and status in kind.waiting_statuses)
    return (
        status,
        cell(note, kind, kind.person_key) if kind.person_key else "",
        organ,
        date[:4] or year_in(number) or year_in(note.path),
        ", ".join(_people(note, kind)),
        due,
        date,
        int(is_open),
        int(kind.name == "vergadering" and bool(date) and status not in _SETTLED),
        int(kind.name == "post" and is_open and cell(note, kind, "richting") == Direction.IN),
    )


def _first_day(note: Note, kind: Kind) -> str:
    """Return the day on which a note first asks for something; '' for none."""
    days = (day(cell(note, kind, key)) for key in (kind.due_key, kind.look_back_key) if key)
    return min((one for one in days if one), default="")


def year_in(text: str) -> str:
    """Return the year in a number or a path, else nothing."""
    found = _YEAR.search(text)
    return found.group() if found else ""


def _people(note: Note, kind: Kind) -> Iterator[str]:
    """Yield whose note it is, folded: who the kind's key names, else who its text does."""
    if kind.person_key:
        named = [name.strip().removeprefix("@") for name in note.texts(kind.person_key)]
    else:
        named = _MENTION.findall(note.body)
    yield from dict.fromkeys(fold(name) for name in named if name)


def _storable(note: Note) -> Note:
    """Return the note with a question mark in place of half characters, which no table holds."""

    def clean(value: Value) -> Value:
        if isinstance(value, str):
            return value.encode("utf-8", "replace").decode()
        if isinstance(value, list):
            return [clean(part) for part in value]
        return {key.encode("utf-8", "replace").decode(): clean(part) for key, part in value.items()}

    body = note.body.encode("utf-8", "replace").decode()
    meta = clean(dict(note.meta))
    return structs.replace(note, meta=meta if isinstance(meta, dict) else {}, body=body)


def _strings(value: object) -> Iterator[str]:
    """Yield every string in a frontmatter value, in order; keys are not among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)


def _json(value: tuple[str, ...] | dict[str, Value]) -> str:
    return msgspec.json.encode(value).decode()

"""The events of a dossier as they stand in its note (`gebeurtenissen`), one line each:

    2026-10-23 besluit afwijkend, zonder redenen · [[P-2026-118]] 1a2b3c4d · per 1 januari

First the day, the name of the event and what can be said of it; then, between ` · `, the papers
that prove it with the first 8 hex of their SHA-256, and words. Reading is tolerant of spaces, of
capitals and of a colon behind the name; writing is exact. A line in another form is a problem of
the note and counts for nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from raadsboek.core.dates import day_as_kept
from raadsboek.core.note import Value
from raadsboek.core.terms.event import QUALITIES, Document, Event

EVENTS_KEY = "gebeurtenissen"
DIGEST_LENGTH = 8
_SEPARATOR = " · "
_HEAD = re.compile(r"(\S+) ([a-z][a-z-]*):?(?: (.+))?", re.IGNORECASE)
_PAPER = re.compile(
    r"(\[\[[^\[\]\n]+\]\]|\S+\.[A-Za-z0-9]{1,5})(?: ([0-9a-f]{8,64}))?", re.IGNORECASE
)
_SPACED_FILE = re.compile(r"(\S.*\.[A-Za-z0-9]{1,5}) ([0-9a-f]{8,64})", re.IGNORECASE)
"""A file with spaces in its name is told from words by its digest only."""


@lru_cache(maxsize=1024)  # a dossier that is worked out is asked for its events more than once
def read_event(line: str) -> Event | None:
    """Return the event that one line says, or None."""
    head, *parts = [part.strip() for part in " ".join(line.split()).split("·")]
    match = _HEAD.fullmatch(head)
    day = day_as_kept(match[1]) if match else None
    if match is None or day is None:
        return None
    qualities, words = _qualities(match[3] or "")
    documents: list[Document] = []
    texts = [words] if words else []
    for part in parts:
        paper = _PAPER.fullmatch(part) or _SPACED_FILE.fullmatch(part)
        if paper is not None:
            digest = (paper[2] or "").casefold()[:DIGEST_LENGTH]
            documents.append(Document(paper[1], digest))
        elif part:
            texts.append(part)
    return Event(
        day=day,
        name=match[2].casefold(),
        qualities=qualities,
        documents=tuple(documents),
        text=_SEPARATOR.join(texts),
    )


def event_line(event: Event) -> str:
    """Return the line that says this event."""
    qualities = f" {', '.join(event.qualities)}" if event.qualities else ""
    papers = (f"{one.name} {one.digest}".strip() for one in event.documents)
    text = [event.text] if event.text else []
    return _SEPARATOR.join([f"{event.day} {event.name}{qualities}", *papers, *text])


def events_in(meta: Mapping[str, Value]) -> list[Event]:
    """Return the events of a dossier by day, those of one day as they stand in the note."""
    found = [event for line in event_texts(meta) if (event := read_event(line)) is not None]
    return sorted(found, key=lambda event: event.day)


def event_texts(meta: Mapping[str, Value]) -> list[str]:
    """Return the lines of the list as they were typed.

    What stands there in another form, such as a line with a colon in it, is a line as well: the
    list is written anew by every event, and nothing may get lost then.
    """
    return [line for line in _texts(meta.get(EVENTS_KEY, [])) if line.strip()]


def unread_lines(meta: Mapping[str, Value]) -> list[str]:
    """Return the lines that say no event."""
    return [line for line in event_texts(meta) if read_event(line) is None]


def with_event(lines: Iterable[str], event: Event) -> list[str]:
    """Return the lines with an event added behind the last that is not later; others stay as is."""
    kept = list(lines)
    place = len(kept)
    for at in range(len(kept) - 1, -1, -1):
        other = read_event(kept[at])
        if other is not None and other.day <= event.day:
            break
        if other is not None:
            place = at
    kept.insert(place, event_line(event))
    return kept


def with_event_or_proof(lines: Iterable[str], event: Event) -> tuple[list[str], Event]:
    """Return the lines with an event, and that event as it now stands there.

    One that stands there unproved only gets its papers.
    """
    kept = list(lines)
    for at, line in enumerate(kept):
        other = read_event(line)
        if other is not None and event.documents and _is_proved_by(other, event):
            text = _SEPARATOR.join(dict.fromkeys(one for one in (other.text, event.text) if one))
            qualities = event.qualities or other.qualities
            proved = replace(event, qualities=qualities, text=text)
            kept[at] = event_line(proved)
            return kept, proved
    return with_event(kept, event), event


def _is_proved_by(event: Event, other: Event) -> bool:
    """Tell if another event is this one, now with its papers."""
    is_same = (event.day, event.name) == (other.day, other.name)
    agrees = not other.qualities or not event.qualities or event.qualities == other.qualities
    return is_same and agrees and not event.documents


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        for key, item in value.items():
            first, *rest = [*_texts(item)] or [""]
            yield f"{key}: {first}".rstrip()
            yield from rest


def _qualities(words: str) -> tuple[tuple[str, ...], str]:
    """Return the qualities at the start of the words, and the words that remain."""
    parts = [part.strip() for part in words.split(",")] if words else []
    found = []
    while parts and parts[0].casefold() in QUALITIES:
        found.append(parts.pop(0).casefold())
    return tuple(found), ", ".join(parts)

"""The line-numbered print of minutes: what reviewers get, and point at with 'p2 r8'.

Owns how the text is divided into pages and lines, and which part of the text each line shows. The
same text always gives the same lines. It must not change a word: a line is a piece of the text,
but for the marks in front of a heading.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import long_date
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.adopted import adopted_footer
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Note

WIDTH = 72
"""So many characters fit on a line; a longer word is never broken."""
PAGE_LINES = 44
"""So many numbered lines stand on a page. Empty lines have no number."""

_MARK = 8
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\S+")
_HEADING_MARK = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_FINAL = frozenset({MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED})


class PrintedLine(Struct, frozen=True, kw_only=True):
    """One numbered line: page and number, and the piece of the text (start, end) that it shows.

    `follows_gap` tells that an empty line stands above it.
    """

    page: int
    number: int
    start: int
    end: int
    text: str
    follows_gap: bool = False

    @property
    def place(self) -> str:
        """How people call this line: 'p2 r8'."""
        return f"p{self.page} r{self.number}"


class NumberedPrint(Struct, frozen=True, kw_only=True):
    """The print of one text: a heading, and the numbered lines of `body` in order.

    `mark` tells this text from any other; it is printed, so that a print that comes back says
    of which text it was. `footer` stands below adopted minutes.
    """

    heading: tuple[str, ...]
    title: str
    body: str
    mark: str
    lines: tuple[PrintedLine, ...]
    footer: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are; no text is one empty page."""
        return self.lines[-1].page if self.lines else 1

    def line_at(self, offset: int) -> PrintedLine | None:
        """Return the line that shows this place in the text, else the first one after it."""
        for line in self.lines:
            if offset < line.end or (offset == line.end and offset == len(self.body)):
                return line
        return self.lines[-1] if self.lines else None

    def page_head(self, page: int) -> str:
        """Return the line above the lines of a page."""
        return f"{self.title} · bladzijde {page} van {self.pages}"

    def as_text(self) -> list[str]:
        """Return the whole print as lines of plain text."""
        written = list(self.heading)
        page = 0
        for line in self.lines:
            if line.page != page:
                page = line.page
                written += ["", self.page_head(page), ""]
            elif line.follows_gap:
                written.append("")
            written.append(f"{line.number:>3}  {line.text}")
        return [*written, "", self.footer] if self.footer else written


def numbered_print(meeting: Note, *, names: Mapping[str, str] | None = None) -> NumberedPrint:
    """Return the print of the minutes of a meeting; `names` gives the full name of a short one."""
    body = meeting.body
    mark = text_mark(body)
    return NumberedPrint(
        heading=tuple(_heading(meeting, mark, names or {})),
        title=_title(meeting),
        body=body,
        mark=mark,
        lines=tuple(_lines(body)),
        footer=adopted_footer(meeting),
    )


def holds_confidential(meeting: Note) -> bool:
    """Tell if any of the text is for the council alone."""
    entries = parse(meeting.body).entries
    return is_confidential(meeting.meta) or any(
        entry.kind is EntryKind.CONFIDENTIAL for entry in entries
    )


def text_mark(body: str) -> str:
    """Return the mark by which a print tells of which text it was."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _title(meeting: Note) -> str:
    state = "VASTGESTELD" if meeting.text("status") in _FINAL else "CONCEPT"
    name = " ".join((meeting.text("nummer"), meeting.text("titel"))).strip()
    return f"{_one_line(name)} · {state}"


def _heading(meeting: Note, mark: str, names: Mapping[str, str]) -> Iterator[str]:
    yield _title(meeting)
    times = "–".join(time for time in (meeting.text("van"), meeting.text("tot")) if time)
    facts = [_day(meeting.text("datum")), f"{times} uur" if times else "", meeting.text("plaats")]
    yield _one_line(", ".join(fact for fact in facts if fact))
    yield f"Kenmerk van deze tekst: {mark}"
    if holds_confidential(meeting):
        yield "VERTROUWELIJK: hierin staat tekst die alleen voor de raad is."
    people = list(_people(meeting, names))
    if people:
        yield ""
        yield from people
    yield ""
    yield 'Een correctie geeft u zo door: p1 r8: "woord" wijzigen in "ander woord"'


def _people(meeting: Note, names: Mapping[str, str]) -> Iterator[str]:
    for label, key in (
        ("Voorzitter", "voorzitter"),
        ("Notulist", "notulist"),
        ("Aanwezig", "aanwezig"),
        ("Afwezig m.k.", "afwezig-mk"),
        ("Afwezig z.k.", "afwezig-zk"),
        ("Machtigingen", "machtigingen"),
        ("Gasten", "gasten"),
    ):
        people = ", ".join(names.get(one, one) for one in meeting.texts(key))
        if people:
            yield from _wrapped_fact(f"{label}: ", _one_line(people))


def _day(text: str) -> str:
    try:
        return long_date(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped_fact(label: str, value: str) -> Iterator[str]:
    line = label
    for word in value.split(" "):
        if len(line) > len(label) and len(line) + len(word) > WIDTH:
            yield line.rstrip()
            line = " " * len(label)
        line += f"{word} "
    yield line.rstrip()


def _lines(body: str) -> Iterator[PrintedLine]:
    page, number, gap = 1, 0, False
    for start, end in _pieces(body):
        if start == end:
            gap = True
            continue
        if number == PAGE_LINES:
            page, number = page + 1, 0
        number += 1
        text = body[start:end].replace("\t", " ")
        yield PrintedLine(
            page=page,
            number=number,
            start=start,
            end=end,
            text=text,
            follows_gap=gap and number > 1,
        )
        gap = False


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each printed line; an empty piece is one or more empty lines."""
    position = 0
    for match in _LINE.finditer(body):
        skipped = body[position : match.start()]
        if skipped.count("\n") + skipped.replace("\r\n", "\n").count("\r") > 1:
            yield match.start(), match.start()
        position = match.end()
        mark = _HEADING_MARK.match(match[0])
        start = match.start() + (mark.end() if mark else 0)
        words = [
            (start + one.start(), start + one.end()) for one in _WORD.finditer(body[start:position])
        ]
        if not words:
            yield start, start
            continue
        yield from _wrapped(start, words)


def _wrapped(start: int, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of one line of the text; blanks at its beginning stay."""
    last = words[0][1]
    for word_start, word_end in words[1:]:
        if word_end - start > WIDTH:
            yield start, last
            start = word_start
        last = word_end
    yield start, last

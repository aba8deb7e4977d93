"""The line-numbered print of minutes: what reviewers get, and point at with 'p2 r8'.

Owns what stands above and below the lines, and how they are found. Pages and lines are those of the
PDF of these minutes, so that a place means one thing on paper and on screen.
"""

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import long_date
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.adopted import adopted_footer
from raadsboek.core.meetings.corrections.own_lines import WIDTH, own_lines
from raadsboek.core.meetings.corrections.printed_line import PrintedLine
from raadsboek.core.meetings.corrections.printed_rows import printed_rows
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Note
from raadsboek.core.remarks import blanked_remarks

_MARK = 8
_FINAL = frozenset({MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED})


class NumberedPrint(Struct, frozen=True, kw_only=True):
    """The print of one text: a heading, and the numbered lines of its pages in order.

    `is_laid_out` tells that these are the lines of its PDF; otherwise there is none, and the text
    was divided by itself. `mark` tells this text from any other; it is printed, so that a print
    that comes back says of which text it was. `footer` stands below adopted minutes.
    """

    heading: tuple[str, ...]
    title: str
    body: str
    mark: str
    lines: tuple[PrintedLine, ...]
    is_laid_out: bool = False
    footer: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are; no text is one empty page."""
        return self.lines[-1].page if self.lines else 1

    def line_at(self, offset: int) -> PrintedLine | None:
        """Return the line that shows this place in the text, else the first one after it."""
        after: PrintedLine | None = None
        for line in self.lines:
            if line.shows(offset):
                return line
            if after is None and line.spans and offset < line.end:
                after = line
        return after or next((line for line in reversed(self.lines) if line.spans), None)

    def line_called(self, place: str) -> PrintedLine | None:
        """Return the line with this name, such as 'p2 r8'; of 'p2 r8-10' the first."""
        name = place.partition("-")[0].rstrip()
        return next((line for line in self.lines if line.place == name), None)

    def page_head(self, page: int) -> str:
        """Return the line above the lines of a page."""
        return f"{self.title} · bladzijde {page} van {self.pages}"

    def as_text(self) -> list[str]:
        """Return the whole print as lines of plain text."""
        written = list(self.heading)
        page = 0
        # A remark of the secretary is in no paper that leaves, so in no print either.
        for row in printed_rows(blanked_remarks(self.body), self.lines):
            if row.page != page:
                page = row.page
                written += ["", self.page_head(page), ""]
            elif row.follows_gap:
                written.append("")
            written.append(f"{row.number or '':>3}  {row.text}".rstrip())
        return [*written, "", self.footer] if self.footer else written


def numbered_print(
    meeting: Note,
    *,
    names: Mapping[str, str] | None = None,
    lines: Sequence[PrintedLine] | None = None,
) -> NumberedPrint:
    """Return the print of the minutes of a meeting; `names` gives the full name of a short one.

    `lines` are those of its pages; without them the text is divided by itself.
    """
    body = meeting.body
    mark = text_mark(body)
    return NumberedPrint(
        heading=tuple(_heading(meeting, mark, names or {}, is_laid_out=lines is not None)),
        title=_title(meeting),
        body=body,
        mark=mark,
        lines=tuple(own_lines(blanked_remarks(body)) if lines is None else lines),
        is_laid_out=lines is not None,
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


def _heading(
    meeting: Note, mark: str, names: Mapping[str, str], *, is_laid_out: bool
) -> Iterator[str]:
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
    if is_laid_out:
        yield "Bladzijden en regels zijn die van het verslag als PDF."
    else:
        yield "Van deze tekst is geen PDF te maken: bladzijden en regels zijn die van deze afdruk."
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

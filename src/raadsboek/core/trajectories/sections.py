"""The parts of a dossier's text below its headings: finding what stands there, adding a line.

Reading is tolerant: any level and any case of heading, any mark of a list, plain paragraphs too.
Adding changes no byte that was there; a heading that misses is made where it belongs. What a line
means is said by the modules that read one part: arguments, questions, positions, agreements.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from raadsboek.core.minutes.public import confidential_lines
from raadsboek.core.remarks import replace_remarks

SUMMARY = "Waar gaat het over"
QUESTIONS = "Vragen en antwoorden"
ARGUMENTS = "Argumenten"
POSITIONS = "Standpunten"
PARKED = "Geparkeerd"
AGREEMENTS = "Afspraken"
ORDER = (SUMMARY, QUESTIONS, ARGUMENTS, POSITIONS, PARKED, AGREEMENTS)
"""The headings of a dossier, in the order in which they stand."""

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,4}[.)])[ \t]+(.*)")
_BLOCK = ":::"
_BREAKS = re.compile(r"\r\n|\r|\n")


class Heading(Struct, frozen=True):
    """A heading: its depth, its words, and the number of its line, counted from 0."""

    depth: int
    words: str
    line: int


class Item(Struct, frozen=True):
    """What somebody wrote as one thing: an item of a list or a paragraph.

    `lines` are its lines without marks and indents; `first` and `last` are the numbers of the first
    and the last of them in the text. `depth` is 0 for what stands at the margin, more for what
    belongs to the item above. `under` is the heading straight above it.
    """

    lines: tuple[str, ...]
    first: int
    last: int
    depth: int
    under: str

    @property
    def text(self) -> str:
        """Everything on one line, with one space between words."""
        return " ".join(" ".join(self.lines).split())


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their line breaks; remarks (<!-- -->) are blank."""
    return _BREAKS.split(replace_remarks(text, _blank))


def without_hidden(text: str) -> str:
    """Return a text without what stands in confidential blocks (::: vertrouwelijk ... :::).

    Any other block is left out as well. A block without its end hides all that follows.
    """
    kept: list[str] = []
    confidential = confidential_lines(text)
    is_hidden = False
    for at, line in enumerate(_BREAKS.split(text)):
        if line.lstrip().startswith(_BLOCK):
            is_hidden = line.strip(": \t") != ""
        elif not is_hidden and at not in confidential:
            kept.append(line)
    return "\n".join(kept)


def headings(text: str) -> list[Heading]:
    """Return the headings of a text in order."""
    return [
        Heading(len(match[1]), _title(match), place)
        for place, line in enumerate(lines_of(text))
        if (match := _HEADING.fullmatch(line)) is not None
    ]


def items(text: str, names: Collection[str]) -> list[Item]:
    """Return what stands below the headings with one of these names (in lower case), in order."""
    lines = lines_of(text)
    found: list[Item] = []
    for first, last, heading in _stretches(text, names, len(lines)):
        found += _items(lines, first, last, heading)
    return found


def text_below(text: str, names: Collection[str]) -> str:
    """Return the text below the first heading with one of these names, without blank edges."""
    lines = lines_of(text)
    for first, last, _heading in _stretches(text, names, len(lines)):
        return "\n".join(lines[first:last]).strip()
    return ""


def with_line(text: str, name: str, names: Collection[str], line: str) -> str:
    """Return the text with a line added at the end of the part that is called so.

    Without such a heading one with `name` is made, before the first that comes after it.
    """
    newline = _newline_of(text)
    lines = _BREAKS.split(text)
    stretches = list(_stretches(text, names, len(lines)))
    if stretches:
        first, last, _heading = stretches[0]
        filled = [at for at in range(first, last) if lines[at].strip()]
        if filled:
            return with_line_after(text, filled[-1], line)
        return _below_heading(text, lines, first, last, line)
    block = f"## {name}{newline}{newline}{line}"
    after = ORDER[ORDER.index(name) + 1 :] if name in ORDER else ()
    later = {one.casefold() for one in after}
    before = next((one for one in headings(text) if one.words.casefold() in later), None)
    if before is not None:
        return _spliced(text, before.line, f"{block}{newline}{newline}")
    if not text.strip():
        return f"{text}{block}{newline}"
    ends = text.endswith(("\n", "\r"))
    gap = newline if ends else newline * 2
    return f"{text}{gap}{block}{newline}"


def with_line_after(text: str, place: int, line: str) -> str:
    """Return the text with a line put in after the line with this number."""
    return _inserted(text, place, line, _newline_of(text))


def _below_heading(text: str, lines: list[str], first: int, last: int, line: str) -> str:
    """Return the text with a line below a heading that has nothing, a blank line on both sides."""
    newline = _newline_of(text)
    has_blank = first < last
    before = "" if has_blank else newline
    is_followed = last < len(lines)
    after = newline if is_followed and last - first < 2 else ""
    return _inserted(text, first if has_blank else first - 1, f"{before}{line}{after}", newline)


def _inserted(text: str, place: int, addition: str, newline: str) -> str:
    breaks = [match.end() for match in _BREAKS.finditer(text)]
    if place < len(breaks):
        at = breaks[place]
        return f"{text[:at]}{addition}{newline}{text[at:]}"
    return f"{text}{newline}{addition}{newline}"


def _spliced(text: str, place: int, addition: str) -> str:
    """Return the text with an addition before the line with this number."""
    breaks = [0, *(match.end() for match in _BREAKS.finditer(text))]
    return f"{text[: breaks[place]]}{addition}{text[breaks[place] :]}"


def _newline_of(text: str) -> str:
    found = _BREAKS.search(text)
    return found.group() if found else "\n"


def _stretches(text: str, names: Collection[str], end: int) -> Iterator[tuple[int, int, str]]:
    """Yield first and last line (excluded) below each heading with one of the names, and it.

    A part ends at the next heading that is not deeper.
    """
    found = headings(text)
    inside = -1
    for place, heading in enumerate(found):
        if heading.line < inside or heading.words.casefold().rstrip(":") not in names:
            continue
        ends = (one.line for one in found[place + 1 :] if one.depth <= heading.depth)
        inside = next(ends, end)
        yield heading.line + 1, inside, heading.words


def _items(lines: list[str], first: int, last: int, heading: str) -> Iterator[Item]:
    under = heading
    words: list[str] = []
    start = depth = 0

    def finished(end: int) -> Iterator[Item]:
        if words:
            yield Item(tuple(words), start, end, depth, under)

    end = first
    for place in range(first, last):
        line = "" if lines[place].lstrip().startswith(_BLOCK) else lines[place]
        title = _HEADING.fullmatch(line)
        mark = _ITEM.fullmatch(line)
        if title is not None or not line.strip() or mark is not None:
            yield from finished(end)
            words = []
        if title is not None:
            under = _title(title)
        elif line.strip():
            if not words:
                start = place
                depth = 1 if mark is not None and len(mark[1].expandtabs(4)) > 1 else 0
            words.append((mark[2] if mark is not None else line).strip())
            end = place
    yield from finished(end)


def _title(match: re.Match[str]) -> str:
    return match[2].strip().rstrip("#").strip()


def _blank(remark: str) -> str:
    """Return a remark as blanks, with its line breaks: every line keeps its number."""
    return re.sub(r"[^\r\n]", " ", remark)

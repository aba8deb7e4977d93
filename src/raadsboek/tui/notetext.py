"""A note's text laid out for reading: Markdown becomes lines of a given width, once.

Pure: text and a width in, lines with named roles out; colours and scrolling belong to the
reader. Nothing that was typed disappears: HTML, link definitions and unknown marks stay visible.
Text that is built to make a parser sweat is shown as it stands.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from raadsboek.core.text import visible_lines
from raadsboek.tui.lines import (
    Line,
    Run,
    cut,
    indented,
    joined,
    plain,
    with_references,
)

if TYPE_CHECKING:
    # Imported when the first note is read: it costs a quarter of a bare start.
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAXIMUM_SIZE = 400_000
_MOST_MARKS = 2_000
_LONGEST_LINE = 20_000
_DEEPEST = 40

KEYWORD = re.compile(r"(BESLUIT|ACTIE|TOEZEGGING|STEMMING|AANGEHOUDEN)\b|:::\s*\S*")
_ATTRIBUTES = re.compile(r"(doel|tijd|inbreng|stukken|spreker): ")
_MARKS = re.compile(r"[\\`*_\[\]<&!~]")


def laid_out(body: str, width: int) -> list[Line]:
    """Return the lines of a note's body, wrapped to `width` cells."""
    width = max(width, 10)
    text = visible_lines(body)
    if _is_wild(text):
        return plain(text, width)
    tokens = _parser().parse(text)
    # Below its own limit the parser drops text without a word; then show it as it stands.
    if any(token.level >= _DEEPEST for token in tokens):
        return plain(text, width)
    return _Layout(width).lines_of(tokens)


def _is_wild(text: str) -> bool:
    if len(text) > MAXIMUM_SIZE:
        return True
    return any(len(line) > _LONGEST_LINE for line in text.split("\n"))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 4})
    # Link definitions would vanish from the page ("[OR]: akkoord"); tables are wanted.
    parser.enable("table").disable(["reference", "lheading", "html_block", "inline", "text_join"])
    return parser


# -- inline marks -------------------------------------------------------------------------------

_OPENING = {"strong_open": "strong", "em_open": "emphasis", "s_open": "strike"}
_CLOSING = {"strong_close": "strong", "em_close": "emphasis", "s_close": "strike"}


def _inline(content: str) -> list[Line]:
    """Return the lines of a paragraph: what the writer broke off stays broken off."""
    marks = len(_MARKS.findall(content))
    if not marks or marks > _MOST_MARKS:
        return [Line(line) for line in content.split("\n")]
    tokens: list[Token] = []
    parser = _parser()
    parser.inline.parse(content, parser, {}, tokens)
    lines = [Line("")]
    roles: list[str] = []
    text = ""
    address = ""

    def flush() -> None:
        nonlocal text
        if text:
            lines[-1] = joined(lines[-1], "", with_references(Line(text), tuple(roles)))
            text = ""

    for token in tokens:
        kind = token.type
        if kind == "text":
            text += token.content
            continue
        flush()
        if kind in ("softbreak", "hardbreak"):
            lines.append(Line(""))
        elif kind in _OPENING:
            roles.append(_OPENING[kind])
        elif kind in _CLOSING:
            roles.remove(_CLOSING[kind])
        elif kind == "link_open":
            address = str(token.attrs.get("href", ""))
        elif kind == "link_close":
            # The address is always readable, and never opened by itself.
            if address and address not in lines[-1].text:
                lines[-1] = joined(lines[-1], " ", _marked(f"<{address}>", "quiet"))
            address = ""
        elif kind == "code_inline":
            lines[-1] = joined(lines[-1], "", _marked(token.content, "code"))
        elif kind == "image":
            source = str(token.attrs.get("src", ""))
            lines[-1] = joined(lines[-1], "", _marked(f"[{token.content}: {source}]", "quiet"))
        else:
            text += token.content
    flush()
    return lines


def _marked(text: str, role: str) -> Line:
    return Line(text, (Run(0, len(text), (role,)),))


def _with_keyword(line: Line) -> Line:
    match = KEYWORD.match(line.text)
    if match is None:
        return line
    head = line.text.partition(":")[0] + ":" if match.group(1) else match.group()
    if len(head) > 80:
        head = match.group()
    return Line(line.text, (*line.runs, Run(0, len(head), ("keyword",))), line.references)


# -- blocks -------------------------------------------------------------------------------------


class _Layout:
    """Walks the block tokens and writes lines; one instance per note and width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[Line] = []
        self.prefixes: list[str] = []
        self.bullet = ""
        self.numbers: list[int | None] = []
        self.blank_wanted = False
        self.heading = 0
        self.after_heading = False
        self.table: list[list[Line]] | None = None

    def lines_of(self, tokens: "Sequence[Token]") -> list[Line]:
        """Return the lines for the tokens of a whole note."""
        for token in tokens:
            handler = getattr(self, f"_{token.type}", None)
            if handler is not None:
                handler(token)
        return self.lines

    def _write_blank(self) -> None:
        if self.blank_wanted and self.lines:
            self.lines.append(Line("".join(self.prefixes).rstrip()))
        self.blank_wanted = False

    def _write(self, line: Line) -> None:
        self._write_blank()
        prefix = "".join(self.prefixes)
        if self.bullet:
            first = prefix[: len(prefix) - len(self.prefixes[-1])] + self.bullet
            self.bullet = ""
        else:
            first = prefix
        room = max(10, self.width - cell_len(prefix))
        for number, part in enumerate(cut(line, room)):
            self.lines.append(indented(first if number == 0 else prefix, part, "mark"))

    def _inline(self, token: "Token") -> None:
        lines = _inline(token.content)
        if self.table is not None:
            self.table[-1].append(lines[0])
            return
        for line in lines:
            if self.heading:
                role = f"heading{min(self.heading, 3)}"
                line = Line(
                    line.text, (*line.runs, Run(0, len(line.text), (role,))), line.references
                )
            elif self.after_heading and _ATTRIBUTES.match(line.text):
                line = Line(
                    line.text, (Run(0, len(line.text), ("quiet",)), *line.runs), line.references
                )
            else:
                line = _with_keyword(line)
            self._write(line)
        self.after_heading = bool(self.heading)

    def _heading_open(self, token: "Token") -> None:
        self.heading = int(token.tag[1])
        self.blank_wanted = bool(self.lines)

    def _heading_close(self, token: "Token") -> None:
        self.heading = 0
        self.blank_wanted = False

    def _paragraph_open(self, token: "Token") -> None:
        if self.after_heading:
            self.blank_wanted = False

    def _paragraph_close(self, token: "Token") -> None:
        if not token.hidden:
            self.blank_wanted = True

    def _blockquote_open(self, token: "Token") -> None:
        self._write_blank()
        self.prefixes.append("│ ")

    def _blockquote_close(self, token: "Token") -> None:
        self.prefixes.pop()
        self.blank_wanted = True

    def _bullet_list_open(self, token: "Token") -> None:
        self.numbers.append(None)

    def _ordered_list_open(self, token: "Token") -> None:
        self.numbers.append(int(token.attrs.get("start", 1)))

    def _bullet_list_close(self, token: "Token") -> None:
        self.numbers.pop()
        if not self.numbers:
            self.blank_wanted = True

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, token: "Token") -> None:
        number = self.numbers[-1]
        if number is None:
            self.bullet = "• "
        else:
            self.bullet = f"{number}. "
            self.numbers[-1] = number + 1
        self.prefixes.append(" " * len(self.bullet))

    def _list_item_close(self, token: "Token") -> None:
        if self.bullet:
            self._write(Line(""))
        self.prefixes.pop()

    def _fence(self, token: "Token") -> None:
        for text in token.content.rstrip("\n").split("\n"):
            self._write(_marked(text, "code"))
        self.blank_wanted = True

    _code_block = _fence

    def _hr(self, token: "Token") -> None:
        self._write(_marked("─" * min(self.width, 40), "mark"))
        self.blank_wanted = True

    def _table_open(self, token: "Token") -> None:
        self.table = []

    def _tr_open(self, token: "Token") -> None:
        if self.table is not None:
            self.table.append([])

    def _table_close(self, token: "Token") -> None:
        rows = self.table or []
        self.table = None
        columns = max((len(row) for row in rows), default=0)
        widths = [
            max((cell_len(row[index].text) for row in rows if index < len(row)), default=0)
            for index in range(columns)
        ]
        if sum(widths) + 2 * columns <= self.width - cell_len("".join(self.prefixes)):
            self._write_table(rows, widths)
        else:
            self._write_records(rows)
        self.blank_wanted = True

    def _write_table(self, rows: list[list[Line]], widths: list[int]) -> None:
        for number, row in enumerate(rows):
            line = Line("")
            for cell, width in zip(row, widths, strict=False):
                padded = Line(cell.text + " " * (width - cell_len(cell.text)), *cell[1:])
                line = joined(line, "  " if line.text else "", padded)
            if number == 0:
                line = Line(
                    line.text, (*line.runs, Run(0, len(line.text), ("strong",))), line.references
                )
            self._write(line)
            if number == 0:
                self._write(_marked("─" * (sum(widths) + 2 * (len(widths) - 1)), "mark"))

    def _write_records(self, rows: list[list[Line]]) -> None:
        """Write a table that is too wide as one small block per row: nothing is cut off."""
        for row in rows[1:]:
            for name, cell in zip(rows[0], row, strict=False):
                if cell.text:
                    self._write(joined(_marked(f"{name.text}:", "label"), " ", cell))
            self.blank_wanted = True

"""From the text of a meeting note to its parts, in one pass; runs live at every keystroke.

Total: any text gives `Minutes`. A line is looked at closely only when its first character can
mean something, or a block may begin in it. Fails closed: a confidential block without an end lasts
until the end of the text, a block name that looks like 'vertrouwelijk' is one, also in a list, in a
quote or behind a space that nobody sees, and a code fence that is never closed hides nothing.
"""

import difflib
import re

from raadsboek.core.minutes.agenda import is_heading, read_attributes, read_item_heading
from raadsboek.core.minutes.entries import (
    Entry,
    EntryKind,
    Finding,
    Item,
    Minutes,
    split_lines,
)
from raadsboek.core.minutes.heads import (
    decorated_keyword,
    lower_case_keyword,
    read_head,
    unfinished_keyword,
)
from raadsboek.core.problem import Problem, Severity

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BLOCK = re.compile(r" {0,3}:{3,}[ \t]*(.*)")
_MARKS = "::"
_HALF_BLOCK = re.compile(r"[^\w:]*(?:\w{1,3}[.)][^\w:]*)?:{2,}(.*)")
"""A block whose marks are indented, stand in a list or a quote, or are one too few."""
_INNER_BREAK = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What another program shows as the end of a line."""
CONFIDENTIAL_WORD = "vertrouwelijk"
_SAME = ("geheim", "besloten", "confiden", "niet openbaar", "niet-openbaar")
"""How else people begin the name of a block that is not for everybody."""

_HALF = ">:::"
"""The name of a block that began with half a mark: it ends at one too."""
_AROUND_END = " \t>*+-:"

_KEYWORD_STARTS = frozenset("BSAT ")
_LOWER_STARTS = frozenset("bsat")
_INTERESTING = _KEYWORD_STARTS | _LOWER_STARTS | frozenset("#:`~\t>*_+-0123456789")


def parse(body: str) -> Minutes:
    """Return the agenda points and entries of a meeting note's text."""
    return _Reader(split_lines(body)).read()


class _Reader:
    """The state of the one pass over the lines."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.items: list[Item] = []
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self.blocks: list[tuple[str, int]] = []
        self.confidential_since = -1
        self.unclosed_fences: dict[str, int] = {}

    def read(self) -> Minutes:
        lines, count = self.lines, len(self.lines)
        at = 0
        while at < count:
            line = lines[at]
            if not line or (line[0] not in _INTERESTING and _MARKS not in line):
                at += 1
                continue
            at = self.read_line(at, line)
        self.finish()
        return Minutes(
            items=tuple(self.items), entries=tuple(self.entries), findings=tuple(self.findings)
        )

    def read_line(self, at: int, line: str) -> int:
        """Read the line and what belongs to it; return the next line to look at."""
        if _MARKS in line and self.read_half_block(at, line):
            return at + 1
        first = line.lstrip(" ")[:1]
        if line[0] in _KEYWORD_STARTS and first in _KEYWORD_STARTS:
            end = self.read_keyword(at, line)
            if end:
                return end
        elif first == "#":
            return self.read_heading(at, line)
        elif first in ("`", "~"):
            return self.skip_fence(at, line)
        elif first == ":":
            self.read_block(at, line)
            return at + 1
        if first in _LOWER_STARTS:
            self.read_lower_case(at, line)
            return at + 1
        keyword = decorated_keyword(line)
        if keyword:
            self.find(
                at,
                "trefwoord-niet-vooraan",
                f"{keyword} telt alleen mee aan het begin van de regel.",
                f"Haal weg wat voor {keyword} staat.",
            )
        return at + 1

    def read_lower_case(self, at: int, line: str) -> None:
        keyword = lower_case_keyword(line)
        if keyword:
            self.find(
                at,
                "trefwoord-klein",
                f"'{keyword.lower()}' in kleine letters telt niet mee.",
                f"Schrijf {keyword} in hoofdletters.",
            )

    def read_keyword(self, at: int, line: str) -> int:
        head = read_head(line)
        if head is None:
            keyword = unfinished_keyword(line)
            if keyword:
                self.find(
                    at,
                    "dubbele-punt-ontbreekt",
                    f"Achter {keyword} ontbreekt de dubbele punt.",
                    "Zet een dubbele punt voor de tekst.",
                )
                return at + 1
            return 0
        end = at + 1
        text = [head.text] if head.text else []
        if head.kind is not EntryKind.VOTE:
            while end < len(self.lines) and self.continues(self.lines[end]):
                text.append(self.lines[end].strip())
                end += 1
        self.entries.append(
            Entry(
                kind=head.kind,
                start=at,
                end=end,
                text="\n".join(text),
                number=head.number,
                handles=head.handles,
                due=head.due,
                stray=head.stray,
                item=len(self.items) - 1,
                confidential=self.confidential_since >= 0,
            )
        )
        return end

    def continues(self, line: str) -> bool:
        """Tell if a line belongs to the text of the entry above it."""
        if not line or line.isspace():
            return False
        if _MARKS in line and (_half_block(line) or not line.strip(_AROUND_END)):
            return False
        if line[0] not in _INTERESTING:
            return True
        if is_heading(line) or _FENCE.fullmatch(line) or _BLOCK.fullmatch(line):
            return False
        return not (
            read_head(line)
            or unfinished_keyword(line)
            or decorated_keyword(line)
            or lower_case_keyword(line)
        )

    def read_heading(self, at: int, line: str) -> int:
        heading = read_item_heading(line)
        if heading is None:
            return at + 1
        attributes, end = read_attributes(self.lines, at + 1)
        self.close_item(at)
        self.items.append(
            Item(
                number=heading[0],
                title=heading[1],
                start=at,
                end=len(self.lines),
                attributes=attributes,
            )
        )
        return end

    def skip_fence(self, at: int, line: str) -> int:
        """Skip the code from its opening fence; a fence that is never closed is plain text."""
        match = _FENCE.fullmatch(line)
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            return at + 1
        mark, length = match[1][0], len(match[1])
        if length < self.unclosed_fences.get(mark, length + 1):
            closing = re.compile(rf" {{0,3}}{re.escape(mark)}{{{length},}}[ \t]*")
            for end in range(at + 1, len(self.lines)):
                if mark in self.lines[end] and closing.fullmatch(self.lines[end]):
                    return end + 1
            self.unclosed_fences[mark] = length
        self.find(
            at,
            "codeblok-open",
            "Dit blok met vaste tekst heeft geen einde; het telt als gewone tekst.",
            f"Sluit het blok met een regel {mark * length}, of haal deze regel weg.",
        )
        return at + 1

    def read_half_block(self, at: int, line: str) -> bool:
        """Read a line that begins or ends a confidential block, but not by the rules."""
        name = "" if _BLOCK.fullmatch(line) else _half_block(line)
        if name:
            self.open_confidential(at)
            self.find(
                at,
                "blok-onbekend",
                f"Deze regel is gelezen als het begin van een {CONFIDENTIAL_WORD} gedeelte.",
                f"Zet ::: {CONFIDENTIAL_WORD} vooraan op een eigen regel, en ::: waar het eindigt.",
            )
            self.blocks.append((_HALF, at))
            return True
        if self.blocks and self.blocks[-1][0] == _HALF and not line.strip(_AROUND_END):
            self.close_block(at)
            return True
        return False

    def read_block(self, at: int, line: str) -> None:
        match = _BLOCK.fullmatch(line)
        if match is None:
            return
        name = _name(match[1])
        if name:
            if _means_confidential(name):
                self.open_confidential(at)
                if CONFIDENTIAL_WORD not in name:
                    self.find(
                        at,
                        "blok-onbekend",
                        f"'{name}' is gelezen als '{CONFIDENTIAL_WORD}'.",
                        f"Schrijf: ::: {CONFIDENTIAL_WORD}",
                    )
                name = CONFIDENTIAL_WORD
            self.blocks.append((name, at))
        elif self.blocks:
            self.close_block(at)
        else:
            self.find(
                at,
                "blok-niet-open",
                "Hier eindigt een blok dat niet begonnen is.",
                f"Haal deze regel weg, of zet ::: {CONFIDENTIAL_WORD} waar het blok begint.",
            )

    def open_confidential(self, at: int) -> None:
        if self.confidential_since < 0:
            self.confidential_since = len(self.entries)
            self.entries.append(self.confidential_block(at))

    def close_block(self, at: int) -> None:
        self.blocks.pop()
        if self.confidential_since >= 0 and not any(
            name in (CONFIDENTIAL_WORD, _HALF) for name, _ in self.blocks
        ):
            self.close_confidential(at + 1)

    def confidential_block(self, at: int) -> Entry:
        return Entry(
            kind=EntryKind.CONFIDENTIAL,
            start=at,
            end=len(self.lines),
            item=len(self.items) - 1,
            confidential=True,
        )

    def close_confidential(self, end: int) -> None:
        block = self.entries[self.confidential_since]
        self.entries[self.confidential_since] = Entry(
            kind=block.kind, start=block.start, end=end, item=block.item, confidential=True
        )
        self.confidential_since = -1

    def close_item(self, end: int) -> None:
        if self.items:
            last = self.items[-1]
            self.items[-1] = Item(
                number=last.number,
                title=last.title,
                start=last.start,
                end=end,
                attributes=last.attributes,
            )

    def finish(self) -> None:
        if self.confidential_since >= 0:
            self.find(
                self.entries[self.confidential_since].start,
                "vertrouwelijk-open",
                "Dit vertrouwelijke blok heeft geen einde: alles hieronder is vertrouwelijk.",
                "Zet een regel met ::: waar het blok eindigt.",
                Severity.ERROR,
            )

    def find(
        self, at: int, code: str, message: str, fix: str, severity: Severity = Severity.WARNING
    ) -> None:
        problem = Problem(code=code, message=message, fix=fix, severity=severity)
        self.findings.append(Finding(line=at, problem=problem))


def _name(after_marks: str) -> str:
    return after_marks.strip(" \t{}.:").casefold()


def _half_block(line: str) -> str:
    """Return the name of a confidential block that begins in a line, wherever in it; else ''."""
    for part in _INNER_BREAK.split(line):
        match = _HALF_BLOCK.fullmatch(part)
        name = _name(match[1]) if match else ""
        if name and _means_confidential(name):
            return name
    return ""


def _means_confidential(name: str) -> bool:
    if CONFIDENTIAL_WORD in name or name.startswith(("vertr", *_SAME)):
        return True
    return difflib.SequenceMatcher(None, name[:40], CONFIDENTIAL_WORD).ratio() >= 0.75

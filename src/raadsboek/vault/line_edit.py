"""Changing values inside a frontmatter block by touching only the lines they stand on.

Owns the splice: where a key's value stands (by the parser's marks) and which text takes its place.
Comments, order, quoting, indents and line breaks of everything else stay as they are; the caller
proves it by reading the result again. It must not guess: what cannot be spliced is refused.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Changes, Value
from raadsboek.vault import yaml_text
from raadsboek.vault.spans import (
    comment_lines,
    indent_of,
    leaves,
    line_end,
    line_start,
    next_line,
    outside,
)
from raadsboek.vault.yaml_strings import Document, Node

_COLON = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*")
_INDENT = "  "
_MAXIMUM_COMPARED = 1000


class CannotEdit(RaadsboekError):
    """The note cannot be changed without harm to what else stands in it; nothing was changed."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(
            f"De notitie is niet gewijzigd. {why}",
            hint or "Wijzig de notitie in een gewone teksteditor, zoals Kladblok.",
        )


class _Splice(NamedTuple):
    """`text` takes the place of `block[start:end]`."""

    start: int
    end: int
    text: str


def edit_block(block: str, document: Document, changes: Changes, newline: str) -> str:
    """Return `block` with `changes` made; None removes a key, new keys come last.

    `document` is the parsed `block`. Raises `CannotEdit` for a value whose lines hold comments
    that the new value has no place for, or whose key does not start a line.
    """
    by_name = {key.value: (key, value) for key, value in document.pairs}
    splices: list[_Splice] = []
    added: list[str] = []
    indent = indent_of(block, document.pairs[0][0]) if document.pairs else ""
    for name, value in changes.items():
        if name not in by_name:
            if value is not None:
                added += yaml_text.entry_lines(name, value, indent)
        elif value != document.meta[name]:
            splices += _Entry(block, *by_name[name], newline).changed_to(value)
    for start, end, text in sorted(splices, reverse=True):
        block = block[:start] + text + block[end:]
    return block + "".join(line + newline for line in added)


def untouched(block: str, document: Document, changes: Changes) -> str:
    """Return the lines that these changes must leave as they are.

    That is all but the lines of the changed keys; comment lines between the items of a list stay,
    unless its key goes.
    """
    kept = []
    position = 0
    for key, value in document.pairs:
        if isinstance(key.value, str) and key.value in changes:
            start = line_start(block, key.start)
            kept.append(block[position:start])
            position = next_line(block, max(key.end, value.end))
            if changes[key.value] is not None:
                kept += comment_lines(block, value, start, position)
    return "".join([*kept, block[position:]])


class _Entry:
    """One key with its value, and where they stand in the block."""

    def __init__(self, block: str, key: Node, value: Node, newline: str) -> None:
        self.block = block
        self.key = key
        self.value = value
        self.newline = newline
        self.indent = indent_of(block, key)
        colon = _COLON.match(block, key.end)
        if colon is None or self.indent.strip(" "):
            raise CannotEdit(f"'{key.value}' staat niet als 'sleutel: waarde' op een eigen regel.")
        self.after = colon.end()
        self.line_end = line_end(block, max(value.end, self.after))
        # The value starts on the line of its key, unless it is empty or stands below.
        self.beside = value.end > value.start and value.start < line_end(block, self.after)

    def changed_to(self, new: Value | None) -> list[_Splice]:
        if new is None:
            start = line_start(self.block, self.key.start)
            return [_Splice(start, next_line(self.block, self.line_end), "")]
        if self.value.style == "-" and isinstance(new, list) and new:
            splices = self.changed_items(new)
            if splices is not None:
                return splices
        first, below = self.layout(new)
        gap = " " if first else ""
        if first and self.beside:
            gap = self.block[self.after : self.value.start]
        text = self.newline.join([f"{gap}{first}{self.comment()}", *below])
        return [_Splice(self.after, self.line_end, text)]

    def comment(self) -> str:
        """Return the comment that stays on the key's line; refuse when there are more."""
        value, block = self.value, self.block
        start = self.after
        if self.beside:
            header = _HEADER.match(block, value.start) if value.style in ("|", ">") else None
            start = header.end() if header else value.end
        found = _COMMENT.match(block, start)
        comment = found.group() if found else ""
        known = [*leaves(value), (start, start + len(comment))]
        if "#" in outside(block, known, self.after, self.line_end):
            raise CannotEdit(f"Tussen de regels van '{self.key.value}' staan opmerkingen.")
        return comment

    def layout(self, new: Value) -> tuple[str, list[str]]:
        """Return what stands on the key's line and which lines stand below it."""
        style = self.value.style
        if isinstance(new, str):
            as_block = style in ("|", ">") or ("\n" in new and not self.indented_below())
            if as_block and yaml_text.fits_block(new):
                return yaml_text.block_header(new), yaml_text.block_lines(new, self.text_indent())
            return yaml_text.inline(new, style if style in ("'", '"') else ""), []
        if isinstance(new, list) and new:
            if style == "-":
                return "", yaml_text.list_lines(new, indent_of(self.block, self.value))
            flow = yaml_text.flow_list(new) if style == "[" else None
            if flow is not None and self.has_room_for(flow):
                return flow, []
        head, *below = yaml_text.entry_lines("x", new, self.indent)
        return head[len(self.indent) + 2 :].lstrip(" "), below

    def has_room_for(self, flow: str) -> bool:
        """Tell if a list may stay on the line of its key; a log that grows gets lines of its own.

        A list that somebody let run on further than that is left to run on.
        """
        room = yaml_text.FLOW_WIDTH
        if self.line_end - line_start(self.block, self.key.start) > room:
            return True
        return self.after - line_start(self.block, self.key.start) + 1 + len(flow) <= room

    def indented_below(self) -> bool:
        """Tell if the next line with something on it is indented: a block would swallow it."""
        return re.compile(r"[ \r\n]*[\r\n] ").match(self.block, self.line_end) is not None

    def text_indent(self) -> str:
        """Return the indent for a block of text: that of the block that stands there now."""
        if self.value.style in ("|", ">"):
            content = re.compile(r"[\r\n]( +)[^\s]").search(
                self.block, self.value.start, self.value.end
            )
            if content is not None:
                return content.group(1)
        return self.indent + _INDENT

    def changed_items(self, new: list[Value]) -> list[_Splice] | None:
        """Return the splices for a list with an item per line, or None when it is laid out oddly.

        Lines of items that stay are not touched, nor are comments between items.
        """
        items = self.value.items
        dash = indent_of(self.block, self.value) + "- "
        starts = [line_start(self.block, item.start) for item in items]
        plain = all(self.block.startswith(dash, start) for start in starts)
        # Comparing grows with the product of both lists.
        if not plain or max(len(items), len(new)) > _MAXIMUM_COMPARED:
            return None
        ends = [next_line(self.block, item.end) for item in items]
        starts.append(ends[-1])
        splices = []
        before, after = [repr(item.value) for item in items], [repr(item) for item in new]
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for _, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if before[old_from:old_to] == after[new_from:new_to]:
                continue
            pairs = min(old_to - old_from, new_to - new_from)
            for item, value in zip(
                items[old_from : old_from + pairs], new[new_from : new_from + pairs], strict=True
            ):
                splices.append(self.changed_item(item, value, dash))
            for place in range(old_from + pairs, old_to):
                splices.append(_Splice(starts[place], ends[place], ""))
            lines = yaml_text.list_lines(new[new_from + pairs : new_to], dash[:-2])
            if lines:
                text = "".join(line + self.newline for line in lines)
                splices.append(_Splice(starts[old_from + pairs], starts[old_from + pairs], text))
        return splices

    def changed_item(self, item: Node, value: Value, dash: str) -> _Splice:
        style = item.style if item.style in ("'", '"') else ""
        one_line = item.end <= line_end(self.block, item.start)
        if isinstance(value, str) and one_line and item.style not in ("-", ":"):
            gap = "" if item.end > item.start or self.block[item.start - 1] == " " else " "
            return _Splice(item.start, item.end, gap + yaml_text.inline(value, style))
        start = line_start(self.block, item.start)
        end = line_end(self.block, item.end)
        if "#" in outside(self.block, leaves(item), start, end):
            raise CannotEdit(f"Tussen de regels van '{self.key.value}' staan opmerkingen.")
        lines = yaml_text.list_lines([value], dash[:-2])
        return _Splice(start, end, self.newline.join(lines))

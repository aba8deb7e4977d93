"""The numbering of lists in a Word file: points, and a new count for each list with numbers.

A house style that numbers in several levels keeps its own look; one that does not gets ours.
"""

from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from raadsboek.render.word_base import own_numbering

Element: TypeAlias = Any
_LEVELS = 3
"""A numbering with fewer levels leaves lists within lists without a mark."""


class NumberedLists:
    """Gives lists their numbering in one file."""

    def __init__(self, document: WordDocument, styles: dict[str, str]) -> None:
        """Read which numbering the styles of lists have in the file."""
        self._numbering = document.part.numbering_part.element
        self._styles = document.styles.element
        self._points = self._look_of(styles["List Bullet"], ours="1")
        self._count = self._look_of(styles["List Number"], ours="2")
        self._bullets = ""

    def bullets(self) -> str:
        """Return the numbering of lists with points."""
        self._bullets = self._bullets or self._new(self._points, "")
        return self._bullets

    def numbers(self, start: int, level: int) -> str:
        """Return a new numbering that begins with `start` at this level."""
        return self._new(
            self._count,
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>',
        )

    def _new(self, look: str, override: str) -> str:
        identifier = self._free("w:num", "w:numId")
        made = f'<w:num {nsdecls("w")} w:numId="{identifier}"><w:abstractNumId w:val="{look}"/>'
        element = parse_xml(f"{made}{override}</w:num>")
        last = self._numbering.findall(qn("w:num"))
        if last:
            last[-1].addnext(element)
        else:
            self._numbering.append(element)
        return identifier

    def _look_of(self, style: str, *, ours: str) -> str:
        """Return which look the lists of a style have; ours is added when that will not do."""
        number = self._number_of(style)
        for one in self._numbering.iterchildren(qn("w:num")):
            if one.get(qn("w:numId")) == number:
                look = str(one.find(qn("w:abstractNumId")).get(qn("w:val")))
                if self._levels_of(look) >= _LEVELS:
                    return look
        return self._add(ours)

    def _number_of(self, style: str) -> str:
        for one in self._styles.iterchildren(qn("w:style")):
            if one.get(qn("w:styleId")) == style:
                found = next(one.iter(qn("w:numId")), None)
                return "" if found is None else str(found.get(qn("w:val")))
        return ""

    def _levels_of(self, look: str) -> int:
        for one in self._numbering.iterchildren(qn("w:abstractNum")):
            if one.get(qn("w:abstractNumId")) == look:
                return len(one.findall(qn("w:lvl")))
        return 0

    def _add(self, ours: str) -> str:
        added = next(
            one
            for one in own_numbering().iterchildren(qn("w:abstractNum"))
            if one.get(qn("w:abstractNumId")) == ours
        )
        identifier = self._free("w:abstractNum", "w:abstractNumId")
        added.set(qn("w:abstractNumId"), identifier)
        for named in list(added.iter(qn("w:pStyle"))):
            named.getparent().remove(named)
        there = self._numbering.findall(qn("w:abstractNum"))
        if there:
            there[-1].addnext(added)
        else:
            self._numbering.insert(0, added)
        return identifier

    def _free(self, tag: str, key: str) -> str:
        used = [
            int(one.get(qn(key)))
            for one in self._numbering.iterchildren(qn(tag))
            if str(one.get(qn(key), "")).isascii() and str(one.get(qn(key), "")).isdigit()
        ]
        return str(max(used, default=0) + 1)

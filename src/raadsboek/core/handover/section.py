"""A part of the handover document: a title and lines of Markdown, safe whatever a note says.

Pure. It owns how a note is named there and what is done to its words; a confidential note is named
by its number alone. Which notes are told is `book.handover`'s.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.confidential import is_confidential
from raadsboek.core.links import link
from raadsboek.core.note import Value, text_in
from raadsboek.core.text import visible

HIDDEN = "(vertrouwelijk)"
_NUMBER = re.compile(r"[^\[\]|\\`\n]+")
_MARKS = re.compile(r"([\\`*_\[\]~<])")


class Section(Struct, frozen=True, kw_only=True):
    """A part of the document; `lines` are Markdown. `id` is its name in the guided tour."""

    id: str
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def section(id: str, title: str, lines: Iterable[str], *, empty: str) -> Section:
    """Return a part of the document; `empty` is what it says when there is nothing to tell."""
    told = tuple(lines)
    return Section(id=id, title=title, lines=told or (empty,))


def words(text: str) -> str:
    """Return text of a note as words inside a line of Markdown: no mark in it means anything."""
    return _MARKS.sub(r"\\\1", " ".join(visible(text.replace("\n", " ")).split()))


def number_of(meta: Mapping[str, Value]) -> str:
    """Return the number of a note as a link; of one without a number the place of its file."""
    return linked(text_in(meta, "nummer")) or words(f"'{text_in(meta, 'pad')}'")


def linked(number: str) -> str:
    """Return a number as a link; as plain words when it would not be read as one."""
    return link(visible(number)) if _NUMBER.fullmatch(number) else words(number)


def name_of(meta: Mapping[str, Value], *, title_key: str = "titel") -> str:
    """Return the number and title of a note; of a confidential note the number only."""
    if is_confidential(meta):
        return f"{number_of(meta)} {HIDDEN}"
    return f"{number_of(meta)} {words(text_in(meta, title_key))}".strip()


def item(*parts: str) -> str:
    """Return one line of a list: the parts that say something, with a dot between them."""
    return f"- {' · '.join(part for part in parts if part)}"


def who_says(meta: Mapping[str, Value], *told: str) -> tuple[str, ...]:
    """Return what else is told of a note: nothing when it is confidential."""
    return () if is_confidential(meta) else told


def below(*parts: str) -> str:
    """Return one line of a list that belongs to the line above it."""
    return f"  {item(*parts)}"


def heading(text: str) -> str:
    """Return a heading within a part; what is in it is Markdown already."""
    return f"### {text}"


def people(names: Sequence[str]) -> str:
    """Return short names as they are called: '@anna en @omar'."""
    called = [f"@{words(name)}" for name in names if name.strip()]
    return " en ".join([", ".join(called[:-1]), called[-1]]) if len(called) > 1 else "".join(called)


def how_many(count: int, one: str, many: str) -> str:
    """Return '1 actie', '3 acties', 'geen acties'."""
    return f"1 {one}" if count == 1 else f"{count or 'geen'} {many}"

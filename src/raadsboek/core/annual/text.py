"""The text of an annual report: counted parts between marks, and everything else of the secretary.

    ::: geteld besluiten 3f9a1c
    De raad nam 14 besluiten.
    :::

The code behind the name says if the part still is as it was counted. A part that somebody changed
by hand has another code, and is kept. Pure.
"""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.annual.chapters import CHAPTERS, PART_NAMES
from raadsboek.core.annual.part import COUNTED_FROM, Part
from raadsboek.core.minutes.entries import split_lines, split_lines_with_ends

_OPEN = re.compile(r" {0,3}:{3,}[ \t]*geteld[ \t]+(?P<name>[^\s]+)(?:[ \t]+(?P<code>\S+))?[ \t]*")
_CLOSE = re.compile(r" {0,3}:{3,}[ \t]*")
_ANY_MARK = re.compile(r" {0,3}:{3,}.*")
_INTRODUCTION = (
    "Wat tussen '::: geteld' en ':::' staat, telt Raadsboek. De rest is uw eigen tekst en blijft "
    "staan als u opnieuw telt."
)


class Marked(Struct, frozen=True, kw_only=True):
    """A counted part in a text: its name, the lines of its marks, and if it is as it was counted.

    `end` is the line of its closing mark; None when it has none.
    """

    name: str
    start: int
    end: int | None
    is_untouched: bool


class Remade(Struct, frozen=True, kw_only=True):
    """A text with its parts counted again, and what happened to each of them."""

    body: str
    renewed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Parts that somebody changed by hand: they stand as they were."""
    unclosed: tuple[str, ...] = ()
    """Parts without an end: they stand as they were."""
    absent: tuple[str, ...] = ()
    """Parts that are not in the text any more."""


def first_body(parts: Mapping[str, Part]) -> str:
    """Return the text of a new report: every chapter, with room for the secretary."""
    blocks = [f"<!-- {_INTRODUCTION} -->"]
    for chapter in CHAPTERS:
        blocks.append(f"## {chapter.title}")
        if chapter.name:
            blocks.append(_as_block(chapter.name, parts[chapter.name]))
        if chapter.asked:
            blocks.append(f"<!-- Schrijf hier zelf: {chapter.asked} -->")
    return "\n\n".join(blocks) + "\n"


def remade(body: str, parts: Mapping[str, Part], *, anew: Collection[str] = ()) -> Remade:
    """Return a text with its counted parts renewed; nothing outside of them changes.

    A part that was changed by hand is kept, unless it is one of `anew`. One of `anew` that is not
    there is added at the end, under its title.
    """
    lines = split_lines_with_ends(body)
    found = marked_parts(body)
    happened: dict[str, list[str]] = {"renewed": [], "kept": [], "unclosed": []}
    for one in reversed(found):
        if one.name not in parts:
            continue
        if one.end is None:
            happened["unclosed"].insert(0, one.name)
        elif not one.is_untouched and one.name not in anew:
            happened["kept"].insert(0, one.name)
        else:
            end = lines[one.end][1]
            lines[one.start : one.end + 1] = [(_as_block(one.name, parts[one.name]), end)]
            happened["renewed"].insert(0, one.name)
    new = "".join(line + end for line, end in lines)
    there = {one.name for one in found}
    for chapter in CHAPTERS:
        if chapter.name in anew and chapter.name not in there:
            block = _as_block(chapter.name, parts[chapter.name])
            new = f"{new.rstrip()}\n\n## {chapter.title}\n\n{block}\n"
            happened["renewed"].append(chapter.name)
    absent = [name for name in PART_NAMES if name not in there and name not in anew]
    return Remade(
        body=new, absent=tuple(absent), **{name: tuple(ones) for name, ones in happened.items()}
    )


def marked_parts(body: str) -> list[Marked]:
    """Return the counted parts of a text, in its order."""
    lines = split_lines(body)
    found: list[Marked] = []
    at = 0
    while at < len(lines):
        opened = _OPEN.fullmatch(lines[at])
        if opened is None:
            at += 1
            continue
        end = _end_of(lines, at)
        text = lines[at + 1 : end] if end is not None else []
        found.append(
            Marked(
                name=opened["name"].casefold(),
                start=at,
                end=end,
                is_untouched=end is not None and opened["code"] == _code("\n".join(text)),
            )
        )
        at = (end if end is not None else at) + 1
    return found


def text_for_readers(body: str) -> str:
    """Return a text as others get it: without the marks, and without what each number counts."""
    lines = split_lines(body)
    left_out: set[int] = set()
    for one in marked_parts(body):
        left_out.add(one.start)
        if one.end is None:
            continue
        left_out.add(one.end)
        inner = range(one.start + 1, one.end)
        below = next((at for at in inner if lines[at].strip() == COUNTED_FROM), None)
        if below is not None:
            left_out.update(range(below, one.end))
    return "\n".join(line for at, line in enumerate(lines) if at not in left_out)


def _end_of(lines: Sequence[str], start: int) -> int | None:
    for at in range(start + 1, len(lines)):
        if _CLOSE.fullmatch(lines[at]):
            return at
        if _ANY_MARK.fullmatch(lines[at]):
            return None
    return None


def _as_block(name: str, counted: Part) -> str:
    return f"::: geteld {name} {_code(counted.text)}\n{counted.text}\n:::"


def _code(text: str) -> str:
    """Return a short code of a text; blanks at the ends of lines do not count."""
    plain = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:6]

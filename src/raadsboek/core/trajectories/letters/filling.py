"""Filling in the template of a letter: {{onderwerp}} becomes the subject, and nothing more.

    {{naam}}            is replaced by what is known; what nobody knows becomes [naam]
    {{bij WOR}} ...     the rest of this line stands only in a letter under that law
    {{bij anders}} ...  or only under a law that is none of those we know

A name that means nothing stays as it is and is told. What is filled in is never looked at again: a
title with braces in it stays a title. Remarks (<!-- -->) are for who edits the template.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.council import LAW_OF_FORM
from raadsboek.core.remarks import replace_remarks

_PLACE = re.compile(r"\{\{([^{}\n]+)\}\}")
_ALONE = re.compile(r"([ \t]*)\{\{([^{}\n]+)\}\}[ \t]*")
_ONLY_UNDER = re.compile(r"\{\{[ \t]*bij[ \t]([^{}\n]+)\}\}[ \t]*", re.IGNORECASE)
_REST_OF_LINE = re.compile(r"[ \t]*\n?")
_OPEN = re.compile(
    r"\{\{(?:(?!\{\{|\}\})[^\n])*\}\}|(?<![\[\\])\[(?!\[)([^\[\]\n]{1,160})\](?![\](])"
)
_LAWS = {
    name for law in LAW_OF_FORM.values() for name in (law.casefold(), law.casefold().split()[0])
}
_OTHER = "anders"
_NO_PLACE = frozenset({"x", "sic", "...", "\u2026"})


class Filled(Struct, frozen=True, kw_only=True):
    """The text of a letter, and the names in its template that mean something, and nothing."""

    text: str
    used: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


class OpenPlace(Struct, frozen=True):
    """Something that must still be filled in: the number of its line, from 1, and how it reads."""

    line: int
    words: str


def fill(template: str, known: Mapping[str, str], law: str) -> Filled:
    """Return the letter that a template makes with what is known, under a law.

    The names in `known` are in lower case; a value of several lines takes the place of a line.
    """
    unknown: list[str] = []
    used: list[str] = []

    def value_of(name: str) -> str | None:
        folded = " ".join(name.split()).casefold()
        if folded not in known:
            unknown.append(" ".join(name.split()))
            return None
        used.append(folded)
        return known[folded] or f"[{folded}]"

    def inline(match: re.Match[str]) -> str:
        value = value_of(match[1])
        return match[0] if value is None else _on_one_line(value)

    lines = []
    for line in _without_remarks(template).lstrip("\r\n").splitlines():
        kept = _under_law(line, law)
        if kept is None:
            continue
        alone = _ALONE.fullmatch(kept)
        value = value_of(alone[2]) if alone else None
        if alone and value is not None:
            lines += [alone[1] + part for part in value.splitlines()]
        elif alone:
            lines.append(kept)
        else:
            lines.append(_PLACE.sub(inline, kept))
    text = "".join(f"{line}\n" for line in lines)
    return Filled(text=text, used=frozenset(used), unknown=tuple(dict.fromkeys(unknown)))


def open_places(text: str) -> list[OpenPlace]:
    """Return what must still be filled in: {{braces}} and [brackets] that are no link."""
    return [
        OpenPlace(number, match[0])
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1)
        for match in _OPEN.finditer(line)
        if match[1] is None or _is_place(match[1])
    ]


def _is_place(words: str) -> bool:
    bare = words.strip().casefold()
    return bool(bare) and bare not in _NO_PLACE and not bare.isdigit() and bare[0] not in "^@"


def _without_remarks(template: str) -> str:
    return replace_remarks(template, lambda _remark: "", after=_REST_OF_LINE)


def _under_law(line: str, law: str) -> str | None:
    """Return a line without the law that it is for; None when it is for another one."""
    match = _ONLY_UNDER.match(line)
    if match is None:
        return line
    laws = {one.strip().casefold() for one in match[1].split(",")}
    if not laws <= {*_LAWS, _OTHER}:
        return line  # a law that nobody knows: the line stays, and what it begins with is told
    return line[match.end() :] if laws & _words_for(law) else None


def _words_for(law: str) -> set[str]:
    """Return how a law can be called: Wmcz 2018, or Wmcz for short."""
    found = {law.casefold(), law.casefold().partition(" ")[0]}
    return found if found & _LAWS else {*found, _OTHER}


def _on_one_line(value: str) -> str:
    return "; ".join(line.strip() for line in value.splitlines() if line.strip())

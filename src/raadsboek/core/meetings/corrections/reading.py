"""Reading a correction as people give it: 'p2 r8: twee wijzigen in drie'.

Understands where (page and line of the numbered print), what (change, take out, add) and from
whom. People do not write quote marks, so a sentence may be read in more than one way; which
reading is meant, the text decides (`core.meetings.corrections.locating`).
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.problem import Problem

EXAMPLES = ("p2 r8: twee wijzigen in drie", "p2 r8: schrappen: twee", "toevoegen na twee: drie")


class Operation(StrEnum):
    """What a correction does with the words that it names."""

    REPLACE = "wijzigen"
    REMOVE = "schrappen"
    AFTER = "toevoegen na"
    BEFORE = "toevoegen voor"


class Place(Struct, frozen=True, kw_only=True):
    """Lines of the numbered print. Page 0: not said. First line 0: anywhere on the page."""

    page: int
    first: int
    last_page: int
    last: int

    @property
    def words(self) -> str:
        """How people say it: 'p2 r8', 'p2 r8-10'."""
        if not self.first:
            return f"p{self.page}"
        page = f"p{self.page} " if self.page else ""
        if (self.page, self.first) == (self.last_page, self.last):
            return f"{page}r{self.first}"
        if self.page == self.last_page:
            return f"{page}r{self.first}-{self.last}"
        return f"{page}r{self.first} - p{self.last_page} r{self.last}"


class Reading(Struct, frozen=True, kw_only=True):
    """One way to read a correction: the words it is about, and the new words."""

    operation: Operation
    old: str
    new: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """A correction as read: every way in which it can be meant, the likeliest first."""

    typed: str
    place: Place | None
    readings: tuple[Reading, ...]
    by: str = ""


_PAGE = r"(?:pagina|pag|blz|bladzijde|p)\.?[ ]?"
_ROW = r"(?:regels|regel|rgl|rg|r)\.?[ ]?"
_PLACE = re.compile(
    rf"(?:{_PAGE}(?P<page>\d{{1,3}})(?:[ ,;/.-]*(?:en |in |op )?{_ROW}(?P<first>\d{{1,3}}))?"
    rf"|{_ROW}(?P<only>\d{{1,3}}))"
    rf"(?:[ ]?(?:-|–|t/m|tot en met|tot|en)[ ]?(?:{_PAGE}(?P<last_page>\d{{1,3}})[ ,;/.-]*)?"
    rf"(?:{_ROW})?(?P<last>\d{{1,3}}))?(?!\w)",
    re.IGNORECASE,
)
_PLACE_BEHIND = re.compile(rf"[ ,(]+(?:op |in |\()?(?P<place>{_PLACE.pattern})\)?", re.IGNORECASE)
_BY = re.compile(r"@([^\s,@\[\]:]+)")
_QUOTED = re.compile(
    r"""(?<!\w)(?:"([^"“”„]+)"|[“„«]([^“”»]+)[”“»]|(?<!\w)['‘](?=\S)([^'’\n]*?\S)['’](?!\w))"""
)
_BETWEEN = re.compile(
    r"\s*(?:-{1,2}>|=>|→|⇒)\s*"
    r"|[\s:,]+(?:(?:te |moet(?:en)? |kan |dient te )?(?:worden |)"
    r"(?:wijzigen in|gewijzigd in|veranderen in|veranderd in|vervangen door|aanpassen in|"
    r"aangepast in)|wijzigt in|wordt|worden|moet(?:en)? zijn|moet(?:en)? worden|lees)[\s:]+",
    re.IGNORECASE,
)
_TURNED = (
    re.compile(r"(?:vervang|wijzig|verander) (?P<old>.+?) (?:door|in) (?P<new>.+)", re.I | re.S),
    re.compile(r"(?:in plaats van|i\.?p\.?v\.?) (?P<old>.+?),? (?:lees|lezen):? (?P<new>.+)", re.I),
    re.compile(r"(?:lees|lezen):? (?P<new>.+?),? (?:in plaats van|i\.?p\.?v\.?) (?P<old>.+)", re.I),
)
_OUT = r"(?:schrappen|schrap|verwijderen|verwijder|weghalen|weglaten|vervallen|vervalt|weg)"
_REMOVE = (
    re.compile(rf"{_OUT}[\s:]+(?P<old>.+)", re.I | re.S),
    re.compile(rf"(?P<old>.+?)[\s:,]+(?:moet |kan |te )?{_OUT}", re.I | re.S),
)
_IN = r"(?:toevoegen|toe te voegen|invoegen|tussenvoegen|bijvoegen)"
_SIDE = r"(?P<side>na|achter|voor|vóór)"
_ADD = (
    re.compile(rf"{_IN} {_SIDE} (?P<old>.+?)\s?: ?(?P<new>.+)", re.I | re.S),
    re.compile(rf"{_SIDE} (?P<old>.+?) (?:{_IN}|komt|invoeging)\s?:? (?P<new>.+)", re.I | re.S),
    re.compile(rf"voeg {_SIDE} (?P<old>.+?) toe\s?:? (?P<new>.+)", re.I | re.S),
    re.compile(rf"voeg (?P<new>.+?) (?:toe|in) {_SIDE} (?P<old>.+)", re.I | re.S),
    re.compile(rf"(?P<new>.+?) {_IN} {_SIDE} (?P<old>.+)", re.I | re.S),
)
_LOOSE_ADD = re.compile(rf"{_IN}\b.*", re.I | re.S)
_LEAD = re.compile(r"(?:het woord|de woorden|de zin|de tekst)\s+", re.I)
_FIRST_MARK = 0xE000


def read_correction(typed: str, *, by: str = "") -> Correction | Problem:
    """Return what somebody typed as a correction, or the problem with it.

    `by` is who gives it; a name in the sentence itself (`@anna`) goes first.
    """
    text = " ".join(typed.split())
    text, name = _without_name(text)
    text, place = _without_place(text)
    readings = tuple(dict.fromkeys(_readings(text)))
    if not readings and (behind := _BY.search(text)) and behind.end() == len(text):
        name, text = name or behind[1], text[: behind.start()].rstrip()
        readings = tuple(dict.fromkeys(_readings(text)))
    elif not name and (shorter := _name_behind(text)):
        without, found = shorter
        cut = tuple(dict.fromkeys(_readings(without)))
        if cut:
            name, readings = found, cut
    if not readings:
        return _unreadable(typed, text)
    return Correction(typed=typed.strip(), place=place, readings=readings, by=name or by)


def named_place(typed: str) -> Place | None:
    """Return the place that a sentence names, also one that is not finished yet."""
    text, _ = _without_name(" ".join(typed.split()))
    return _without_place(text)[1]


def _without_name(text: str) -> tuple[str, str]:
    """Take a name off the front: one before a place or a colon, since '@anna -> @noor' is none."""
    match = _BY.match(text)
    if match is None:
        return text, ""
    rest = text[match.end() :].lstrip()
    if rest.startswith(":"):
        return rest[1:].lstrip(), match[1]
    return (rest, match[1]) if _PLACE.match(rest) else (text, "")


def _name_behind(text: str) -> tuple[str, str] | None:
    """Take a name off the end, unless the correction is about names after @."""
    match = re.search(r"\s+[(]?@([^\s,@\[\]:()]+)[)]?$", text)
    if match is None or "@" in text[: match.start()]:
        return None
    return text[: match.start()], match[1]


def _without_place(text: str) -> tuple[str, Place | None]:
    match = _PLACE.match(text)
    if match:
        return text[match.end() :].lstrip(" :,;)"), _place(match)
    for found in _PLACE_BEHIND.finditer(text):
        if found.end() == len(text):
            return text[: found.start()], _place(found)
    return text, None


def _place(match: re.Match[str]) -> Place:
    page = int(match["page"] or 0)
    first = int(match["first"] or match["only"] or 0)
    last_page = int(match["last_page"] or page)
    last = int(match["last"] or first) if first else 0
    if (last_page, last) < (page, first):
        last_page, last = page, first
    return Place(page=page, first=first, last_page=last_page, last=last)


def _readings(text: str) -> Iterator[Reading]:
    """Yield every way in which the rest of the sentence says what to do."""
    quoted: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        quoted.append(next(part for part in match.groups() if part is not None))
        return f" {chr(_FIRST_MARK + len(quoted) - 1)} "

    if any(0xE000 <= ord(mark) <= 0xF8FF for mark in text):
        return
    plain = " ".join(_QUOTED.sub(put_aside, text).split()).rstrip(";")
    for reading in _plain_readings(plain):
        old, new = _meant(reading.old, quoted), _meant(reading.new, quoted)
        if reading.operation is not Operation.REMOVE and "".join(quoted).find(new) < 0:
            new = _without_full_stop(old, new)
        if old and (new or reading.operation is Operation.REMOVE) and old != new:
            yield Reading(operation=reading.operation, old=old, new=new)


def _plain_readings(text: str) -> Iterator[Reading]:
    for pattern in _ADD:
        if match := pattern.fullmatch(text):
            before = match["side"].casefold() in ("voor", "vóór")
            operation = Operation.BEFORE if before else Operation.AFTER
            yield Reading(operation=operation, old=match["old"], new=match["new"])
    for pattern in _TURNED:
        if match := pattern.fullmatch(text):
            yield Reading(operation=Operation.REPLACE, old=match["old"], new=match["new"])
    for match in _BETWEEN.finditer(text):
        old, new = text[: match.start()], text[match.end() :]
        if old and new:
            yield Reading(operation=Operation.REPLACE, old=old, new=new)
    for pattern in _REMOVE:
        if match := pattern.fullmatch(text):
            yield Reading(operation=Operation.REMOVE, old=match["old"])


def _meant(side: str, quoted: list[str]) -> str:
    """Return the words that one side is about: what stands between quote marks, if anything."""
    marks = [mark for mark in side if _FIRST_MARK <= ord(mark) < _FIRST_MARK + len(quoted)]
    if len(marks) == 1:
        return quoted[ord(marks[0]) - _FIRST_MARK].strip()
    for mark in marks:
        side = side.replace(mark, f'"{quoted[ord(mark) - _FIRST_MARK]}"')
    return _LEAD.sub("", side.strip().strip(":").strip(), count=1)


def _without_full_stop(old: str, new: str) -> str:
    """Leave out the full stop that ends the sentence of whoever wrote the correction."""
    ends = new.endswith(".") and not new.endswith("..") and not old.endswith(".")
    return new[:-1] if ends and len(new) > 1 and not re.search(r"(?:^|[ .])\w\.$", new) else new


def _unreadable(typed: str, text: str) -> Problem:
    if _LOOSE_ADD.match(text):
        return Problem(
            code="correctie-onleesbaar",
            message=f"Bij '{_short(typed)}' staat niet waar de woorden moeten komen.",
            fix="Typ bijvoorbeeld: p2 r8: toevoegen na twee: drie",
        )
    return Problem(
        code="correctie-onleesbaar",
        message=f"'{_short(typed)}' is niet te lezen als correctie.",
        fix=f"Typ bijvoorbeeld: {EXAMPLES[0]}",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"

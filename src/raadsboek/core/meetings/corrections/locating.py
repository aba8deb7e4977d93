"""Finding the place of a correction: from 'p2 r8: twee wijzigen in drie' to characters of the text.

Places are those of the print that was sent round; the text may have moved on since, because other
corrections were taken over. A correction goes through when its words stand at the named lines, or
near them, exactly once; else the problem says where they do stand and what to type.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.meetings.corrections.following import Followed, folded, follow_text
from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint
from raadsboek.core.meetings.corrections.placed import Placed, structure_problem
from raadsboek.core.meetings.corrections.printed_line import PrintedLine
from raadsboek.core.meetings.corrections.reading import Correction, Operation, Place, Reading
from raadsboek.core.minutes.entries import split_lines_with_ends
from raadsboek.core.minutes.heads import read_head
from raadsboek.core.problem import Problem

_NEAR = 2
"""So many lines above and below the named ones are looked through as well."""
_TOLD = 4
_CLOSING = frozenset(",.;:!?)]»”")


class Text(Struct, frozen=True):
    """The text as it is now, with the print that people refer to laid over it."""

    printed: NumberedPrint
    body: str
    followed: Followed

    def place_of(self, start: int) -> str:
        """Return the page and line of the print where this place of the text now stood."""
        back = self.followed.turned().span_now(start, min(start + 1, len(self.body)))[0]
        line = self.printed.line_at(back)
        return line.place if line else "p1 r1"

    def span(self, lines: Sequence[PrintedLine]) -> tuple[int, int]:
        """Return the part of the text now where these lines stood."""
        start, end = min(line.start for line in lines), max(line.end for line in lines)
        return self.followed.span_now(start, end)

    def changed_places(self) -> frozenset[str]:
        """Return the lines of the print that read differently now, such as 'p2 r8'."""
        changed = set()
        for line in filter(_is_of_text, self.printed.lines):
            first, last = self.followed.words_within(line.start, line.end)
            if self.followed.unchanged(first, last) is None:
                changed.add(line.place)
        return frozenset(changed)


def text_now(printed: NumberedPrint, body: str) -> Text:
    """Lay the print over the text as it is now."""
    return Text(printed, body, follow_text(printed.body, body))


def place(correction: Correction, text: Text) -> Placed | Problem:
    """Return where the correction belongs in the text as it is now, or why that is not clear."""
    found: list[Placed] = []
    problem: Problem | None = None
    for reading in correction.readings:
        outcome = _place_reading(correction, reading, text)
        if isinstance(outcome, Problem):
            problem = problem or outcome
        else:
            found.append(outcome)
    if not found:
        assert problem is not None
        return problem
    # Words that stand in the text as they were typed are no accident: the longest are meant.
    longest = max(len(_named_words(one)) for one in found)
    found = [one for one in found if len(_named_words(one)) == longest]
    if len({one.applied(text.body) for one in found}) > 1:
        return Problem(
            code="correctie-onduidelijk",
            message="Deze correctie is op meer dan één manier te lezen.",
            fix=f'Zet aanhalingstekens: "{_named_words(found[0])}" wijzigen in "…"',
        )
    broken = structure_problem(text.body, found[0].applied(text.body))
    return broken or found[0]


def _named_words(placed: Placed) -> str:
    return placed.old_words or placed.anchor


def _place_reading(correction: Correction, reading: Reading, text: Text) -> Placed | Problem:
    if correction.place is None:
        spans = [(0, len(text.body))]
    else:
        lines = lines_at(correction.place, text.printed)
        if isinstance(lines, Problem):
            return lines
        if not any(map(_is_of_text, lines)):
            return _added_by_document(reading, text, lines[0])
        spans = [text.span(_widened(lines, text.printed, by)) for by in range(_NEAR + 1)]
    for at, (start, end) in enumerate(spans):
        matches = list(_occurrences(reading.old, text.body, start, end))
        if len(matches) == 1:
            return _placed(correction, reading, text, matches[0], is_near=at > 0)
        if matches:
            return _several(correction, reading, text, matches)
    return _nowhere(correction, reading, text)


def lines_at(place: Place, printed: NumberedPrint) -> Sequence[PrintedLine] | Problem:
    """Return the lines of the print that a place names, or why there are none."""
    page, last_page = place.page, place.last_page
    if not page:
        if printed.pages > 1:
            return Problem(
                code="correctie-plaats",
                message=f"Op welke bladzijde? Het verslag heeft er {printed.pages}.",
                fix=f"Typ bijvoorbeeld: p1 r{place.first}: …",
            )
        page = last_page = 1
    lines = [
        line
        for line in printed.lines
        if (page, place.first) <= (line.page, line.number)
        and (line.page, line.number if place.last else 0) <= (last_page, place.last)
    ]
    if lines:
        return lines
    on_page = [line.number for line in printed.lines if line.page == page]
    if not on_page:
        pages = "1 bladzijde" if printed.pages == 1 else f"{printed.pages} bladzijden"
        message = f"Er is geen bladzijde {page}: het verslag heeft {pages}."
    else:
        message = f"Bladzijde {page} heeft geen regel {place.first}, maar {max(on_page)} regels."
    return Problem(
        code="correctie-plaats",
        message=message,
        fix="Kijk in de afdruk met regelnummers, of laat de plaats weg.",
    )


def _widened(
    lines: Sequence[PrintedLine], printed: NumberedPrint, by: int
) -> Sequence[PrintedLine]:
    first, last = printed.lines.index(lines[0]), printed.lines.index(lines[-1])
    return [line for line in printed.lines[max(0, first - by) : last + by + 1] if line.spans]


def _is_of_text(line: PrintedLine) -> bool:
    return bool(line.spans)


def _occurrences(words: str, body: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where the words stand, at least partly, within the span; as typed goes first."""
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = [
            match
            for match in _pattern(words, flags).finditer(body)
            if match.start() < end and match.end() > start
        ]
        if found:
            yield from found
            return


_SAME = {"'": "['‘’‚‛′]", '"': '["“”„‟″]', "-": "[-\u2010\u2011–]"}


def _pattern(words: str, flags: re.RegexFlag) -> re.Pattern[str]:
    parts = [
        "".join(_SAME.get(mark, re.escape(mark)) for mark in folded(word)) for word in words.split()
    ]
    left = r"(?<!\w)" if re.match(r"\w", words) else ""
    right = r"(?!\w)" if re.search(r"\w$", words) else ""
    return re.compile(left + r"\s+".join(parts) + right, flags)


def _placed(
    correction: Correction,
    reading: Reading,
    text: Text,
    match: re.Match[str],
    *,
    is_near: bool,
) -> Placed | Problem:
    start, end = match.span()
    numbered = _number_at(text.body, start, end)
    if numbered and reading.operation in (Operation.REPLACE, Operation.REMOVE):
        return _number_stays(numbered)
    where = text.place_of(start)
    placed = Placed(
        start=start,
        end=end,
        new=_in_case(reading, match[0]),
        operation=reading.operation,
        old_words=match[0],
        new_words=_in_case(reading, match[0]),
        place=_told_place(correction.place, where, is_near=is_near),
        by=correction.by,
        remark=f"Dit staat op {where}." if is_near else "",
    )
    if reading.operation is Operation.REMOVE:
        first, last = _tidy(text.body, start, end)
        return replace(placed, start=first, end=last, new="", new_words="")
    if reading.operation is Operation.AFTER:
        space = "" if reading.new[0] in _CLOSING else " "
        added, at = space + reading.new, end
    elif reading.operation is Operation.BEFORE:
        added, at = reading.new + " ", start
    else:
        return placed
    return replace(
        placed, start=at, end=at, new=added, old_words="", new_words=reading.new, anchor=match[0]
    )


def _told_place(place: Place | None, where: str, *, is_near: bool) -> str:
    return where if place is None or is_near or not place.page or not place.first else place.words


def _in_case(reading: Reading, found: str) -> str:
    """Give the new words the capital of what stands there, when only that was typed otherwise."""
    old, new = reading.old, reading.new
    differs = old[0] != found[0] and old[0].casefold() == found[0].casefold()
    if reading.operation is Operation.REPLACE and differs and new[:1].islower() == old[0].islower():
        return (new[0].upper() if found[0].isupper() else new[0].lower()) + new[1:]
    return new


def _tidy(body: str, start: int, end: int) -> tuple[int, int]:
    """Return what to take out so that no double space and no empty line is left behind."""
    left = len(body[:start].rstrip(" \t"))
    right = end + len(body[end:]) - len(body[end:].lstrip(" \t"))
    at_line_start = left == 0 or body[left - 1] in "\r\n"
    at_line_end = right == len(body) or body[right] in "\r\n"
    if at_line_start and at_line_end:
        after = re.compile(r"(?:\r\n|\n|\r)?").match(body, right)
        right = after.end() if after else right
        paragraph_before = left == 0 or re.search(r"(?:\r\n|\n|\r){2}$", body[:left])
        if paragraph_before and (blank := re.compile(r"[ \t]*(?:\r\n|\n|\r)").match(body, right)):
            right = blank.end()
        return left, right
    if at_line_start:
        return start, right
    if at_line_end or body[end] in _CLOSING or left < start:
        return left, end
    return start, end


def _number_at(body: str, start: int, end: int) -> str:
    """Return the number that the part from `start` to `end` touches in a keyword line, else ''."""
    position = 0
    for line, line_end in split_lines_with_ends(body):
        if position >= end:
            break
        head = read_head(line) if position + len(line) > start else None
        if head and head.number:
            number_end = position + line.index(head.number, head.insert_at) + len(head.number)
            if start < number_end and end > position:
                return head.number
        position += len(line) + len(line_end)
    return ""


def _number_stays(number: str) -> Problem:
    return Problem(
        code="correctie-nummer",
        message=f"Een correctie verandert {number} en het woord ervoor niet.",
        fix="Geef alleen de woorden na het nummer.",
    )


def _several(
    correction: Correction, reading: Reading, text: Text, matches: Sequence[re.Match[str]]
) -> Problem:
    places = list(dict.fromkeys(text.place_of(match.start()) for match in matches))
    if len(places) > 1:
        return Problem(
            code="correctie-meermaals",
            message=f"'{reading.old}' staat er {len(matches)} keer: {_listed(places)}.",
            fix=f"Zet de plaats ervoor, zoals {places[0]}: {_sentence(reading)}",
        )
    around = text.body[max(0, matches[0].start() - 20) : matches[0].end() + 20]
    return Problem(
        code="correctie-meermaals",
        message=f"'{reading.old}' staat {len(matches)} keer op {places[0]}.",
        fix=f"Geef er een woord bij, zoals: {' '.join(around.split()[1:-1]) or reading.old}",
    )


def _sentence(reading: Reading) -> str:
    """Return a correction without its place as it can be typed again."""
    if reading.operation is Operation.REPLACE:
        return f"{reading.old} wijzigen in {reading.new}"
    if reading.operation is Operation.REMOVE:
        return f"schrappen: {reading.old}"
    return f"{reading.operation} {reading.old}: {reading.new}"


def _nowhere(correction: Correction, reading: Reading, text: Text) -> Problem:
    """Say why the words are not there, and what to type instead."""
    elsewhere = list(_occurrences(reading.old, text.body, 0, len(text.body)))
    named = correction.place.words if correction.place else ""
    if elsewhere:
        places = list(dict.fromkeys(text.place_of(match.start()) for match in elsewhere))
        return Problem(
            code="correctie-plaats",
            message=f"'{reading.old}' staat niet op {named}, maar op {_listed(places)}.",
            fix=f"Typ: {places[0]}: {_sentence(reading)}",
        )
    before = list(_occurrences(reading.old, text.printed.body, 0, len(text.printed.body)))
    if before:
        start, end = text.followed.span_now(*before[0].span())
        now = " ".join(text.body[start:end].split())
        return Problem(
            code="correctie-al-gewijzigd",
            message=f"'{reading.old}' is al gewijzigd in '{now}'."
            if now
            else f"'{reading.old}' is al geschrapt.",
            fix="Klopt dat nog niet, geef dan de woorden zoals ze er nu staan.",
        )
    shown = _shown_line(correction.place, text)
    return Problem(
        code="correctie-niet-gevonden",
        message=f"'{reading.old}' staat niet in het verslag."
        if not shown
        else f"'{reading.old}' staat niet op {named} en ook nergens anders. Daar staat: {shown}",
        fix="Typ de woorden precies zoals ze in het verslag staan.",
    )


def _added_by_document(reading: Reading, text: Text, line: PrintedLine) -> Problem:
    """Say that a line is none of the text, such as one of the list of actions below it."""
    places = [
        text.place_of(match.start())
        for match in _occurrences(reading.old, text.body, 0, len(text.body))
    ]
    return Problem(
        code="correctie-geen-tekst",
        message=f"Op {line.place} staat “{line.text}”. Dat maakt Raadsboek zelf, uit de tekst.",
        fix=f"Typ: {places[0]}: {_sentence(reading)}"
        if places
        else "Geef de plaats waar het in de tekst zelf staat.",
    )


def _shown_line(place: Place | None, text: Text) -> str:
    lines = lines_at(place, text.printed) if place else ()
    return "" if isinstance(lines, Problem) or not lines else f"“{lines[0].text.strip()}”"


def _listed(places: Sequence[str]) -> str:
    shown = list(places[:_TOLD])
    if len(places) > _TOLD:
        return ", ".join(shown) + f" en nog {len(places) - _TOLD} plaatsen"
    return " en ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)

"""What adopting and amending write in the text of a meeting, and where.

Pure: a body in, a body out. Nothing that stands there is touched; where that cannot be, nothing is
written and the answer is None.
"""

import re
from collections.abc import Sequence

from raadsboek.core.links import link, targets
from raadsboek.core.minutes.agenda import is_heading, read_attributes
from raadsboek.core.minutes.entries import EntryKind, Item, Minutes, split_lines_with_ends
from raadsboek.core.minutes.parsing import parse

_MINUTES_POINT = re.compile(r"\b(?:verslag|verslagen|notulen)\b", re.IGNORECASE)
_LAST_POINTS = re.compile(r"\b(?:rondvraag|wvttk|sluiting|afsluiting)\b", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def has_minutes(body: str) -> bool:
    """Tell if there is more than an agenda: a line that is no heading and no attribute line."""
    lines = [line for line, _ in split_lines_with_ends(body)]
    at = 0
    while at < len(lines):
        if is_heading(lines[at]):
            _, at = read_attributes(lines, at + 1)
            continue
        if lines[at].strip():
            return True
        at += 1
    return False


def adoption_sentence(number: str, corrections: Sequence[str]) -> str:
    """Say that minutes are adopted, with what was corrected in them."""
    sentence = f"Het verslag {link(number)} is vastgesteld"
    if not corrections:
        return f"{sentence}."
    taken_over = "; ".join(" ".join(one.split()) for one in corrections)
    return f"{sentence}, met inachtneming van: {taken_over}."


def says_adopted(body: str, number: str) -> bool:
    """Tell if a text says already that these minutes are adopted."""
    return re.search(rf"{re.escape(number)}(?:\]\])? is vastgesteld", body) is not None


def with_adoption(body: str, number: str, sentence: str) -> str | None:
    """Return the text with the sentence at the end of the point about minutes.

    None when it stands there already, when there is no such point, or when it would end up in a
    confidential block or fixed text.
    """
    minutes = parse(body)
    item = minutes_point(minutes, number)
    if item is None or says_adopted(body, number):
        return None
    return _inserted(body, minutes, item, [sentence])


def minutes_point(minutes: Minutes, number: str = "") -> Item | None:
    """Return the point at which minutes are adopted: the one that names them, else by its title."""
    for item in minutes.items:
        if number and number in targets(" ".join((item.title, *item.attributes.values()))):
            return item
    return next((item for item in minutes.items if _MINUTES_POINT.search(item.title)), None)


def with_amendment(body: str, number: str, text: str) -> str | None:
    """Return the text with a point of its own for an amendment of adopted minutes.

    It comes below the point about minutes, else before the last points, with the number of the
    point above it and a letter: no other point gets another number.
    """
    minutes = parse(body)
    anchor = minutes_point(minutes) or _last_of_substance(minutes)
    heading = f"Amendement op het verslag {number}"
    if anchor is None:
        start = f"{body.rstrip()}\n\n" if body.strip() else ""
        return f"{start}## {heading}\n{_attributes(number)}\n\n{text}\n"
    after = _last_with_letter(minutes, anchor)
    label = _next_label(minutes, anchor.number)
    lines = [f"## {label}{heading}", _attributes(number), "", *text.split("\n")]
    return _inserted(body, minutes, after, lines)


def _attributes(number: str) -> str:
    return f"doel: besluiten · stukken: {link(number)}"


def _last_of_substance(minutes: Minutes) -> Item | None:
    before: Item | None = None
    for item in minutes.items:
        if _LAST_POINTS.search(item.title):
            return before or item
        before = item
    return before


def _last_with_letter(minutes: Minutes, anchor: Item) -> Item:
    """Return the last point that follows `anchor` under its number: 2a, 2b."""
    last = anchor
    for item in minutes.items[minutes.items.index(anchor) + 1 :]:
        if not anchor.number or not re.fullmatch(rf"{re.escape(anchor.number)}[a-z]", item.number):
            break
        last = item
    return last


def _next_label(minutes: Minutes, number: str) -> str:
    taken = {item.number for item in minutes.items}
    if not number.isdigit():
        return ""
    letters = (f"{number}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    return next((f"{label}. " for label in letters if label not in taken), "")


def _inserted(body: str, minutes: Minutes, item: Item, added: Sequence[str]) -> str | None:
    """Return the text with lines after the last one of a point, an empty line around them."""
    pairs = split_lines_with_ends(body)
    if _within_block(minutes, item) or _within_fence([line for line, _ in pairs[: item.end]]):
        return None
    newline = next((end for _, end in pairs if end), "\n")
    last = max(at for at in range(item.start, item.end) if at == item.start or pairs[at][0].strip())
    before = "".join(line + end for line, end in pairs[: last + 1])
    after = "".join(line + end for line, end in pairs[last + 1 :])
    if not pairs[last][1]:
        before += newline
    text = newline.join(["", *added, ""])
    if after and not after.startswith(("\n", "\r")):
        text += newline
    return before + text + after


def _within_block(minutes: Minutes, item: Item) -> bool:
    """Tell if the end of a point lies within a confidential block."""
    return any(
        entry.kind is EntryKind.CONFIDENTIAL and entry.start < item.end < entry.end
        for entry in minutes.entries
    ) or any(finding.problem.code == "vertrouwelijk-open" for finding in minutes.findings)


def _within_fence(lines: Sequence[str]) -> bool:
    return sum(_FENCE.match(line) is not None for line in lines) % 2 == 1

"""The cover note of an agenda point: one page with the reason, the power, the question, the term.

Fills in the model (sjablonen/oplegnotitie.md) with what is known; what nobody knows stays between
brackets for the secretary.
"""

import datetime
import re
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.links import link, targets
from raadsboek.core.meetings.agenda.points import Point
from raadsboek.core.meetings.agenda.text import without_brackets

_PLACE = re.compile(r"\[([a-z-]+)\]")
_REMARK = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_QUESTIONS = {
    "besluiten": "De raad wordt gevraagd te besluiten over: {}.",
    "bespreken": "De raad wordt gevraagd te bespreken: {}.",
    "informeren": "Ter informatie; er wordt geen besluit gevraagd.",
}


class Dossier(Struct, frozen=True, kw_only=True):
    """What is known of the trajectory of a point; all empty when it has none."""

    number: str = ""
    title: str = ""
    form: str = ""
    article: str = ""
    status: str = ""
    received: datetime.date | None = None
    due: datetime.date | None = None
    due_reason: str = ""
    papers: tuple[str, ...] = ()
    summary: str = ""


def cover_note(
    model: str, point: Point, dossier: Dossier, *, meeting: str, titles: Mapping[str, str]
) -> str:
    """Return the text of the cover note of a point.

    `meeting` names the meeting in words, `titles` gives the title of each paper by its number.
    """
    known = {
        "vergadering": meeting,
        "punt": point.number or point.title,
        "onderwerp": without_brackets(point.title),
        "inbreng": point.attributes.get("inbreng", ""),
        "aanleiding": _reason(dossier),
        "bevoegdheid": _power(point, dossier),
        "vraag": _question(point),
        "termijn": _term(dossier),
        "stukken": _papers(point, dossier, titles),
    }

    def fill(match: re.Match[str]) -> str:
        return known.get(match[1]) or match[0]

    # In one pass: what is filled in is never taken for a place to fill in.
    return _PLACE.sub(fill, _REMARK.sub("", model, count=1).lstrip("\n"))


def _reason(dossier: Dossier) -> str:
    if not dossier.number:
        return ""
    received = f", ontvangen op {long_date(dossier.received)}" if dossier.received else ""
    status = f" Fase: {dossier.status}." if dossier.status else ""
    about = f"\n\n{dossier.summary}" if dossier.summary else ""
    return f"{link(dossier.number)} {dossier.title}{received}.{status}{about}"


def _power(point: Point, dossier: Dossier) -> str:
    power = point.attributes.get("bevoegdheid", "") or dossier.form
    return ", ".join(part for part in (power, dossier.article) if part)


def _question(point: Point) -> str:
    question = _QUESTIONS.get(point.attributes.get("doel", "").casefold(), "")
    return question.format(without_brackets(point.title))


def _term(dossier: Dossier) -> str:
    if dossier.due is None:
        return ""
    reason = f": {dossier.due_reason}" if dossier.due_reason else ""
    return f"Uiterlijk {long_date(dossier.due)}{reason}."


def _papers(point: Point, dossier: Dossier, titles: Mapping[str, str]) -> str:
    named = targets(point.attributes.get("stukken", ""))
    numbers = dict.fromkeys((*named, *dossier.papers))
    return "\n".join(f"- {link(number)} {titles.get(number, '')}".rstrip() for number in numbers)

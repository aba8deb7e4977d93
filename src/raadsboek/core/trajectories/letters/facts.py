"""What a dossier gives to its letters: every name that a template can use, with its value.

Pure: notes were read by whoever calls. A value that is '' is not known; the letter then has the
name between brackets, to be filled in by hand.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from raadsboek.core.council import Council
from raadsboek.core.dates import without_weekday
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.agreements import read_agreements
from raadsboek.core.trajectories.arguments import Argument, ArgumentKind, read_arguments
from raadsboek.core.trajectories.article_check import article_of
from raadsboek.core.trajectories.attribution import sentence
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.letters.forms import DECISION, NULLITY, REQUEST, Letter
from raadsboek.core.trajectories.positions import read_positions
from raadsboek.core.trajectories.questions import Question, read_questions
from raadsboek.core.trajectories.sections import SUMMARY, text_below, without_hidden

OTHER_SIDE = {
    "WOR": ("bestuurder", "de bestuurder"),
    "Wmcz 2018": ("instelling", "de instelling"),
    "Wms": ("bevoegd gezag", "het bevoegd gezag"),
}
"""How each law names who decides, without and with its article."""
PAPERS = "stukken"
"""The name of the list of papers in a template."""
_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")


class Paper(Struct, frozen=True, kw_only=True):
    """A paper of the dossier as a letter names it."""

    number: str
    title: str
    day: datetime.date | None = None


class Around(Struct, frozen=True, kw_only=True):
    """What a letter needs from other notes: names, papers, and what the council decided.

    `kept_back` are the numbers of papers that are confidential while the dossier is not.
    """

    council: Council
    chair: str = ""
    secretary: str = ""
    clerk: str = ""
    director: str = ""
    speakers: str = ""
    papers: tuple[Paper, ...] = ()
    kept_back: tuple[str, ...] = ()
    decided: str = ""


def known_of(
    note: Note,
    dossier: Dossier,
    letter: Letter,
    around: Around,
    *,
    number: str,
    today: datetime.date,
) -> dict[str, str]:
    """Return every name that a template can use with its value; `number` is that of the letter."""
    body = without_hidden(note.body)
    arguments = [one for one in read_arguments(body) if one.left_out is None]
    questions = read_questions(body)
    waiting = [one for one in questions if not one.is_answered]
    events = [event for event in dossier.events if event.day <= today]
    return {
        **_names(note, dossier, around),
        **_days(dossier, events, letter, around.kept_back),
        "datum": without_weekday(today),
        "kenmerk": " / ".join(part for part in (number, note.text("nummer")) if part),
        "samenvatting": _plain(text_below(body, {SUMMARY.casefold()})),
        "verloop": _lines(_course(dossier, events, around.kept_back)),
        PAPERS: _lines(_paper(one) for one in around.papers),
        "bezwaren": _numbered(_of_kind(arguments, ArgumentKind.OBJECTION)),
        "voorwaarden": _numbered(_of_kind(arguments, ArgumentKind.CONDITION)),
        "argumenten voor": _lines(_of_kind(arguments, ArgumentKind.FOR)),
        "vragen": _numbered(one.text for one in waiting),
        "vragen en antwoorden": _lines(_answered(one) for one in questions),
        "standpunten": _lines(
            f"{one.who}: {one.text}" if one.who else one.text for one in read_positions(body)
        ),
        "afspraken": _numbered(one.text for one in read_agreements(body)),
        "besluit van de raad": _plain(without_hidden(around.decided).strip()),
    }


def _names(note: Note, dossier: Dossier, around: Around) -> dict[str, str]:
    council = around.council
    bare, full = OTHER_SIDE.get(council.law_name, ("bestuurder", "de bestuurder"))
    procedure = dossier.procedure
    general = f"{procedure.article} {procedure.law}" if procedure.article else ""
    return {
        "raad": council.name,
        "wet": council.law_name,
        "onderwerp": note.text("titel"),
        "traject": note.text("nummer"),
        "artikel": article_of(note) or general,
        "artikel overleg": _article(dossier, "overleg"),
        "artikel besluit": _article(dossier, DECISION),
        "artikel nietigheid": _article(dossier, NULLITY),
        "bestuurder": bare,
        "de bestuurder": full,
        "naam bestuurder": around.director,
        "voorzitter": around.chair,
        "secretaris": around.secretary,
        "ambtelijk secretaris": around.clerk,
        "woordvoerder": around.speakers,
    }


def _days(
    dossier: Dossier, events: Sequence[Event], letter: Letter, kept_back: Collection[str]
) -> dict[str, str]:
    first = dossier.procedure.events[0].name if dossier.procedure.events else REQUEST
    request = _first(events, REQUEST) or _first(events, first)
    decision = _last(events, (DECISION,))
    return {
        "datum aanvraag": _day(request),
        "kenmerk aanvraag": _document(request, kept_back),
        "datum vragen": _day(_last(events, ("vragen",))),
        "datum antwoorden": _day(_last(events, ("antwoorden",))),
        "datum overleg": _day(_last(events, ("overleg",))),
        "datum advies": _day(_last(events, dossier.procedure.outcome)),
        "datum besluit": _day(decision),
        "kenmerk besluit": _document(decision, kept_back),
        "uiterste dag": _last_day(dossier, letter),
        "datum evaluatie": _evaluation(dossier),
    }


def _last_day(dossier: Dossier, letter: Letter) -> str:
    """Return the day on which a letter must be there: by its own term, else by what was agreed."""
    waiting = [one for one in dossier.open_deadlines if one.last is not None]
    own = [one for one in waiting if set(letter.events) & set(one.step.settled_by)]
    agreed = [one for one in waiting if one.step.id == "own"]
    days = [one.safe or one.last for one in own] or [one.last for one in agreed]
    found = min((day for day in days if day is not None), default=None)
    return without_weekday(found) if found else ""


def _evaluation(dossier: Dossier) -> str:
    found = next((one for one in dossier.deadlines if one.step.id == "evaluation"), None)
    return without_weekday(found.last) if found is not None and found.last is not None else ""


def _article(dossier: Dossier, event: str) -> str:
    steps = (step for step in dossier.procedure.steps if event in step.settled_by and step.article)
    step = next(steps, None)
    return step.article if step is not None else ""


def _course(dossier: Dossier, events: Iterable[Event], kept_back: Collection[str]) -> Iterable[str]:
    for event in events:
        papers = ", ".join(_papers_of(event, kept_back))
        words = f"{without_weekday(event.day)}: {dossier.event_title(event.name)}"
        yield f"{words} ({papers})" if papers else words


def _paper(paper: Paper) -> str:
    day = f", {without_weekday(paper.day)}" if paper.day else ""
    return f"{paper.number} {paper.title}{day}"


def _answered(question: Question) -> str:
    answers = " ".join(sentence(one.text) for one in question.answers)
    return f"{question.text} {answers or 'Nog niet beantwoord.'}"


def _of_kind(arguments: Iterable[Argument], kind: ArgumentKind) -> Iterable[str]:
    return (sentence(one.text) for one in arguments if one.kind is kind)


def _first(events: Iterable[Event], name: str) -> Event | None:
    return next((event for event in events if event.name == name), None)


def _last(events: Sequence[Event], names: Iterable[str]) -> Event | None:
    wanted = set(names)
    return next((event for event in reversed(events) if event.name in wanted), None)


def _day(event: Event | None) -> str:
    return without_weekday(event.day) if event is not None else ""


def _document(event: Event | None, kept_back: Collection[str]) -> str:
    return next(iter(_papers_of(event, kept_back)), "") if event is not None else ""


def _papers_of(event: Event, kept_back: Collection[str]) -> list[str]:
    """Return what proves an event, without papers that are kept back and what is attached there."""
    return [
        _plain(one.name) for one in event.documents if number_of_paper(one.name) not in kept_back
    ]


def number_of_paper(name: str) -> str:
    """Return the number of the note that a paper is, or that it is attached to: it begins so."""
    return target(name).rpartition("/")[2].partition(" ")[0]


def _plain(text: str) -> str:
    """Return text without links: whoever gets the letter cannot follow them."""
    return _LINK.sub(lambda match: match[2] or match[1], text)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(f"- {_plain(value)}" for value in values)


def _numbered(values: Iterable[str]) -> str:
    return "\n".join(f"{at}. {_plain(_capital(value))}" for at, value in enumerate(values, start=1))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Writing down what was asked, in one version, and the answer to it.

No name belongs in the log: what may tell who somebody is, is told before it is saved.
"""

import datetime
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.constituency.asked import asked_by
from raadsboek.book.lists import rows
from raadsboek.core.constituency.log import themes_of
from raadsboek.core.constituency.personal import people_noticed
from raadsboek.core.errors import InvalidInput, RaadsboekError
from raadsboek.core.kinds import member, question
from raadsboek.core.kinds.question import QuestionStatus
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.problem import Problem, Severity


class PersonNoticed(RaadsboekError):
    """Somebody may be known by what was typed; `found` says by which words."""

    def __init__(self, found: tuple[str, ...]) -> None:
        self.found = found
        words = ", ".join(f"'{one}'" for one in found)
        super().__init__(
            f"Hier staat iets waaraan u kunt zien wie het is: {words}.",
            "Haal het weg: vragen blijven jaren bewaard. Moet het zo blijven? Geef dan --toch mee.",
        )


class ToNote(Struct, frozen=True, kw_only=True):
    """A question as somebody typed it; `organ` is the short name of the council, '' the first."""

    text: str
    theme: str = ""
    answer: str = ""
    organ: str = ""


def note_question(
    book: Book, typed: ToNote, *, now: datetime.datetime, with_people: bool = False
) -> Note:
    """Write a question down; with an answer it is answered today.

    Raises `PersonNoticed` unless `with_people`, `InvalidInput` without a question, and as
    `notes.create`.
    """
    text, theme, answer = (" ".join(one.split()) for one in (typed.text, typed.theme, typed.answer))
    if not text:
        raise InvalidInput([_nothing_asked()])
    if not with_people:
        _refuse_people(book, text, theme, answer)
    values: dict[str, Value] = {"titel": text, "gevraagd": now.date().isoformat()}
    if theme:
        values["thema"] = _as_used(book, theme)
    if answer:
        values |= {"antwoord": answer, "status": QuestionStatus.ANSWERED.value}
    if typed.organ:
        values["orgaan"] = typed.organ
    return notes.create(book, question.KIND, values, now=now)


def answer_question(
    book: Book, wanted: str, answer: str, *, now: datetime.datetime, with_people: bool = False
) -> Note:
    """Give a question of the log its answer. Raises as `note_question`, and `NotFound`."""
    note = notes.read(book, wanted)
    said = " ".join(answer.split())
    if note.text("soort") != question.KIND.name:
        raise InvalidInput([_no_question(wanted)])
    if not said:
        raise InvalidInput([_nothing_answered()])
    if not with_people:
        _refuse_people(book, said)
    changes: dict[str, Value | None] = {
        "antwoord": said,
        "status": QuestionStatus.ANSWERED.value,
    }
    return notes.save(book, note, changes=changes, body=None, now=now)


def themes(book: Book, organ: str | None = None) -> list[str]:
    """Return the themes that were used, the most used first."""
    return themes_of(asked_by(book, organ))


def problems_of_question(book: Book, meta: Mapping[str, Value]) -> list[Problem]:
    """Return what may tell who asked a question, at the key where it stands."""
    return [
        Problem(
            code="vraag-met-naam",
            key=key,
            severity=Severity.WARNING,
            message=f"Hier staat een naam of adres: {', '.join(found)}.",
            fix="Haal het weg: wie het vroeg, hoeft niemand te weten.",
        )
        for key in ("titel", "thema", "antwoord")
        if (found := _people_in(book, text_in(meta, key)))
    ]


def _as_used(book: Book, theme: str) -> str:
    """Return a theme as it was written before, so that it stays one theme."""
    wanted = theme.casefold()
    return next((one for one in themes(book) if one.casefold() == wanted), theme)


def _refuse_people(book: Book, *texts: str) -> None:
    found = _people_in(book, *texts)
    if found:
        raise PersonNoticed(found)


def _people_in(book: Book, *texts: str) -> tuple[str, ...]:
    names = [text_in(meta, "naam") for meta in rows(book, member.KIND).objects()]
    return tuple(dict.fromkeys(one for text in texts for one in people_noticed(text, names)))


def _nothing_asked() -> Problem:
    return Problem(
        code="tekst-ontbreekt",
        key="titel",
        message="Er staat nog geen vraag.",
        fix="Schrijf in een zin wat er werd gevraagd.",
    )


def _nothing_answered() -> Problem:
    return Problem(
        code="tekst-ontbreekt",
        key="antwoord",
        message="Er staat nog geen antwoord.",
        fix="Schrijf in een zin wat het antwoord is.",
    )


def _no_question(wanted: str) -> Problem:
    return Problem(
        code="vraag-niet-genoteerd",
        message=f"{wanted} is geen vraag uit de lijst met vragen.",
        fix="Bekijk de vragen met: raadsboek vragen",
    )

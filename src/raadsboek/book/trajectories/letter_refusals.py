"""Why a letter cannot be made or cannot go out, in Dutch, with what to do."""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.letter_coverage import Compared
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.errors import EXIT_PROBLEMS, InvalidInput, RaadsboekError
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.letters.filling import OpenPlace
from raadsboek.core.trajectories.letters.forms import Letter


class LeavesOut(RaadsboekError):
    """A letter would go out without objections that were brought in; `compared` names them."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, compared: Compared) -> None:
        self.compared = compared
        missing = compared.coverage.missing
        what = "1 punt staat" if len(missing) == 1 else f"{len(missing)} punten staan"
        number = compared.letter.text("nummer") if compared.letter is not None else ""
        lines = "".join(f"\n  - {said(one)}" for one in missing)
        super().__init__(
            f"{what} niet in de brief {number}:{lines}",
            "De rechter toetst in beginsel alleen wat in het advies staat. Neem het op in de "
            "brief, of zet er in het dossier [niet opnemen: reden] achter. Toch zo versturen: "
            "--toch",
        )


class HasDraft(RaadsboekError):
    """There is a concept of this letter already; `note` is that one."""

    def __init__(self, note: Note) -> None:
        self.note = note
        number = note.text("nummer")
        super().__init__(
            f"Er ligt al een concept van deze brief: {number}.",
            f"Werk dat bij, of zet de status van {number} op een andere dan concept.",
        )


class WasSent(RaadsboekError):
    """This letter went out before, or its dossier says so."""

    def __init__(self, letter: Letter, number: str, day: datetime.date | None) -> None:
        when = f" op {long_date(day)}" if day else ""
        if number:
            said = f"De brief '{letter.form.value}' is al verstuurd: {number}{when}."
            hint = "Wilt u er nog een maken, zoals een aanvulling, geef dan --nog-een mee."
        else:
            said = f"Volgens het traject is de brief '{letter.form.value}' al verstuurd{when}."
            hint = (
                "Hebt u die brief, leg hem dan vast als bewijs: raadsboek traject NUMMER "
                "--gebeurtenis ... --bewijs STUK. Wilt u hem hier maken, geef dan --nog-een mee."
            )
        super().__init__(said, hint)


class StillOpen(InvalidInput):
    """Places of a letter must still be filled in, each with its line in the text of the note.

    `skipped` is the number of lines above the letter that do not go out with it.
    """

    def __init__(self, note: Note, places: Sequence[OpenPlace], skipped: int) -> None:
        number = note.text("nummer") or note.path
        lines = [(one.line + skipped, one.words) for one in places]
        super().__init__(
            [
                Problem(
                    code="brief-niet-ingevuld",
                    path=note.path,
                    message=f"{number}, regel {line} van de tekst: {words} is nog niet ingevuld.",
                    fix=_FILL_IN if place == len(lines) else "",
                )
                for place, (line, words) in enumerate(lines, start=1)
            ]
        )
        listed = "".join(f"\n  regel {line}: {words}" for line, words in lines)
        self.message = f"{number} is nog niet helemaal ingevuld:{listed}"


_FILL_IN = "Vul in wat tussen haken staat, of haal het weg."


def said(argument: Argument) -> str:
    """Return an argument with who brought it in and when."""
    words = argument.said.words
    who = f" ({words})" if words else ""
    return f"{argument.kind.value}: {argument.text}{who}"


def closed(opened: Opened) -> Problem:
    """Return the problem of a dossier that is closed."""
    number = opened.note.text("nummer")
    return Problem(
        code="traject-gesloten",
        path=opened.note.path,
        message=f"{number} is {opened.note.text('status') or 'gesloten'}.",
        fix=f"Heropen het traject eerst: raadsboek traject {number} --gebeurtenis "
        '"vandaag heropend: REDEN". Een brief buiten het traject maakt u als nieuw poststuk.',
    )


def does_not_belong(opened: Opened, letter: Letter, possible: Iterable[Letter]) -> Problem:
    """Return the problem of a letter that the procedure of a dossier does not know."""
    procedure = opened.dossier.procedure
    law = f" ({procedure.law})" if procedure.law else ""
    words = ", ".join(one.form.value for one in possible)
    return Problem(
        code="brief-hoort-er-niet-bij",
        key="brief",
        path=opened.note.path,
        message=f"De brief '{letter.form.value}' hoort niet bij {opened.note.text('nummer')}: dat "
        f"is een {procedure.title.lower()}{law}.",
        fix=f"Kies uit: {words}.",
    )


def no_letter(note: Note) -> Problem:
    """Return the problem of a note that is no letter of a dossier."""
    number = note.text("nummer") or note.path
    return Problem(
        code="geen-brief",
        key="brief",
        path=note.path,
        message=f"{number} is geen brief van een traject.",
        fix="Geef het nummer van een brief die met Raadsboek is gemaakt, zoals P-2026-140.",
    )


def no_draft(note: Note) -> Problem:
    """Return the problem of a letter that is no concept."""
    number = note.text("nummer") or note.path
    day = day_as_kept(note.text("datum"))
    when = f" op {long_date(day)}" if day else ""
    is_sent = note.text("status") == "verzonden"
    return Problem(
        code="geen-concept",
        key="status",
        path=note.path,
        message=f"{number} is al verzonden{when}."
        if is_sent
        else f"{number} is geen concept meer; de status is '{note.text('status') or 'open'}'.",
        fix="Wat er in de brief staat, ligt vast. Maak zo nodig een nieuwe brief."
        if is_sent
        else "Zet de status op concept om de brief te versturen.",
    )


def too_early(note: Note, day: datetime.date) -> Problem:
    """Return the problem of a day that is still to come."""
    return Problem(
        code="brief-te-vroeg",
        key="datum",
        path=note.path,
        message=f"{long_date(day)} is nog niet geweest.",
        fix="Leg vast dat een brief is verzonden op de dag zelf, of daarna.",
    )

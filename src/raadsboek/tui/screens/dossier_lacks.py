"""What the screen of a dossier says below its timeline: what is missing, and where it is mended."""

from collections import Counter
from collections.abc import Iterator, Sequence

from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.lacking import Lacking
from raadsboek.core.dates import short_date
from raadsboek.core.note import Note
from raadsboek.core.trajectories.arguments import Argument, ArgumentKind
from raadsboek.core.trajectories.dossier import NO_PROCEDURE
from raadsboek.tui.boundary import Part
from raadsboek.tui.screens.dossier_rows import Piece
from raadsboek.tui.widgets.block_list import Block, Paragraph

_PLURALS = {
    ArgumentKind.OBJECTION: "bezwaren",
    ArgumentKind.CONDITION: "voorwaarden",
    ArgumentKind.FOR: "argumenten",
}
_IN_NOTE = "e opent de notitie, om dit te verbeteren."
_MOST_LINES = 3


def lacks_of(opened: Opened, lack: Lacking) -> Iterator[Piece]:
    """Yield what is wrong, what the letter leaves out, what is not answered and not proven."""
    for problem in lack.problems:
        yield _piece("! ", problem.message, (f"→ {problem.fix}" if problem.fix else "",))
    yield from map(_concept, lack.concepts)
    yield from _of_letter(lack)
    if lack.questions:
        said = [_attributed(one.text, one.said.words) for one in lack.questions]
        yield _listed(f"Zonder antwoord: {_count(len(said), 'vraag', 'vragen')}", said)
    if lack.unproven:
        names = [_event_words(opened, one.name, short_date(one.day)) for one in lack.unproven]
        yield _piece("", f"Geen bewijs van de dag: {', '.join(names)}", hint=_PROOF)
    if opened.dossier.procedure.name == NO_PROCEDURE.name and not opened.note.text("procedure"):
        yield _piece(
            "", "Voor dit traject geeft geen wet een procedure: alleen eigen dagen tellen."
        )


def _concept(letter: Note) -> Piece:
    number = letter.text("nummer") or letter.path
    words = f"Concept: {letter.text('brief')} {number} · nog niet verzonden"
    hint = f"Enter opent {number}. Daar legt F8 vast dat de brief is verzonden."
    return _piece("", words, hint=hint)._replace(target=number, is_concept=True)


_PROOF = "Zet de cursor op die gebeurtenis; w voegt het bewijs toe."


def _of_letter(lack: Lacking) -> Iterator[Piece]:
    if not lack.left_out:
        return
    said = [_attributed(one.text, one.said.words) for one in lack.left_out]
    counted = _counted(lack.left_out)
    if lack.letter is None:
        yield _listed(f"Nog in een brief op te nemen: {counted}", said, mark="")
        return
    number = lack.letter.text("nummer") or lack.letter.path
    letter = lack.letter.text("brief") or "brief"
    concept = "" if lack.is_sent else "het concept van "
    piece = _listed(f"Niet opgenomen in {concept}{letter} {number}: {counted}", said)
    yield piece._replace(target=number, hint=f"Enter leest {number}. {_IN_NOTE}")


def _counted(arguments: Sequence[Argument]) -> str:
    kinds = Counter(one.kind for one in arguments)
    return " en ".join(_count(times, kind.value, _PLURALS[kind]) for kind, times in kinds.items())


def _count(times: int, one: str, several: str) -> str:
    return f"{times} {one if times == 1 else several}"


def _attributed(text: str, words: str) -> str:
    return f"{text} ({words})" if words else text


def _event_words(opened: Opened, name: str, day: str) -> str:
    return f"{opened.dossier.event_title(name)} ({day})"


def _listed(head: str, items: Sequence[str], *, mark: str = "! ") -> Piece:
    """Return a sentence with its only item behind it, or with its items below it."""
    if len(items) == 1:
        return _piece(mark, f"{head} · {items[0]}")
    return _piece(mark, head, [f"- {item}" for item in items])


def _piece(mark: str, text: str, below: Sequence[str] = (), hint: str = _IN_NOTE) -> Piece:
    lead = (Part(mark, "alarm"),) if mark else ()
    first = Paragraph((*lead, Part(text, "text")), hang=len(mark), most=_MOST_LINES)
    rest = (
        Paragraph((Part(line, "dim"),), indent=2, hang=2, most=_MOST_LINES)
        for line in below
        if line
    )
    return Piece(Block((first, *rest), is_tight=True), hint=hint)

"""Whether a dossier may be closed: not before its outcome went out by letter, or came in by one.

The letter is a sent outgoing piece of post of the form that fits the outcome, or a paper that
proves the outcome. Where the other side answers, as it does to an initiative, that is its answer.
"""

from raadsboek.book.book import Book
from raadsboek.book.finding import links_to
from raadsboek.book.source import read_note
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post
from raadsboek.core.kinds.post import Direction, LetterForm, PostStatus
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.links import target
from raadsboek.core.problem import Problem
from raadsboek.core.terms.procedure import TermForm
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.owners import BOTH, COUNCIL, owner_of

CLOSING_STATUSES = frozenset(
    {TrajectoryStatus.FINISHED, TrajectoryStatus.CLOSED, TrajectoryStatus.EVALUATED}
)
_LETTERS = {
    "advies": (LetterForm.ADVICE,),
    "instemming": (LetterForm.CONSENT,),
    "weigering": (LetterForm.REFUSAL,),
    "beslissing": (LetterForm.CONSENT, LetterForm.REFUSAL),
}
"""The outcomes that the council itself sends, each with its letters."""

_NOT_OTHERS = (COUNCIL, BOTH)


class OutcomeLetterMissing(InvalidInput):
    """A dossier would be closed while nothing shows its outcome."""

    def __init__(self, number: str, dossier: Dossier) -> None:
        needed, named = proving_events(dossier), number or "Dit traject"
        titles = " of ".join(f"'{dossier.event_title(name)}'" for name in needed)
        way = (
            f"Verstuur de brief met: raadsboek brief {number} - of leg"
            if forms_of(dossier)
            else "Leg"
        )
        if not number:  # a dossier that is being made has no letters yet
            number, way = "D-NUMMER", "Maak het traject eerst met een andere fase. Leg daarna"
        problem = Problem(
            code="brief-ontbreekt",
            key="status",
            message=f"{named} kan nog niet worden afgerond: er is geen brief "
            f"met de uitkomst ({titles}).",
            fix=f"{way} de uitkomst vast met haar bewijs: raadsboek traject {number} "
            f'--gebeurtenis "DAG {needed[0]}" --bewijs P-NUMMER. Gaat het niet door? Leg dan '
            "'ingetrokken' of 'afgezien' vast, met de reden.",
        )
        super().__init__([problem])


def refuse_without_letter(book: Book, number: str, dossier: Dossier) -> None:
    """Raise `OutcomeLetterMissing` unless something shows the outcome of this dossier."""
    book.index.refresh()
    if not has_outcome_letter(book, number, dossier):
        raise OutcomeLetterMissing(number, dossier)


def has_outcome_letter(book: Book, number: str, dossier: Dossier) -> bool:
    """Tell if the outcome of a dossier stands in a letter; True where no outcome is known of.

    The index is asked as it is.
    """
    needed = proving_events(dossier)
    if not needed or any(one.name in needed and one.documents for one in dossier.events):
        return True
    return bool(number) and _went_out(book, number, forms_of(dossier))


def proving_events(dossier: Dossier) -> list[str]:
    """Return the events of which a paper shows the outcome: that of the council, or the answer."""
    procedure = dossier.procedure
    own = [name for name in procedure.outcome if name in _LETTERS]
    if own:
        return own
    answers = [
        name
        for step in procedure.steps
        if step.after in procedure.outcome
        and owner_of(step.actor) not in _NOT_OTHERS
        and step.term.form is not TermForm.CONDITION
        for name in step.settled_by
    ]
    return list(dict.fromkeys(answers)) or list(procedure.outcome)


def forms_of(dossier: Dossier) -> set[LetterForm]:
    """Return the letters of the council that hold the outcome of a dossier."""
    return {form for name in dossier.procedure.outcome for form in _LETTERS.get(name, ())}


def _went_out(book: Book, number: str, forms: set[LetterForm]) -> bool:
    for found in links_to(book, number):
        if found.kind != post.KIND.name:
            continue
        note = read_note(book, found.path)
        if (
            target(note.text("traject")) == number
            and note.text("richting") == Direction.OUT
            and note.text("status") == PostStatus.SENT
            and note.text("brief") in forms
        ):
            return True
    return False

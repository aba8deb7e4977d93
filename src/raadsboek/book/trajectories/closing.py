"""Whether a dossier may be closed: not before its outcome went out by letter, or came in by one.

The letter is a sent outgoing piece of post of the form that fits the outcome, or a paper that
proves the outcome. Where the other side answers, as it does to an initiative, that is its answer.
"""

from raadsboek.book.book import Book
from raadsboek.book.finding import links_to
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post
from raadsboek.core.kinds.post import Direction, LetterForm, PostStatus
from raadsboek.core.links import target
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.vault.reading import read_note

CLOSING_STATUSES = frozenset({"afgerond", "gesloten", "geëvalueerd"})


class OutcomeLetterMissing(InvalidInput):
    """A dossier would be closed while nothing shows its outcome."""

    def __init__(self, number: str, dossier: Dossier) -> None:
        titles = " of ".join(f"'{title}'" for title in _titles(dossier))
        event = dossier.procedure.outcome[0]
        problem = Problem(
            code="brief-ontbreekt",
            key="status",
            message=f"{number or 'Dit traject'} kan nog niet worden afgerond: er is geen brief "
            f"met de uitkomst ({titles}).",
            fix=f"Verstuur de brief met: raadsboek brief {number} - of leg de uitkomst vast met "
            f'haar bewijs: raadsboek traject {number} --gebeurtenis "DAG {event}" --bewijs '
            "P-NUMMER. Gaat het niet door? Leg dan 'ingetrokken' of 'afgezien' vast, met de reden.",
        )
        super().__init__([problem])


def refuse_without_letter(book: Book, number: str, dossier: Dossier) -> None:
    """Raise `OutcomeLetterMissing` unless something shows the outcome of this dossier."""
    if not has_outcome_letter(book, number, dossier):
        raise OutcomeLetterMissing(number, dossier)


def has_outcome_letter(book: Book, number: str, dossier: Dossier) -> bool:
    """Tell if the outcome of a dossier stands in a letter; True where no outcome is known of."""
    outcome = dossier.procedure.outcome
    if not outcome:
        return True
    if any(one.name in outcome and one.documents for one in dossier.events):
        return True
    forms = {form.value for form in LetterForm} & set(outcome)
    return bool(forms) and bool(number) and _went_out(book, number, forms)


def _went_out(book: Book, number: str, forms: set[str]) -> bool:
    book.index.refresh()
    for found in links_to(book, number):
        if found.kind != post.KIND.name:
            continue
        note = read_note(book.root, found.path)
        if (
            target(note.text("traject")) == number
            and note.text("richting") == Direction.OUT
            and note.text("status") == PostStatus.SENT
            and note.text("brief") in forms
        ):
            return True
    return False


def _titles(dossier: Dossier) -> list[str]:
    kinds = [(name, dossier.event_kind(name)) for name in dossier.procedure.outcome]
    return [kind.title if kind else name for name, kind in kinds]

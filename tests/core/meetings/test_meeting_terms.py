"""The days on which agenda and papers must be there: counted back, by law or by own rules."""

import datetime

import pytest

from raadsboek.core.council import Council, CouncilForm
from raadsboek.core.meetings.terms import agenda_term, papers_term
from raadsboek.core.terms.procedure import TermKind

DAY = datetime.date(2026, 11, 26)


def council(form: str = "OR", agenda: int | None = None, papers: int | None = None) -> Council:
    """Return a council with these settings."""
    return Council(
        name="Raad", form=CouncilForm(form), own_agenda_days=agenda, own_papers_days=papers
    )


@pytest.mark.parametrize(
    ("agenda", "day", "kind", "explanation"),
    [
        (None, 19, TermKind.LAW, "7 dagen voor do 26 november 2026 · art. 14 lid 2 g WOR"),
        (3, 19, TermKind.LAW, "7 dagen voor do 26 november 2026 · art. 14 lid 2 g WOR"),
        (7, 19, TermKind.LAW, "7 dagen voor do 26 november 2026 · art. 14 lid 2 g WOR"),
        (
            10,
            16,
            TermKind.RULES,
            "10 dagen voor do 26 november 2026 · reglement; de wet vraagt 7",
        ),
    ],
)
def test_a_longer_term_of_the_council_goes_before_the_law(
    agenda: int | None, day: int, kind: TermKind, explanation: str
) -> None:
    """A works council may give more than seven days, never fewer; the reason says which it is."""
    term = agenda_term(council(agenda=agenda), "raad", DAY)

    assert term is not None
    assert (term.day.day, term.kind, term.explanation) == (day, kind, explanation)


@pytest.mark.parametrize("form", ["CR", "MR"])
def test_other_councils_have_a_term_only_when_they_set_one(form: str) -> None:
    """No law gives a client council or a school council a term for its agenda."""
    assert agenda_term(council(form), "raad", DAY) is None
    term = agenda_term(council(form, agenda=14), "overleg", DAY)
    assert term is not None
    assert (term.day, term.short) == (datetime.date(2026, 11, 12), "14 dagen · reglement")


@pytest.mark.parametrize("form", ["db", "commissie", "achterban"])
def test_a_meeting_of_a_part_of_the_council_has_no_term(form: str) -> None:
    """The rule is about meetings of the council."""
    assert agenda_term(council(agenda=10), form, DAY) is None
    assert papers_term(council(papers=5), form, DAY) is None


def test_a_day_in_the_weekend_does_not_roll() -> None:
    """Seven days before a Sunday is the Sunday before."""
    term = agenda_term(council(), "raad", datetime.date(2026, 11, 29))

    assert term is not None
    assert term.day == datetime.date(2026, 11, 22)


def test_papers_have_a_term_of_their_own_only_when_it_was_set() -> None:
    """Otherwise they go with the agenda."""
    assert papers_term(council(), "raad", DAY) is None
    term = papers_term(council(papers=1), "raad", DAY)
    assert term is not None
    assert term.explanation == "1 dag voor do 26 november 2026 · reglement"


def test_an_impossible_year_has_no_term() -> None:
    """A day before the calendar begins is nobody's deadline."""
    assert agenda_term(council(), "raad", datetime.date(1, 1, 3)) is None

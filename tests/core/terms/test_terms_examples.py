"""The worked examples of the research: a start and a term give this nominal end and last day."""

import datetime

import pytest

from raadsboek.core.terms.counting import count
from raadsboek.core.terms.wording import read_term
from raadsboek.vault.procedures import read_law

EXAMPLES = [
    ("2026-01-31", "1 maand", "2026-02-28", "2026-03-02"),
    ("2027-01-31", "1 maand", "2027-02-28", "2027-03-01"),
    ("2028-01-31", "1 maand", "2028-02-29", "2028-02-29"),
    ("2026-03-03", "1 maand", "2026-04-03", "2026-04-07"),
    ("2026-04-14", "1 maand", "2026-05-14", "2026-05-18"),
    ("2026-04-15", "1 maand", "2026-05-15", "2026-05-18"),
    ("2027-04-05", "1 maand", "2027-05-05", "2027-05-10"),
    ("2028-03-27", "1 maand", "2028-04-27", "2028-05-01"),
    ("2026-11-25", "1 maand", "2026-12-25", "2026-12-28"),
    ("2026-12-01", "1 maand", "2027-01-01", "2027-01-04"),
    ("2026-10-31", "1 maand", "2026-11-30", "2026-11-30"),
    ("2026-05-31", "3 maanden", "2026-08-31", "2026-08-31"),
    ("2026-04-03", "6 weken", "2026-05-15", "2026-05-18"),
    ("2026-11-13", "6 weken", "2026-12-25", "2026-12-28"),
    ("2026-04-21", "2 weken", "2026-05-05", "2026-05-06"),
    ("2026-05-21", "7 dagen terug", "2026-05-14", "2026-05-14"),
    ("2026-02-28", "3 maanden", "2026-05-28", "2026-05-28"),
    ("2026-04-30", "3 maanden", "2026-07-30", "2026-07-30"),
    ("2026-09-30", "3 maanden", "2026-12-30", "2026-12-30"),
]


@pytest.mark.parametrize(("start", "words", "nominal", "last"), EXAMPLES)
def test_a_worked_example_comes_out(start: str, words: str, nominal: str, last: str) -> None:
    """Months, weeks and days roll off rest days; what is counted back does not."""
    term = read_term(words)
    assert term is not None
    counted = count(term, datetime.date.fromisoformat(start), read_law().rest, rolls=True)
    assert counted is not None
    assert (counted.nominal.isoformat(), counted.last.isoformat()) == (nominal, last)

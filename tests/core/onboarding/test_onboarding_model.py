"""The council's own list becomes that of one person: with names and with days."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.onboarding.tasks import read_tasks
from raadsboek.core.onboarding.template import day_from, list_from
from raadsboek.core.remarks import without_remarks
from raadsboek.vault.template import template_files

Day = datetime.date
MODELS = [(path, data.decode()) for path, data in template_files() if "/inwerken " in path]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("eerste dag", Day(2026, 1, 31)),
        ("1 week ervoor", Day(2026, 1, 24)),
        ("twee weken erna", Day(2026, 2, 14)),
        ("10 dagen erna", Day(2026, 2, 10)),
        ("1 maand erna", Day(2026, 2, 28)),
        ("3 maanden ervoor", Day(2025, 10, 31)),
        ("ooit", None),
        ("999 maanden", None),
    ],
)
def test_days_count_from_the_first_day(words: str, day: Day | None) -> None:
    """A month on is the same day, or the last one of a shorter month."""
    assert day_from(words, Day(2026, 1, 31)) == day


@settings(max_examples=40)
@given(
    st.dates(Day(1, 1, 1), Day(9999, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["ervoor", "erna"]),
)
def test_no_day_breaks_it(start: Day, amount: int, side: str) -> None:
    """Beyond the calendar there is no day; within it months keep the day or shorten it."""
    for unit in ("dagen", "weken", "maanden"):
        found = day_from(f"{amount} {unit} {side}", start)
        assert found is None or unit != "maanden" or found.day <= start.day


@pytest.mark.parametrize(("path", "text"), MODELS, ids=[path for path, _ in MODELS])
def test_every_model_gives_tasks_with_people_and_days(path: str, text: str) -> None:
    """All that can be known is filled in, and no remark is left."""
    body = list_from(
        without_remarks(text.partition("---\n")[2].partition("---\n")[2]),
        name="Noor van Dijk",
        start=Day(2027, 3, 1),
        people={"nieuw": ["noor"], "voorzitter": ["anna"]},
        today=Day(2027, 2, 20),
    )
    tasks = read_tasks(body, {"buddy": ["wouter"], "begeleider": ["sanne"]})
    assert len(tasks) > 10
    assert all(task.people and task.due and task.under for task in tasks)
    assert {one for task in tasks for one in task.people} <= {"noor", "anna", "wouter", "sanne"}
    assert "<!--" not in body
    # What should have been done already is asked for today.
    assert min(task.due for task in tasks if task.due) == Day(2027, 2, 20)


def test_a_council_under_another_law_is_told_nothing_of_the_works_councils_act() -> None:
    """The task stays; the article of a law that does not apply is left out."""
    for law, words in (("WOR", "Uren regelen (art. 18 lid 2 WOR)"), ("Wms", "Uren regelen")):
        body = list_from(
            "- [ ] Uren regelen (art. 18 lid 2 WOR) · eerste dag\n",
            name="Noor",
            start=Day(2027, 3, 1),
            people={},
            today=Day(2027, 1, 1),
            law=law,
        )
        assert body == f"- [ ] {words} · uiterlijk 2027-03-01\n"


def test_the_name_and_the_day_are_filled_in_and_other_words_stay() -> None:
    """A part that means nothing here stays as it is."""
    body = list_from(
        "# Inwerken van [naam], vanaf [datum]\n\n"
        "- [ ] Lezen · in de trein · @iemand · eerste dag\n",
        name="Noor",
        start=Day(2027, 3, 1),
        people={},
        today=Day(2027, 1, 1),
    )
    assert body == (
        "# Inwerken van Noor, vanaf 1 maart 2027\n\n"
        "- [ ] Lezen · in de trein · @iemand · uiterlijk 2027-03-01\n"
    )

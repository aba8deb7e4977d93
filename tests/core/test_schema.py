"""Checking strings from frontmatter against a struct."""

import datetime

import pytest

from raadsboek.core.kinds.action import Action
from raadsboek.core.kinds.budget_post import BudgetPost
from raadsboek.core.kinds.decision import Decision
from raadsboek.core.kinds.goal import Goal
from raadsboek.core.schema import check


def test_absent_and_empty_values_take_the_default() -> None:
    """A key without a value counts as not filled in."""
    value, problems = check(Action, {"titel": "Bellen", "uiterlijk": "", "wie": []})

    assert problems == ()
    assert value is not None
    assert value.due is None
    assert value.owners == ()


def test_a_list_may_be_written_as_words_between_commas() -> None:
    """`wie: anna, noor` is the same as a YAML list of two."""
    value, _ = check(Action, {"titel": "Bellen", "wie": "anna, noor"})

    assert value is not None
    assert value.owners == ("anna", "noor")


def test_a_day_that_does_not_exist_is_a_problem_not_a_crash() -> None:
    """30 February is told to the user beside its key."""
    value, problems = check(Action, {"titel": "Bellen", "uiterlijk": "2026-02-30"})

    assert value is None
    assert [(problem.key, problem.code) for problem in problems] == [
        ("uiterlijk", "waarde-ongeldig")
    ]
    assert "2026-02-30" in problems[0].message


def test_a_real_day_becomes_a_date() -> None:
    """29 February of a leap year is a date."""
    value, _ = check(Action, {"titel": "Bellen", "uiterlijk": "2028-02-29"})

    assert value is not None
    assert value.due == datetime.date(2028, 2, 29)


def test_unknown_keys_are_left_alone() -> None:
    """A key that Raadsboek does not know is the user's own business."""
    value, problems = check(Action, {"titel": "Bellen", "kleur": "rood"})

    assert problems == ()
    assert value is not None


def test_a_missing_required_key_is_named() -> None:
    """The problem names the key and its label."""
    _, problems = check(Decision, {"stemming": "7-1-1"})

    assert [problem.code for problem in problems] == ["sleutel-ontbreekt"]
    assert "titel" in problems[0].message


def test_a_mapping_where_text_belongs_is_a_problem() -> None:
    """A nested value does not crash the check."""
    _, problems = check(Decision, {"titel": {"a": "b"}})

    assert [problem.key for problem in problems] == ["titel"]


def test_a_number_outside_its_limits_is_told_with_the_limits() -> None:
    """A progress of 150 is a whole number: the sentence says what it must be instead."""
    _, problems = check(Goal, {"titel": "Rust", "jaar": "2026", "voortgang": "150"})

    assert [problem.message for problem in problems] == [
        "'voortgang' moet een heel getal van 0 tot en met 100 zijn; er staat '150'."
    ]


@pytest.mark.parametrize("year", ["0", "-1", "99999", "1999", "2100"])
def test_a_year_that_no_overview_can_show_is_a_problem(year: str) -> None:
    """Money and goals of such a year would be in no overview at all."""
    for kind, keys in ((BudgetPost, {"begroot": "5"}), (Goal, {})):
        _, problems = check(kind, {"titel": "X", "jaar": year, **keys})

        assert [problem.key for problem in problems] == ["jaar"]

"""The key `vertrouwelijk`: one reading, which fails closed."""

import pytest

from raadsboek.core.confidential import is_confidential
from raadsboek.core.kinds import memo
from raadsboek.core.note import Value
from raadsboek.core.schema import check


@pytest.mark.parametrize("value", ["ja", "Ja", " JA ", "yes", "true", "x", ["ja"], []])
def test_anything_but_no_is_confidential(value: Value) -> None:
    """A word that nobody understands must not make a note public."""
    assert is_confidential({"vertrouwelijk": value})


@pytest.mark.parametrize("meta", [{}, {"vertrouwelijk": ""}, {"vertrouwelijk": "Nee"}])
def test_no_and_nothing_are_not(meta: dict[str, Value]) -> None:
    """A note is open unless it says otherwise."""
    assert not is_confidential(meta)


def test_a_word_that_is_neither_yes_nor_no_is_a_problem() -> None:
    """It is told beside the other problems of the note."""
    found, problems = check(memo.KIND.struct, {"titel": "x", "datum": "ooit", "vertrouwelijk": "y"})

    assert found is None
    assert [problem.key for problem in problems] == ["datum", "vertrouwelijk"]
    assert check(memo.KIND.struct, {"titel": "x", "vertrouwelijk": "Ja"})[1] == ()

"""The words of a question: what else than the word itself will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.holding.words import asked_words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("thuiswerken", (("thuiswerken", "thuiswerk"),)),
        ("Nieuwsbrieven", (("Nieuwsbrieven", "nieuwsbriev", "nieuwsbrief"),)),
        ("roosters nachtdienst", (("roosters", "rooster"), ("nachtdienst",))),
        ("verslagen", (("verslagen", "verslag"),)),
        ("bussen", (("bussen", "buss"),)),
        ("B-2026-014", (("B 2026 014",),)),
        ("uren", (("uren",),)),
        (" · ", ()),
    ],
)
def test_a_word_stands_for_what_begins_with_its_stem(
    question: str, words: tuple[tuple[str, ...], ...]
) -> None:
    """Plurals and verbs lose their ending; short words and numbers stay as they are."""
    assert asked_words(question) == words


@given(st.text())
def test_any_text_is_a_question(question: str) -> None:
    """The word itself always comes first, and nothing is empty."""
    for forms in asked_words(question):
        assert forms
        assert all(forms)

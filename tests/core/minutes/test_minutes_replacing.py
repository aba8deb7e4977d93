"""What a decision says to replace, in the words in which secretaries write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.minutes.replacing import replaced_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Vervangt [[B-2025-010]].", ("B-2025-010",)),
        ("vervangt: [[B-2025-010]]", ("B-2025-010",)),
        ("Dit vervangt het besluit [[B-2025-010]] en [[C-25-1]].", ("B-2025-010", "C-25-1")),
        ("Het vervangt [[B-1|het oude]], [[B-2]].\nVervangt [[B-1]].", ("B-1", "B-2")),
        ("De OR vervangt het hele reglement, zie [[C-1]].", ()),
        ("Dit vervangt niet [[B-1]].", ()),
        ("Dit vervangt geen besluit, ook niet [[B-1]].", ()),
        ("Anna vervangt Noor op 3 maart.", ()),
        ("Zie [[B-1]].", ()),
    ],
)  # fmt: skip
def test_only_a_link_right_after_the_word_is_replaced(text: str, numbers: tuple[str, ...]) -> None:
    """A few words may stand between; a mention further on, or 'niet', replaces nothing."""
    assert replaced_in(text) == numbers


@given(st.text(alphabet="vervangt []|:,.B-1\n"))
def test_any_text_can_be_asked(text: str) -> None:
    """Whatever stands there, each number is named once."""
    found = replaced_in(text)

    assert len(set(found)) == len(found)

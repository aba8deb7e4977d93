"""Links between notes in a text."""

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.links import link, pieces, targets


def test_a_text_is_cut_at_its_links() -> None:
    """A link is read by its label, else by its number; the words around it stay."""
    text = "Zie [[B-2026-014|het besluit]] en [[ V-2026-03 ]]."
    assert pieces(text) == [
        ("Zie ", ""),
        ("het besluit", "B-2026-014"),
        (" en ", ""),
        ("V-2026-03", "V-2026-03"),
        (".", ""),
    ]


@given(st.text(alphabet="ab[]| \n", max_size=40))
def test_the_pieces_name_what_the_text_links_to(text: str) -> None:
    """Cutting finds the same links as `targets`, and no piece is empty."""
    found = pieces(text)
    assert list(dict.fromkeys(number for _shown, number in found if number)) == [
        number for number in targets(text) if number
    ]
    assert all(shown for shown, _number in found)


@given(st.text(alphabet="ab-1", min_size=1, max_size=8))
def test_a_text_of_one_link_is_one_piece(number: str) -> None:
    """What `link` writes is read back as that number."""
    assert pieces(link(number)) == [(number, number)]

"""The text boundary: nothing that a terminal obeys gets through."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.text import reorders, visible, visible_lines


@given(st.text())
def test_no_control_or_invisible_character_survives(text: str) -> None:
    """No category Cc, bidirectional control or surrogate is left in one line of text."""
    for character in visible(text):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_of_all_characters_only_signs_with_a_shape_are_left() -> None:
    """Every character that Unicode has: no control, no separator, no format without a shape."""
    left = {
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and visible(chr(code)) == chr(code)
    }
    # Arabic, Syriac and Kaithi signs that enclose a number are drawn.
    assert left == {
        *range(0x600, 0x606),
        *(0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD),
    }


@given(st.text())
def test_lines_keep_only_their_line_ends(text: str) -> None:
    """Text of several lines keeps \\n and nothing else of the control characters."""
    for character in visible_lines(text):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")


@given(st.text())
def test_making_visible_twice_changes_nothing(text: str) -> None:
    """The boundary may be passed twice."""
    assert visible(visible(text)) == visible(text)


def test_an_escape_is_shown_and_ordinary_text_is_untouched() -> None:
    """The reader sees that something was there; Dutch and symbols stay as they are."""
    assert visible("\x1b]52;c;aGk=\x07") == "␛]52;c;aGk=␇"
    assert visible("geëvalueerd € 12,50 ✓ [OR]") == "geëvalueerd € 12,50 ✓ [OR]"


def test_text_that_reorders_words_is_recognised() -> None:
    """A decision with a right-to-left override deserves a warning."""
    assert reorders("goedgekeurd\u202e.dew")
    assert not reorders("goedgekeurd")

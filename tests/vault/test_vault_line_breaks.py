"""Line breaks survive a text field that shows lines and gives all of them one break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.vault.frontmatter import edit
from raadsboek.vault.line_breaks import keep_line_breaks

BREAKS = ["\n", "\r\n", "\r", "\x0c", "\u2028"]
TEXTS = st.lists(st.sampled_from(["a", "b", "", " c ", *BREAKS]), max_size=12).map("".join)


def _through_a_text_field(text: str, newline: str = "\n") -> str:
    """What comes back from a field that splits lines and joins them again."""
    lines = text.splitlines()
    if not text or text[-1] in "\n\r\x0c\u2028":
        lines.append("")
    return newline.join(lines)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_unchanged_text_comes_back_byte_for_byte(before: str, newline: str) -> None:
    """Opening and saving without typing changes nothing, whatever breaks the text has."""
    assert keep_line_breaks(before, _through_a_text_field(before, newline), "\n") == before


@given(TEXTS, TEXTS)
def test_no_visible_character_changes(before: str, after: str) -> None:
    """The lines of the result are the lines that were typed."""
    result = keep_line_breaks(before, after, "\n")
    assert result.splitlines() == after.splitlines()
    assert (result[-1:] in BREAKS) == (after[-1:] in BREAKS)


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("a\r\nb\nc\r\n", "a\nX\nb\nc\n", "a\r\nX\r\nb\nc\r\n"),
        ("a\r\nb", "a\nb\nc", "a\r\nb\r\nc"),
        ("a\r\nb\r\n", "b", "b"),
        ("", "a\nb\n", "a\nb\n"),
        ("a\rb\n", "a\n\nb\n", "a\r\rb\n"),
    ],
)
def test_lines_that_stay_keep_their_break(before: str, after: str, result: str) -> None:
    """New lines get the usual break; old lines keep theirs, also in a mixed file."""
    assert keep_line_breaks(before, after, "\n") == result


def test_a_large_rewrite_is_quick() -> None:
    """Replacing everything in a very long note compares no line with every other line."""
    before = "".join(f"oud {n % 7}\r\n" for n in range(50_000))
    after = "".join(f"nieuw {n % 7}\n" for n in range(50_000))
    assert keep_line_breaks(before, after, "\n") == after.replace("\n", "\r\n")


def test_saving_an_unchanged_note_changes_nothing() -> None:
    """A whole note through a text field and back is the same bytes."""
    raw = b"\xef\xbb\xbf---\r\nsoort: notitie\r\n---\r\neen\r\ntwee\ndrie\rvier  "
    body = raw.decode().split("---\r\n", 2)[2]
    assert edit(raw, {"soort": "notitie"}, _through_a_text_field(body)) == raw

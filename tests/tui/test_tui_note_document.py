"""The text behind the editor stays byte for byte what it was, but for what was edited."""

from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document

from raadsboek.tui.pasting import from_clipboard
from raadsboek.tui.widgets.note_document import NoteDocument, NoteWrapping

ANY_TEXT = st.text(alphabet=st.sampled_from("ab é漢\t\r\n\x0b\x0c\x85\u2028"), max_size=60)


@given(ANY_TEXT)
def test_unchanged_text_comes_back_as_it_was(text: str) -> None:
    """Mixed line ends and odd separators survive opening and saving."""
    assert NoteDocument(text).text == text


@given(ANY_TEXT, st.data())
def test_an_edit_changes_its_range_and_can_be_taken_back(text: str, data: st.DataObject) -> None:
    """Replacing a range gives the text before, the new text and the text after; undo is exact."""
    document = NoteDocument(text)
    lines = document.lines

    def place() -> tuple[int, int]:
        row = data.draw(st.integers(0, len(lines) - 1))
        return row, data.draw(st.integers(0, len(lines[row])))

    start, end = sorted((place(), place()))
    before = document.get_text_range((0, 0), start)
    after = document.get_text_range(end, document.end)
    result = document.replace_range(start, end, "nieuw\nregel")

    assert document.text == f"{before}nieuw\nregel{after}"
    assert before + result.replaced_text + after == text

    document.replace_range(start, result.end_location, result.replaced_text)
    assert document.text == text


@given(st.lists(st.text("ab ", max_size=5)), st.data())
def test_plain_text_behaves_as_in_textual(lines: list[str], data: st.DataObject) -> None:
    """On text with ordinary line ends every edit gives what Textual's own document gives."""
    text = "\n".join(lines)
    ours, theirs = NoteDocument(text), Document(text)
    rows = st.integers(0, ours.line_count)
    columns = st.integers(0, 5)
    start = data.draw(st.tuples(st.integers(0, ours.line_count - 1), columns))
    end = max(start, data.draw(st.tuples(rows, columns)))

    assert ours.replace_range(start, end, "x\ny") == theirs.replace_range(start, end, "x\ny")
    assert ours.text == theirs.text


def test_new_lines_end_as_the_note_does() -> None:
    """The document knows what kind of line end most lines have."""
    assert NoteDocument("a\r\nb\r\nc\nd").newline == "\r\n"
    assert NoteDocument("a\nb\r\nc\nd").newline == "\n"
    assert NoteDocument("a\rb").newline == "\r"
    assert NoteDocument("").newline == "\n"


@given(ANY_TEXT, st.integers(2, 20))
def test_the_height_is_the_number_of_lines_on_screen(text: str, width: int) -> None:
    """The quick height equals the sum over all lines, and sections are the whole line."""
    document = NoteDocument(text)
    wrapping = NoteWrapping(document, width)

    sections = [wrapping.get_sections(number) for number in range(document.line_count)]
    assert wrapping.height == sum(len(parts) for parts in sections)
    assert ["".join(parts) for parts in sections] == document.lines


def test_bullets_from_word_become_a_list() -> None:
    """Bullets arrive with tabs and symbol fonts; the note gets `- ` and `1. `."""
    pasted = "•\tEerste\r\n\uf0b7\tTweede\r\n\to\tDeel\r\n1.\tPunt\r\nGewoon"

    assert from_clipboard(pasted) == "- Eerste\n- Tweede\n  - Deel\n1. Punt\nGewoon"


def test_a_copied_table_becomes_a_table() -> None:
    """Lines with equally many tabs form a Markdown table; a pipe in a cell cannot break it."""
    assert from_clipboard("Naam\tStem\nAnna\tvoor|tegen\n\nslot") == (
        "| Naam | Stem |\n|---|---|\n| Anna | voor/tegen |\n\nslot"
    )


def test_control_characters_are_not_pasted() -> None:
    """Escape sequences and zero-width characters go; hard spaces become spaces."""
    assert from_clipboard("a\x1b]0;x\x07b\x0bc\u200bd\u00a0e") == "a]0;xb\ncd e"


@given(st.text())
def test_pasted_text_is_always_plain(text: str) -> None:
    """Whatever is on the clipboard, the note gets lines without control characters."""
    assert all(mark == "\n" or mark.isprintable() for mark in from_clipboard(text) if mark < "\x80")

"""The text boundary: what is in a note reaches the screen as text, and the terminal never."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_terminal import Terminal, forbidden
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

import raadsboek.tui
from raadsboek.tui.boundary import ControlFilter, Part, assembled, literal, shown, shown_lines

HERE = Path(__file__).parent
SOURCES = sorted(Path(raadsboek.tui.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("text", ["[OR] besluit", "[/]", "[x] klaar", "[@click=app.exit]x[/]"])
def test_brackets_are_brackets(text: str) -> None:
    """No text is taken for markup: nothing crashes, disappears or becomes a link."""
    assert shown(text).plain == text
    assert shown(text).spans == []
    assert assembled(Part(text, "bold"), text).plain == text * 2


def test_lines_stay_lines() -> None:
    """Several lines keep their line ends; one line shows them as a symbol."""
    assert shown("a\r\nb").plain == "a␍␊b"
    assert shown_lines("a\r\nb\tc").plain == "a\nb    c"


@given(st.text())
def test_an_editable_line_keeps_every_character_in_place(text: str) -> None:
    """The cursor in the editor counts characters, so none may come or go."""
    assert len(literal(text)) == len(text)
    assert literal(text).count("\t") == text.count("\t")


@given(st.text(), st.text())
def test_the_net_lets_no_control_character_through(text: str, other: str) -> None:
    """Whatever a widget draws, the filter leaves printable text of the same width."""
    segments = [Segment(text, Style(link="file:///etc/passwd")), Segment(other)]

    clean = ControlFilter().apply(segments, Color(0, 0, 0))

    assert sum(cell_len(segment.text) for segment in clean) == cell_len(text) + cell_len(other)
    for segment in clean:
        assert shown(segment.text).plain == segment.text
        assert segment.style is None or not segment.style.link


def test_no_widget_sends_what_a_note_says_to_the_terminal() -> None:
    """In a real terminal every widget and dialog full of hostile text sends only our own."""
    ended = Terminal(HERE / "hostile_program.py").end()

    assert ended.code == 0, ended.sent[-3000:]
    assert forbidden(ended.sent) == []
    assert "␛]52;c;eA==␇".encode() in ended.sent


def test_the_terminal_test_would_notice() -> None:
    """The same text without our boundary does reach the terminal, so the test above can fail."""
    ended = Terminal(HERE / "hostile_program.py", "bare").end()

    assert any("]52;c" in found for found in forbidden(ended.sent))


# Widgets and methods that read markup in a `str`.
_MARKUP = {
    *("Static", "Label", "Button", "Option", "Tab", "TabPane", "Checkbox", "RadioButton"),
    *(
        "Collapsible",
        "Link",
        "Tooltip",
        "update",
        "add_option",
        "add_leaf",
        "add_row",
        "add_column",
    ),
}
_PROPERTIES = {"tooltip", "label", "border_title", "border_subtitle"}


def _is_text(node: ast.expr) -> bool:
    """Tell if an expression is a `str` with brackets or with something filled in."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "[" in node.value
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("str", "repr", "visible", "visible_lines", "cut")
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_widgets_get_content_and_never_a_filled_in_str(source: Path) -> None:
    """No widget of ours gets an f-string, a sum of strings or `str(...)` where markup is read."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else None
            name = node.func.id if isinstance(node.func, ast.Name) else name
            if name in _MARKUP:
                given = [*node.args, *(word.value for word in node.keywords if word.arg != "id")]
        elif isinstance(node, ast.Assign):
            targets = [target.attr for target in node.targets if isinstance(target, ast.Attribute)]
            given = [node.value] if _PROPERTIES.intersection(targets) else []
        assert [ast.unparse(value) for value in given if _is_text(value)] == []

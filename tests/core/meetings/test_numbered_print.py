"""The print with line numbers: every word once, on a line that says where it came from."""

from draft_minutes import BODY, bodies, minutes, printed
from hypothesis import given
from msgspec.structs import replace

from raadsboek.core.meetings.corrections.numbered_print import numbered_print
from raadsboek.core.meetings.corrections.own_lines import PAGE_LINES, WIDTH
from raadsboek.core.meetings.corrections.printed_rows import printed_rows


def test_lines_are_numbered_from_one_on_each_page() -> None:
    """'p2 r8' is the eighth line of the second page."""
    body = "\n".join(f"regel {at}" for at in range(1, 101))

    lines = printed(body).lines

    assert [(line.page, line.number) for line in lines[43:46]] == [(1, 44), (2, 1), (2, 2)]
    assert lines[PAGE_LINES + 7].place == "p2 r8"
    assert lines[PAGE_LINES + 7].text == "regel 52"


def test_the_print_says_what_it_is() -> None:
    """The heading has number, title, day, state, who was there, and the mark of this text."""
    text = numbered_print(minutes(), names={"anna": "Anna de Vries"}).as_text()

    assert text[0] == "V-2026-03 Overlegvergadering · CONCEPT"
    assert text[1] == "do 12 maart 2026, 13:30 uur"
    assert "Aanwezig: Anna de Vries, noor" in text
    assert f"Kenmerk van deze tekst: {printed().mark}" in text
    assert "  1  1. Opening" in text


def test_the_print_says_that_it_holds_what_is_confidential() -> None:
    """It is sent around; to whom, the secretary decides knowingly."""
    note = minutes()
    closed = replace(note, body=f"{BODY}\n::: vertrouwelijk\nGeheim.\n:::\n")
    whole = replace(note, meta={**note.meta, "vertrouwelijk": "ja"})

    assert [
        any(line.startswith("VERTROUWELIJK") for line in numbered_print(one).heading)
        for one in (note, closed, whole)
    ] == [False, True, True]


def test_adopted_minutes_are_no_draft() -> None:
    """The state of the minutes stands beside the title."""
    assert numbered_print(minutes(status="afgesloten")).title.endswith("VASTGESTELD")


def test_a_mark_belongs_to_one_text() -> None:
    """Another word gives another mark; another status does not."""
    assert printed().mark != printed(BODY.replace("twee", "drie")).mark
    assert printed().mark == numbered_print(minutes(status="gehouden")).mark


@given(bodies())
def test_every_word_is_printed_once_and_in_order(body: str) -> None:
    """Lines are pieces of the text: together they hold every word but the marks of headings."""
    lines = printed(body).lines

    shown = [word for line in lines for word in line.text.split()]
    assert shown == [word for word in body.split() if word != "##"]
    assert all(line.text == body[line.start : line.end] for line in lines)
    assert all(len(line.text) <= WIDTH or " " not in line.text for line in lines)
    rows = [word for row in printed_rows(body, lines) for word in row.text.split()]
    assert rows == shown


@given(bodies())
def test_a_place_in_the_text_is_found_on_its_line(body: str) -> None:
    """From any character of a line, the print tells that line."""
    shown = printed(body)
    for line in shown.lines:
        assert shown.line_at(line.start) == line
        assert shown.line_at(line.end - 1) == line

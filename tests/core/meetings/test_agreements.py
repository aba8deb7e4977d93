"""Who agreed with minutes: the lines read back as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.agreements import (
    Agreement,
    Side,
    needed_sides,
    read_agreement,
    read_agreements,
)

NUMBERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="[]|\n"), min_size=1)
AGREEMENTS = st.builds(
    Agreement,
    side=st.sampled_from(Side),
    day=st.dates(),
    meeting=st.one_of(
        st.just(""), NUMBERS.map(str.strip).filter(lambda text: bool(text) and "\n" not in text)
    ),
)


@given(AGREEMENTS)
def test_a_line_reads_back_as_written(agreement: Agreement) -> None:
    """Side, day and meeting survive the note."""
    assert read_agreement(agreement.line) == agreement


@given(st.text())
def test_any_line_can_be_read(line: str) -> None:
    """What is no agreement is None; what is one can be written again."""
    found = read_agreement(line)

    assert found is None or read_agreement(found.line) == found


def test_other_lines_say_nothing() -> None:
    """A line that somebody typed by hand is passed over."""
    lines = [
        "raad 2026-12-17 [[V-2026-12]]",
        "iedereen",
        "raad 2026-02-30",
        "bestuurder 2026-12-10",
    ]

    assert [one.side for one in read_agreements(lines)] == [Side.COUNCIL, Side.DIRECTOR]


@pytest.mark.parametrize(
    ("form", "law", "sides"),
    [
        ("overleg", "WOR", ["raad", "bestuurder"]),
        ("overleg", "Wmcz 2018", ["raad"]),
        ("raad", "WOR", ["raad"]),
        ("commissie", "WOR", ["raad"]),
    ],
)
def test_a_consultation_meeting_needs_both_sides(form: str, law: str, sides: list[str]) -> None:
    """Art. 23a lid 4 WOR; nothing else asks for the director."""
    assert [side.value for side in needed_sides(form, law)] == sides

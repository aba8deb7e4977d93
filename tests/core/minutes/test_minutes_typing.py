"""What helps while typing minutes: short keys, names after @, and speed of thought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.minutes.completion import Completion, Option, complete
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.numbers import with_numbers
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.shortcuts import expand

MEMBERS = {
    "anna": "Anna Bakker",
    "noor": "Noor van Dijk",
    "novak": "Petra Novák",
    "dirk": "Dirk de Groot",
    "bestuurder": "W. van den Berg",
}


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("b ", "BESLUIT: "),
        ("B ", "BESLUIT: "),
        ("s ", "STEMMING: "),
        ("a ", "ACTIE @"),
        ("t ", "TOEZEGGING @"),
        ("v ", "::: vertrouwelijk\n\n:::"),
        ("b", None),
        ("ab ", None),
        (" b ", None),
        ("x ", None),
        ("b\n", None),
        ("", None),
    ],
)
def test_a_letter_and_a_space_become_a_keyword(typed: str, becomes: str | None) -> None:
    """Only when there is nothing else on the line."""
    assert expand(typed) == becomes


def test_an_expanded_block_is_a_confidential_block() -> None:
    """What the short key makes, the parser understands."""
    (block,) = parse(str(expand("v "))).entries

    assert (block.kind, block.start, block.end) == (EntryKind.CONFIDENTIAL, 0, 3)


@pytest.mark.parametrize(
    ("line", "handles"),
    [
        ("ACTIE @", ["anna", "noor", "novak", "dirk", "bestuurder"]),
        ("ACTIE @no", ["noor", "novak"]),
        ("ACTIE @noor", []),
        ("ACTIE @D", ["dirk", "noor"]),  # short names first, then surnames
        ("ACTIE @ber", ["bestuurder"]),
        ("ACTIE @nová", ["novak"]),
        ("ACTIE @van", []),
        ("mail@an", []),
        ("ACTIE @anna ", []),
    ],
)
def test_names_complete_after_an_at_sign(line: str, handles: list[str]) -> None:
    """By short name and by any part of the name, accents and tussenvoegsels left aside."""
    found = complete(line, len(line), MEMBERS)

    assert [option.handle for option in found.options] == handles if found else not handles


def test_a_completion_tells_what_makes_way() -> None:
    """Only the part before the cursor is looked at."""
    assert complete("ACTIE @noxyz", 9, MEMBERS) == Completion(
        start=7,
        end=9,
        options=(Option("noor", "Noor van Dijk"), Option("novak", "Petra Novák")),
    )


@given(st.text(), st.integers(-3, 40))
def test_completion_never_fails(line: str, column: int) -> None:
    """Wherever the cursor is."""
    complete(line, column, MEMBERS)


@pytest.mark.parametrize(
    ("line", "numbered"),
    [
        ("BESLUIT: x", "BESLUIT B-2026-014: x"),
        ("  BESLUIT  :x", "  BESLUIT B-2026-014  :x"),
        ("ACTIE @anna voor 1 april: x", "ACTIE B-2026-014 @anna voor 1 april: x"),
        ("TOEZEGGING@anna: x", "TOEZEGGING B-2026-014 @anna: x"),
        ("BESLUIT B-1: x", "BESLUIT B-1: x"),
        ("gewone tekst", "gewone tekst"),
    ],
)
def test_a_number_is_put_behind_its_keyword(line: str, numbered: str) -> None:
    """A line that has a number keeps it; other lines are left alone."""
    assert with_numbers(line, {0: "B-2026-014"}) == numbered

"""The difference between two versions, readable by words, and always the whole truth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.alignment import EXACT_CELLS, align
from raadsboek.core.difference import Difference, Fold, RunKind, difference

WORDS = st.sampled_from(["De", "OR", "stemt", "in", "twee", "drie", ".", ",", "\n", "\n", "\r\n"])
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join))


def version(laid_over: Difference, absent: RunKind) -> list[str]:
    """Return the lines of one version: everything that is not `absent` from it."""
    return [
        "".join(run.text for run in line.runs if run.kind is not absent)
        for line in laid_over.lines
        if line.only is not absent
    ]


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_back(before: str, after: str) -> None:
    """Nothing is left out and nothing invented."""
    laid_over = difference(before, after)

    def lines(text: str) -> list[str]:
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert version(laid_over, RunKind.ADDED) == lines(before)
    assert version(laid_over, RunKind.REMOVED) == lines(after)
    assert laid_over.empty is (lines(before) == lines(after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "De OR stemt in onder twee voorwaarden.",
            "De OR stemt in onder drie voorwaarden.",
            ["De OR stemt in onder [-twee-]{+drie+} voorwaarden."],
        ),
        ("status: genomen", "status: geldig", ["status: [-genomen-]{+geldig+}"]),
        ("a b c d e f", "a x y d e f", ["a [-b c-]{+x y+} d e f"]),
        ("een\ntwee", "een\nnieuw\ntwee", ["een", "{+nieuw+}", "twee"]),
        ("een\noud\ntwee", "een\ntwee", ["een", "[-oud-]", "twee"]),
        (
            "de oude zin hier",
            "volkomen ander verhaal",
            ["[-de oude zin hier-]", "{+volkomen ander verhaal+}"],
        ),
        ("regel\r\n", "regel\n", ["… 2 regels gelijk"]),
        ("stemming: 7-1-1", "stemming: 8-1-0", ["stemming: [-7-1-1-]{+8-1-0+}"]),
        ("datum: 2026-11-26", "datum: 2026-12-03", ["datum: [-2026-11-26-]{+2026-12-03+}"]),
        ("van: 13:30 uur", "van: 14:00 uur", ["van: [-13:30-]{+14:00+} uur"]),
        (
            "zie [[B-2026-014]], punt 3",
            "zie [[B-2026-015]], punt 3",
            ["zie [-[[B-2026-014]]-]{+[[B-2026-015]]+}, punt 3"],
        ),
    ],
)
def test_a_change_is_shown_by_its_words(before: str, after: str, shown: list[str]) -> None:
    """Removed words stand in [- -], new ones in {+ +}."""
    assert difference(before, after).plain() == shown


def test_equal_lines_far_from_a_change_are_folded() -> None:
    """A change in a long note shows with two lines around it."""
    before = "\n".join(f"regel {number}" for number in range(20))
    folded = difference(before, before.replace("regel 10", "zin 10")).folded()

    assert folded[0] == Fold(8)
    assert folded[-1] == Fold(7)
    assert len(folded) == 7


def test_a_moved_block_in_a_long_text_keeps_the_rest_aligned() -> None:
    """Above the size of exact comparison, lines that occur once hold the texts together."""
    old = [f"regel {number}" for number in range(1000)]
    new = [*old[:300], *old[400:900], *old[300:400], *old[900:]]

    assert len(old) * len(new) > EXACT_CELLS
    same = sum(end - start for equal, start, end, _, _ in align(old, new) if equal)
    assert same == 900


def test_a_large_piece_without_anything_in_common_counts_as_replaced() -> None:
    """Comparing everything with everything would take minutes."""
    blocks = align(["a", "b"] * 1000, ["b", "a", "c"] * 700)

    assert [block[0] for block in blocks] == [False]


def test_an_excerpt_keeps_every_change_and_little_else() -> None:
    """A paragraph of a hundred words with one other word is told in a few."""
    before = f"{'een woord ' * 20}twee{' nog een woord' * 20}"
    (line,) = difference(before, before.replace("twee", "drie")).lines

    assert line.excerpt(12) == "…d een woord [-twee-]{+drie+} nog een woo…"


@given(TEXTS, TEXTS)
def test_an_excerpt_of_a_short_line_is_the_line(before: str, after: str) -> None:
    """Nothing is left out when it fits."""
    for line in difference(before, after).lines:
        if line.changed:
            assert line.excerpt(10_000) == line.plain

"""How wide the columns of a table are."""

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.blocks import Table, Words
from raadsboek.render.table_widths import has_room_for_words, widths_of


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = ()) -> Table:
    """Return a table of plain words."""
    lines = tuple(tuple((Words(cell),) for cell in row) for row in rows)
    return Table(lines[0], lines[1:], widths)


def test_what_was_asked_for_is_given() -> None:
    """Where the words have room, the parts of the whole decide."""
    assert widths_of(table(("a", "b"), ("c", "d"), widths=(1, 3)), 8000) == (2000, 6000)


def test_an_ordinary_word_does_not_break() -> None:
    """A column that is too narrow for its words takes room from one that has some."""
    left, right = widths_of(table(("Nr", "Wat"), ("ter bespreking", "kort"), widths=(1, 9)), 9000)
    assert left >= 10 * 100
    assert left + right == 9000


def test_a_heading_has_room_for_its_bold_letters() -> None:
    """The letters of a heading are wider than those below it."""
    left, _ = widths_of(table(("Stemming", "Wat"), ("8-0-0", "kort"), widths=(1, 9)), 9000)
    assert left >= 8 * 105 + 170


def test_it_is_told_if_a_word_must_be_cut() -> None:
    """A word that is longer than its column, and nothing else."""
    asked = table(("Nr", "Wat"), ("A-2026-031", "arbeidsomstandigheden"))
    assert has_room_for_words(asked, (1400, 2400))
    assert not has_room_for_words(asked, (1400, 2000))


def test_a_number_stays_on_its_line_beside_a_long_text() -> None:
    """Without parts, a long text gets most; a number or a day is not squeezed."""
    number, text, day = widths_of(
        table(("Nr", "Actie", "Uiterlijk"), ("A-2026-031", "woord " * 40, "1 april 2026")), 9000
    )
    assert number >= 10 * 100
    assert text > 2 * day


@given(
    st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), min_size=1, max_size=4),
    st.sampled_from([(), (1, 1), (99, 1)]),
)
def test_columns_fill_the_width(rows: list[tuple[str, str]], widths: tuple[int, ...]) -> None:
    """Whatever is in them, all columns are there and together as wide as the table."""
    found = widths_of(table(*rows, widths=widths), 9000)
    assert sum(found) == 9000
    assert all(width > 0 for width in found)

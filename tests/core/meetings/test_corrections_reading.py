"""Corrections as people type, phone and mail them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.corrections.reading import (
    Correction,
    Operation,
    Reading,
    read_correction,
)
from raadsboek.core.problem import Problem


def read(text: str) -> Correction:
    """Return a correction that can be read."""
    found = read_correction(text)
    assert isinstance(found, Correction), found
    return found


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("p2 r8: a -> b", "p2 r8"),
        ("p2r8 a -> b", "p2 r8"),
        ("p. 2, regel 8: a -> b", "p2 r8"),
        ("P2 R8 a -> b", "p2 r8"),
        ("pag. 2 in regel 24 a -> b", "p2 r24"),
        ("blz 2 r 8: a -> b", "p2 r8"),
        ("bladzijde 2, regels 8-10: a -> b", "p2 r8-10"),
        ("p2 r8 t/m 10: a -> b", "p2 r8-10"),
        ("p2 r8-r10: a -> b", "p2 r8-10"),
        ("p1 r44 - p2 r1: a -> b", "p1 r44 - p2 r1"),
        ("r8: a -> b", "r8"),
        ("p2: a -> b", "p2"),
        ("a -> b op p2 r8", "p2 r8"),
        ("a wijzigen in b (p2 r8)", "p2 r8"),
    ],
)
def test_a_place_is_read_in_every_way_that_people_write_it(typed: str, place: str) -> None:
    """Page and line, in short or in full, in front or behind."""
    correction = read(typed)

    assert correction.place is not None
    assert correction.place.words == place
    assert correction.readings == (Reading(operation=Operation.REPLACE, old="a", new="b"),)


@pytest.mark.parametrize(
    ("typed", "operation", "old", "new"),
    [
        ("p2 r8: twee wijzigen in drie", Operation.REPLACE, "twee", "drie"),
        ('p2 r8 "twee" wordt "drie"', Operation.REPLACE, "twee", "drie"),
        ("p2 r8 “twee uur” wordt ‘drie uur’.", Operation.REPLACE, "twee uur", "drie uur"),
        ("p2 r8: twee vervangen door drie", Operation.REPLACE, "twee", "drie"),
        ("p2 r8: 'twee' moet zijn: 'drie'", Operation.REPLACE, "twee", "drie"),
        ("vervang twee door drie", Operation.REPLACE, "twee", "drie"),
        ("het woord 'twee' wijzigen in 'drie'", Operation.REPLACE, "twee", "drie"),
        ("lees drie i.p.v. twee", Operation.REPLACE, "twee", "drie"),
        ("in plaats van twee lees drie", Operation.REPLACE, "twee", "drie"),
        ("twee → drie", Operation.REPLACE, "twee", "drie"),
        ("twee=>drie", Operation.REPLACE, "twee", "drie"),
        ("'s nachts -> 's avonds", Operation.REPLACE, "'s nachts", "'s avonds"),
        ("p2 r8: twee wijzigen in drie.", Operation.REPLACE, "twee", "drie"),
        ("p2 r8: twee. wijzigen in drie.", Operation.REPLACE, "twee.", "drie."),
        ("schrappen: twee uur", Operation.REMOVE, "twee uur", ""),
        ("twee uur schrappen", Operation.REMOVE, "twee uur", ""),
        ("p2 r8 de zin 'Dat kan.' vervalt", Operation.REMOVE, "Dat kan.", ""),
        ("toevoegen na twee: of drie", Operation.AFTER, "twee", "of drie"),
        ("na twee toevoegen: of drie", Operation.AFTER, "twee", "of drie"),
        ("voeg of drie toe na twee", Operation.AFTER, "twee", "of drie"),
        ("toevoegen voor twee: een of", Operation.BEFORE, "twee", "een of"),
    ],
)
def test_what_to_do_is_read_in_every_way_that_people_write_it(
    typed: str, operation: Operation, old: str, new: str
) -> None:
    """Changing, taking out and adding, with and without quote marks."""
    assert Reading(operation=operation, old=old, new=new) in read(typed).readings


@pytest.mark.parametrize(
    "typed",
    ["@anna p2 r8: a -> b", "@anna: a -> b", "p2 r8: a -> b @anna", "a -> b (@anna)"],
)
def test_a_name_says_who_gives_it(typed: str) -> None:
    """In front or behind; it is no part of the words."""
    correction = read(typed)

    assert correction.by == "anna"
    assert correction.readings[0].new == "b"


@pytest.mark.parametrize("typed", ["@omar -> @noor", "p3 r1: ACTIE @omar -> ACTIE @noor"])
def test_names_that_the_correction_is_about_stay_words(typed: str) -> None:
    """An action item that goes to somebody else is a correction of words."""
    correction = read(typed)

    assert correction.by == ""
    assert correction.readings[0].new.endswith("@noor")


def test_more_than_one_reading_is_kept() -> None:
    """'wordt' may be one of the words; the text decides later."""
    olds = {reading.old for reading in read("dat wordt besproken wordt dat is besproken").readings}

    assert olds == {"dat", "dat wordt besproken"}


@pytest.mark.parametrize("typed", ["", "p2 r8", "p2 r8: ", "dit klopt niet", "p2 r8: a -> ", "@a"])
def test_what_is_no_correction_gets_an_example(typed: str) -> None:
    """A sentence that says what to type."""
    found = read_correction(typed)

    assert isinstance(found, Problem)
    assert "p2 r8: " in found.fix


def test_adding_asks_where() -> None:
    """New words need words to stand next to."""
    found = read_correction("p2 r8: toevoegen: iets nieuws")

    assert isinstance(found, Problem)
    assert "waar" in found.message


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing that somebody pastes ends in a failure."""
    found = read_correction(text)

    assert isinstance(found, Problem) or all(reading.old for reading in found.readings)


_PLAIN = st.lists(st.sampled_from(["de", "OR", "twee,", "13:30", "nacht.", "(zie"]), min_size=1)


@given(_PLAIN.map(" ".join), _PLAIN.map(" ".join), st.integers(1, 99), st.integers(1, 44))
def test_quoted_words_come_back_as_they_were(old: str, new: str, page: int, line: int) -> None:
    """With quote marks there is one reading, to the character."""
    if old == new:
        return
    correction = read(f'p{page} r{line}: "{old}" wijzigen in "{new}"')

    assert correction.readings == (Reading(operation=Operation.REPLACE, old=old, new=new),)
    assert correction.place is not None
    assert (correction.place.page, correction.place.first) == (page, line)

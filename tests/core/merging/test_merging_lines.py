"""Merging lines, series and texts: both sides are done, and what clashes is told."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.merging.lines import merge_lines
from raadsboek.core.merging.order import merge_items, merge_order
from raadsboek.core.merging.sections import merge_text
from raadsboek.core.merging.side import Side

LINES = st.lists(st.sampled_from(["een", "twee", "drie vier vijf", "# kop", "", "zes"]), max_size=8)
SERIES = st.lists(st.integers(0, 8), unique=True, max_size=6)


@given(LINES, LINES)
def test_what_one_side_did_is_the_result(base: list[str], changed: list[str]) -> None:
    """Against a side that did nothing, the other side's lines come out as they are."""
    for merge in (merge_lines(base, changed, base), merge_lines(base, base, changed)):
        assert (list(merge.lines), merge.clashes) == (changed, ())
    assert list(merge_lines(base, changed, changed).lines) == changed


@given(LINES, LINES, LINES, st.sampled_from(Side))
def test_no_new_line_is_lost(
    base: list[str], own: list[str], shared: list[str], prefer: Side
) -> None:
    """A line that a side added stands in the result, or in a clash that shows it."""
    merged = merge_lines(base, own, shared, prefer=prefer)
    shown = Counter(merged.lines)
    for clash in merged.clashes:
        shown.update((*clash.own, *clash.shared))
    for side in (own, shared):
        assert not (Counter(side) - Counter(base)) - shown


@given(LINES, LINES, LINES)
def test_without_a_clash_no_side_comes_first(
    base: list[str], own: list[str], shared: list[str]
) -> None:
    """What is clean is clean whoever merges, with the same lines."""
    one, other = merge_lines(base, own, shared), merge_lines(base, shared, own)

    assert bool(one.clashes) is bool(other.clashes)
    if not one.clashes:
        assert set(one.lines) == set(other.lines)


def test_different_lines_do_not_clash() -> None:
    """Two neighbouring lines changed by two people are two changes."""
    merged = merge_lines(["a", "b", "c"], ["A", "b", "c"], ["a", "B", "c"])

    assert merged.lines == ("A", "B", "c")
    assert not merged.clashes


def test_the_same_line_clashes() -> None:
    """The line of the preferred side stands; the clash shows all three."""
    merged = merge_lines(["x", "b"], ["x", "mijn"], ["x", "hun"])

    assert merged.lines == ("x", "hun")
    assert (merged.clashes[0].base, merged.clashes[0].own) == (("b",), ("mijn",))
    assert merge_lines(["b"], ["mijn"], ["hun"], prefer=Side.OWN).lines == ("mijn",)


def test_lines_added_at_one_place_are_both_kept() -> None:
    """Two people who each add an action below the same point both keep theirs."""
    merged = merge_lines(["kop"], ["kop", "ACTIE @anna: zaal"], ["kop", "ACTIE @bram: lunch halen"])

    assert merged.lines == ("kop", "ACTIE @bram: lunch halen", "ACTIE @anna: zaal")
    assert not merged.clashes


def test_two_ways_to_say_one_thing_clash() -> None:
    """Two counts of one vote are not both true."""
    votes = ["STEMMING: 7 voor, 1 tegen"], ["STEMMING: 6 voor, 1 tegen"]

    assert merge_lines([], *votes).clashes


@given(SERIES, SERIES, SERIES)
def test_a_series_has_what_either_side_wants(
    base: list[int], own: list[int], shared: list[int]
) -> None:
    """What a side added is there, what a side took away is not, and nothing stands twice."""
    merged = merge_order(base, own, shared)
    added = (set(own) | set(shared)) - set(base)

    assert set(merged) == (set(base) & set(own) & set(shared)) | added
    assert len(merged) == len(set(merged))
    assert merge_order(base, own, base) == own
    assert merge_order(base, base, shared) == shared


def test_items_of_a_list_are_a_set_with_an_order() -> None:
    """Two who are added, one who is taken away, and a word that stands twice on purpose."""
    assert merge_items(["anna", "bram"], ["anna", "bram", "cor"], ["bram", "dirk"]) == (
        ["bram", "dirk", "cor"]
    )
    assert merge_items(["x"], ["x", "x"], ["x", "y"]) == ["x", "y", "x"]


MINUTES = "## 1. Opening\n\n## 2. Zaal\n\nEerste tekst.\n\n## 3. Rondvraag\n"


def test_points_get_other_numbers_while_somebody_types_below_one() -> None:
    """A heading is known by its words, so its text stays under it."""
    own = MINUTES.replace("## 3. Rond", "## 3. Nieuw\n\n## 4. Rond")
    shared = MINUTES.replace("Eerste tekst.", "Eerste tekst.\nACTIE @anna: zaal")

    merged = merge_text(MINUTES, own, shared)

    assert not merged.clashes
    assert merged.text == own.replace("Eerste tekst.", "Eerste tekst.\nACTIE @anna: zaal")


def test_a_point_that_moves_takes_what_others_type_along() -> None:
    """The text typed below a heading goes where the heading goes."""
    own = "## 1. Opening\n\n## 3. Rondvraag\n## 2. Zaal\n\nEerste tekst.\n\n"
    merged = merge_text(MINUTES, own, MINUTES.replace("Eerste", "Andere"))

    assert not merged.clashes
    assert merged.text == own.replace("Eerste", "Andere")


def test_a_point_taken_away_while_somebody_types_in_it() -> None:
    """The removal is a change of the same lines: it clashes, and the typed text is shown."""
    own = "## 1. Opening\n\n## 3. Rondvraag\n"
    merged = merge_text(MINUTES, own, MINUTES.replace("Eerste", "Andere"))

    assert merged.clashes
    assert "Andere tekst." in merged.text
    other = merge_text(MINUTES, own, MINUTES.replace("Eerste", "Andere"), prefer=Side.OWN)
    assert "Andere" not in other.text


def test_a_heading_that_gets_other_words() -> None:
    """Changing a heading and typing below it are two changes."""
    own = MINUTES.replace("Zaal", "De grote zaal")
    merged = merge_text(MINUTES, own, MINUTES.replace("Eerste", "Andere"))

    assert not merged.clashes
    assert merged.text == own.replace("Eerste", "Andere")

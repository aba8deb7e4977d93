"""Text that was left out is found in text that leaves, and ordinary words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.held import Held, HeldKind
from raadsboek.core.documents.leaking import Searched, find_leaks, pieces_of, plain

LONG = "De directie wil in juni alle balies in Almelo sluiten."


def found(held: str, told: str, raw: str = "", *, title: bool = False) -> list[str]:
    """Return the words of `held` that are found in a part of a file."""
    one = Held(HeldKind.NOTE, "B-2026-001", held, title=title)
    return [leak.piece.words for leak in find_leaks(pieces_of(one), [Searched("x", told, raw)])]


@pytest.mark.parametrize(
    "told",
    [
        LONG,
        LONG.upper(),
        "de directie wil in juni al\u00adle bal-\nies in Almelo slui-\nten",
        "wij horen dat in juni alle balies in Almelo sluiten, naar verluidt",
        "De directie wil in juni alle bali\u00e8s in Alme\u0301lo",
    ],
)
def test_a_run_of_words_is_found_however_it_is_written(told: str) -> None:
    """Hyphens, case, accents and what stands around it do not hide it."""
    assert found(LONG, told)


def test_it_is_found_in_text_that_no_reader_sees() -> None:
    """The markup and the streams of a file count as well."""
    assert found(LONG, "", raw='<w:t x="De directie wil in juni alle balies in Almelo sluiten">')


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("NL91ABNA0417164300 van de stichting", "over op NL91 ABNA 0417164300"),
        ("Wij spraken met Zilverkruis over de fusie.", "een brief van Zilverkruis"),
        ("Wij spraken met Bosma over de fusie.", "een brief van Bosma."),
        ("Ontslag directeur", "over het ontslag, directeur"),
    ],
)
def test_codes_names_and_short_lines_are_found(held: str, told: str) -> None:
    """One word may be enough to give something away."""
    assert found(held, told)


def test_a_title_of_one_word_is_found_as_a_word() -> None:
    """The title of a note is looked for, but not in the middle of another word."""
    assert found("Zonsopgang", "project zonsopgang", title=True)
    assert not found("Zonsopgang", "zonsopgangen", title=True)
    assert not found("Zonsopgang", "project zonsopgang")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("Datum: 12 maart 2026", "Datum: 12 maart 2026"),
        ("De raad is akkoord.", "De raad vergaderde."),
        ("Wij spraken met Bosma over de fusie.", "bosman en de bosmarkt"),
        ("", "alles"),
    ],
)
def test_ordinary_words_are_no_leak(held: str, told: str) -> None:
    """Labels, days, small words and parts of other words give nothing away."""
    assert not found(held, told)


_WORDS = st.lists(st.text("abcdefghij", min_size=4, max_size=9), min_size=6, max_size=20)


@given(words=_WORDS, cuts=st.lists(st.sampled_from(["\n", " ", "</w:t><w:t>", "-", "  "])))
def test_no_way_of_cutting_a_line_hides_it(words: list[str], cuts: list[str]) -> None:
    """Whatever stands between its words, a long line is found."""
    between = [*cuts, *[" "] * len(words)]
    told = "".join(word + gap for word, gap in zip(words, between, strict=False))
    assert found(" ".join(words), told.replace("</w:t><w:t>", ""))


@given(st.text(max_size=60))
def test_comparing_twice_changes_nothing(text: str) -> None:
    """What is compared is letters and digits alone."""
    assert plain(plain(text)) == plain(text)
    assert plain(text) == "" or plain(text).isalnum()

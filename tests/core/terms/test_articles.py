"""Finding the articles that a text names, however somebody wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.terms.articles import Mention, find_articles, mentions_in, named_in
from raadsboek.vault.articles import read_articles


@pytest.mark.parametrize(
    ("text", "law", "found"),
    [
        ("art. 26 lid 2 WOR", "", ["WOR 26"]),
        ("Art. 26, lid 2, WOR", "", ["WOR 26"]),
        ("artikel 26 van de WOR", "", ["WOR 26"]),
        ("art. 30 lid 3 en art. 25 lid 4 WOR", "", ["WOR 30", "WOR 25"]),
        ("art. 23 lid 3, 25 lid 5, 27 lid 2 WOR", "", ["WOR 23", "WOR 25", "WOR 27"]),
        ("art. 8 lid 6 en art. 10, 12 en 13 Wms", "", ["Wms 8", "Wms 10", "Wms 12", "Wms 13"]),
        ("art. 31 tot en met 31f", "WOR", ["WOR 31", "WOR 31f"]),
        ("art. 25 en 26", "", []),
        ("art. 17 onder a en b en art. 8 lid 6 Wms", "", ["Wms 17", "Wms 8"]),
        ("art. 25 lid 1 e WOR", "", ["WOR 25"]),
        ("art. 14 lid 2 g WOR, 7 dagen", "", ["WOR 14"]),
        ("art. 26 WOR en art. 34 Wms", "", ["WOR 26", "Wms 34"]),
        ("art. 8 Wmcz 2018", "", ["Wmcz 2018 8"]),
        ("(art. 4 Algemene termijnenwet)", "WOR", ["ATW 4"]),
        ("WOR 26", "", ["WOR 26"]),
        ("atw 4", "", ["ATW 4"]),
        ("Wmcz 2018 8", "", ["Wmcz 2018 8"]),
        ("art. 17c lid 3 WPO", "Wms", ["WPO 17c"]),
        ("art. 31A WOR", "", ["WOR 31a"]),
        ("art. 27 lid 5 WOR · ook art. 27 lid 6 WOR", "", ["WOR 27"]),
        ("reglement (voorbeeld van de SER)", "WOR", []),
        ("Wet van 1996, sinds 1 januari 2017", "WOR", []),
        ("", "WOR", []),
    ],
)
def test_the_articles_of_a_text_are_found(text: str, law: str, found: list[str]) -> None:
    """The act is said behind the articles, before them, or is known from elsewhere."""
    assert named_in(text, law) == found


def test_the_leden_are_found_with_their_article() -> None:
    """A number behind 'lid' is no article."""
    assert mentions_in("art. 36 lid 1, 2 en 3 en art. 25 lid 4 WOR") == [
        Mention("WOR 36", ("1", "2", "3")),
        Mention("WOR 25", ("4",)),
    ]


_WORDS = st.sampled_from(
    ["art.", "artikel", "26", "31a", "lid", "2", "en", ",", "tot en met", "WOR", "Wmcz 2018", "van"]
)


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join)), st.sampled_from(["", "WOR"]))
def test_no_text_is_too_odd_to_look_in(text: str, law: str) -> None:
    """Whatever stands there, what is found has an act and a number that stand there too."""
    for one in mentions_in(text, law):
        number = one.id.rsplit(" ", 1)[1]
        assert number in text.casefold()


def test_an_article_is_found_by_its_name_and_by_its_id() -> None:
    """What the list shows can be typed."""
    articles = read_articles()
    for one in articles:
        assert find_articles(articles, one.name) == [one]
        assert find_articles(articles, one.id) == [one]
        assert find_articles(articles, one.name.removeprefix("art. ")) == [one]


def test_a_bare_number_is_that_article_of_every_act() -> None:
    """Who does not say which act, chooses from what there is."""
    articles = read_articles()
    assert {one.id for one in find_articles(articles, "art. 8")} == {
        "WOR 8",
        "Wms 8",
        "Wmcz 2018 8",
    }
    assert find_articles(articles, "99") == []
    assert find_articles(articles, "art. 26 BW") == []

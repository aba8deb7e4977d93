"""What adopting and amending write in the text of a meeting: added, and nothing touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.adoption_text import (
    adoption_sentence,
    has_minutes,
    says_adopted,
    with_adoption,
    with_amendment,
)
from raadsboek.core.minutes.parsing import parse

PIECES = st.sampled_from(
    [
        "## 1. Opening",
        "## 2. Verslag van de vorige vergadering",
        "## Notulen 12 maart",
        "doel: besluiten · tijd: 5 min",
        "De voorzitter opent.",
        "BESLUIT: ja",
        "ACTIE @anna: iets",
        "::: vertrouwelijk",
        ":::",
        "```",
        "## 3. Rondvraag",
        "",
    ]
)
BODIES = st.builds(
    lambda lines, newline: newline.join(lines),
    st.lists(PIECES, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
SENTENCE = adoption_sentence("V-2026-11", [])


def kept_in(body: str, longer: str) -> bool:
    """Tell if `longer` is the text with something put in at one place."""
    start = 0
    while start < len(body) and body[start] == longer[start]:
        start += 1
    return longer.endswith(body[start:])


@given(BODIES)
def test_the_sentence_is_added_and_nothing_else(body: str) -> None:
    """Every character stays; the points, lines and blocks mean what they meant."""
    text = with_adoption(body, "V-2026-11", SENTENCE)

    if text is not None:
        assert kept_in(body, text)
        assert says_adopted(text, "V-2026-11")
        before, after = parse(body), parse(text)
        assert [entry.text for entry in before.entries] == [entry.text for entry in after.entries]
        assert [item.title for item in before.items] == [item.title for item in after.items]
        assert with_adoption(text, "V-2026-11", SENTENCE) is None


@given(BODIES)
def test_an_amendment_is_one_point_more(body: str) -> None:
    """No other point gets another number or loses a line."""
    text = with_amendment(body, "V-2026-11", "p2 r8: twee wordt drie")

    if text is not None:
        before, after = parse(body), parse(text)
        added = [item for item in after.items if item.title.startswith("Amendement")]
        assert len(added) == 1
        assert added[0].attributes["stukken"] == "[[V-2026-11]]"
        assert [(i.number, i.title) for i in before.items] == [
            (item.number, item.title) for item in after.items if item not in added
        ]
        assert [entry.text for entry in before.entries] == [entry.text for entry in after.entries]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("## 1. Opening\n\n## 2. Verslag\n\n## 3. Rondvraag\n", "2a"),
        ("## 1. Opening\n\n## 2. Verslag\n\n## 2a. Iets\n\n## 3. Rondvraag\n", "2b"),
        ("## 1. Opening\n\n## 2. Nachtdienst\n\n## 3. Rondvraag\n\n## 4. Sluiting\n", "2a"),
        ("## Opening\n\n## Verslag\n", ""),
        ("", ""),
    ],
)
def test_an_amendment_stands_below_the_point_about_minutes(body: str, label: str) -> None:
    """Else it comes before the last points, under the number of the point above it."""
    text = with_amendment(body, "V-2026-11", "p2 r8: twee wordt drie")

    assert text is not None
    (point,) = [item for item in parse(text).items if item.title.startswith("Amendement")]
    assert point.number == label


def test_a_point_that_names_the_minutes_goes_first() -> None:
    """Two reports on one agenda: each gets its own sentence."""
    body = "## 2. Verslag commissie\n\n## 3. Verslag\nstukken: [[V-2026-11]]\n"

    assert with_adoption(body, "V-2026-11", SENTENCE) == f"{body}\n{SENTENCE}\n"


@pytest.mark.parametrize(
    "body",
    [
        "## 1. Opening\n",
        "## 2. Verslag\n\n::: vertrouwelijk\nX\n",
        "## 2. Verslag\n\n::: vertrouwelijk\n\n## 3. Iets\n:::\n",
        "## 2. Verslag\n\nHet verslag V-2026-11 is vastgesteld.\n",
    ],
)
def test_where_it_does_not_fit_nothing_is_written(body: str) -> None:
    """No such point, a confidential block, or said already."""
    assert with_adoption(body, "V-2026-11", SENTENCE) is None


def test_corrections_are_told() -> None:
    """In the words of B2.2: with what was corrected."""
    assert adoption_sentence("V-2026-11", ["p2 r8: X → Y", "p3 r1:  A →\nB"]) == (
        "Het verslag [[V-2026-11]] is vastgesteld, met inachtneming van: "
        "p2 r8: X → Y; p3 r1: A → B."
    )


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("", False),
        ("## 1. Opening\ndoel: besluiten · tijd: 5 min\n\n## 2. Verslag\n", False),
        ("## 1. Opening\n\nAnna opent.\n", True),
        ("# Verslag\n\n## 1. Opening\n", False),
    ],
)
def test_an_agenda_is_no_minutes(body: str, written: bool) -> None:
    """Headings and attribute lines are the agenda; anything else was written as minutes."""
    assert has_minutes(body) is written

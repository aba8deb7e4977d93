"""From the lines of a Word file that came back to an edited copy of the text it was made of."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.documents.reviewed import ReviewedLine
from raadsboek.core.word_back.returning import edited_copy
from raadsboek.core.word_back.shown import ShownLine, shown_lines

BODY = """## 1. Opening

De voorzitter opent om **13.30 uur** en heet _iedereen_ welkom.
Er zijn geen [mededelingen](https://example.nl).

## 2. Reorganisatie
doel: besluiten · stukken: [[P-2026-118]]

<!-- twee woorden van de secretaris -->
De OR stelt twee voorwaarden, zie [[P-2026-118|de aanvraag]].

BESLUIT B-2026-014: De OR adviseert positief onder twee voorwaarden.
STEMMING: 7 voor, 1 tegen

- een punt
- nog een punt

| Wie | Wat |
|---|---|
| Anna | belt HR |
| Bert | schrijft |

::: vertrouwelijk
Over de heer Smit.
:::
"""


def back_of(shown: list[ShownLine]) -> list[ReviewedLine]:
    """Return what comes back when nobody changed anything."""
    return [ReviewedLine(text=one.text) for one in shown]


def after(old: str, new: str) -> str:
    """Return the copy when one line of the file was changed by its words."""
    shown = shown_lines(BODY)
    assert any(old in one.text for one in shown)
    back = [replace(one, text=one.text.replace(old, new)) for one in back_of(shown)]
    found = edited_copy(BODY, shown, [one for one in back if one.text])
    assert not found.unplaced
    return found.copy


def test_nothing_changed_gives_the_text_itself() -> None:
    """A file that comes back as it went changes no character, marks and remarks included."""
    assert edited_copy(BODY, shown_lines(BODY), back_of(shown_lines(BODY))).copy == BODY


@pytest.mark.parametrize(
    ("old", "new", "typed", "becomes"),
    [
        ("13.30 uur", "13.45 uur", "**13.30 uur**", "**13.45 uur**"),
        ("iedereen", "allen", "_iedereen_", "_allen_"),
        ("geen mededelingen", "twee mededelingen", "geen [med", "twee [med"),
        ("stelt twee voor", "stelt drie voor", "stelt twee voor", "stelt drie voor"),
        ("onder twee", "onder drie strenge", "onder twee", "onder drie strenge"),
        ("welkom.", "welkom in zaal 2.", "welkom.", "welkom in zaal 2."),
        ("De voorzitter", "Mevrouw de voorzitter", "De voorzitter", "Mevrouw de voorzitter"),
        ("7 voor, 1 tegen", "8 voor", "7 voor, 1 tegen", "8 voor"),
        ("belt HR", "belt met HR", "| belt HR |", "| belt met HR |"),
        ("de aanvraag.", "de aanvraag van mei.", "aanvraag]].", "aanvraag van mei]]."),
        ("nog een punt", "nog een heel punt", "- nog een punt", "- nog een heel punt"),
        ("de heer Smit", "mevrouw Smit", "de heer Smit", "mevrouw Smit"),
        ("Opening", "Opening en welkom", "## 1. Opening", "## 1. Opening en welkom"),
        ("een punt", "een * punt *", "- een punt\n- nog een punt", None),
    ],
)
def test_words_change_in_their_own_place(
    old: str, new: str, typed: str, becomes: str | None
) -> None:
    """What lays the text out stays; a mark that was typed in Word is no mark in the note."""
    copy = after(old, new)
    if becomes is None:
        shown = [one.text for one in shown_lines(copy)]
        assert "een * punt *" in shown
    else:
        assert copy == BODY.replace(typed, becomes)


def test_lines_that_are_gone_go_whole() -> None:
    """A paragraph, a point of a list and a row of a table leave nothing behind."""
    shown = shown_lines(BODY)
    gone = (
        "een punt",
        "Bert",
        "schrijft",
        "De voorzitter opent om 13.30 uur en heet iedereen welkom.",
    )
    back = [one for one in back_of(shown) if one.text not in gone]
    copy = edited_copy(BODY, shown, back).copy
    wanted = BODY.replace("- een punt\n", "").replace("| Bert | schrijft |\n", "")
    assert copy == re.sub(r"De voorzitter.*\n", "", wanted)


def test_new_lines_come_where_they_were_typed() -> None:
    """A paragraph gets empty lines around it, a point of a list joins the list."""
    shown = shown_lines(BODY)
    back = back_of(shown)
    at = [one.text for one in back].index("nog een punt")
    back.insert(at + 1, ReviewedLine(text="een derde punt", mark="- "))
    back.insert(at - 1, ReviewedLine(text="Anna stemde tegen."))
    back.insert(0, ReviewedLine(text="Vooraf.", mark="## "))
    found = edited_copy(BODY, shown, back)
    assert not found.unplaced
    wanted = BODY.replace("- nog een punt", "- nog een punt\n- een derde punt")
    wanted = wanted.replace("1 tegen\n", "1 tegen\n\nAnna stemde tegen.\n")
    assert found.copy == f"## Vooraf.\n\n{wanted}"


def test_what_has_no_place_is_told() -> None:
    """A new row of a table, and a change in what is not of the text, are no edits."""
    body = shown_lines(BODY)
    shown = [ShownLine("Verslag van maart"), *body, ShownLine("Controlecode 7K3F")]
    back = back_of(shown)
    back[0] = ReviewedLine(text="Verslag van april")
    at = [one.text for one in back].index("schrijft")
    back.insert(at + 1, ReviewedLine(text="Carla", is_cell=True))
    found = edited_copy(BODY, shown, back)
    assert found.copy == BODY
    assert [(one.old, one.new) for one in found.unplaced] == [
        ("Verslag van maart", "Verslag van april"),
        ("", "Carla"),
    ]


def test_how_word_draws_quotes_is_no_change() -> None:
    """Word turns straight quotes and dashes into its own; nobody did that."""
    body = "De OR zegt: \"ja\" - en 'nee'.\n"
    shown = shown_lines(body)
    back = [ReviewedLine(text="De OR zegt: “ja” – en ‘nee’.")]
    assert edited_copy(body, shown, back).copy == body


_WORD = st.text(st.sampled_from("abcé1*_[]`<&-#>|.:\\"), min_size=1, max_size=6)
_LINE = st.builds(
    "{}{}".format,
    st.sampled_from(["", "## ", "- ", "1. ", "> ", "BESLUIT: ", "ACTIE @anna: ", "    "]),
    st.lists(_WORD, min_size=1, max_size=6).map(" ".join),
)
_BODY = st.lists(_LINE | st.just("") | st.just("::: vertrouwelijk"), max_size=8).map("\n".join)


@settings(max_examples=60)
@given(body=_BODY)
def test_no_text_changes_by_itself(body: str) -> None:
    """Whatever was typed, a file that comes back as it went changes nothing."""
    shown = shown_lines(body)
    found = edited_copy(body, shown, back_of(shown))
    assert (found.copy, found.unplaced) == (body, ())


@settings(max_examples=60)
@given(body=_BODY, data=st.data())
def test_a_word_that_was_put_in_is_shown_or_told(body: str, data: st.DataObject) -> None:
    """A new word stands in the copy, and the document of the copy shows it; or it is told."""
    shown = shown_lines(body)
    if not shown:
        return
    at = data.draw(st.integers(0, len(shown) - 1))
    words = shown[at].text.split()
    words.insert(data.draw(st.integers(0, len(words))), "nieuwwoord")
    back = back_of(shown)
    back[at] = ReviewedLine(text=" ".join(words))
    found = edited_copy(body, shown, back)
    if not found.unplaced:
        assert "nieuwwoord" in " ".join(one.text for one in shown_lines(found.copy))

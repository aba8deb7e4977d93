"""Which objections stand in a letter: measured on pairs, and never wrongly taken for written."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.trajectories.arguments import Argument, ArgumentKind
from raadsboek.core.trajectories.attribution import Attribution
from raadsboek.core.trajectories.coverage import coverage, left_out, passages_of

PAIRS: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("coverage_pairs.yaml").read_text(encoding="utf-8")
)
FOUND_AT_LEAST = 0.75
LETTER = """\
CONCEPT

Aan: de bestuurder
Betreft: advies over de plannen

## 1. Hoe het traject is verlopen

- 1 september 2026: adviesaanvraag ontvangen

## 2. Wat wij hebben overwogen

De aanvraag gaat over het personeel, het rooster, de nachtdienst en de kosten.

## 3. Onze bezwaren

1. {}

## 4. Ons advies

De raad adviseert negatief.
"""


def objection(pair: dict[str, str]) -> Argument:
    """Return the argument of a pair."""
    return Argument(kind=ArgumentKind(pair.get("soort", "bezwaar")), text=pair["bezwaar"])


def is_found(pair: dict[str, str], passage: str) -> bool:
    """Tell if the argument of a pair is found in a letter with this passage."""
    return not left_out([objection(pair)], LETTER.format(passage))


NAMES = [pair["bezwaar"] for pair in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_an_objection_as_it_stands_in_the_dossier_is_found(pair: dict[str, str]) -> None:
    """Also within other words, and whatever the capitals, commas and line breaks."""
    assert is_found(pair, pair["bezwaar"])
    half = len(pair["bezwaar"]) // 2
    words = pair["bezwaar"].rstrip(".")
    broken = words[:half] + words[half:].replace(" ", "\n   ", 1)
    assert is_found(pair, f"Wij vinden dit: {broken}, en wij lichten dat toe.")


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_what_only_looks_like_it_is_not_found(pair: dict[str, str]) -> None:
    """The dangerous error: it is not made in any pair."""
    assert not is_found(pair, pair["niet"])


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_a_letter_with_all_other_objections_does_not_hold_it(pair: dict[str, str]) -> None:
    """Words that come from many passages are no objection."""
    others = "\n".join(f"1. {other['wel']}" for other in PAIRS if other is not pair)
    assert not is_found(pair, others)


@pytest.mark.parametrize("pair", PAIRS, ids=NAMES)
def test_what_is_turned_around_is_not_found(pair: dict[str, str]) -> None:
    """Without its 'not', with other figures, asked, said by the other side, or dropped."""
    said = pair["bezwaar"]
    without = re.sub(r"\b(?:niet|geen|zonder|onvoldoende) ?", "", said)
    if without != said:
        assert not is_found(pair, without)
    other_figures = re.sub(r"\d+", lambda figure: str(int(figure[0]) + 1), said)
    if other_figures != said:
        assert not is_found(pair, other_figures)
    bare = said.rstrip(".")
    assert not is_found(pair, f"{bare}?")
    assert not is_found(pair, f"U schrijft: {bare}.")
    assert not is_found(pair, f"Volgens u is het zo. {bare}? Dat is beantwoord.")
    if "als" not in said.split():
        assert not is_found(pair, f"Mocht blijken dat {bare}, dan willen wij opnieuw overleg.")
    assert not is_found(pair, f"Het bezwaar '{bare}' vervalt.")
    assert not is_found(pair, f"{bare}. Dit bezwaar is met uw toezegging weggenomen.")


def test_most_paraphrases_are_found() -> None:
    """A doubt counts as 'not there', so some are missed; not so many that nobody looks any more."""
    found = [pair["bezwaar"] for pair in PAIRS if is_found(pair, pair["wel"])]
    assert len(found) >= FOUND_AT_LEAST * len(PAIRS), f"{len(found)} van {len(PAIRS)}"


def test_parts_that_are_no_objections_do_not_count() -> None:
    """What happened, questions and papers: the council objects nowhere in those."""
    argument = Argument(kind=ArgumentKind.OBJECTION, text="De nachtdienst is niet meegeteld.")
    for heading in ("Hoe het traject is verlopen", "Vragen en antwoorden", "Stukken"):
        letter = f"## {heading}\n\n- De nachtdienst is niet meegeteld.\n\n### Meer\n\n{{}}\n"
        assert left_out([argument], letter.format(argument.text)) == [argument]
    below = "## Stukken\n\n- de aanvraag\n\n## Onze bezwaren\n\nDe nachtdienst is niet meegeteld."
    assert left_out([argument], below) == []
    assert left_out([argument], "<!-- De nachtdienst is niet meegeteld. -->") == [argument]


def test_what_is_found_says_where() -> None:
    """By the number of the paragraph and the heading above it."""
    argument = Argument(kind=ArgumentKind.OBJECTION, text="De nachtdienst is niet meegeteld.")
    (found,) = coverage([argument], LETTER.format("De nachtdienst is niet meegeteld.")).found
    assert found.passage.place == "alinea 5, onder '3. Onze bezwaren'"
    assert found.passage.text == "De nachtdienst is niet meegeteld."


def test_what_need_not_be_written_is_not_asked_for() -> None:
    """What speaks for the plan, and what stays out on purpose."""
    plus = Argument(kind=ArgumentKind.FOR, text="Het scheelt dubbel werk.")
    out = Argument(kind=ArgumentKind.OBJECTION, text="De koffie is koud.", left_out="terzijde")
    result = coverage([plus, out], "Niets.")
    assert (result.missing, result.on_purpose) == ((), (out,))


def test_a_few_words_count_only_where_they_stand_alone() -> None:
    """'Te duur' says nothing by itself: it may be about anything."""
    short = Argument(kind=ArgumentKind.OBJECTION, text="Te duur.", said=Attribution(by=("@noor",)))
    assert left_out([short], "De lunch is te duur.") == [short]
    assert left_out([short], "- Te duur.") == []


def test_an_objection_of_several_sentences_is_found_as_it_stands() -> None:
    """Also when it asks or quotes the other side itself."""
    text = "Wie doet het werk in de nacht? Volgens u is dat geregeld. Wij zien dat niet terug."
    argument = Argument(kind=ArgumentKind.OBJECTION, text=text)
    assert left_out([argument], LETTER.format(text)) == []
    assert left_out([argument], LETTER.format("Wie doet het werk in de nacht?")) == [argument]


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_can_be_compared(letter: str, words: str) -> None:
    """Nothing that anybody types makes it fail, and passages are numbered upwards."""
    left_out([Argument(kind=ArgumentKind.OBJECTION, text=words)], letter)
    numbers = [passage.number for passage in passages_of(letter)]
    assert numbers == sorted(set(numbers))

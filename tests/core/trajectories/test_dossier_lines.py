"""The lines below the headings of a dossier: read tolerantly, written exactly."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.trajectories.agreements import Agreed, read_agreements, with_agreement
from raadsboek.core.trajectories.arguments import (
    Argument,
    ArgumentKind,
    argument_line,
    read_arguments,
    with_argument,
)
from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    name_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.positions import Position, read_positions, with_position
from raadsboek.core.trajectories.questions import (
    Answer,
    Question,
    read_questions,
    with_answer,
    with_question,
)
from raadsboek.core.trajectories.sections import ORDER, headings, lines_of

_WORDS = st.lists(
    st.from_regex(r"[A-Za-zé0-9][A-Za-zé0-9,:;'\"-]{0,8}", fullmatch=True), min_size=1, max_size=8
).map(lambda words: sentence(" ".join(words)))
_DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))
_SAID = st.builds(
    Attribution,
    by=st.lists(
        st.sampled_from(["@noor", "@ruud", "bestuurder", "achterban", "@team-west"]),
        unique=True,
        max_size=3,
    ).map(tuple),
    day=st.none() | _DAYS,
    papers=st.lists(st.sampled_from(["P-2026-045", "UR 26-014"]), unique=True, max_size=2).map(
        tuple
    ),
)
_ARGUMENTS = st.builds(
    Argument,
    kind=st.sampled_from(ArgumentKind),
    text=_WORDS,
    said=_SAID,
    left_out=st.none() | st.just("") | _WORDS.map(lambda text: text.rstrip(".?!")),
)
_LINES = st.sampled_from(
    [
        "",
        "",
        "- een regel",
        "  vervolg",
        "1. nog een",
        "Een alinea.",
        "### Tussenkop",
        "<!-- een opmerking -->",
        "<!-- die",
        "-->",
        "## Verloop",
        *(f"## {name}" for name in ORDER),
        "# Argumenten",
        "## AFSPRAKEN ##",
    ]
)
_BODIES = st.builds(
    lambda lines, newline, end: newline.join(lines) + (newline if end else ""),
    st.lists(_LINES, max_size=14),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
_ADDED: list[tuple[str, Callable[[str], str], Callable[[str], int]]] = [
    (
        "- Bezwaar: Te duur.",
        lambda body: with_argument(body, Argument(kind=ArgumentKind.OBJECTION, text="Te duur")),
        lambda body: len(read_arguments(body)),
    ),
    (
        "- Vraag: Waarom?",
        lambda body: with_question(body, Question(text="Waarom")),
        lambda body: len(read_questions(body)),
    ),
    (
        "- Wijkzorg: tegen.",
        lambda body: with_position(body, Position(who="Wijkzorg", text="tegen")),
        lambda body: len(read_positions(body)),
    ),
    (
        "- Elk kwartaal cijfers.",
        lambda body: with_agreement(body, Agreed(text="Elk kwartaal cijfers")),
        lambda body: len(read_agreements(body)),
    ),
]


@given(_ARGUMENTS)
def test_an_argument_is_read_as_it_was_written(argument: Argument) -> None:
    """What it is, its words, who said it, when, in which papers, and why it stays out."""
    assert read_arguments(f"## Argumenten\n\n{argument_line(argument)}\n") == [argument]


@given(_WORDS, _SAID)
def test_who_said_it_is_read_as_it_was_written(text: str, said: Attribution) -> None:
    """The words keep their own form."""
    assert split_attribution(f"{text}{attribution_of(said)}") == (text, said)


@pytest.mark.parametrize(("line", "add", "count"), _ADDED, ids=[one[0] for one in _ADDED])
@given(body=_BODIES)
def test_adding_a_line_touches_no_other_byte(
    line: str, add: Callable[[str], str], count: Callable[[str], int], body: str
) -> None:
    """The new text is the old one with one piece put in, and the line is read there."""
    changed = add(body)
    extra = len(changed) - len(body)
    kept = [at for at in range(len(body) + 1) if changed[:at] + changed[at + extra :] == body]
    assert kept
    assert line in lines_of(changed) or "<!--" in body
    if "<!--" not in body:
        assert count(changed) == count(body) + 1


@given(_BODIES, _WORDS, _WORDS, _SAID)
def test_an_answer_stands_with_its_question(
    body: str, asked: str, answered: str, said: Attribution
) -> None:
    """Whatever else stands there."""
    if "<!--" in body:
        return
    body = with_question(body, Question(text=asked))
    number = len(read_questions(body)) - 1
    question = read_questions(body)[number]
    body = with_answer(body, question, Answer(text=answered, said=said))
    after = read_questions(body)
    assert len(after) == number + 1
    assert after[number].answers == (*question.answers, Answer(text=answered, said=said))


class TestReading:
    """What secretaries write by hand."""

    def test_arguments_in_any_form(self) -> None:
        """Marks, capitals, a word in front or not, a subheading, a detail below."""
        body = """\
## argumenten

<!-- Zet hier alle bezwaren. -->
- Kleine teams zijn kwetsbaar bij ziekte. (bestuurder)
* **Bezwaar:** Hulp in de nacht
  is niet meegeteld. (@noor, @ruud, 17 september 2026)
   - ook niet in het weekend
1) tegen: te duur (zie bijlage 2)
Een alinea zonder streepje.

### Voorwaarden

- Een evaluatie. (@anna) [Niet opnemen: al toegezegd]

## Afspraken

- niets
"""
        found = read_arguments(body)
        assert [(one.kind.value, one.text, one.said.words, one.left_out) for one in found] == [
            ("voor", "Kleine teams zijn kwetsbaar bij ziekte.", "bestuurder", None),
            ("bezwaar", "Hulp in de nacht is niet meegeteld.", "@noor, @ruud, do 17 sep", None),
            ("bezwaar", "ook niet in het weekend", "@noor, @ruud, do 17 sep", None),
            ("bezwaar", "te duur (zie bijlage 2) Een alinea zonder streepje.", "", None),
            ("voorwaarde", "Een evaluatie.", "@anna", "al toegezegd"),
        ]

    def test_a_part_of_its_own_for_objections(self) -> None:
        """Nothing that somebody calls an objection is overlooked."""
        found = read_arguments("# Bezwaren\n\n- Te laat.\n\n# Voorwaarden\n\n- Uitstel.\n")
        assert [one.kind for one in found] == [ArgumentKind.OBJECTION, ArgumentKind.CONDITION]

    def test_brackets_that_say_something_else_belong_to_the_text(self) -> None:
        """A day without its year, a place, a remark."""
        for text in ("Dit klopt niet (bijlage 2)", "Zo is het (17 september)", "Nee (zie boven)"):
            assert split_attribution(text) == (text, Attribution())
        text, said = split_attribution("Het is te weinig. ([[P-2026-045]])")
        assert (text, said.papers) == ("Het is te weinig.", ("P-2026-045",))

    def test_questions_with_their_answers(self) -> None:
        """An answer below, beside, or not there yet; other lines are no question."""
        found = read_questions(
            """\
## Vragen en antwoorden

- Veertien vragen gesteld, [[P-2026-041]].
- Vraag: Hoeveel opnames zijn er? (@noor, 2026-09-05)
  Antwoord: Twaalf per week. (bestuurder, 2026-09-12)
- Wat kost het?
- Antwoord: Niet veel.
- Vraag 3: wanneer?
"""
        )
        assert [(one.text, one.is_answered) for one in found] == [
            ("Hoeveel opnames zijn er?", True),
            ("Wat kost het?", True),
            ("wanneer?", False),
        ]
        assert found[0].answers[0].said.by == ("bestuurder",)

    def test_positions_and_agreements(self) -> None:
        """Who stands in front; what has no name is kept all the same."""
        body = (
            "## Standpunten\n\n- Wijkzorg: tegen. (2026-09-24)\n- Wij weten het niet: later.\n"
            "- Verdeeld.\n\n## Afspraken\n\n- Cijfers per kwartaal. (bestuurder)\n"
        )
        assert [(one.who, one.text) for one in read_positions(body)] == [
            ("Wijkzorg", "tegen."),
            ("Wij weten het niet", "later."),
            ("", "Verdeeld."),
        ]
        assert read_agreements(body) == [
            Agreed(text="Cijfers per kwartaal.", said=Attribution(by=("bestuurder",)))
        ]

    def test_a_missing_heading_is_made_where_it_belongs(self) -> None:
        """Before the next part of a dossier, else at the end."""
        body = "## Waar gaat het over\n\nTekst.\n\n## Afspraken\n\n## Verloop\n\n- iets\n"
        changed = with_argument(body, Argument(kind=ArgumentKind.OBJECTION, text="Te duur"))
        assert [one.words for one in headings(changed)] == [
            "Waar gaat het over",
            "Argumenten",
            "Afspraken",
            "Verloop",
        ]
        assert "\n\n- Bezwaar: Te duur.\n\n## Afspraken" in changed
        assert with_agreement("", Agreed(text="Ja")) == "## Afspraken\n\n- Ja.\n"

    def test_who_is_named_as_people_type_it(self) -> None:
        """With or without @; a group by its name."""
        names = ["noor", "@noor", "Bestuurder", "team west", " "]
        assert [name_of(name) for name in names] == [
            "@noor",
            "@noor",
            "Bestuurder",
            "@team-west",
            "",
        ]

"""A correction finds its words at the lines that it names, or says where they are."""

import re

import pytest
from draft_minutes import BODY, bodies, printed
from hypothesis import assume, given
from hypothesis import strategies as st

from raadsboek.core.meetings.corrections.placed import Placed
from raadsboek.core.meetings.corrections.trying import Outcome, try_typed
from raadsboek.core.minutes.numbers import numbers_in
from raadsboek.core.problem import Problem


def outcome(typed: str, body: str = BODY, base: str = BODY) -> Outcome:
    """Return what trying one correction gives."""
    return try_typed(printed(base), body, [typed]).outcomes[0]


def placed(typed: str, body: str = BODY, base: str = BODY) -> Placed:
    """Return a correction that finds its place."""
    found = outcome(typed, body, base)
    assert found.placed is not None, found.problem
    return found.placed


def problem(typed: str, body: str = BODY, base: str = BODY) -> Problem:
    """Return the problem of a correction that finds no place."""
    found = outcome(typed, body, base).problem
    assert found is not None
    return found


def after(typed: str) -> str:
    """Return the changed lines of the text after a correction."""
    new = placed(typed).applied(BODY).splitlines()
    return "\n".join(line for line in new if line not in BODY.splitlines())


def test_words_change_at_the_named_line() -> None:
    """'twee' stands in three places; the line says which."""
    assert after("p1 r8: twee wijzigen in drie").count("drie schermen") == 1
    assert "onder drie voorwaarden" in after("p1 r9 twee -> drie")


def test_words_may_run_over_the_end_of_a_printed_line() -> None:
    """Who reads the print aloud does not know where the text is wrapped."""
    lines = printed().lines
    over = f"{lines[5].text.split()[-1]} {lines[6].text.split()[0]}"

    assert placed(f"p1 r6: {over} -> iets anders").old_words == over


def test_words_that_stand_near_are_found_and_said_so() -> None:
    """Somebody counted one line wrong."""
    found = placed("p1 r10: twee wijzigen in drie")

    assert found.place == "p1 r9"
    assert found.remark == "Dit staat op p1 r9."


@pytest.mark.parametrize(
    ("typed", "message", "fix"),
    [
        (
            "p1 r3: HR wijzigen in de directie",
            "'HR' staat niet op p1 r3, maar op p1 r11.",
            "Typ: p1 r11: HR wijzigen in de directie",
        ),
        (
            "twee -> drie",
            "'twee' staat er 3 keer: p1 r7, p1 r8 en p1 r9.",
            "Zet de plaats ervoor, zoals p1 r7: twee wijzigen in drie",
        ),
        (
            "p1 r3: Henk opent -> Noor opent",
            "'Henk opent' staat niet op p1 r3 en ook nergens anders. "
            "Daar staat: “Anna opent om 13:30 uur en heet Noor welkom.”",
            "Typ de woorden precies zoals ze in het verslag staan.",
        ),
        (
            "p3 r1: a -> b",
            "Er is geen bladzijde 3: het verslag heeft 1 bladzijde.",
            "Kijk in de afdruk met regelnummers, of laat de plaats weg.",
        ),
        (
            "p1 r40: a -> b",
            "Bladzijde 1 heeft geen regel 40, maar 13 regels.",
            "Kijk in de afdruk met regelnummers, of laat de plaats weg.",
        ),
    ],
)
def test_a_problem_says_where_the_words_are_and_what_to_type(
    typed: str, message: str, fix: str
) -> None:
    """A refusal is a way on."""
    found = problem(typed)

    assert (found.message, found.fix) == (message, fix)


def test_the_fix_of_a_wrong_place_can_be_typed() -> None:
    """What the problem advises does it."""
    fix = problem("p1 r3: HR wijzigen in de directie").fix

    assert "reactie van de directie opvragen" in after(fix.removeprefix("Typ: "))


def test_a_part_of_a_word_is_not_that_word() -> None:
    """'scherm' is not found in 'schermen'."""
    assert problem("p1 r8: scherm -> monitor").code == "correctie-niet-gevonden"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("schrappen: en heet Noor welkom", "Anna opent om 13:30 uur."),
        ("toevoegen na Noor: van Dijk", "Anna opent om 13:30 uur en heet Noor van Dijk welkom."),
        ("toevoegen na welkom: , en Henk", "Anna opent om 13:30 uur en heet Noor welkom, en Henk."),
        ("toevoegen voor Noor: ook", "Anna opent om 13:30 uur en heet ook Noor welkom."),
        ("anna opent -> noor opent", "Noor opent om 13:30 uur en heet Noor welkom."),
        ("p1 r3: noor -> Ruud", "Anna opent om 13:30 uur en heet Ruud welkom."),
        ("p1 r1: Opening -> Opening en mededelingen", "## 1. Opening en mededelingen"),
        (
            "p1 r11: @anna voor 1 april -> @noor voor 1 mei",
            "ACTIE A-2026-031 @noor voor 1 mei: reactie van HR opvragen",
        ),
    ],
)
def test_the_text_is_as_the_reviewer_wants_it(typed: str, line: str) -> None:
    """Spaces, capitals and marks come out right."""
    assert after(typed) == line


def test_taking_out_a_whole_paragraph_leaves_no_hole() -> None:
    """The empty line below it goes as well."""
    body = placed("Anna sluit om 15:30 uur. schrappen").applied(BODY)
    assert body.endswith("## 3. Sluiting\n\n")

    body = placed("schrappen: Anna opent om 13:30 uur en heet Noor welkom.").applied(BODY)
    assert "tijd: 5 min\n\n## 2." in body


@pytest.mark.parametrize(
    "typed",
    [
        "B-2026-014 -> B-2026-015",
        "p1 r9: BESLUIT -> VOORSTEL",
        "BESLUIT B-2026-014: De OR stemt in onder twee voorwaarden. schrappen",
    ],
)
def test_a_number_never_goes_by_a_correction(typed: str) -> None:
    """A numbered line is the link with its note."""
    assert problem(typed).code in ("correctie-nummer", "correctie-niet-gevonden")


def test_a_confidential_block_stays_closed() -> None:
    """Taking out its last line would let the words out."""
    body = "## 1. Opening\n\n::: vertrouwelijk\nHet gaat slecht.\n:::\n\nAnna sluit.\n"

    assert problem('p1 r4: schrappen: ":::"', body, body).code == "correctie-vertrouwelijk"


def test_places_stay_those_of_the_print_while_the_text_moves_on() -> None:
    """After ten corrections 'p1 r9' still means the line that the reviewer sees."""
    trial = try_typed(
        printed(),
        BODY,
        [
            "p1 r3: Anna opent -> De voorzitter, Anna de Vries, opent de vergadering",
            "p1 r6: de gevolgen schrappen",
            "p1 r9: twee -> drie",
            "p1 r8: twee -> vier",
        ],
    )

    assert not trial.problems
    assert [one.place for one in trial.placed] == ["p1 r3", "p1 r6", "p1 r9", "p1 r8"]
    assert "onder drie voorwaarden" in trial.body
    assert "vier schermen te duur" in trial.body


def test_what_another_reviewer_changed_already_is_told() -> None:
    """The second one to correct the same word hears what it is now."""
    trial = try_typed(printed(), BODY, ["p1 r3: Noor -> Ruud", "p1 r3: Noor -> Henk"])

    assert [one.message for one in trial.problems] == ["'Noor' is al gewijzigd in 'Ruud'."]


def test_a_sentence_with_two_readings_is_decided_by_the_text() -> None:
    """'wordt' stands in the words themselves."""
    body = "Dat wordt besproken.\n"

    found = placed("dat wordt besproken wordt dat is besproken", body, body)
    assert found.applied(body) == "Dat is besproken.\n"


@given(bodies(), st.data())
def test_a_correction_changes_its_words_and_nothing_else(body: str, data: st.DataObject) -> None:
    """Whatever goes through: all other words stay, in order, and numbers too."""
    shown = printed(body)
    assume(shown.lines)
    line = data.draw(st.sampled_from(shown.lines))
    words = line.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    old = " ".join(words[first:last])
    found = outcome(f'{line.place}: "{old}" wijzigen in "nieuwe tekst"', body, body)
    if found.placed is None:
        assert found.problem is not None
        return
    result = found.placed.applied(body)
    before, behind = body[: found.placed.start], body[found.placed.end :]
    assert result == f"{before}nieuwe tekst{behind}"
    assert re.split(r"\s+", found.placed.old_words) == old.split()
    assert numbers_in(result) == numbers_in(body)


@given(bodies(), bodies(), st.data())
def test_a_correction_on_a_text_that_moved_on_never_guesses(
    base: str, body: str, data: st.DataObject
) -> None:
    """It changes the words it names, once, or nothing."""
    shown = printed(base)
    assume(shown.lines)
    line = data.draw(st.sampled_from(shown.lines))
    word = data.draw(st.sampled_from(line.text.split()))
    found = outcome(f'{line.place}: "{word}" wijzigen in "nieuwe tekst"', body, base)
    if found.placed is not None:
        start, end = found.placed.start, found.placed.end
        assert body[start:end].casefold() == word.casefold()

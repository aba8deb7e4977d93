"""A reviewer's own copy: what it changes, word by word, and carrying that over."""

import textwrap

import pytest
from draft_minutes import BODY, bodies, printed
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.meetings.corrections.copies import mark_in
from raadsboek.core.meetings.corrections.marked_up import all_applied, compare
from raadsboek.core.meetings.corrections.placed import apply_all
from raadsboek.core.meetings.corrections.trying import corrections_in, try_copy
from raadsboek.core.problem import Problem

EDITED = (
    BODY.replace("heet Noor welkom", "heet Noor van Dijk welkom")
    .replace("onder twee voorwaarden", "onder drie voorwaarden")
    .replace("Anna sluit om", "De voorzitter sluit om")
)
CHANGES = [
    "toevoegen na en heet Noor: van Dijk",
    "twee → drie",
    "Anna → De voorzitter",
]


def changes(copy: str, base: str = BODY, now: str = BODY) -> list[str]:
    """Return what a copy changes, in words."""
    marked = compare(printed(base), copy)
    trial = try_copy(marked, marked.hunks, now)
    return [one.placed.what if one.placed else one.typed for one in trial.outcomes]


def as_print(body: str) -> str:
    """Return the print of a text, as a file."""
    return "\n".join(printed(body).as_text())


def wrapped(body: str) -> str:
    """Return a text with its long lines broken, as a mail program does."""
    return "\n".join(textwrap.fill(line, 60) if line else "" for line in body.split("\n"))


@pytest.mark.parametrize(
    "copy",
    [
        EDITED,
        EDITED.replace("\n", "\r\n"),
        "\ufeff" + EDITED,
        EDITED.replace("\n", "  \n"),
        wrapped(EDITED),
        "> " + EDITED.replace("\n", "\n> "),
        as_print(EDITED),
        "> " + as_print(EDITED).replace("\n", "\r\n> "),
        EDITED.replace("## ", ""),
        EDITED.strip(),
    ],
    ids=[
        "as-is",
        "crlf",
        "bom",
        "blanks",
        "wrapped",
        "mail",
        "print",
        "print-in-mail",
        "bare",
        "x",
    ],
)
def test_only_words_are_corrections(copy: str) -> None:
    """However a copy comes back, the same three corrections are found in it."""
    assert changes(copy) == CHANGES


@pytest.mark.parametrize("copy", [BODY, wrapped(BODY), as_print(BODY), BODY.replace("\n\n", "\n")])
def test_white_space_is_no_correction(copy: str) -> None:
    """Neither are quote marks that a word processor redraws."""
    assert changes(copy) == []
    assert changes("Het “verslag” van ‘gisteren’", "Het \"verslag\" van 'gisteren'") == []


def test_a_copy_without_white_space_differences_is_taken_over_to_the_character() -> None:
    """What the reviewer sent is what the minutes say."""
    assert all_applied(compare(printed(), EDITED)) == EDITED


def test_a_new_paragraph_stays_a_paragraph() -> None:
    """And a new action item a line of its own, also in a copy that was wrapped anew."""
    edited = BODY.replace(
        "reactie van HR opvragen\n",
        "reactie van HR opvragen\nACTIE @noor voor 1 mei: navragen\n\nDe OR wacht af.\n",
    )

    assert all_applied(compare(printed(), edited)) == edited
    assert all_applied(compare(printed(), wrapped(edited))) == edited


def test_a_paragraph_that_was_taken_out_leaves_no_hole() -> None:
    """The reviewer cut a paragraph."""
    edited = BODY.replace("Anna opent om 13:30 uur en heet Noor welkom.\n\n", "")

    assert all_applied(compare(printed(), edited)) == edited


def test_each_change_can_be_taken_or_left() -> None:
    """Any choice of them fits together."""
    marked = compare(printed(), EDITED)

    trial = try_copy(marked, [marked.hunks[0], marked.hunks[2]], BODY)
    assert "onder twee voorwaarden" in trial.body
    assert "Noor van Dijk" in trial.body
    assert "De voorzitter sluit om" in trial.body


def test_a_change_goes_to_where_its_words_are_now() -> None:
    """The text moved on at other places."""
    now = BODY.replace("De bestuurder licht", "De directeur, Marjan, licht").replace(
        "Anna opent", "Zij opent"
    )

    assert changes(EDITED, now=now) == CHANGES


def test_a_change_that_no_longer_fits_is_told() -> None:
    """It is never squeezed in somewhere else."""
    now = BODY.replace("onder twee voorwaarden", "zonder voorwaarden")
    marked = compare(printed(), EDITED)

    trial = try_copy(marked, marked.hunks, now)
    assert [one.code for one in trial.problems] == ["correctie-al-gewijzigd"]
    assert "zonder voorwaarden" in trial.body
    assert len(trial.placed) == 2


def test_a_change_that_was_made_already_is_told() -> None:
    """Two reviewers saw the same mistake."""
    marked = compare(printed(), EDITED)

    trial = try_copy(marked, marked.hunks, EDITED)
    assert {one.code for one in trial.problems} == {"correctie-al-overgenomen"}
    assert trial.body == EDITED


def test_numbers_and_confidential_blocks_stay() -> None:
    """A copy without them does not take them out."""
    body = BODY + "\n::: vertrouwelijk\nHet gaat slecht.\n:::\n"
    copy = body.replace("BESLUIT B-2026-014:", "Besluit:").replace(":::\n", "")
    marked = compare(printed(body), copy)

    trial = try_copy(marked, marked.hunks, body)
    assert {one.code for one in trial.problems} >= {"correctie-nummer", "correctie-vertrouwelijk"}
    assert "BESLUIT B-2026-014:" in trial.body
    assert trial.body.count(":::") == 2


def test_a_print_tells_of_which_text_it_is() -> None:
    """So that its lines are never taken for those of another version."""
    assert mark_in(as_print(BODY)) == printed().mark
    assert mark_in(BODY) == ""


def test_a_letter_with_a_list_is_no_copy() -> None:
    """Corrections line by line are read as such; other lines are told apart."""
    letter = "Beste Sanne,\n\n- p1 r3: Noor -> Ruud\n2) p1 r9: twee wijzigen in drie\n\nAnna\n"

    assert corrections_in(letter, printed()) == (
        ["p1 r3: Noor -> Ruud", "p1 r9: twee wijzigen in drie"],
        ["Beste Sanne,", "Anna"],
    )
    assert corrections_in(EDITED, printed()) is None
    assert corrections_in(as_print(EDITED), printed()) is None


@given(bodies(), bodies())
def test_all_changes_together_are_the_words_of_the_copy(base: str, copy: str) -> None:
    """Nothing is left out and nothing invented."""
    marked = compare(printed(base), copy)

    def words(text: str) -> list[str]:
        return [word for word in text.split() if marked.with_marks or word != "##"]

    assert words(all_applied(marked)) == words(marked.copy)


@given(st.lists(st.sampled_from([" ", "\n", "\n\n"]), max_size=12), st.data())
def test_a_copy_with_other_words_is_taken_over_to_the_character(
    gaps: list[str], data: st.DataObject
) -> None:
    """When the reviewer left the lines as they were, the result is the reviewer's text exactly."""
    words = [f"woord{at}" for at in range(len(gaps))]
    edited = [data.draw(st.sampled_from([word, word, "nieuw", "twee nieuwe"])) for word in words]

    def text(parts: list[str]) -> str:
        return "".join(part + gap for part, gap in zip(parts, gaps, strict=True))

    assert all_applied(compare(printed(text(words)), text(edited))) == text(edited)


@given(bodies(), bodies(), bodies(), st.data())
def test_a_choice_of_changes_on_any_text_changes_only_that(
    base: str, copy: str, now: str, data: st.DataObject
) -> None:
    """Each change that fits replaces exactly the words it names."""
    marked = compare(printed(base), copy)
    chosen = [hunk for hunk in marked.hunks if data.draw(st.booleans())]
    trial = try_copy(marked, chosen, now)
    for one in trial.placed:
        old = [word for word in now[one.start : one.end].split() if set(word) != {"#"}]
        assert " ".join(old) == " ".join(w for w in one.old_words.split() if set(w) != {"#"})
    assert trial.body == apply_all(now, trial.placed)
    assert all(isinstance(one, Problem) for one in trial.problems)

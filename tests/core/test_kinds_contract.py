"""What every registered note kind promises; a new kind is covered by being listed."""

import pytest

from raadsboek.core import filenames, numbering
from raadsboek.core.kinds import KIND_BY_NAME, KINDS, find_kind
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import Field, Shape, check, expected, fields_of

EXAMPLES = {
    Shape.TEXT: "Een tekst",
    Shape.DATE: "2026-03-12",
    Shape.TIME: "13:30",
    Shape.REFERENCE: "[[B-2026-014]]",
    Shape.PERSON: "anna",
    Shape.VOTES: "7-1-1",
    Shape.INTEGER: "3",
    Shape.MONEY: "1250,50",
    Shape.QUANTITY: "1,5",
}


def _example(item: Field) -> str:
    """Return a value that fits a key; a number with limits is the highest one."""
    return str(item.limits[1]) if item.limits else EXAMPLES[item.shape]


def full(kind: Kind) -> dict[str, str]:
    """Return a value for every key of a kind, as it would stand in the frontmatter."""
    return {
        item.key: item.choices[-1] if item.choices else _example(item)
        for item in fields_of(kind.struct)
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
class TestEveryKind:
    """The contract of a kind."""

    def test_accepts_a_value_for_every_key(self, kind: Kind) -> None:
        """A note with every key filled in has no problems."""
        value, problems = check(kind.struct, full(kind))

        assert problems == ()
        assert value is not None

    def test_reports_every_wrong_value_beside_its_key(self, kind: Kind) -> None:
        """All wrong values are reported at once, each under its own key."""
        wrong = {
            item.key: "dit klopt niet, echt"
            for item in fields_of(kind.struct)
            if item.shape is not Shape.TEXT and not item.many
        }

        _, problems = check(kind.struct, {**full(kind), **wrong})

        assert {problem.key for problem in problems} == set(wrong)
        assert all(problem.message and problem.fix for problem in problems)

    def test_names_only_keys_that_exist(self, kind: Kind) -> None:
        """The keys that lists and Vandaag read are keys of the struct."""
        keys = {item.key for item in fields_of(kind.struct)}
        named = {
            kind.title_key,
            kind.status_key,
            kind.due_key,
            kind.person_key,
            kind.date_key,
        } - {""}

        assert named <= keys

    def test_names_only_statuses_that_exist(self, kind: Kind) -> None:
        """The open statuses are choices of the status key."""
        choices = {
            choice
            for item in fields_of(kind.struct)
            if item.key == kind.status_key
            for choice in item.choices
        }

        assert kind.open_statuses <= choices

    def test_has_a_number_form_and_a_legal_file_name(self, kind: Kind) -> None:
        """The house form gives a number that reads back, and a short file name."""
        assert numbering.form_is_valid(kind.number_form)
        number = numbering.format_number(kind.number_form, year=2026, sequence=7)
        name = filenames.note_name(number, "Één heel lange titel, met / en : erin " * 5)

        assert numbering.parse_number(kind.number_form, number) is not None
        assert name.startswith(number)
        assert len(name) <= filenames.MAXIMUM_NAME
        assert name.isascii()

    def test_has_dutch_labels_and_says_what_it_expects(self, kind: Kind) -> None:
        """Each key has a label of its own and a sentence about what belongs there."""
        labels = [item.label for item in fields_of(kind.struct)]

        assert len(set(labels)) == len(labels)
        assert all(expected(item) for item in fields_of(kind.struct))

    def test_is_found_by_name_and_plural(self, kind: Kind) -> None:
        """`raadsboek lijst besluiten` and `raadsboek lijst Besluit` mean the same kind."""
        assert find_kind(kind.name.upper()) is kind
        assert find_kind(kind.plural) is kind
        assert KIND_BY_NAME[kind.name] is kind


def test_kinds_do_not_share_a_folder_or_a_number_form() -> None:
    """Two kinds can never issue the same number or fight over a folder."""
    assert len({kind.folder for kind in KINDS}) == len(KINDS)
    assert len({kind.number_form for kind in KINDS}) == len(KINDS)


def test_an_unknown_word_is_no_kind() -> None:
    """A word that names no kind gives None, so that the caller can say which there are."""
    assert find_kind("factuur") is None

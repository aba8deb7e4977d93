"""What somebody types in a form or after an option, and how it stands on disk."""

import datetime

import pytest

from raadsboek.core.kinds import KINDS, action, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.schema import Field, Shape, fields_of
from raadsboek.core.typed import stored

TODAY = datetime.date(2026, 11, 22)


def field(shape: Shape, *, many: bool = False, choices: tuple[str, ...] = ()) -> Field:
    """Return a field of a shape; its names do not matter here."""
    return Field(
        attribute="x",
        key="x",
        label="X",
        shape=shape,
        many=many,
        required=False,
        default="",
        choices=choices,
        column=False,
        help="",
        by_program=False,
    )


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        (field(Shape.DATE), "26 november", "2026-11-26"),
        (field(Shape.DATE), "morgen", "2026-11-23"),
        (field(Shape.DATE), "ooit", "ooit"),
        (field(Shape.TIME), "9.30", "09:30"),
        (field(Shape.TIME), "13:30", "13:30"),
        (field(Shape.TIME), "half twee", "half twee"),
        (field(Shape.CHOICE, choices=("m.k.", "OR")), "or", "OR"),
        (field(Shape.CHOICE, choices=("OR",)), "CR", "CR"),
        (field(Shape.REFERENCE), "B-2026-014", "[[B-2026-014]]"),
        (field(Shape.REFERENCE), "[[B-2026-014|dat besluit]]", "[[B-2026-014]]"),
        (field(Shape.REFERENCE), "", ""),
        (field(Shape.PERSON), "@anna", "anna"),
        (field(Shape.PERSON, many=True), "@anna, bakker,", ["anna", "bakker"]),
        (field(Shape.VOTES), "7 - 1 - 1", "7-1-1"),
        (field(Shape.VOTES), "7/1/1", "7-1-1"),
        (field(Shape.TEXT), " een titel: met dubbelepunt ", "een titel: met dubbelepunt"),
    ],
)
def test_typed_text_is_stored_in_one_form(item: Field, text: str, value: Value) -> None:
    """Each way to type a value ends in the one form on disk; the rest stays as typed."""
    assert stored(item, text, today=TODAY) == value


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("ontvangen", "1 oktober", "2026-10-01"),
        ("uitgebracht", "12 okt", "2026-10-12"),
        ("besluit-ontvangen", "3 december", "2026-12-03"),
        ("evaluatie", "1 oktober", "2027-10-01"),
    ],
)
def test_what_came_in_did_not_come_in_next_year(key: str, text: str, value: str) -> None:
    """A term of the law starts on that day; a year too late would hide it."""
    item = next(item for item in fields_of(trajectory.KIND.struct) if item.key == key)
    assert stored(item, text, today=TODAY) == value


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("uiterlijk", "vrijdag", "2026-11-27"),
        ("uiterlijk", "over twee weken", "2026-12-06"),
        ("uiterlijk", "voor 1 april", "2027-04-01"),
        ("uiterlijk", "volgende vergadering", "volgende vergadering"),
        ("uiterlijk", "zsm", "zsm"),
        ("uiterlijk", "", ""),
        ("afgehandeld", "vrijdag", "vrijdag"),
    ],
)
def test_a_deadline_is_understood_as_it_is_said(key: str, text: str, value: str) -> None:
    """The words of the table count for the day by which something must be done, and only there."""
    item = next(item for item in fields_of(action.KIND.struct) if item.key == key)

    assert stored(item, text, today=TODAY) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_stored_is_stored_again_the_same(kind: Kind) -> None:
    """Typing the stored form changes nothing, for every key of every kind."""
    samples = {
        Shape.DATE: "2026-03-12",
        Shape.TIME: "13:30",
        Shape.REFERENCE: "[[B-2026-014]]",
        Shape.PERSON: "anna",
        Shape.VOTES: "7-1-1",
        Shape.INTEGER: "4",
        Shape.MONEY: "1250,50",
        Shape.QUANTITY: "1,5",
        Shape.TEXT: "tekst",
    }
    for item in fields_of(kind.struct):
        sample = item.choices[0] if item.choices else samples[item.shape]
        assert stored(item, sample, today=TODAY) == ([sample] if item.many else sample)

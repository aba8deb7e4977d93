"""From one typed struct per note kind: its fields, and checking strings against them.

Frontmatter gives strings; the struct gives types. Everything that needs to know a key (reading,
forms, tables, command-line options, templates, reference docs) derives it from `fields_of`.
"""

import datetime
import types
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from raadsboek.core.confidential import KEY, NO, YES, wrong_word
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem

Date: TypeAlias = datetime.date
ClockTime: TypeAlias = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day as typed: 13:30."""
Reference: TypeAlias = Annotated[str, Meta(pattern=r"^\[\[[^\[\]\n]+\]\]$")]
"""A link to another note: [[B-2026-014]]."""
Votes: TypeAlias = Annotated[str, Meta(pattern=r"^\d+-\d+-\d+$")]
"""In favour, against, abstained: 7-1-1."""
Person: TypeAlias = Annotated[str, Meta(pattern=r"^[^\s,@\[\]]+$")]
"""The short name of a member as used after @ in minutes: anna, bestuurder."""
Money: TypeAlias = Annotated[str, Meta(pattern=r"^-?\d{1,9}(,\d{2})?$")]
"""An amount in euros, as it is kept: 1250 or 1250,50. `core.money` counts with it."""
Quantity: TypeAlias = Annotated[str, Meta(pattern=r"^\d{1,4}(,\d{1,2})?$")]
"""A number of days or hours that need not be whole: 1,5."""
Year: TypeAlias = Annotated[int, Meta(ge=2000, le=2099)]
"""A year that the overviews of a year can show."""


class Shape(StrEnum):
    """What a value looks like; front ends choose a widget or an option type by it."""

    TEXT = "tekst"
    DATE = "datum"
    TIME = "tijd"
    CHOICE = "keuze"
    REFERENCE = "verwijzing"
    PERSON = "persoon"
    VOTES = "stemming"
    INTEGER = "getal"
    MONEY = "bedrag"
    QUANTITY = "aantal"


class Field(Struct, frozen=True, kw_only=True):
    """One key of a note kind, derived from its struct."""

    attribute: str
    key: str
    label: str
    shape: Shape
    many: bool
    required: bool
    default: str
    choices: tuple[str, ...]
    column: bool
    help: str
    by_program: bool
    """Kept up by the program itself: forms and `nieuw` do not ask for it."""
    past: bool = False
    """A day on which something happened: without a year it is not one far ahead."""
    not_offered: tuple[str, ...] = ()
    """The choices that only the program gives."""
    limits: tuple[int, int] | None = None
    """The least and the most that a whole number can be."""

    @property
    def offered(self) -> tuple[str, ...]:
        """The choices that somebody may make."""
        return tuple(choice for choice in self.choices if choice not in self.not_offered)


CONFIDENTIAL = Field(
    attribute=KEY,
    key=KEY,
    label="Vertrouwelijk",
    shape=Shape.CHOICE,
    many=False,
    required=False,
    default="",
    choices=(YES, NO),
    column=False,
    help="",
    by_program=False,
)
"""The key that notes of every kind can have; it is in no struct."""


def label(
    title: str,
    *,
    column: bool = False,
    help: str = "",
    by_program: bool = False,
    past: bool = False,
    not_offered: tuple[str, ...] = (),
) -> Meta:
    """Return the annotation with a field's Dutch label, and how front ends treat it.

    `column` fields stand in lists; those `by_program` are kept up by actions, not typed. The days
    of `past` fields are of what has been. What is `not_offered` of the choices, the program gives.
    """
    extra = {
        "column": column,
        "help": help,
        "by_program": by_program,
        "past": past,
        "not_offered": not_offered,
    }
    return Meta(title=title, extra=extra)


_SHAPES: tuple[tuple[Any, Shape], ...] = (
    (ClockTime, Shape.TIME),
    (Reference, Shape.REFERENCE),
    (Votes, Shape.VOTES),
    (Money, Shape.MONEY),
    (Quantity, Shape.QUANTITY),
    (Person, Shape.PERSON),
)
_PATTERN_SHAPES = {get_args(alias)[1].pattern: shape for alias, shape in _SHAPES}

_EXPECTED = {
    Shape.TEXT: ("tekst", ""),
    Shape.DATE: ("een datum", "zoals 2026-03-12"),
    Shape.TIME: ("een tijd", "zoals 13:30"),
    Shape.REFERENCE: ("een verwijzing", "zoals [[B-2026-014]]"),
    Shape.PERSON: ("een korte naam zonder spaties", "zoals anna"),
    Shape.VOTES: ("een stemming (voor-tegen-onthouding)", "zoals 7-1-1"),
    Shape.INTEGER: ("een heel getal", "zoals 9"),
    Shape.MONEY: ("een bedrag in euro's en hele centen", "zoals 1250 of 1250,50"),
    Shape.QUANTITY: ("een getal", "zoals 2 of 1,5"),
}


def _shape_of(hint: Any) -> tuple[Shape, bool, tuple[str, ...], dict[str, Any], str]:
    """Unwrap a type hint into (shape, many, choices, extra, title)."""
    extra: dict[str, Any] = {}
    title = ""
    pattern = ""
    many = False
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            hint, *metas = get_args(hint)
            for meta in metas:
                if isinstance(meta, Meta):
                    extra = {**(meta.extra or {}), **extra}
                    if meta.ge is not None and meta.le is not None:
                        extra["limits"] = (meta.ge, meta.le)
                    title = title or (meta.title or "")
                    pattern = pattern or (meta.pattern or "")
        elif origin in (Union, types.UnionType):
            hint = next(arg for arg in get_args(hint) if arg is not type(None))
        elif origin is tuple:
            many = True
            hint = get_args(hint)[0]
        else:
            break
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Shape.CHOICE, many, tuple(member.value for member in hint), extra, title
    if hint is datetime.date:
        return Shape.DATE, many, (), extra, title
    if hint is int:
        return Shape.INTEGER, many, (), extra, title
    return _PATTERN_SHAPES.get(pattern, Shape.TEXT), many, (), extra, title


@cache
def fields_of(struct: type[Struct]) -> tuple[Field, ...]:
    """Return the fields of a note kind's struct, in the order in which they stand on disk."""
    hints = get_type_hints(struct, include_extras=True)
    found = []
    for info in msgspec.structs.fields(struct):
        shape, many, choices, extra, title = _shape_of(hints[info.name])
        default = info.default
        found.append(
            Field(
                attribute=info.name,
                key=info.encode_name,
                label=title or info.encode_name.capitalize(),
                shape=shape,
                many=many,
                required=info.required,
                default=str(default.value) if isinstance(default, StrEnum) else "",
                choices=choices,
                column=bool(extra.get("column")),
                help=str(extra.get("help", "")),
                by_program=bool(extra.get("by_program")),
                past=bool(extra.get("past")),
                not_offered=tuple(extra.get("not_offered", ())),
                limits=extra.get("limits"),
            )
        )
    return tuple(found)


T = TypeVar("T", bound=Struct)


def check(struct: type[T], meta: Mapping[str, Value]) -> tuple[T | None, tuple[Problem, ...]]:
    """Convert `meta` to `struct`; return it, or None with *all* problems, each with its key.

    Keys that the struct does not know are left alone, but for the one that every kind has:
    `vertrouwelijk`. An empty value counts as absent.
    """
    given = _normalised(struct, meta)
    unclear = wrong_word(meta)
    try:
        found = msgspec.convert(given, struct, strict=False)
    except msgspec.ValidationError:
        return None, (*_problems(struct, given), *unclear)
    return (None, unclear) if unclear else (found, ())


def _normalised(struct: type[Struct], meta: Mapping[str, Value]) -> dict[str, Value]:
    given: dict[str, Value] = {}
    for item in fields_of(struct):
        value = meta.get(item.key)
        if value is None or value == "" or value == []:
            continue
        if item.many and isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
        given[item.key] = value
    return given


def _problems(struct: type[Struct], given: Mapping[str, Value]) -> tuple[Problem, ...]:
    hints = get_type_hints(struct, include_extras=True)
    found = []
    for item in fields_of(struct):
        if item.key not in given:
            if item.required:
                found.append(
                    Problem(
                        code="sleutel-ontbreekt",
                        key=item.key,
                        message=f"'{item.key}' ({item.label}) ontbreekt.",
                        fix=f"Vul '{item.key}' in: {expected(item)}."
                        if item.shape is not Shape.TEXT
                        else f"Vul '{item.key}' in.",
                    )
                )
            continue
        try:
            msgspec.convert(given[item.key], hints[item.attribute], strict=False)
        except msgspec.ValidationError:
            found.append(wrong_value(item, given[item.key]))
    return tuple(found)


def wrong_value(item: Field, value: Value) -> Problem:
    """Return the problem for a value that does not fit its field."""
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if len(shown) > 60:
        shown = shown[:57] + "..."
    noun, example = _words(item)
    if item.choices:
        return Problem(
            code="waarde-ongeldig",
            key=item.key,
            message=f"'{item.key}' kan niet '{shown}' zijn.",
            fix=f"Kies uit: {example}.",
        )
    return Problem(
        code="waarde-ongeldig",
        key=item.key,
        message=f"'{item.key}' moet {f'{noun} zijn {example}'.rstrip()}; er staat '{shown}'.",
        fix=f"Vul bij '{item.key}' {noun} in.",
    )


def expected(item: Field) -> str:
    """Say in Dutch what a field wants, for messages and forms."""
    noun, example = _words(item)
    return f"{noun}: {example}" if item.choices else f"{noun} {example}".rstrip()


def _words(item: Field) -> tuple[str, str]:
    """Return what a field wants and an example of it, or the words to choose from."""
    noun, example = ("een van", ", ".join(item.offered)) if item.choices else _EXPECTED[item.shape]
    if item.limits is not None:
        noun, example = f"{noun} van {item.limits[0]} tot en met {item.limits[1]}", ""
    return (f"een lijst met steeds {noun}" if item.many else noun), example

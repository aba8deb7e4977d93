"""What may stand after an option: a word from a list, a number, a day, a kind of note.

Each turns text into a value or says in Dutch why it cannot. Knows click and the core only.
"""

import datetime
from collections.abc import Sequence
from typing import Any

import click

from raadsboek.cli.command import invocation_of
from raadsboek.core.dates import (
    FULL_WEEKDAYS,
    long_date,
    mistaken_weekday,
    read_date,
    read_past_date,
    without_weekday,
)
from raadsboek.core.kinds import KINDS, find_kind
from raadsboek.core.kinds.kind import Kind


class Choice(click.ParamType[str]):
    """One of a few words, in any case; the message names them all."""

    name = "keuze"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word as it is spelled in the list."""
        word = next((word for word in self.words if word.casefold() == str(value).casefold()), None)
        if word is not None:
            return word
        return self.fail(f"'{value}' kan niet. Kies uit: {', '.join(self.words)}", param, ctx)


class Number(click.ParamType[int]):
    """A whole number of at least one."""

    name = "aantal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        digits = str(value)
        if not (digits.isascii() and digits.isdigit() and 0 < int(digits) <= 1_000_000):
            self.fail(f"'{value}' is geen aantal. Geef een getal zoals 10", param, ctx)
        return int(digits)


class Year(click.ParamType[int]):
    """A year in four digits, in this century."""

    name = "jaar"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year."""
        digits = str(value)
        if not (digits.isascii() and digits.isdigit() and 2000 <= int(digits) <= 2099):
            self.fail(f"'{value}' is geen jaar. Geef er een zoals 2027", param, ctx)
        return int(digits)


class Day(click.ParamType[datetime.date]):
    """A day as people type it: 2026-03-12, 12 maart, morgen."""

    name = "datum"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Return the day."""
        if isinstance(value, datetime.date):
            return value
        today = invocation_of(ctx).today if ctx else None
        day = read_date(str(value), today=today) if today else None
        if day is not None:
            return day
        real = mistaken_weekday(str(value), today=today) if today else None
        if real is not None:
            weekday = FULL_WEEKDAYS[real.weekday()]
            message = f"'{value}' kan niet: {without_weekday(real)} is een {weekday}"
            self.fail(message, param, ctx)
        return self.fail(
            f"'{value}' is geen datum. Geef er een zoals 2026-03-12, 12 maart of morgen", param, ctx
        )


class PastDay(Day):
    """A day that has been: without a year it is the last one, of some months ago at most."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Return the day, today included."""
        today = invocation_of(ctx).today if ctx else None
        if today is None or isinstance(value, datetime.date):
            return super().convert(value, param, ctx)
        day = read_past_date(str(value), today=today) or super().convert(value, param, ctx)
        if day > today:
            self.fail(f"{long_date(day)} is nog niet geweest", param, ctx)
        return day


class Status(click.ParamType[tuple[str, ...]]):
    """A status of any kind of note, or a word of it: every status that is meant by it."""

    name = "status"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the statuses."""
        if isinstance(value, tuple):
            return value
        from raadsboek.cli.dutch_help import closest
        from raadsboek.core.statuses import statuses, statuses_named

        found = statuses_named(str(value))
        if found:
            return found
        meant = closest(str(value).casefold(), list(statuses()))
        example = "Geef er een zoals open, gereed of vastgesteld"
        return self.fail(f"'{value}' is geen status. {meant or example}", param, ctx)


class KindWord(click.ParamType[Kind]):
    """A kind of note, in the singular or the plural."""

    name = "soort"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        """Return the kind."""
        if isinstance(value, Kind):
            return value
        kind = find_kind(str(value))
        if kind is not None:
            return kind
        from raadsboek.cli.dutch_help import closest

        words = [word for kind in KINDS for word in (kind.name, kind.plural)]
        meant = closest(str(value).casefold(), words)
        known = f"Kies uit: {', '.join(kind.plural for kind in KINDS)}"
        return self.fail(f"'{value}' is geen soort notitie. {meant or known}", param, ctx)

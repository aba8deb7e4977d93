"""The law as far as this program knows it: all procedures in all their versions, and rest days."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.terms.rest_days import RestDays


class Law(Struct, frozen=True, kw_only=True):
    """Every procedure, older versions included, and the days on which no term ends."""

    procedures: tuple[Procedure, ...]
    rest: RestDays

    def names(self) -> list[str]:
        """Return the names of the procedures, each once, in order."""
        return list(dict.fromkeys(one.name for one in self.procedures))

    def find(self, name: str, on: datetime.date) -> Procedure | None:
        """Return a procedure as it held on a day: else its first version after, or its newest."""
        versions = [one for one in self.procedures if one.name == name.casefold()]
        return _on(versions, on)

    def for_form(self, law: str, form: str, on: datetime.date) -> Procedure | None:
        """Return the procedure of a law for dossiers of a form, as it held on a day."""
        versions = [one for one in self.procedures if one.law == law and form in one.forms]
        return _on(versions, on)


def _on(versions: Sequence[Procedure], day: datetime.date) -> Procedure | None:
    found = next((one for one in versions if one.holds_on(day)), None)
    if found is not None or not versions:
        return found
    later = [one for one in versions if one.valid_from is not None and one.valid_from > day]
    # Before the oldest version that is known, that one is the nearest.
    return min(later, key=lambda one: one.valid_from or day) if later else versions[-1]

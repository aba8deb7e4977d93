"""The settings of the raadsboek (`raadsboek.yaml`): the councils it serves and how they count."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from raadsboek.core.kinds.kind import Kind


class CouncilForm(StrEnum):
    """Which kind of council it is."""

    WORKS_COUNCIL = "OR"
    CLIENT_COUNCIL = "CR"
    SCHOOL_COUNCIL = "MR"


LAW_OF_FORM = {
    CouncilForm.WORKS_COUNCIL: "WOR",
    CouncilForm.CLIENT_COUNCIL: "Wmcz 2018",
    CouncilForm.SCHOOL_COUNCIL: "Wms",
}


class Council(Struct, frozen=True, kw_only=True):
    """One council (orgaan): its name, form, seats and the quorum that its rules ask."""

    name: str = field(name="naam")
    form: CouncilForm = field(name="soort", default=CouncilForm.WORKS_COUNCIL)
    law: str = field(name="regeling", default="")
    seats: Annotated[int, Meta(ge=1, le=99)] | None = field(name="zetels", default=None)
    quorum: Annotated[int, Meta(ge=1, le=99)] | None = field(name="quorum", default=None)

    @property
    def law_name(self) -> str:
        """The law that applies: as written, else the one that goes with the form."""
        return self.law or LAW_OF_FORM[self.form]

    @property
    def needed_for_quorum(self) -> int | None:
        """How many members must be present: the setting, else more than half of the seats."""
        if self.quorum is not None:
            return self.quorum
        return self.seats // 2 + 1 if self.seats else None


class Secretary(Struct, frozen=True, kw_only=True):
    """Who keeps the raadsboek; the name and address that stand with each version."""

    name: str = field(name="naam", default="")
    email: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything in raadsboek.yaml; unknown keys are left alone."""

    councils: tuple[Council, ...] = field(name="organen", default=())
    secretary: Secretary = field(name="secretaris", default_factory=Secretary)
    number_forms: dict[str, str] = field(name="nummering", default_factory=dict)

    @property
    def name(self) -> str:
        """The name to show above every screen: that of the first council."""
        return self.councils[0].name if self.councils else "Raadsboek"

    def number_form(self, kind: Kind) -> str:
        """Return the form of numbers of this kind: the council's own, else the house form."""
        return self.number_forms.get(kind.name, kind.number_form)

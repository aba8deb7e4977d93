"""The settings of the raadsboek (`raadsboek.yaml`): the councils it serves and how they count."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value

ORGAN_KEY = "orgaan"
"""The key of a note that names its organ by the short name; absent means the first one."""


KNOWN_FORMAT = 1
"""The newest form of a raadsboek on disk that this program knows; see `Settings.format`."""


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


class Majority(StrEnum):
    """What the council's rules ask of a vote."""

    SIMPLE = "gewoon"
    """More in favour than against; abstentions do not count."""
    ABSOLUTE = "volstrekt"
    """More than half of all votes that can be cast."""
    TWO_THIRDS = "tweederde"
    """At least two thirds of the votes in favour and against."""


class Rota(StrEnum):
    """Whether the members leave together, or half of them each time."""

    TOGETHER = "tegelijk"
    HALF = "helft elke twee jaar"


AGENDA_DAYS_OF_LAW = {"WOR": 7}
"""How many days before the meeting its agenda is known at the latest: art. 14 lid 2 g WOR."""

MINUTES_WEEKS = 10
"""After how many weeks minutes that nobody adopted are reported, unless the council says so."""

SUMMARY_WORDS = 80
"""How many words the summary of a dossier has at most, unless the council says so."""


class Council(Struct, frozen=True, kw_only=True):
    """One council (orgaan): its name, form, seats, and what its rules ask.

    `number_forms` are those of this council alone, by kind. `agenda` holds the fixed agenda points
    by form of meeting, as lines; see `core.meetings.agenda.fixed_points`. `year_plan` is as it was
    typed; `core.meetings.year.settings` reads it, for whoever plans a year. So are `terms`, the
    council's own terms, for `core.terms.house_terms`, `year_calendar`, for `core.yearly.house`, and
    `training`, for `core.training.own`.
    """

    name: str = field(name="naam")
    short: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,11}$")] = field(name="kort", default="")
    form: CouncilForm = field(name="soort", default=CouncilForm.WORKS_COUNCIL)
    law: str = field(name="regeling", default="")
    seats: Annotated[int, Meta(ge=1, le=99)] | None = field(name="zetels", default=None)
    staff: Annotated[int, Meta(ge=1, le=1_000_000)] | None = field(name="personeel", default=None)
    own_term_years: Annotated[int, Meta(ge=1, le=9)] | None = field(
        name="zittingsduur", default=None
    )
    rota: Rota = field(name="aftreden", default=Rota.TOGETHER)
    quorum: Annotated[int, Meta(ge=1, le=99)] | None = field(name="quorum", default=None)
    majority: Majority = field(name="meerderheid", default=Majority.SIMPLE)
    own_agenda_days: Annotated[int, Meta(ge=1, le=90)] | None = field(
        name="agenda-dagen", default=None
    )
    own_papers_days: Annotated[int, Meta(ge=1, le=90)] | None = field(
        name="stukken-dagen", default=None
    )
    minutes_weeks: Annotated[int, Meta(ge=1, le=104)] = field(
        name="verslag-weken", default=MINUTES_WEEKS
    )
    summary_words: Annotated[int, Meta(ge=20, le=400)] = field(
        name="samenvatting-woorden", default=SUMMARY_WORDS
    )
    facilities: tuple[str, ...] = field(name="voorzieningen", default=())
    number_forms: dict[str, str] = field(name="nummering", default_factory=dict)
    agenda: dict[str, tuple[str, ...]] = field(name="agenda", default_factory=dict)
    # Any: msgspec cannot take apart a type that holds itself, as `Value` does.
    year_plan: dict[str, Any] = field(name="jaarplan", default_factory=dict)
    terms: Any = field(name="termijnen", default=())
    year_calendar: Any = field(name="jaarkalender", default=())
    training: dict[str, Any] = field(name="scholing", default_factory=dict)

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

    @property
    def agenda_days(self) -> int | None:
        """How many days before a meeting its agenda must be known; None when no rule says so.

        The council may give more time than the law asks, never less.
        """
        legal = AGENDA_DAYS_OF_LAW.get(self.law_name)
        days = [days for days in (legal, self.own_agenda_days) if days is not None]
        return max(days, default=None)


class Secretary(Struct, frozen=True, kw_only=True):
    """Who keeps the raadsboek; the name and address that stand with each version."""

    name: str = field(name="naam", default="")
    email: str = ""


class Reader(Struct, frozen=True, kw_only=True):
    """Somebody for whom confidential notes are encrypted, from a day on and until it ended."""

    name: str = field(name="naam")
    key: str = field(name="sleutel")
    since: str = field(name="van", default="")
    until: str = field(name="tot", default="")


class Writer(Struct, frozen=True, kw_only=True):
    """Somebody who may save, from a day up to and with another; `key` is what they sign with.

    Who gets another key has two of these, one after the other.
    """

    name: str = field(name="naam")
    email: str = ""
    since: datetime.date | None = field(name="van", default=None)
    until: datetime.date | None = field(name="tot", default=None)
    key: str = field(name="sleutel", default="")


class Settings(Struct, frozen=True, kw_only=True):
    """Everything in raadsboek.yaml; unknown keys are left alone.

    `format` tells in which form the raadsboek is kept on disk; a newer program may know more.
    `encrypts`: confidential notes are kept encrypted for the `readers`. `private`: nothing in this
    raadsboek is for others. `day_only`: versions carry the day, not the time of day.
    `hides_names`: a public document says roles in the place of names. `pdf_form`: what every PDF
    promises.
    """

    councils: tuple[Council, ...] = field(name="organen", default=())
    secretary: Secretary = field(name="secretaris", default_factory=Secretary)
    number_forms: dict[str, str] = field(name="nummering", default_factory=dict)
    writers: tuple[Writer, ...] = field(name="schrijvers", default=())
    format: int = field(name="formaat", default=1)
    encrypts: bool = False
    readers: tuple[Reader, ...] = ()
    private: bool = False
    day_only: bool = False
    hides_names: bool = False
    pdf_form: PdfForm = PdfForm.BOTH
    retention: dict[str, int | None] = field(name="bewaren", default_factory=dict)
    """The years that this raadsboek keeps notes of a kind; None for ever. Others have defaults."""
    reading: dict[str, int] = field(name="inlezen", default_factory=dict)
    """What reading a file of others may take, by the names of `intake.limits.Limits`."""

    @property
    def is_of_newer_program(self) -> bool:
        """Whether it is kept in a form that this program does not know: it may only be read."""
        return self.format > KNOWN_FORMAT

    @property
    def present_readers(self) -> tuple[Reader, ...]:
        """The readers for whom a note is encrypted that is saved now."""
        return tuple(reader for reader in self.readers if not reader.until)

    @property
    def name(self) -> str:
        """The name of the raadsboek: that of the first council."""
        return self.name_of(self.council())

    def name_of(self, council: Council) -> str:
        """Return the name to show above what is a council's."""
        return council.name or "Raadsboek"

    @property
    def first_organ(self) -> str:
        """The short name of the organ that a note without `orgaan` belongs to."""
        return self.councils[0].short if self.councils else ""

    def council(self, organ: str = "") -> Council:
        """Return the council with this short name; the first one for '' and unknown names."""
        wanted = organ.casefold()
        for council in self.councils:
            if council.short == wanted:
                return council
        return self.councils[0] if self.councils else Council(name="")

    def organ_of(self, meta: Mapping[str, Value]) -> str:
        """Return the short name of the organ that a note belongs to."""
        named = meta.get(ORGAN_KEY, "")
        return self.council(named.strip() if isinstance(named, str) else "").short

    def knows_organ(self, organ: str) -> bool:
        """Tell if an organ with this short name stands in the settings; '' is the first one."""
        return not organ or any(one.short == organ.casefold() for one in self.councils)

    def number_form(self, kind: Kind, organ: str = "") -> str:
        """Return the form of numbers of this kind in an organ: its own, else that of the house.

        What is not set for a second organ gets its short name in front: a number says whose it
        is, and two organs never issue the same one.
        """
        council = self.council(organ)
        own = council.number_forms.get(kind.name)
        if own:
            return own
        general = self.number_forms.get(kind.name, kind.number_form)
        is_first = council.short == self.first_organ
        return general if is_first else f"{council.short.upper()}-{general}"

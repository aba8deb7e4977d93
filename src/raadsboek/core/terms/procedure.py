"""What a legal procedure is: its events, its steps, and the term of each, as plain values.

The law itself is data (`src/raadsboek/procedures/*.yaml`): nothing here names an article.
"""

import datetime
from enum import StrEnum

from msgspec import Struct


class TermKind(StrEnum):
    """Whose rule a term comes from."""

    LAW = "wettelijk"
    RULES = "reglement"
    AGREEMENT = "afspraak"
    INTERNAL = "intern"
    NONE = "geen wettelijke termijn"


class TermForm(StrEnum):
    """In which way a term tells a day, if it does."""

    FORWARD = "vooruit"
    """So many days, weeks, months or years after its event."""
    BACKWARD = "terug"
    """So many before its event."""
    CALENDAR = "vaste dag"
    """On or before a day of the year: the first such day that does not lie before its event."""
    YEARLY = "per jaar"
    """So many times a year, on no day in particular."""
    CONDITION = "voorwaarde"
    """It must have happened before another event; no day."""
    AGREED = "af te spreken"
    """A term that rules or an agreement set; the law gives none."""
    OPEN = "open"
    """Words such as 'zo spoedig mogelijk', or nothing at all: no day follows."""


NOTHING = "geen"
"""The words of a term in the data where the law says nothing at all."""


class Unit(StrEnum):
    """What a term is counted in."""

    DAY = "dag"
    WEEK = "week"
    MONTH = "maand"
    YEAR = "jaar"


class Rolling(StrEnum):
    """Whether the Algemene termijnenwet moves the end of a term off a rest day."""

    YES = "ja"
    ASSUMED = "aangenomen"
    """Nobody has decided it; the act fits by its words. Both days are shown."""
    NO = "nee"


class Confidence(StrEnum):
    """How sure we are of a rule, weakest last."""

    STATUTE = "S"
    """Read in the text of the act."""
    STATUTE_CHANGED = "S*"
    """Read in the text of the act, which was changed since."""
    SECONDARY = "2"
    """Read in a secondary source."""
    MEMORY = "M"
    """Not checked in any source."""


class Term(Struct, frozen=True, kw_only=True):
    """A term: its form, how many of which unit, and its words as they stand in the data.

    `month` and `day` are those of a calendar term; `inclusive` tells if that day itself still
    counts ('uiterlijk 1 oktober') or not ('vóór 1 mei'). `number` of a yearly term is how many
    times.
    """

    form: TermForm
    words: str
    number: int = 0
    unit: Unit = Unit.DAY
    month: int = 0
    day: int = 0
    inclusive: bool = True

    @property
    def said(self) -> str:
        """Its words; '' where the law says nothing of when."""
        return "" if self.words == NOTHING else self.words

    @property
    def gives_day(self) -> bool:
        """Whether a day follows from it."""
        return self.form in (TermForm.FORWARD, TermForm.BACKWARD, TermForm.CALENDAR)


class EventKind(Struct, frozen=True, kw_only=True):
    """Something that can happen in a procedure.

    `after` are events of which one must have happened before. `phase` is the status that the
    dossier gets, '' when it stays as it is.
    """

    name: str
    title: str
    after: tuple[str, ...] = ()
    phase: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One thing that a procedure asks of somebody, with its term.

    The term starts on the day of `after`. `or_after` is the event that starts it when `after`
    stayed out or came later; `not_before` one without which the start can be disputed. The
    earliest start gives the safe day, a later one is arguable. `on_quality` keeps the step to an
    `after` event with that quality, such as a decision that is 'afwijkend'.

    `settled_by` are the events that do what is asked, `waived_by` those that make it needless once
    it runs. `unless` are events that make it needless whenever they happened, also before it ran:
    a consent that was given.
    `before` is the event that a condition must precede. A step that `lapses` asks nothing once
    its last day is past.
    """

    id: str
    title: str
    actor: str
    article: str = ""
    what: str = ""
    after: str = ""
    or_after: str = ""
    not_before: str = ""
    before: str = ""
    on_quality: str = ""
    term: Term
    kind: TermKind
    rolling: Rolling = Rolling.NO
    settled_by: tuple[str, ...] = ()
    waived_by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    lapses: bool = False
    consequence: str = ""
    extension: str = ""
    """Whether the term can be made longer or be given up, in a sentence."""
    note: str = ""
    confidence: Confidence = Confidence.STATUTE
    sources: tuple[str, ...] = ()
    source: str = ""
    """The address of the act; for what stands in no act, where it was read."""
    read_at: str = ""
    """The address where it was read, '' when no source was."""


class Procedure(Struct, frozen=True, kw_only=True):
    """A procedure of a law, as it holds from `valid_from` until `valid_until` (both included).

    `forms` are the values of `vorm` of the dossiers that follow it. `outcome` are the events that
    end it: one of them must have gone out by letter before a dossier is finished.
    """

    name: str
    title: str
    law: str
    article: str
    read: str
    """Which version of the text was read."""
    checked: datetime.date
    forms: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    events: tuple[EventKind, ...] = ()
    steps: tuple[Step, ...]
    note: str = ""
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Tell if this is the law on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    def event(self, name: str) -> EventKind | None:
        """Return the event with this name, or None."""
        return next((one for one in self.events if one.name == name), None)

    def same_as(self, name: str) -> tuple[str, ...]:
        """Return the events that count as this one: an outcome is one, whatever it says."""
        return self.outcome if name in self.outcome else (name,)

    def step(self, wanted: str) -> Step | None:
        """Return the step with this id or title, in any case; or None."""
        folded = wanted.casefold()
        return next(
            (one for one in self.steps if folded in (one.id.casefold(), one.title.casefold())),
            None,
        )

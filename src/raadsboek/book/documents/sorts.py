"""The sorts of documents, each declared once: what it is made of, for whom, and by which builder.

A new sort is one module here with a function `build`, and one line below. A module is imported when
it is asked for.
"""

import importlib
from enum import Enum
from typing import Protocol

from msgspec import Struct

from raadsboek.book.documents.making import Made, Making
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import (
    action,
    annual_report,
    budget_post,
    decision,
    election,
    goal,
    meeting,
    member,
    memo,
    onboarding,
    post,
    promise,
    question,
    training,
    trajectory,
)
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.note import Note

EVERYBODY = (Audience.FULL, Audience.SHORT, Audience.PUBLIC)


class MadeOf(Enum):
    """What has to be named to make a document."""

    NOTE = "note"
    """The number of a note."""
    MEETING_OR_YEAR = "meeting or year"
    """The number of a meeting, a year, or nothing: all that there is."""
    YEAR = "year"
    """A year, or nothing: the year of the day."""
    NOTHING = "nothing"
    """A list of the day itself."""


class Builder(Protocol):
    """Makes one sort of document."""

    def __call__(self, making: Making, subject: Note | None) -> Made:
        """Return what the document says; `subject` is the note that was named, if any."""


class Sort(Struct, frozen=True, kw_only=True):
    """A sort of document: its name on the command line, its Dutch label and what it is made of.

    `kinds` are the kinds of note that it can be made of; () is any kind. `only` is a
    kind with a key and the value that a note of it must have. `audiences` are those for whom it can
    be made.
    """

    name: str
    label: str
    made_of: MadeOf
    module: str
    """The module of this package with the function `build`."""
    kinds: tuple[str, ...] = ()
    only: tuple[str, str, str] | None = None
    audiences: tuple[Audience, ...] = EVERYBODY
    lists: str = ""
    """The kind of note that it is the list of; '' for what is no list of a kind."""
    of_all: str = ""
    """How it is offered when it is of all there is; '' for what is of one note only."""

    @property
    def build(self) -> Builder:
        """The builder of this sort."""
        module = importlib.import_module(f"raadsboek.book.documents.{self.module}")
        builder: Builder = module.build
        return builder

    def takes(self, note: Note) -> bool:
        """Tell if a document of this sort can be made of a note."""
        if self.made_of in (MadeOf.NOTHING, MadeOf.YEAR):
            return False
        if self.kinds and note.text("soort") not in self.kinds:
            return False
        kind, key, value = self.only or ("", "", "")
        return kind != note.text("soort") or value in note.texts(key)


_MEETING = (meeting.KIND.name,)
_COUNCIL = (Audience.FULL, Audience.SHORT)
_MEMBERS = (Audience.SHORT,)
_OF_LIST = (Audience.SHORT, Audience.PUBLIC)
"""A list never has what is confidential: it cannot be had in full."""

SORTS: tuple[Sort, ...] = (
    Sort(
        name="agenda",
        label="Agenda",
        made_of=MadeOf.NOTE,
        kinds=_MEETING,
        module="agenda_document",
    ),
    Sort(
        name="verslag",
        label="Verslag",
        made_of=MadeOf.NOTE,
        kinds=_MEETING,
        module="minutes_document",
    ),
    Sort(
        name="besluitenlijst",
        label="Besluitenlijst",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=_MEETING,
        audiences=_OF_LIST,
        lists=decision.KIND.name,
        of_all="Besluitenlijst: alles",
        module="decision_list",
    ),
    Sort(
        name="actielijst",
        label="Actielijst",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=_MEETING,
        audiences=_MEMBERS,
        lists=action.KIND.name,
        of_all="Actielijst: alles wat open staat",
        module="action_list",
    ),
    Sort(
        name="toezeggingen",
        label="Toezeggingen",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=_MEETING,
        audiences=_OF_LIST,
        lists=promise.KIND.name,
        of_all="Toezeggingen: alles wat open staat",
        module="promise_list",
    ),
    Sort(
        name="postlijst",
        label="Postlijst",
        made_of=MadeOf.NOTE,
        kinds=_MEETING,
        audiences=_MEMBERS,
        module="post_document",
    ),
    Sort(
        name="nieuwsbrief",
        label="Tekst voor de nieuwsbrief",
        made_of=MadeOf.NOTE,
        kinds=(*_MEETING, memo.KIND.name),
        only=(memo.KIND.name, "labels", "nieuwsbrief"),
        audiences=(Audience.PUBLIC,),
        module="newsletter",
    ),
    Sort(
        name="vragen",
        label="Vragen en antwoorden",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=(question.KIND.name,),
        audiences=_OF_LIST,
        lists=question.KIND.name,
        of_all="Vragen en antwoorden: alles",
        module="question_list",
    ),
    Sort(
        name="brief",
        label="Brief",
        made_of=MadeOf.NOTE,
        kinds=(post.KIND.name,),
        only=(post.KIND.name, "richting", "uit"),
        audiences=(Audience.FULL, Audience.PUBLIC),
        module="letter",
    ),
    Sort(
        name="oplegnotitie",
        label="Oplegnotitie",
        made_of=MadeOf.NOTE,
        kinds=(memo.KIND.name,),
        only=(memo.KIND.name, "labels", "oplegnotitie"),
        audiences=_COUNCIL,
        module="any_note",
    ),
    Sort(
        name="dossier",
        label="Dossieroverzicht",
        made_of=MadeOf.NOTE,
        kinds=(trajectory.KIND.name,),
        audiences=_COUNCIL,
        module="dossier_document",
    ),
    Sort(
        name="begroting",
        label="Begroting",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=(budget_post.KIND.name,),
        audiences=_OF_LIST,
        lists=budget_post.KIND.name,
        of_all="Begroting van dit jaar",
        module="budget_document",
    ),
    Sort(
        name="verkiezing",
        label="Draaiboek van de verkiezing",
        made_of=MadeOf.NOTE,
        kinds=(election.KIND.name,),
        audiences=_COUNCIL,
        module="election_document",
    ),
    Sort(
        name="standpunten",
        label="Standpunten",
        made_of=MadeOf.NOTE,
        kinds=(trajectory.KIND.name,),
        audiences=_COUNCIL,
        module="bridging_sheet",
    ),
    Sort(
        name="jaarverslag",
        label="Jaarverslag",
        made_of=MadeOf.NOTE,
        kinds=(annual_report.KIND.name,),
        module="annual_report",
    ),
    Sort(
        name="ledenlijst",
        label="Ledenlijst",
        made_of=MadeOf.NOTHING,
        audiences=_OF_LIST,
        lists=member.KIND.name,
        of_all="Ledenlijst van vandaag",
        module="member_list",
    ),
    Sort(
        name="rooster",
        label="Rooster van aftreden",
        made_of=MadeOf.NOTHING,
        audiences=_OF_LIST,
        of_all="Rooster van aftreden",
        module="rota_document",
    ),
    Sort(
        name="scholingsplan",
        label="Scholingsplan",
        made_of=MadeOf.MEETING_OR_YEAR,
        kinds=(training.KIND.name,),
        audiences=_OF_LIST,
        lists=training.KIND.name,
        of_all="Scholingsplan van dit jaar",
        module="training_plan",
    ),
    Sort(
        name="werkplan",
        label="Werkplan",
        made_of=MadeOf.YEAR,
        audiences=_OF_LIST,
        lists=goal.KIND.name,
        of_all="Werkplan van dit jaar",
        module="work_plan_document",
    ),
    Sort(
        name="jaarkalender",
        label="Jaarkalender",
        made_of=MadeOf.YEAR,
        audiences=_OF_LIST,
        of_all="Jaarkalender van dit jaar",
        module="year_calendar_document",
    ),
    Sort(
        name="jaaroverzicht",
        label="Jaaroverzicht",
        made_of=MadeOf.YEAR,
        audiences=_MEMBERS,
        of_all="Jaaroverzicht van dit jaar",
        module="year_overview_document",
    ),
    Sort(
        name="inwerklijst",
        label="Inwerklijst",
        made_of=MadeOf.NOTE,
        kinds=(onboarding.KIND.name,),
        audiences=_COUNCIL,
        module="onboarding_list",
    ),
    Sort(
        name="notitie",
        label="De notitie zelf:",
        made_of=MadeOf.NOTE,
        audiences=EVERYBODY,
        module="any_note",
    ),
)
"""Every sort of document, in the order in which menus show them."""


def sort_of(name: str) -> Sort | None:
    """Return the sort that is called so."""
    wanted = name.strip().casefold()
    return next((one for one in SORTS if one.name == wanted), None)


def sorts_for(note: Note) -> tuple[Sort, ...]:
    """Return the sorts that a document of this note can be of, the most likely one first."""
    found = [one for one in SORTS if one.takes(note)]
    if note.text("soort") == meeting.KIND.name:
        status = note.text("status") or MeetingStatus.PLANNED
        first = "agenda" if status in NOT_HELD_YET else "verslag"
        found.sort(key=lambda one: one.name != first)
    return tuple(found)

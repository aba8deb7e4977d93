"""What a kind of note is: its struct, folder, number form and which keys carry which meaning."""

from typing import Annotated

from msgspec import Struct, field

from raadsboek.core.schema import label


class OfOrgan(Struct, frozen=True, kw_only=True):
    """What every kind of note has: the organ that it belongs to, '' for the first one."""

    organ: Annotated[str, label("Orgaan", help="de korte naam van de raad, zoals: or")] = field(
        name="orgaan", default=""
    )


class Kind(Struct, frozen=True, kw_only=True):
    """The declaration of one kind of note; one per file in this folder, listed in `KINDS`.

    `name` is the value of `soort` on disk. `*_key` name the key that lists and Vandaag read for
    a meaning: the title, the state, the day it is due, who it is for, the day it is about.
    `open_statuses` are the values of the status key that still ask for work; in one of
    `waiting_statuses` a note does so as long as a day stands with it, for an answer is still to
    come. `done_statuses` are those that say it was done: then `done_key` is the day, and
    `result_key` (where there is one) says what came of it. `successor_key` names the note that came
    in its place. `look_back_key` is a second day that asks for work: what comes first counts.
    `ended_by` are keys with the status that filling them in gives. `skeleton` is the body of a new
    note. A `by_year` kind lives in a folder per year, and is numbered by it: that of
    its `year_key` where it has one, else of its day.
    """

    name: str
    label: str
    plural: str
    folder: str
    number_form: str
    struct: type[Struct]
    title_key: str = "titel"
    status_key: str = ""
    due_key: str = ""
    look_back_key: str = ""
    person_key: str = ""
    date_key: str = ""
    year_key: str = ""
    open_statuses: frozenset[str] = frozenset()
    waiting_statuses: frozenset[str] = frozenset()
    done_statuses: frozenset[str] = frozenset()
    done_key: str = ""
    result_key: str = ""
    successor_key: str = ""
    ended_by: tuple[tuple[str, str], ...] = ()
    skeleton: str = ""
    by_year: bool = True

    @property
    def is_work(self) -> bool:
        """Whether a note of this kind is something that somebody must do before a day."""
        return bool(self.due_key and self.person_key)

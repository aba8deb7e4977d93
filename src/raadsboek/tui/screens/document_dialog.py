"""The question what becomes a document, for whom, as what sort of file, and where.

While that is chosen it shows what the file will be called and what is left out. It writes in a
worker, and answers with the sentence that tells where the document is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button, Input, Select, Static

from raadsboek.book.documents.asked import Asked, ListAsked, Preview, made, preview_of
from raadsboek.book.documents.choosing import for_whom
from raadsboek.book.documents.offers import Offer
from raadsboek.book.documents.writing import (
    FORMS_OF_DOCUMENTS,
    FORMS_OF_LISTS,
    form_for,
    place_for,
)
from raadsboek.core.documents.document import Audience
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.list_wanted import Wanted
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, row, text_field
from raadsboek.tui.working import book_look, book_work

_WHAT, _FOR, _AS, _WHERE = "wat", "voor", "als", "waar"
_PROMPT = "kies voor wie het is"
_MOST = 3
"""So many things that are left out are named; the rest is counted."""
_ASKS = "Kies voor wie het is."
_ASKS_FOR_SECRETS = "Er staat iets vertrouwelijks in. Kies zelf voor wie het is."
_UNSAVED = "Wat u nog niet hebt opgeslagen, gaat niet mee."


class Front(NamedTuple):
    """What is in front: the number or path of a note, a list, and whether text is unsaved."""

    note: str
    listed: Wanted | None
    is_unsaved: bool = False


@dataclass
class Previewed(Message):
    """What the document would be."""

    asked: Asked
    preview: Preview


@dataclass
class Recalled(Message):
    """The place and the sort of file that were used the last time are known."""

    place: str
    form: str


@dataclass
class Written(Message):
    """The document stands somewhere."""

    sentence: str


class DocumentDialog(SavingDialog[str]):
    """Asks what to make; the answer is a sentence that tells where it is."""

    DEFAULT_CSS = """
    DocumentDialog {
        & .label { width: 10; }
        & Select { width: 1fr; }
        & SelectCurrent { background: $panel; padding: 0 1; }
        & .remark { padding-left: 10; }
        & #algemeen { padding-left: 0; }
        & #told { height: auto; max-height: 6; margin-top: 1; }
    }
    """
    AUTO_FOCUS = f"#{_WHAT}"

    def __init__(self, desk: Desk, front: Front, offers: Sequence[Offer]) -> None:
        """Offer these things to make, the first one chosen."""
        super().__init__("Naar Word, PDF …")
        self._desk = desk
        self._front = front
        self._offers = offers
        self._busy = False

    def compose_body(self) -> ComposeResult:
        """Yield the four questions, what would come of them, and the buttons."""
        yield from row(_WHAT, "Wat", self._what())
        yield from row(_FOR, "Voor wie", Select((), prompt=_PROMPT, id=_FOR, compact=True))
        yield from row(_AS, "Als", self._forms())
        yield from row(_WHERE, "Waar", text_field(_WHERE, "", "een map, of een bestand"))
        yield Static(id="told")
        yield Static(id=GENERAL, classes="remark")
        with Horizontal(classes="buttons"):
            yield Button(assembled(" Maken ", Part("(^S) ", "dim")), id="save", compact=True)
            yield Button(assembled(" Terug ", Part("(Esc) ", "dim")), id="back", compact=True)

    def _what(self) -> "Select[int]":
        choices = [(shown(offer.label), at) for at, offer in enumerate(self._offers)]
        return Select(choices, value=0, allow_blank=False, id=_WHAT, compact=True)

    def _forms(self) -> "Select[str]":
        forms = [(shown(form.label), form.name) for form in FORMS_OF_DOCUMENTS]
        return Select(forms, allow_blank=False, id=_AS, compact=True)

    def on_mount(self) -> None:
        """Look up where the last one went, and show what this one would be."""
        self._choose_audience()
        self._choose_form("")
        self._tell("Even kijken …")
        self._recall()

    @book_look
    def _recall(self) -> None:
        book = self._desk.book
        self.post_message(Recalled(place_for(book), form_for(book)))

    @on(Recalled)
    def _recalled(self, message: Recalled) -> None:
        message.stop()
        place = self.query_one(f"#{_WHERE}", Input)
        place.value = place.value or message.place
        self._choose_form(message.form)
        self._look()

    # -- what is chosen -----------------------------------------------------------------------

    @property
    def _offer(self) -> Offer:
        at = self.query_one(f"#{_WHAT}", Select).value
        return self._offers[at if isinstance(at, int) else 0]

    def _choose_audience(self) -> None:
        offer, select = self._offer, self.query_one(f"#{_FOR}", Select)
        select.set_options((shown(for_whom(one, offer.sort)), one) for one in offer.audiences)
        if not (offer.has_secrets and len(offer.audiences) > 1):
            select.value = offer.audiences[0]

    def _choose_form(self, wanted: str) -> None:
        forms = FORMS_OF_LISTS if self._offer.sort is None else FORMS_OF_DOCUMENTS
        names = [form.name for form in forms]
        select = self.query_one(f"#{_AS}", Select)
        chosen = wanted or select.value
        select.set_options((shown(form.label), form.name) for form in forms)
        select.value = chosen if chosen in names else names[0]

    @on(Select.Changed, f"#{_WHAT}")
    def _other_thing(self, event: Select.Changed) -> None:
        event.stop()
        self._choose_audience()
        self._choose_form("")
        self._look()

    @on(Select.Changed, f"#{_FOR}")
    @on(Select.Changed, f"#{_AS}")
    def _otherwise(self, event: Select.Changed) -> None:
        event.stop()
        self._look()

    @property
    def _asked(self) -> Asked | None:
        """What is asked for; None as long as it is not said for whom, or as what."""
        audience = self.query_one(f"#{_FOR}", Select).value
        form = self.query_one(f"#{_AS}", Select).value
        if not isinstance(audience, Audience) or not isinstance(form, str):
            return None
        listed = self._front.listed
        return Asked(
            offer=self._offer,
            audience=audience,
            form=form,
            today=self._desk.today,
            organ=self._desk.organ,
            listed=_rows_of(listed) if listed else None,
        )

    # -- what it would be ---------------------------------------------------------------------

    def _look(self) -> None:
        self.remark(GENERAL)
        asked = self._asked
        if asked is None:
            self._tell(_ASKS_FOR_SECRETS if self._offer.has_secrets else _ASKS, warns=True)
        else:
            self._preview(asked)

    @book_look
    def _preview(self, asked: Asked) -> None:
        self.post_message(Previewed(asked, preview_of(self._desk.book, asked)))

    @on(Previewed)
    def _previewed(self, message: Previewed) -> None:
        message.stop()
        if message.asked == self._asked and not self._busy:
            preview = message.preview
            self._tell(f"Wordt: {preview.name}", left_out=preview.left_out)

    def _tell(self, words: str, *, left_out: Sequence[str] = (), warns: bool = False) -> None:
        parts: list[Part | str] = [*((Part("! ", "bold $warning"),) if warns else ()), words]
        for line in left_out[:_MOST]:
            parts.append(Part(f"\nNiet erin: {line}", "$foreground-muted"))
        if len(left_out) > _MOST:
            parts.append(Part(f"\n… en nog {len(left_out) - _MOST}", "$foreground-muted"))
        if self._front.is_unsaved:
            parts += [Part("\n! ", "bold $warning"), _UNSAVED]
        self.query_one("#told", Static).update(assembled(*parts))

    # -- making it ----------------------------------------------------------------------------

    def action_save(self) -> None:
        """Make the document, or say what is still missing."""
        asked = self._asked
        if asked is None:
            self.query_one(f"#{_FOR}").focus()
        elif not self.typed(_WHERE):
            self.remark(_WHERE, "Typ een map, zoals ~/Documenten.")
        elif not self._busy:
            self._busy = True
            self._tell("Het bestand wordt gemaakt …")
            self._make(asked, self.typed(_WHERE))

    @book_work
    def _make(self, asked: Asked, place: str) -> None:
        self.post_message(Written(made(self._desk.book, asked, place).sentence))

    @on(Written)
    def _written(self, message: Written) -> None:
        message.stop()
        self.dismiss(message.sentence)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell below the fields why there is no document."""
        message.stop()
        self._busy = False
        self.query_one("#told", Static).update("")
        self.remark(GENERAL, f"{message.error.message} {message.error.hint}".strip())


def _rows_of(wanted: Wanted) -> ListAsked | None:
    if wanted.kind is None:
        return None
    return ListAsked(
        kind=wanted.kind,
        text=wanted.text,
        sort=wanted.sort,
        descending=wanted.descending,
        only_open=wanted.only_open,
        organ=wanted.organ,
        year=wanted.year,
        person=wanted.person,
    )

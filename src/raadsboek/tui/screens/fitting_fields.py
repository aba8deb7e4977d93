"""Saying at its field, while somebody types, what does not fit the rest of the raadsboek.

What fits is `book.fitting`'s. It only tells: what is refused is refused at saving.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message

from raadsboek.book.book import Book
from raadsboek.book.fitting import following, is_looked_at, unfitting
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.working import book_look, index_look


class FittingFields(BookScreen):
    """The part of a screen with a form that looks at what is typed in it.

    A field that is empty is filled where its value follows from another one.
    """

    @dataclass
    class Unfitting(Message):
        """What does not fit in the values of a form, and what other fields can be filled with."""

        values: dict[str, Value]
        problems: Sequence[Problem]
        follows: Mapping[str, Value]

    @property
    def kind_typed(self) -> Kind | None:
        """The kind of the note that is typed."""
        raise NotImplementedError

    @property
    def form_typed(self) -> Form | None:
        """The form that is typed in."""
        raise NotImplementedError

    @on(Form.Changed)
    def _look_whether_it_fits(self, message: Form.Changed) -> None:
        self.look_at_fields(message.key)

    def look_at_fields(self, changed: str = "") -> None:
        """Look whether what the form says now fits, and what follows from a key that changed."""
        kind, form = self.kind_typed, self.form_typed
        if kind is None or form is None or not is_looked_at(kind):
            return
        if self.desk.overview is None:
            self._find_afresh(kind, form.values, changed)
        else:
            self._find(kind, form.values, changed)

    @index_look
    def _find(self, kind: Kind, values: dict[str, Value], changed: str) -> None:
        self._find_unfitting(self.desk.to_read, kind, values, changed)

    @book_look
    def _find_afresh(self, kind: Kind, values: dict[str, Value], changed: str) -> None:
        book = self.desk.to_read
        book.index.refresh()
        self._find_unfitting(book, kind, values, changed)

    def _find_unfitting(
        self, book: Book, kind: Kind, values: dict[str, Value], changed: str
    ) -> None:
        follows = following(book, kind, values, changed)
        self.post_message(self.Unfitting(values, unfitting(book, kind, values), follows))

    @on(Unfitting)
    def _tell(self, message: Unfitting) -> None:
        form = self.form_typed
        # Typed on since: then the answer to that is still to come.
        if form is not None and form.values == message.values:
            form.tell(message.problems)
            form.fill_empty(message.follows)

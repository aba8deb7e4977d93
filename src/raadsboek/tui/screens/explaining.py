"""Explaining a day of a dossier from any screen that shows one: read it, show it, go on.

Light to import: the start screen has it too, so what it takes to explain is loaded when asked for.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.working import index_look

if TYPE_CHECKING:
    from raadsboek.core.terms.deadline import Deadline

GONE = "Deze dag volgt niet meer uit het traject; er is iets gewijzigd."


@dataclass
class DeadlineFound(Message):
    """The deadline to explain was found; None when it is not there any more."""

    deadline: "Deadline | None"


class ExplainingScreen(BookScreen):
    """A screen from which a day of a dossier can be explained."""

    @index_look
    def explain(self, path: str, step: str, reading: str = "") -> None:
        """Explain the day that a step of a dossier gives, as its note is now.

        `path` is that of the note or its number; `reading` one of `core.terms.deadline.Reading`.
        """
        from raadsboek.book.trajectories.dossiers import open_course

        dossier = open_course(self.desk.to_read, path).dossier
        found = [one for one in dossier.deadlines if one.step.id == step]
        found.sort(key=lambda one: (one.reading != reading, not one.is_open, one.last is None))
        self.post_message(DeadlineFound(next(iter(found), None)))

    @on(DeadlineFound)
    def _found(self, message: DeadlineFound) -> None:
        if message.deadline is None:
            self.notify(GONE)
        else:
            self.show_explanation(message.deadline)

    def show_explanation(self, deadline: "Deadline") -> None:
        """Show how a deadline came about."""
        from raadsboek.core.terms.explaining import explain
        from raadsboek.core.trajectories.article_choice import articles_of_deadline
        from raadsboek.tui.widgets.explanation_dialog import ARTICLES, ExplanationDialog

        articles = articles_of_deadline(deadline)

        def answered(answer: str | None) -> None:
            if answer == ARTICLES:
                self.post_message(ScreenWanted("artikelen", {"artikelen": ",".join(articles)}))

        explanation = explain(deadline, today=self.desk.today)
        dialog = ExplanationDialog(explanation, has_articles=bool(articles))
        self.app.push_screen(dialog, answered)

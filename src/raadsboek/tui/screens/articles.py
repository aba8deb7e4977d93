"""Artikelen: the articles of the law in our own words, those of a dossier first.

A list to choose from, narrowed down by what is typed, and beside it the article. It needs no
network; where the act itself can be read is told, never opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from raadsboek.book.articles import all_articles
from raadsboek.core.dates import long_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.articles import Article
from raadsboek.core.terms.explaining import CONFIDENCE_WORDS
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.working import index_look

_NAME_WIDTH = 16
_NOTHING = "Geen artikel met deze woorden."
_NO_LAW = "Dit is geen wettekst, maar een samenvatting in eigen woorden."


class ArticlesScreen(BookScreen):
    """Every article that the program knows, to be read."""

    SCOPE = "artikelen"
    CSS_PATH = "articles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("artikelen")]
    AUTO_FOCUS = "#words"

    header = query_one(ScreenTitle)
    words = query_one("#words", Input)
    listing = query_one(OptionList)
    reader = query_one(Reader)

    @dataclass
    class Loaded(Message):
        """The articles were read."""

        articles: Sequence[Article]

    @dataclass
    class Unreadable(Message):
        """The articles cannot be read; the error says why."""

        error: RaadsboekError

    def __init__(self, desk: Desk, wanted: Sequence[str]) -> None:
        """Show the articles with these ids first, and all others below them."""
        super().__init__(desk)
        self._wanted = [one for one in wanted if one]
        self._articles: dict[str, Article] = {}

    def compose(self) -> ComposeResult:
        """Lay out the box to type in, the list, the article and the keys."""
        yield ScreenTitle("Artikelen")
        yield Input(id="words", placeholder="Typ een nummer of een woord", compact=True)
        with Horizontal():
            yield OptionList(compact=True)
            yield Reader()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the articles."""
        # Keys go to the box; the list and the text follow them.
        self.listing.can_focus = False
        self._load()

    @index_look
    def _load(self) -> None:
        try:
            self.post_message(self.Loaded(all_articles()))
        except RaadsboekError as error:
            self.post_message(self.Unreadable(error))

    @on(Loaded)
    def _show(self, message: Loaded) -> None:
        self._articles = {one.id: one for one in message.articles}
        self._list()

    @on(Unreadable)
    def _show_why_not(self, message: Unreadable) -> None:
        self.reader.show(f"{message.error.message}\n\n{message.error.hint}")

    # -- the list -----------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    def _list(self) -> None:
        words = self.words.value.casefold().split()
        fitting = [one for one in self._articles.values() if _fits(one, words)]
        first = [self._articles[one] for one in self._wanted if one in self._articles]
        used = [one for one in first if one in fitting]
        others = [one for one in fitting if one not in used]
        options: list[Option] = []
        if used:
            options += [_group("IN DIT TRAJECT"), *map(_option, used)]
        for law in dict.fromkeys(one.law_name for one in others):
            of_law = [one for one in others if one.law_name == law]
            options += [_group(law), *map(_option, of_law)]
        self.listing.set_options(options or [Option(shown(_NOTHING), disabled=True)])
        self.header.show(f"{len(fitting)} · in eigen woorden")
        chosen = next(iter([*used, *others]), None)
        if chosen is None:
            self.reader.show("")
        else:
            self.listing.highlighted = self.listing.get_option_index(chosen.id)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        article = self._articles.get(event.option_id or "")
        if article is not None:
            self.reader.show(
                _text(article), title=f"{article.name} · {article.title}", after=_facts(article)
            )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Move through the list and the text while the box keeps the focus."""
        if not self.words.has_focus:
            return
        if event.key == "down":
            self.listing.action_cursor_down()
        elif event.key == "up":
            self.listing.action_cursor_up()
        elif event.key == "pagedown":
            self.reader.scroll_page_down(animate=False)
        elif event.key == "pageup":
            self.reader.scroll_page_up(animate=False)
        else:
            return
        event.stop()
        event.prevent_default()

    def leave(self) -> None:
        """Take away what was typed first; go back when there is nothing."""
        if self.words.value:
            self.words.value = ""
        else:
            super().leave()


def _fits(article: Article, words: Sequence[str]) -> bool:
    leden = " ".join(one.summary for one in article.paragraphs)
    text = f"{article.name} {article.law_name} {article.title} {article.summary} {leden}".casefold()
    return all(word in text for word in words)


def _group(name: str) -> Option:
    return Option(assembled(Part(name, "$accent")), disabled=True)


def _option(article: Article) -> Option:
    name = cut(article.name, _NAME_WIDTH)
    return Option(assembled(f" {name} ", Part(article.title, "dim")), id=article.id)


def _text(article: Article) -> str:
    leden = "\n".join(f"- lid {one.number}: {one.summary}" for one in article.paragraphs)
    note = f"Let op: {article.note}" if article.note else ""
    return "\n\n".join(part for part in (article.summary, leden, note) if part)


def _facts(article: Article) -> list[tuple[str, str]]:
    return [
        ("De wet zelf", article.address),
        ("Gelezen", article.read),
        ("Nagekeken", long_date(article.checked)),
        ("Zekerheid", CONFIDENCE_WORDS[article.confidence]),
        ("", _NO_LAW),
    ]

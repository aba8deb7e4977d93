"""Typing a note: Textual's text area, made quick for long minutes and careful with the text.

It marks keywords, links and names by regular expression while drawing (a syntax parser costs 60
milliseconds a key at 5,000 lines). It tells when typing has settled and when a draft is due; it
saves nothing itself. What is loaded comes back byte for byte as long as nobody changes it.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Region
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from raadsboek.tui.boundary import literal
from raadsboek.tui.pasting import from_clipboard
from raadsboek.tui.widgets.note_document import NoteDocument, NoteWrapping

SETTLED_AFTER = 0.3
"""Seconds without a key after which typing counts as settled."""
DRAFT_AFTER = 0.7
"""Seconds from the first unsaved key to a draft: with the writing itself well under a second."""

_HEAD = re.compile(
    r"(?P<keyword>(?:BESLUIT|ACTIE|TOEZEGGING|STEMMING|AANGEHOUDEN)\b[^:]{0,60}:?)"
    r"|(?P<heading>#{1,6} .*)"
    r"|(?P<quiet>:::.*|(?:doel|tijd|inbreng|stukken|spreker): .*)"
)
_INSIDE = re.compile(r"(?P<link>\[\[[^\[\]\n]+\]\])|(?P<person>(?<!\w)@[\w-]+)")

_TAKEN = ("f6", "f7", "end,ctrl+e")


class NoteEditor(TextArea, inherit_bindings=False):
    """A text area for notes."""

    DEFAULT_CSS = """
    NoteEditor, NoteEditor:focus {
        border: none;
        padding: 0 1;
        background: $background;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: $surface; }
        & .note-editor--keyword { color: $accent; text-style: bold; }
        & .note-editor--heading { color: $accent; text-style: bold; }
        & .note-editor--quiet { color: $foreground-muted; }
        & .note-editor--link { text-style: underline; }
        & .note-editor--person { text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *TextArea.COMPONENT_CLASSES,
        "note-editor--keyword",
        "note-editor--heading",
        "note-editor--quiet",
        "note-editor--link",
        "note-editor--person",
    }
    # These belong to the screens and the program; the end of a line has a key of its own.
    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in TextArea.BINDINGS
        if not (isinstance(binding, Binding) and binding.key in _TAKEN)
    ] + [
        # As in Word; Textual has no keys for them.
        Binding("ctrl+home", "text_start", "Naar het begin", show=False),
        Binding("ctrl+end", "text_end", "Naar het einde", show=False),
        Binding("end", "cursor_line_end", "Naar het einde van de regel", show=False),
    ]

    @dataclass
    class TextSettled(Message):
        """Nothing was typed for a moment: time to understand the text again."""

        editor: "NoteEditor"

        @property
        def control(self) -> "NoteEditor":
            """The editor."""
            return self.editor

    @dataclass
    class DraftDue(Message):
        """There is text that no file holds yet: write `text` to a draft."""

        editor: "NoteEditor"
        text: str

        @property
        def control(self) -> "NoteEditor":
            """The editor."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        placeholder: str = "",
        settled_after: float = SETTLED_AFTER,
        draft_after: float = DRAFT_AFTER,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._cached: dict[tuple[object, ...], Strip] = {}
        self._marks: dict[str, Style] = {}
        self._known = ""
        self._settled_after = settled_after
        self._draft_after = draft_after
        self._settling: Timer | None = None
        self._drafting: Timer | None = None
        super().__init__(
            "",
            read_only=read_only,
            placeholder=placeholder,
            tab_behavior="focus",
            id=id,
            classes=classes,
        )
        self.match_cursor_bracket = False
        self.open(text)

    def open(self, text: str) -> None:
        """Show another text, unchanged and with an empty undo history."""
        self._known = text
        self.history.clear()
        self._set_document(text, None)

    @property
    def is_changed(self) -> bool:
        """Whether the text differs from what was opened or last kept."""
        return self.text != self._known

    def kept(self, text: str) -> None:
        """Take note that `text` is saved: no draft is due for it any more."""
        self._known = text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Set the clocks after a change: one starts over at each key, the other never."""
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(self._settled_after, self._settle)
        if self._drafting is None and self.is_changed:
            self._drafting = self.set_timer(self._draft_after, self._draft)

    def _settle(self) -> None:
        self._settling = None
        self.post_message(self.TextSettled(self))

    def _draft(self) -> None:
        self._drafting = None
        if self.is_changed:
            self.post_message(self.DraftDue(self, self.text))

    # -- editing ------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit; a new line gets the kind of line end that the note already has."""
        newline = self.document.newline
        if newline != "\n" and "\n" in edit.text and "\r" not in edit.text:
            edit.text = edit.text.replace("\n", newline)
        return super().edit(edit)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste text from another program as plain note text."""
        event.prevent_default()
        event.stop()
        if self.read_only:
            return
        result = self._replace_via_keyboard(from_clipboard(event.text), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = NoteDocument(text)
        self.wrapped_document = NoteWrapping(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._cached.clear()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Look for no bracket: on an unmatched one that walks through the whole text."""

    def action_text_start(self) -> None:
        """Put the cursor at the start of the text."""
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        """Put the cursor at the end of the text."""
        self.move_cursor(self.document.end)

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window gets another size: the lines wrap anew."""
        self.call_after_refresh(self.scroll_cursor_visible)

    # -- finding ----------------------------------------------------------------------------------

    def go_to(self, line: int, *, where: Literal["line", "end"] = "line") -> None:
        """Put the cursor on a line (or at its end) and show it in the upper part of the text."""
        row = min(max(line, 0), self.document.line_count - 1)
        self.move_cursor((row, len(self.document[row]) if where == "end" else 0))
        top = self.wrapped_document.location_to_offset((row, 0)).y
        height = self.scrollable_content_region.height
        if not self.scroll_offset.y <= top < self.scroll_offset.y + height - 2:
            self.scroll_to(y=max(0, top - height // 3), animate=False)

    def find_next(self, word: str) -> bool:
        """Select the next place where a word stands, round and round; False when nowhere."""
        wanted = word.casefold()
        row, column = self.selection.end
        count = self.document.line_count
        for step in range(count + 1):
            at = (row + step) % count
            start = self.document[at].casefold().find(wanted, 0 if step else column)
            if start >= 0:
                self.go_to(at)
                self.selection = Selection((at, start), (at, start + len(word)))
                return True
        return False

    # -- drawing ------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        self._cached.clear()
        self._marks.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the line with the cursor keeps the colours of its words."""
        theme = self._theme
        theme.apply_css(self)
        if theme.cursor_line_style is not None:
            theme.cursor_line_style = Style(bgcolor=theme.cursor_line_style.bgcolor)
        return ScrollView.render_lines(self, crop)

    def _build_highlight_map(self) -> None:
        """Build nothing: lines are marked when they are drawn, and cached by what they say."""

    def get_line(self, line_index: int) -> Text:
        """Return a line with its keywords, links and names marked."""
        line = literal(self.document.get_line(line_index))
        text = Text(line, end="", no_wrap=True)
        head = _HEAD.match(line)
        if head is not None and head.lastgroup:
            text.stylize(self._mark(head.lastgroup), *head.span())
        for match in _INSIDE.finditer(line):
            if match.lastgroup:
                text.stylize(self._mark(match.lastgroup), *match.span())
        return text

    def _mark(self, name: str) -> Style:
        style = self._marks.get(name)
        if style is None:
            style = self.get_component_rich_style(f"note-editor--{name}", partial=True)
            self._marks[name] = style
        return style

    def render_line(self, y: int) -> Strip:
        """Draw one line; only lines whose text, selection or cursor changed are drawn anew."""
        wrapping = self.wrapped_document
        if not isinstance(wrapping, NoteWrapping) or (self.placeholder and not self.text):
            return super().render_line(y)
        place = wrapping.line_at(self.scroll_offset.y + y)
        if place is None:
            return super()._render_line(y)
        line, section = place
        (top, _), (bottom, _) = sorted(self.selection)
        touched = top <= line <= bottom
        key = (
            self.document[line],
            section,
            self.size.width,
            tuple(wrapping.get_offsets(line)),
            (line, self.selection, self._draw_cursor, self.suggestion) if touched else None,
        )
        strip = self._cached.get(key)
        if strip is None:
            strip = super()._render_line(y)
            if len(self._cached) > 2048:
                self._cached.clear()
            self._cached[key] = strip
        return strip

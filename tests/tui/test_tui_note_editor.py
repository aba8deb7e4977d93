"""The editor: keeps the text byte for byte, tells when drafts are due, leaves keys to screens."""

import asyncio

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding

from raadsboek.tui.widgets.note_editor import NoteEditor


class EditorApp(App[None]):
    """An app with one editor that remembers what the editor told."""

    BINDINGS = [Binding("f6", "other", "Ander paneel"), Binding("ctrl+s", "save", "Opslaan")]  # noqa: RUF012

    def __init__(self, text: str, *, settled_after: float = 60, draft_after: float = 60) -> None:
        super().__init__()
        self._text = text
        self._delays = (settled_after, draft_after)
        self.told: list[str] = []
        self.something = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Show the editor."""
        settled, draft = self._delays
        yield NoteEditor(self._text, settled_after=settled, draft_after=draft)

    def tell(self, what: str) -> None:
        """Remember what happened."""
        self.told.append(what)
        self.something.set()

    def on_note_editor_text_settled(self, event: NoteEditor.TextSettled) -> None:
        """Remember that typing settled."""
        self.tell("settled")

    def on_note_editor_draft_due(self, event: NoteEditor.DraftDue) -> None:
        """Remember the draft."""
        self.tell(f"draft:{event.text}")

    def action_other(self) -> None:
        """Remember F6."""
        self.tell("f6")

    def action_save(self) -> None:
        """Remember Ctrl+S."""
        self.tell("save")


async def test_unchanged_text_is_byte_for_byte_the_same() -> None:
    """Opening a note with mixed line ends changes nothing and is not a change."""
    text = "een\r\ntwee\u2028half\ndrie\rvier\x0c\x85"
    app = EditorApp(text, settled_after=0, draft_after=0)
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.query_one(NoteEditor)
        assert editor.text == text
        assert not editor.is_changed
        assert app.told == []


async def test_a_new_line_ends_as_the_others_do() -> None:
    """In a note from Windows, Enter makes a Windows line end, and undo takes it back."""
    app = EditorApp("een\r\ntwee\r\n")
    async with app.run_test() as pilot:
        editor = app.query_one(NoteEditor)
        await pilot.press("end", "enter", "x")
        assert editor.text == "een\r\nx\r\ntwee\r\n"

        await pilot.press("ctrl+z", "ctrl+z")
        assert editor.text == "een\r\ntwee\r\n"
        assert not editor.is_changed


async def test_typing_tells_when_it_settles() -> None:
    """After a pause in typing the editor says that the text settled."""
    app = EditorApp("", settled_after=0.01)
    async with app.run_test() as pilot:
        await pilot.press("a")
        await asyncio.wait_for(app.something.wait(), 5)
        assert app.told == ["settled"]


async def test_a_draft_comes_while_typing_goes_on() -> None:
    """The draft is counted from the first key and not from the last, so it cannot be put off."""
    app = EditorApp("", draft_after=0.01)
    async with app.run_test() as pilot:
        await pilot.press("a")
        await asyncio.wait_for(app.something.wait(), 5)
        assert app.told[0] == "draft:a"

        app.something.clear()
        await pilot.press("b")
        await asyncio.wait_for(app.something.wait(), 5)
        assert app.told[-1] == "draft:ab"


async def test_no_draft_is_due_for_text_that_is_saved() -> None:
    """What was saved in the meantime needs no draft."""
    app = EditorApp("", draft_after=0.05, settled_after=0.2)
    async with app.run_test() as pilot:
        editor = app.query_one(NoteEditor)
        editor.insert("a")
        editor.kept("a")
        await pilot.pause()
        editor.insert("b")
        editor.delete((0, 1), (0, 2))
        await pilot.pause()
        assert not editor.is_changed
        assert app.told == []


async def test_pasted_text_becomes_note_text() -> None:
    """Word's bullets become list items and escape sequences go."""
    app = EditorApp("")
    async with app.run_test() as pilot:
        editor = app.query_one(NoteEditor)
        editor.post_message(events.Paste("•\tEen\r\n•\tTwee\x1b[31m"))
        await pilot.pause()
        assert editor.text == "- Een\n- Twee[31m"
        assert editor.cursor_location == (1, 10)


async def test_keys_of_the_screen_pass_through() -> None:
    """F6 and Ctrl+S reach the screen while the cursor stands in the text."""
    app = EditorApp("tekst")
    async with app.run_test() as pilot:
        await pilot.press("f6", "ctrl+s")
        assert app.told == ["f6", "save"]


async def test_a_note_that_is_locked_cannot_be_typed_in() -> None:
    """Adopted minutes are read only: keys and paste change nothing."""
    app = EditorApp("vast")
    async with app.run_test() as pilot:
        editor = app.query_one(NoteEditor)
        editor.read_only = True
        editor.post_message(events.Paste("x"))
        await pilot.press("a", "enter", "delete")
        assert editor.text == "vast"


async def test_what_is_drawn_follows_every_edit() -> None:
    """Lines are cached by what they say: after edits, undo and resizing the screen is right."""
    lines = [f"regel {number} " + "woord " * (number % 30) for number in range(200)]
    app = EditorApp("\n".join(lines))
    async with app.run_test(size=(60, 20)) as pilot:
        editor = app.query_one(NoteEditor)

        def drawn() -> list[str]:
            return [editor.render_line(y).text.rstrip() for y in range(editor.size.height)]

        def expected() -> list[str]:
            wrapping = editor.wrapped_document
            sections = [
                s for n in range(editor.document.line_count) for s in wrapping.get_sections(n)
            ]
            top = editor.scroll_offset.y
            found = [section.rstrip() for section in sections[top : top + editor.size.height]]
            return found + [""] * (editor.size.height - len(found))

        for keys in (["down"] * 30, ["x", "enter", "y"], ["ctrl+k"], ["ctrl+z"] * 2, ["pagedown"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert drawn() == expected()
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert drawn() == expected()


async def test_keywords_links_and_names_are_marked() -> None:
    """BESLUIT, headings, [[links]] and @names differ from the text around them."""
    app = EditorApp("BESLUIT: De OR stemt in, zie [[D-2026-004]] en @anna.\ngewoon")
    async with app.run_test() as pilot:
        await pilot.pause()
        spans = app.query_one(NoteEditor).get_line(0).spans
        plain = app.query_one(NoteEditor).document.get_line(0)
        assert [plain[span.start : span.end] for span in spans] == [
            "BESLUIT:",
            "[[D-2026-004]]",
            "@anna",
        ]
        assert app.query_one(NoteEditor).get_line(1).spans == []


async def test_ctrl_home_and_ctrl_end_go_to_the_ends_of_the_text() -> None:
    """The keys that Word has for it."""
    app = EditorApp("een\ntwee\ndrie")
    async with app.run_test() as pilot:
        editor = app.query_one(NoteEditor)
        await pilot.press("ctrl+end")
        assert editor.cursor_location == (2, 4)
        await pilot.press("ctrl+home")
        assert editor.cursor_location == (0, 0)


async def test_the_cursor_stays_in_sight_in_a_window_of_another_size() -> None:
    """Narrower lines take more rows; what was being typed is still on the screen."""
    app = EditorApp("\n".join("een zin van een zekere lengte " * 3 for _ in range(200)))
    async with app.run_test(size=(120, 40)) as pilot:
        editor = app.query_one(NoteEditor)
        editor.go_to(100)
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        await pilot.pause()
        top = editor.scroll_offset.y
        row = editor.wrapped_document.location_to_offset(editor.cursor_location).y
        assert top <= row < top + editor.size.height

"""A quiet list beside a text: lines that can be chosen with Enter or a click to go somewhere.

The mark for the chosen line is drawn only while the list has the focus. What the lines say and
where they lead is the subclass's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class PanelList(OptionList):
    """Lines, each of which may lead to a line of the text."""

    DEFAULT_CSS = """
    PanelList, PanelList:focus {
        border: none;
        padding: 0;
        height: 1fr;
        background: $background;
        background-tint: $foreground 0%;
        scrollbar-size-vertical: 1;
        & > .option-list--option-highlighted,
        & > .option-list--option-hover {
            background: $background; color: $foreground; text-style: none;
        }
        & > .option-list--option-disabled { color: $foreground; }
    }
    PanelList:focus > .option-list--option-highlighted {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    """

    @dataclass
    class JumpWanted(Message):
        """The user chose a line that leads to this line of the text."""

        panel: "PanelList"
        line: int

        @property
        def control(self) -> "PanelList":
            """The list."""
            return self.panel

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True)
        self._shown: list[tuple[Content, int]] = []

    def show(self, lines: Sequence[tuple[Content, int]]) -> None:
        """Show these lines; the number is where one leads to, negative for nowhere.

        What stays the same is not drawn again, and the chosen line stays chosen.
        """
        before = self._shown
        self._shown = list(lines)
        if len(before) == len(self._shown):
            for index, (old, new) in enumerate(zip(before, self._shown, strict=True)):
                if old[0] != new[0]:
                    self.replace_option_prompt_at_index(index, new[0])
                if (old[1] < 0) != (new[1] < 0):
                    self._enable(index, new[1] >= 0)
            return
        chosen, top = self.highlighted, self.scroll_y
        self.set_options([Option(content, disabled=line < 0) for content, line in lines])
        if chosen is not None and chosen < len(self._shown) and self._shown[chosen][1] >= 0:
            self.highlighted = chosen
        self.scroll_to(y=top, animate=False)

    def _enable(self, index: int, enabled: bool) -> None:
        if enabled:
            self.enable_option_at_index(index)
        else:
            self.disable_option_at_index(index)

    def on_focus(self) -> None:
        """Start on the first line that leads somewhere."""
        if self.highlighted is None:
            self.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where the chosen line leads."""
        event.stop()
        line = self._shown[event.option_index][1]
        if line >= 0:
            self.post_message(self.JumpWanted(self, line))

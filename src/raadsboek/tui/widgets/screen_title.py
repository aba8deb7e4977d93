"""The line at the top of a screen: what the screen is called, and what it shows now."""

from textual.widgets import Static

from raadsboek.tui.boundary import Part, assembled


class ScreenTitle(Static):
    """The name of a screen; behind it what is shown, and of which council."""

    DEFAULT_CSS = """
    ScreenTitle {
        height: 1;
        margin-bottom: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, name: str, words: str = "") -> None:
        """Begin with the name of the screen, and words such as that it is reading."""
        super().__init__(id="header")
        self._called = name
        self.show(words)

    def show(self, *words: Part | str, name: str = "", council: str = "") -> None:
        """Say what is shown now; the screen keeps its name unless another one is given."""
        said: list[Part | str] = [Part(name or self._called, "bold $accent")]
        if any(words):
            said += ["  ", *words]
        if council:
            said.append(Part(f"  {council}", "$foreground-muted"))
        self.update(assembled(*said))

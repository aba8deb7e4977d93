"""Taking over a screen that already shows the first text: Textual's driver, without the wipe."""

from textual.drivers.linux_driver import LinuxDriver

from raadsboek.tui.early_terminal import EarlyTerminal

_ALTERNATE_SCREEN = "\x1b[?1049h"


def driver_for(terminal: EarlyTerminal) -> type[LinuxDriver]:
    """Return a driver that goes on where the early text stands."""

    class TakeoverDriver(LinuxDriver):
        """Starts on the screen as it is, and gives back the terminal as it was before that."""

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call] # Textual's own
            # What Textual found are the attributes of the early text; these were there before.
            self.attrs_before = terminal.attributes
            terminal.hand_over()

        def write(self, data: str) -> None:
            # Many terminals clear the other screen when it is entered again.
            if data == _ALTERNATE_SCREEN and terminal.is_ours:
                return
            super().write(data)

    return TakeoverDriver

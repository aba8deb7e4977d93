"""The colours of the three themes, and which one the user chose.

One accent colour, and colour is never the only signal: the cursor row also has a mark, late also
has an exclamation mark, a problem also has a sentence. The choice stands in a plain text file in
the user's configuration folder, never in the raadsboek itself. Standard library only: the first
text on screen is drawn in these colours before Textual is there.
"""

import os
import sys
from typing import NamedTuple

LIGHT = "raadsboek-licht"
DARK = "raadsboek-donker"
CONTRAST = "raadsboek-contrast"


class Palette(NamedTuple):
    """The colours of one theme, each written as #rrggbb."""

    name: str
    label: str
    is_dark: bool
    accent: str
    warning: str
    error: str
    success: str
    foreground: str
    muted: str
    background: str
    surface: str
    panel: str
    cursor: str
    cursor_text: str
    quiet_cursor: str
    quiet_cursor_text: str
    border: str
    selection: str
    footer: str


PALETTES: tuple[Palette, ...] = (
    Palette(
        name=DARK,
        label="Donker",
        is_dark=True,
        accent="#7ab8d8",
        warning="#e5b567",
        error="#ee8b86",
        success="#9bbf85",
        foreground="#d9dde4",
        muted="#8b95a1",
        background="#15181d",
        surface="#1a1e24",
        panel="#20252d",
        cursor="#2c3a46",
        cursor_text="#f4f6f8",
        quiet_cursor="#232a32",
        quiet_cursor_text="#d9dde4",
        border="#39424d",
        selection="#34566b",
        footer="#20252d",
    ),
    Palette(
        name=LIGHT,
        label="Licht",
        is_dark=False,
        accent="#1b5e82",
        warning="#805300",
        error="#a8261f",
        success="#2f6b32",
        foreground="#22262b",
        muted="#636870",
        background="#fbfaf6",
        surface="#f5f3ed",
        panel="#ebe8e0",
        cursor="#cfe0ea",
        cursor_text="#10161b",
        quiet_cursor="#e4e5e2",
        quiet_cursor_text="#22262b",
        border="#b9b5aa",
        selection="#b5d3e4",
        footer="#ebe8e0",
    ),
    Palette(
        name=CONTRAST,
        label="Hoog contrast",
        is_dark=True,
        accent="#ffff00",
        warning="#ffd75f",
        error="#ff9c9c",
        success="#9cff9c",
        foreground="#ffffff",
        muted="#ffffff",
        background="#000000",
        surface="#1f1f1f",
        panel="#1f1f1f",
        cursor="#ffff00",
        cursor_text="#000000",
        quiet_cursor="#4d4d00",
        quiet_cursor_text="#ffffff",
        border="#ffffff",
        selection="#005f87",
        footer="#000000",
    ),
)

BY_NAME = {palette.name: palette for palette in PALETTES}
"""The palettes by the name of their theme."""


def choice_file() -> str:
    """Return the path of the file that holds the name of the chosen theme."""
    system = sys.platform
    if system == "linux":
        # The same answer as platformdirs gives there (a test compares them), without its import.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return f"{base}/raadsboek/kleuren.txt"
    from platformdirs import user_config_dir

    return os.path.join(user_config_dir("raadsboek"), "kleuren.txt")


def remembered() -> str:
    """Return the name of the theme that the user chose before; the dark one when there is none."""
    try:
        with open(choice_file(), encoding="utf-8") as file:
            name = file.read(200).strip()
    except (OSError, UnicodeDecodeError):
        return DARK
    return name if name in BY_NAME else DARK

"""The three colour themes, and remembering which one the user chose.

One accent colour, and colour is never the only signal: the cursor row also has a mark, late also
has an exclamation mark, a problem also has a sentence. The choice stands in a plain text file in
the user's configuration folder, never in the raadsboek itself.
"""

from pathlib import Path

from platformdirs import user_config_path
from textual.theme import Theme

LIGHT = "raadsboek-licht"
DARK = "raadsboek-donker"
CONTRAST = "raadsboek-contrast"

LABELS = {
    DARK: "Donker",
    LIGHT: "Licht",
    CONTRAST: "Hoog contrast",
}

THEMES: tuple[Theme, ...] = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7ab8d8",
        secondary="#7ab8d8",
        accent="#7ab8d8",
        warning="#e5b567",
        error="#ee8b86",
        success="#9bbf85",
        foreground="#d9dde4",
        background="#15181d",
        surface="#1a1e24",
        panel="#20252d",
        variables={
            "foreground-muted": "#8b95a1",
            "block-cursor-background": "#2c3a46",
            "block-cursor-foreground": "#f4f6f8",
            "block-cursor-blurred-background": "#232a32",
            "block-cursor-blurred-foreground": "#d9dde4",
            "border-blurred": "#39424d",
            "input-selection-background": "#34566b",
            "footer-background": "#20252d",
            "scrollbar": "#39424d",
            "scrollbar-background": "#15181d",
            "scrollbar-corner-color": "#15181d",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#1b5e82",
        secondary="#1b5e82",
        accent="#1b5e82",
        warning="#805300",
        error="#a8261f",
        success="#2f6b32",
        foreground="#22262b",
        background="#fbfaf6",
        surface="#f5f3ed",
        panel="#ebe8e0",
        variables={
            "foreground-muted": "#636870",
            "block-cursor-background": "#cfe0ea",
            "block-cursor-foreground": "#10161b",
            "block-cursor-blurred-background": "#e4e5e2",
            "block-cursor-blurred-foreground": "#22262b",
            "border-blurred": "#b9b5aa",
            "input-selection-background": "#b5d3e4",
            "footer-background": "#ebe8e0",
            "scrollbar": "#b9b5aa",
            "scrollbar-background": "#fbfaf6",
            "scrollbar-corner-color": "#fbfaf6",
        },
    ),
    Theme(
        name=CONTRAST,
        dark=True,
        primary="#ffff00",
        secondary="#ffff00",
        accent="#ffff00",
        warning="#ffd75f",
        error="#ff9c9c",
        success="#9cff9c",
        foreground="#ffffff",
        background="#000000",
        surface="#1f1f1f",
        panel="#1f1f1f",
        text_alpha=1.0,
        variables={
            "foreground-muted": "#ffffff",
            "text-muted": "#ffffff",
            "block-cursor-background": "#ffff00",
            "block-cursor-foreground": "#000000",
            "block-cursor-blurred-background": "#4d4d00",
            "block-cursor-blurred-foreground": "#ffffff",
            "border-blurred": "#ffffff",
            "input-selection-background": "#005f87",
            "footer-background": "#000000",
            "scrollbar": "#ffffff",
            "scrollbar-background": "#000000",
            "scrollbar-corner-color": "#000000",
        },
    ),
)


def _file() -> Path:
    return user_config_path("raadsboek") / "kleuren.txt"


def remembered() -> str:
    """Return the name of the theme that the user chose before; the dark one when there is none."""
    try:
        name = _file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return DARK
    return name if name in LABELS else DARK


def remember(name: str) -> bool:
    """Keep the choice for the next start; False when the folder cannot be written."""
    file = _file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n", encoding="utf-8")
    except OSError:
        return False
    return True

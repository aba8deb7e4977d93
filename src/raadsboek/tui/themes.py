"""The three colour themes as Textual wants them, and remembering which one the user chose."""

from pathlib import Path

from textual.theme import Theme

from raadsboek.tui.palette import CONTRAST, DARK, LIGHT, PALETTES, Palette, choice_file, remembered

__all__ = ["CONTRAST", "DARK", "LABELS", "LIGHT", "THEMES", "remember", "remembered"]

LABELS = {palette.name: palette.label for palette in PALETTES}


def _theme(palette: Palette) -> Theme:
    high_contrast = palette.name == CONTRAST
    return Theme(
        name=palette.name,
        dark=palette.is_dark,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.error,
        success=palette.success,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        text_alpha=1.0 if high_contrast else 0.95,
        variables={
            "foreground-muted": palette.muted,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.cursor_text,
            "block-cursor-blurred-background": palette.quiet_cursor,
            "block-cursor-blurred-foreground": palette.quiet_cursor_text,
            "border-blurred": palette.border,
            "input-selection-background": palette.selection,
            "footer-background": palette.footer,
            "scrollbar": palette.border,
            "scrollbar-background": palette.background,
            "scrollbar-corner-color": palette.background,
            **({"text-muted": palette.foreground} if high_contrast else {}),
        },
    )


THEMES: tuple[Theme, ...] = tuple(_theme(palette) for palette in PALETTES)


def remember(name: str) -> bool:
    """Keep the choice for the next start; False when the folder cannot be written."""
    file = Path(choice_file())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n", encoding="utf-8")
    except OSError:
        return False
    return True

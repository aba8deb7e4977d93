"""What a PDF promises to who gets it: read aloud by a screen reader, opened in twenty years."""

from enum import StrEnum


class PdfForm(StrEnum):
    """Which promises a PDF keeps, as `pdf:` in the settings says."""

    BOTH = "beide"
    """Both of the next two; whatever opens a PDF opens this."""
    ACCESSIBLE = "toegankelijk"
    """PDF/UA-1: who cannot see the page can have it read aloud."""
    ARCHIVE = "archief"
    """PDF/A-3: everything that is needed to show it is in the file."""
    PLAIN = "gewoon"
    """No promise."""

"""What reading a file of others may take here: the defaults, or as the settings say."""

from raadsboek.core.council import Settings
from raadsboek.intake.limits import Limits


def limits_of(settings: Settings) -> Limits:
    """Return the limits within which files are read."""
    return Limits(**settings.reading)

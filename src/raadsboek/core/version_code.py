"""The short code of a version, as people read it: in a history, and at the foot of a document."""

LENGTH = 8


def short_code(identifier: str) -> str:
    """Return the short code of the version with this identifier."""
    return identifier[:LENGTH]

"""What was left out of a document: text that must be in none of its bytes, and what that was."""

from msgspec import Struct


class LeftOut(Struct, frozen=True):
    """One thing that a document does not tell; `what` names it without giving it away."""

    what: str
    text: str

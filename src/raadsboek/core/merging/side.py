"""Whose text stands where two people changed the same thing."""

from enum import StrEnum


class Side(StrEnum):
    """The two sides of a merge: what others have already, and what nobody else has yet."""

    SHARED = "gedeeld"
    OWN = "eigen"

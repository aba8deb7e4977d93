"""E-mail addresses (RFC 5321, 5322) as they may stand in a mail that leaves: plain and harmless.

Owns which text counts as an address. Quoted names and letters with accents before the @ exist, but
no mail program of an office writes them; they are refused rather than guessed.
"""

import re

LONGEST = 254
"""Characters in an address, by RFC 5321."""
_LONGEST_NAME = 64
_NAME = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?P<name>{_NAME})@{_PART}(?:\.{_PART})+")


def is_email_address(text: str) -> bool:
    """Tell if a text is one address and nothing else: no name around it, no second address."""
    found = _ADDRESS.fullmatch(text) if len(text) <= LONGEST else None
    return found is not None and len(found["name"]) <= _LONGEST_NAME

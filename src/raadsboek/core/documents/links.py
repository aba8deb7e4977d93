"""Which addresses a document may lead to: nothing that runs, nothing on the reader's own disk."""

import re

_SCHEME = re.compile(r"[^/?#]*?:")
"""More than a scheme may be: a colon in the first part of an address is a scheme to somebody."""
_UNFIT = re.compile(r"[\\\x00-\x20\x7f-\xa0]")


def is_safe_link(address: str) -> bool:
    """Tell if a link may lead there: https, mailto, or a place beside the document."""
    if not address or _UNFIT.search(address):
        return False
    scheme = _SCHEME.match(address)
    if scheme is None:
        return not address.startswith("/")
    rest = address[scheme.end() :]
    return scheme.group().lower() == "mailto:" or (
        scheme.group().lower() == "https:" and re.match(r"//[^/]", rest) is not None
    )

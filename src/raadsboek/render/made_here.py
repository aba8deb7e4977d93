"""Which files of others' formats were made here: told by the mark that a writer leaves in them.

It must not open a file in earnest: whatever the user made may be broken or hostile.
"""

import re
from collections.abc import Callable

from raadsboek.render.mail import is_draft

_PDF = b"%PDF-"
_PDF_MARK = b"<pdf:Keywords>raadsboek "
_PAGE = b"<!doctype html>"
_PAGE_MARK = b'<meta name="keywords" content="raadsboek '
_HEAD = 8_192
_BOM = b"\xef\xbb\xbf"
_FOOT = re.compile(rb"\r\n-{76}\r\n[^\x00]{0,2000}\bversie\s[0-9a-f]{7,40}\s*\Z")
_LONGEST_FOOT = 4_096


def is_same_format(old: bytes, new: bytes) -> bool:
    """Tell if both are a PDF, page, mail or plain text that was made here, and of the same sort."""
    return any(is_ours(new) and is_ours(old) for is_ours in _SORTS)


def _is_pdf(data: bytes) -> bool:
    return data.startswith(_PDF) and _PDF_MARK in data


def _is_page(data: bytes) -> bool:
    return data.startswith(_PAGE) and _PAGE_MARK in data[:_HEAD]


def _is_plain(data: bytes) -> bool:
    return data.startswith(_BOM) and _FOOT.search(data[-_LONGEST_FOOT:]) is not None


_SORTS: tuple[Callable[[bytes], bool], ...] = (_is_pdf, _is_page, _is_plain, is_draft)

"""From bytes to text when nobody can be sure in which character set they were written.

Total: every sequence of bytes becomes text. What a sender says is believed when the bytes agree.
"""

import codecs
import re
from contextlib import suppress

_NEVER = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
)
"""What Python can decode and no mail is written in; some of them take very long."""
_AS_WINDOWS = frozenset(("ascii", "iso8859-1", "cp1252"))
"""Who names these means the set of Windows, which holds more: the euro, curly quotes, dashes."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)


def decoded(data: bytes, declared: str = "") -> str:
    """Return bytes as text: as declared if that fits, else as UTF-8, else as Windows has it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    for name in (_codec_named(declared), "utf-8"):
        if name and name not in _AS_WINDOWS:
            with suppress(UnicodeError):
                return data.decode(name)
    return data.decode("cp1252", "replace").replace("\ufffd", "·") if data else ""


def decoded_page(data: bytes, declared: str = "") -> str:
    """Return the bytes of a web page as text; what the page says itself comes second."""
    within = _META.search(data[:4096])
    return decoded(data, declared or (within[1].decode("ascii") if within else ""))


def _codec_named(declared: str) -> str:
    """Return the name of a character set as Python has it; '' for what is none."""
    try:
        found = codecs.lookup(declared.strip().strip("\"'")[:60] or "?")
    except (LookupError, ValueError):
        return ""
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name.replace("-", "_") not in _NEVER else ""

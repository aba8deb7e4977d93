"""A message as Outlook keeps it (.msg), written here since no library writes one ([MS-OXMSG])."""

import struct
from collections.abc import Mapping

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT, _BINARY, _NUMBER, _TIME, _OLD_TEXT = 0x001F, 0x0102, 0x0003, 0x0040, 0x001E

Values = Mapping[int, str | bytes | int]
"""Properties by their number ([MS-OXPROPS])."""

SUBJECT, BODY, PAGE, HEADERS, MESSAGE_ID = 0x0037, 0x1000, 0x1013, 0x007D, 0x1035
SENDER_NAME, SENDER_ADDRESS, RICH_TEXT = 0x0C1A, 0x5D01, 0x1009
NAME, ADDRESS, FILE_NAME, DATA, METHOD, MARK = 0x3001, 0x39FE, 0x3707, 0x3701, 0x3705, 0x3712
CODE_PAGE = 0x3FDE


def outlook(values: Values, recipients: list[Values], attachments: list[Values]) -> bytes:
    """Return a message with these properties, recipients and attachments."""
    counts = struct.pack(
        "<8x4I8x", len(recipients), len(attachments), *map(len, (recipients, attachments))
    )
    root = _storage(values, counts)
    for number, one in enumerate(recipients):
        root[f"__recip_version1.0_#{number:08X}"] = _storage(one, bytes(8))
    for number, one in enumerate(attachments):
        root[f"__attach_version1.0_#{number:08X}"] = _storage(one, bytes(8))
    return compound(root)


Tree = dict[str, "bytes | Tree"]


def _storage(values: Values, head: bytes) -> Tree:
    found: Tree = {}
    for key, value in values.items():
        if isinstance(value, int):
            head += struct.pack("<HHIII", _NUMBER, key, 6, value, 0)
            continue
        sort = _TEXT if isinstance(value, str) else _BINARY
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        head += struct.pack("<HHIII", sort, key, 6, len(data) + 2 * isinstance(value, str), 0)
        found[f"__substg1.0_{key:04X}{sort:04X}"] = data
    return {"__properties_version1.0": head, **found}


class _Disk:
    """Sectors and how they are chained, in one of the two sizes."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = b""
        self.chain: list[int] = []

    def put(self, data: bytes) -> int:
        """Add a stream and return its first sector."""
        if not data:
            return _END
        first = len(self.chain)
        count = -(-len(data) // self.size)
        self.chain += [*range(first + 1, first + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return first


def compound(root: Tree) -> bytes:
    """Return a compound file (OLE) of storages and streams ([MS-CFB])."""
    big, small = _Disk(_SECTOR), _Disk(_MINI)
    entries: list[list[int | str]] = []
    _enter("Root Entry", root, entries, big, small)
    entries[0][4], entries[0][5] = big.put(small.data), len(small.data)
    mini_chain = struct.pack(f"<{len(small.chain)}I", *small.chain)
    first_mini = big.put(mini_chain.ljust(-(-len(mini_chain) // _SECTOR) * _SECTOR, b"\xff"))
    minis = -(-len(mini_chain) // _SECTOR)
    first_entry = big.put(b"".join(map(_entry, entries)))
    fats = 1
    while (len(big.chain) + fats) * 4 > fats * _SECTOR:
        fats += 1
    places = list(range(len(big.chain), len(big.chain) + fats))
    chain = big.chain + [_FAT] * fats
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fats * _SECTOR, b"\xff")
    head = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<III4xIIIII", 0, fats, first_entry, _CUTOFF, first_mini, minis, _END, 0)
    head += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    return head + big.data + fat


def _enter(
    name: str, held: "bytes | Tree", entries: list[list[int | str]], big: _Disk, small: _Disk
) -> int:
    """Add a storage or stream and what is in it; return its place in the folder."""
    place = len(entries)
    entry: list[int | str] = [name, 2, _FREE, _FREE, _END, 0]
    entries.append(entry)
    if isinstance(held, bytes):
        entry[4] = (small if len(held) < _CUTOFF else big).put(held)
        entry[5] = len(held)
        return place
    entry[1] = 1 if place else 5
    last: list[int | str] | None = None
    for inner, value in held.items():
        at = _enter(inner, value, entries, big, small)
        if last is None:
            entry[3] = at
        else:
            last[2] = at
        last = entries[at]
    return place


def _entry(entry: list[int | str]) -> bytes:
    name, sort, right, child, start, size = entry
    packed = str(name).encode("utf-16-le")
    return (
        packed.ljust(64, b"\0")
        + struct.pack("<HBB", len(packed) + 2, int(sort), 1)
        + struct.pack("<III", _FREE, int(right), int(child))
        + bytes(36)
        + struct.pack("<IQ", int(start), int(size))
    )

"""A checkpoint (controleblad): what was adopted on a day, as leaves that reveal nothing.

A leaf is the SHA-256 of a salt and a text. The salt stands in the minutes; when those are erased
the leaf is a number that nobody can make anything of, and the rest can still be proven. A sheet
holds what no sheet before it holds in the same form, and the codes of the sheets it follows: so a
code stands for everything that was adopted up to that day.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from raadsboek.core.meetings.adopted import SALT_KEY, adopted_text
from raadsboek.core.note import Note
from raadsboek.core.verification.codes import code_of

FOLDER = "controle"
"""Where the sheets stand in the raadsboek."""

_FIRST = "controleblad 1"
_AFTER = re.compile(r"na  ([A-Z2-7]{4}(?:-[A-Z2-7]{4}){4})")
_LEAF = re.compile(r"([0-9a-f]{64})  (\S.*)")
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_MOST_NAMED = 3


class Sheet(Struct, frozen=True):
    """The sheet of one adoption: the codes it follows, and the leaf of each number."""

    after: tuple[str, ...]
    leaves: Mapping[str, str]

    @property
    def text(self) -> bytes:
        """The sheet as a file; every byte of it counts for the code."""
        lines = [_FIRST, *(f"na  {code}" for code in sorted(self.after))]
        lines += sorted(f"{leaf}  {number}" for number, leaf in self.leaves.items())
        return "".join(f"{line}\n" for line in lines).encode("utf-8")

    @property
    def code(self) -> str:
        """The code that people keep on paper."""
        return code_of(self.text)


def read_sheet(raw: bytes) -> Sheet | None:
    """Return the sheet in a file; None when it is not one, byte for byte."""
    try:
        lines = raw.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return None
    after = [found[1] for line in lines if (found := _AFTER.fullmatch(line))]
    leaves = {found[2]: found[1] for line in lines if (found := _LEAF.fullmatch(line))}
    sheet = Sheet(tuple(after), leaves)
    return sheet if sheet.text == raw else None


def leaf_of_minutes(minutes: Note) -> str:
    """Return the leaf of adopted minutes, by the salt that stands in them."""
    text = adopted_text(minutes).encode("utf-8", "surrogatepass")
    return _leaf(minutes.text(SALT_KEY).strip(), text)


def leaf_of_decision(data: bytes, minutes: Note) -> str:
    """Return the leaf of a decision, by the salt of the minutes in which it was taken."""
    return _leaf(minutes.text(SALT_KEY).strip(), data)


def _leaf(salt: str, text: bytes) -> str:
    return hashlib.sha256(f"{salt}\n".encode() + text).hexdigest()


def next_sheet(sheets: Iterable[Sheet], leaves: Mapping[str, str]) -> Sheet:
    """Return the sheet that follows all others, with the leaves that none of them holds last."""
    known = list(sheets)
    followed = {code for sheet in known for code in sheet.after}
    ends = [sheet for sheet in known if sheet.code not in followed]
    by_code = {sheet.code: sheet for sheet in known}
    standing = [leaves_up_to(sheet, by_code) for sheet in ends]
    new = {
        number: leaf
        for number, leaf in leaves.items()
        if not standing or any(one.get(number) != leaf for one in standing)
    }
    return Sheet(tuple(sorted(sheet.code for sheet in ends)), new)


def leaves_up_to(sheet: Sheet, by_code: Mapping[str, Sheet]) -> dict[str, str]:
    """Return the last leaf of every number on a sheet and on those that it follows."""
    found: dict[str, str] = {}
    for one in reversed(with_those_before(sheet, by_code)):
        found.update(one.leaves)
    return found


def with_those_before(sheet: Sheet, by_code: Mapping[str, Sheet]) -> list[Sheet]:
    """Return a sheet and all that it follows, each once, a sheet before those it follows."""
    order: list[Sheet] = []
    seen: set[str] = set()
    waiting = [(sheet, False)]
    while waiting:
        one, done = waiting.pop()
        if done:
            order.append(one)
            continue
        if one.code in seen:
            continue
        seen.add(one.code)
        waiting.append((one, True))
        waiting += [(by_code[code], False) for code in one.after if code in by_code]
    return order[::-1]


def file_name(day: str, numbers: Iterable[str], taken: Iterable[str] = ()) -> str:
    """Return the path of the sheet of an adoption: '2026-04-16 V-2026-03.txt', not one taken."""
    listed = [_UNFIT.sub("-", number).strip("-.") or "verslag" for number in numbers]
    more = [f"en {len(listed) - _MOST_NAMED} meer"] if len(listed) > _MOST_NAMED else []
    stem = " ".join([day, *listed[:_MOST_NAMED], *more])
    names = (f"{FOLDER}/{stem}{f' {turn}' if turn > 1 else ''}.txt" for turn in range(1, 1000))
    in_use = {path.casefold() for path in taken}
    return next(name for name in names if name.casefold() not in in_use)

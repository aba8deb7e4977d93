"""One file of the law on disk: its keys, and on which line of it a fault stands.

Owns finding the line. What the keys mean is for `core.terms`; which files there are, for
`vault.procedures` and `vault.articles`.
"""

from pathlib import Path

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.terms.fault import Fault, Way
from raadsboek.vault import yaml_strings
from raadsboek.vault.parts import BREAK
from raadsboek.vault.refusals import Refused


class LawFile(Struct, frozen=True):
    """A file that could be read as keys and values."""

    name: str
    text: str
    document: yaml_strings.Document

    @property
    def meta(self) -> dict[str, Value]:
        """Its keys with what was typed."""
        return self.document.meta

    def located(self, fault: Fault) -> str:
        """Return the fault in one line with the file, the line and the key that it is at."""
        line = 1 + len(BREAK.findall(self.text, 0, _place(self.document, fault.way)))
        key = next((part for part in reversed(fault.way) if isinstance(part, str)), "")
        return f"{self.name}, regel {line}, {key}: {fault.message} {fault.fix}"


def open_file(path: Path, faults: list[str]) -> LawFile | None:
    """Return a file; None, with a line in `faults`, when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
        return LawFile(path.name, text, yaml_strings.parse(text, first_line=1))
    except FileNotFoundError:
        faults.append(f"{path.name}: dit bestand is er niet.")
    except UnicodeDecodeError:
        faults.append(f"{path.name}: dit is geen leesbare tekst (UTF-8).")
    except OSError as error:
        faults.append(f"{path.name}: niet te lezen ({error.strerror}).")
    except Refused as refused:
        faults.append(f"{path.name}: {refused.problem.message} {refused.problem.fix}")
    return None


def _place(document: yaml_strings.Document, way: Way) -> int:
    """Return where the key at the end of the way starts; of one that misses, what it is in."""
    place, pairs = 0, document.pairs
    items: tuple[yaml_strings.Node, ...] = ()
    for part in way:
        node: yaml_strings.Node | None = None
        if isinstance(part, int):
            node = items[part] if part < len(items) else None
            place = node.start if node else place
        else:
            found = next(((key, value) for key, value in pairs if key.value == part), None)
            if found is not None:
                place, node = found[0].start, found[1]
        if node is None:
            return place
        pairs, items = node.pairs, node.items
    return place

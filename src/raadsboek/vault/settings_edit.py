"""Changing an organ or the secretary in raadsboek.yaml, by touching only the lines concerned.

Owns the way down to the keys that differ; the lines themselves are `line_edit`'s. Comments, order
and layout of everything else stay, and the result is read again before anybody gets it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Changes, Value
from raadsboek.vault import yaml_text
from raadsboek.vault.line_edit import CannotEdit, edit_block
from raadsboek.vault.parts import BREAK
from raadsboek.vault.refusals import Refused
from raadsboek.vault.spans import line_start, next_line
from raadsboek.vault.yaml_strings import Document, Node, parse

_MARK = "\ufeff"
_SECRETARY = "secretaris"


class SettingsNotEdited(RaadsboekError):
    """The settings cannot be changed without harm to what else stands there; nothing was."""

    def __init__(self, why: str = "") -> None:
        super().__init__(
            f"De instellingen in raadsboek.yaml zijn niet gewijzigd. {why}".strip(),
            "Wijzig het bestand in een gewone teksteditor, zoals Kladblok.",
        )


class _Step(NamedTuple):
    """One key to change: in the mapping at `path`; None takes it away."""

    path: tuple[str | int, ...]
    key: str
    value: Value | None


def edit_organ(raw: bytes, place: int, changes: Changes) -> bytes:
    """Return the bytes of raadsboek.yaml with these keys of an organ changed; None removes one.

    `place` counts the organs that have a name, from 0. Raises `SettingsNotEdited`.
    """
    return _as_bytes(raw, lambda block: _edited(block, place, changes))


def edit_secretary(raw: bytes, changes: Mapping[str, str]) -> bytes:
    """Return the bytes of raadsboek.yaml with another secretary. Raises `SettingsNotEdited`."""
    return _as_bytes(raw, lambda block: _with_secretary(block, changes))


def _as_bytes(raw: bytes, edit: Callable[[str], str]) -> bytes:
    try:
        text = raw.decode("utf-8")
        mark, block = text[: text.startswith(_MARK)], text.removeprefix(_MARK)
        edited = edit(block)
    except (CannotEdit, UnicodeDecodeError) as error:
        raise SettingsNotEdited from error
    except Refused as refused:
        raise SettingsNotEdited(refused.problem.message) from refused
    return (mark + edited).encode("utf-8")


def _edited(block: str, place: int, changes: Changes) -> str:
    before = parse(block, first_line=1).meta
    path = _path_of(before, place)
    old = _below(before, path)
    new = {key: value for key, value in {**old, **changes}.items() if value is not None}
    newline = found.group() if (found := BREAK.search(block)) else "\n"
    result = block
    for step in _steps(_node_at(_root(block), path), new, path):
        result = _done(result, step, newline)
    after = parse(result, first_line=1).meta
    others = _below(after, path) == new and _without(after, place) == _without(before, place)
    if not others or _comments(block) - _comments(result):
        raise SettingsNotEdited("De wijziging zou ook andere regels veranderen.")
    return result


def _with_secretary(block: str, changes: Mapping[str, str]) -> str:
    before = parse(block, first_line=1).meta
    old = before.get(_SECRETARY)
    new: dict[str, Value] = {**(old if isinstance(old, dict) else {}), **changes}
    newline = found.group() if (found := BREAK.search(block)) else "\n"
    steps = [_Step((), _SECRETARY, new)]
    if isinstance(old, dict) and old:
        node = _node_at(_root(block), (_SECRETARY,))
        steps = list(_steps(node, new, (_SECRETARY,))) if node.style == ":" else steps
    result = block
    for step in steps:
        result = _done(result, step, newline)
    after = parse(result, first_line=1).meta
    if after != {**before, _SECRETARY: new} or _comments(block) - _comments(result):
        raise SettingsNotEdited("De wijziging zou ook andere regels veranderen.")
    return result


def _steps(node: Node, wanted: Mapping[str, Value], path: tuple[str | int, ...]) -> Iterator[_Step]:
    """Yield the smallest changes that give a mapping the wanted keys."""
    children = {str(key.value): value for key, value in node.pairs}
    for key in children:
        if key not in wanted:
            yield _Step(path, key, None)
    for key, value in wanted.items():
        child = children.get(key)
        if child is None:
            yield _Step(path, key, value)
        elif child.value != value:
            yield from _changed(child, value, path, key)


def _changed(child: Node, value: Value, path: tuple[str | int, ...], key: str) -> Iterator[_Step]:
    if isinstance(value, dict) and value and child.style == ":":
        yield from _steps(child, value, (*path, key))
    elif (
        isinstance(child.value, list)
        and isinstance(value, list)
        and _goes_inside(child.items, value)
    ):
        for number, (item, wanted) in enumerate(zip(child.items, value, strict=True)):
            if isinstance(wanted, dict) and item.value != wanted:
                yield from _steps(item, wanted, (*path, key, number))
    else:
        yield _Step(path, key, value)


def _goes_inside(items: Sequence[Node], wanted: list[Value]) -> bool:
    """Tell if each item that differs has lines of its own below a first line that stays."""
    return len(items) == len(wanted) and all(
        item.value == new
        or (
            item.style == ":"
            and isinstance(new, dict)
            and isinstance(item.value, dict)
            and next(iter(item.value.items())) == next(iter(new.items()), None)
        )
        for item, new in zip(items, wanted, strict=True)
    )


def _done(block: str, step: _Step, newline: str) -> str:
    node = _node_at(_root(block), step.path)
    meta = node.value
    if not isinstance(meta, dict) or not node.pairs:
        raise CannotEdit(f"'{step.key}' heeft geen plaats.")
    if step.key in meta:
        document = Document(meta, node.pairs, ())
        return edit_block(block, document, {step.key: step.value}, newline)
    first = node.pairs[0][0].start
    indent = " " * (first - line_start(block, first))
    lines = yaml_text.entry_lines(step.key, "" if step.value is None else step.value, indent)
    place = _end_of(block, node, len(indent))
    gap = "" if not place or block[place - 1] in "\r\n" else newline
    added = gap + "".join(line + newline for line in lines)
    return block[:place] + added + block[place:]


def _end_of(block: str, node: Node, indent: int) -> int:
    """Return where a new key of a mapping comes: below its last line and the comments with it."""
    last_key, last = node.pairs[-1]
    place = next_line(block, max(last_key.end, last.end))
    while place < len(block):
        after = next_line(block, place)
        line = block[place:after]
        text = line.lstrip(" ")
        if not text.startswith("#") or len(line) - len(text) < indent:
            break
        place = after
    return place


def _root(block: str) -> Node:
    document = parse(block, first_line=1)
    return Node(document.meta, 0, len(block), ":", (), document.pairs)


def _node_at(node: Node, path: Sequence[str | int]) -> Node:
    for part in path:
        if isinstance(part, int):
            node = node.items[part]
        else:
            node = next(value for key, value in node.pairs if key.value == part)
    return node


def _path_of(meta: Mapping[str, Value], place: int) -> tuple[str | int, ...]:
    organs = meta.get("organen", "")
    named = [
        number
        for number, organ in enumerate(organs if isinstance(organs, list) else [])
        if isinstance(organ, dict) and organ.get("naam")
    ]
    if place >= len(named):
        raise SettingsNotEdited("Het orgaan staat niet onder 'organen:'.")
    return "organen", named[place]


def _below(meta: Mapping[str, Value], path: Sequence[str | int]) -> dict[str, Value]:
    """Return the keys of the organ at a path that `_path_of` gave."""
    name, number = path
    organs = meta[str(name)]
    assert isinstance(organs, list)
    organ = organs[int(number)]
    assert isinstance(organ, dict)
    return organ


def _without(meta: Mapping[str, Value], place: int) -> dict[str, Value]:
    """Return all settings but those of one organ."""
    name, number = _path_of(meta, place)
    organs = meta[str(name)]
    assert isinstance(organs, list)
    return {**meta, str(name): [*organs[: int(number)], "", *organs[int(number) + 1 :]]}


def _comments(block: str) -> Counter[str]:
    lines = (line.strip() for line in BREAK.split(block))
    return Counter(line for line in lines if line.startswith("#"))


def edit_settings(raw: bytes, changes: Changes) -> bytes:
    """Return the bytes of raadsboek.yaml with these keys at its top changed; None removes one.

    Comments and all other lines stay. Raises `SettingsNotEdited`.
    """
    try:
        text = raw.decode("utf-8")
        mark, block = text[: text.startswith(_MARK)], text.removeprefix(_MARK)
        newline = found.group() if (found := BREAK.search(block)) else "\n"
        if block and not block.endswith(("\n", "\r")):
            block += newline
        document = parse(block, first_line=1)
        edited = edit_block(block, document, changes, newline)
        after = parse(edited, first_line=1).meta
    except (CannotEdit, UnicodeDecodeError) as error:
        raise SettingsNotEdited from error
    except Refused as refused:
        raise SettingsNotEdited(refused.problem.message) from refused
    merged = {**document.meta, **changes}
    if after != {key: value for key, value in merged.items() if value is not None}:
        raise SettingsNotEdited("De wijziging zou ook andere regels veranderen.")
    return (mark + edited).encode("utf-8")

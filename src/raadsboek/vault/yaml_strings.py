"""YAML as strings: the whole of what frontmatter may hold, with the place of every value.

Owns the only use of PyYAML's parser. Values are what was typed, never numbers, dates or truth
values. Aliases, anchors, tags, merge keys, duplicate keys and several documents are refused,
each with its line; so is depth. It must not build Python objects from tags.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.vault import refusals
from raadsboek.vault.parts import BREAK
from raadsboek.vault.plain_lines import MAXIMUM_DEPTH
from raadsboek.vault.refusals import Refused

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINK = re.compile(r"\[\[[^\[\]\r\n\"'{}#]+\]\]")
_KEEPS = re.compile(r"[|>][0-9]?\+")
_MAXIMUM_WARNINGS = 20
_CUT = re.compile(r"[ \t]+(#\w[^\r\n]*)")


class Node(NamedTuple):
    """A value and where it stands: `text[start:end]`.

    `style` is "" (plain), a quote, "|" or ">" for blocks of text, "[" or "{" for flow, "-" or ":"
    for a list or keys on lines of their own, and "[[" for a link that was typed without quotes.
    """

    value: Value
    start: int
    end: int
    style: str
    items: tuple["Node", ...] = ()
    pairs: tuple[tuple["Node", "Node"], ...] = ()


class Document(NamedTuple):
    """The keys of a frontmatter block in their order, and warnings about them."""

    meta: dict[str, Value]
    pairs: tuple[tuple[Node, Node], ...]
    warnings: tuple[Problem, ...]


def parse(block: str, first_line: int = 2) -> Document:
    """Read a block of keys; raise `Refused` with the reason when it may not be read.

    `first_line` is the line of the file on which the block starts: below `---`, the second.
    """
    reader = _Reader(block, first_line)
    strange = _UNREADABLE.search(block)
    if strange is not None:
        where = reader.line(strange.start())
        raise Refused(refusals.control_character(where, strange.group()))
    try:
        root = reader.root()
    except yaml.YAMLError as error:
        raise Refused(_explained(reader, error)) from error
    if root is None:
        return Document({}, (), ())
    if root.style != ":" or not isinstance(root.value, dict):
        raise Refused(refusals.no_keys(reader.line(root.start)))
    return Document(root.value, root.pairs, tuple(reader.warnings))


def _explained(reader: "_Reader", error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark else 0
    line = reader.line(min(index, len(reader.block.rstrip())))
    reason = getattr(error, "problem", None) or ""
    return refusals.invalid(line, reason, reader.block[index : index + 1])


class _Reader:
    """Builds nodes from the events of one block."""

    def __init__(self, block: str, first_line: int) -> None:
        self.block = block
        self.first_line = first_line
        self.events: Iterator[yaml.Event] = yaml.parse(block, Loader=_LOADER)
        self.warnings: list[Problem] = []

    def line(self, index: int) -> int:
        return self.first_line + len(BREAK.findall(self.block, 0, index))

    def root(self) -> Node | None:
        found: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found is not None:
                    raise Refused(refusals.several_documents(self.line(_start(event))))
                found = self.node(next(self.events), 1, "")
        return found

    def node(self, event: yaml.Event, depth: int, key: str) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise Refused(refusals.alias(self.line(_start(event))))
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            if event.anchor is not None:
                raise Refused(refusals.anchor(self.line(_start(event))))
            if event.tag is not None:
                raise Refused(refusals.tag(self.line(_start(event))))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key)
        if depth > MAXIMUM_DEPTH:
            raise Refused(refusals.too_deep(self.line(_start(event)), MAXIMUM_DEPTH))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth, key)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        raise TypeError(f"no value starts with {event!r}")

    def scalar(self, event: yaml.ScalarEvent, key: str) -> Node:
        start, end = _start(event), _end(event)
        style = event.style or ""
        if style in ("|", ">"):
            end = start + len(_text_lines(self.block[start:end]))
        cut = None if style else _CUT.match(self.block, end)
        if cut is not None and len(self.warnings) < _MAXIMUM_WARNINGS:
            self.warnings.append(refusals.cut_off(self.line(end), key, event.value, cut.group(1)))
        return Node(event.value, start, end, style)

    def sequence(self, event: yaml.SequenceStartEvent, depth: int, key: str) -> Node:
        items = []
        while not isinstance(last := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(last, depth + 1, key))
        start = _start(event)
        if not event.flow_style:
            end = items[-1].end if items else start
            return Node([item.value for item in items], start, end, "-", tuple(items))
        end = _end(last)
        if _LINK.fullmatch(self.block, start, end):
            return Node(self.block[start:end], start, end, "[[")
        return Node([item.value for item in items], start, end, "[", tuple(items))

    def mapping(self, event: yaml.MappingStartEvent, depth: int) -> Node:
        found: dict[str, Value] = {}
        pairs = []
        while not isinstance(last := next(self.events), yaml.MappingEndEvent):
            key = self.node(last, depth + 1, "")
            name = key.value
            if not isinstance(name, str) or not name or key.style in ("|", ">", "[["):
                raise Refused(refusals.odd_key(self.line(key.start)))
            if name == "<<" and not key.style:
                raise Refused(refusals.merge(self.line(key.start)))
            if name in found:
                raise Refused(refusals.duplicate(self.line(key.start), name))
            value = self.node(next(self.events), depth + 1, name)
            found[name] = value.value
            pairs.append((key, value))
        start = _start(event)
        if event.flow_style:
            return Node(found, start, _end(last), "{", (), tuple(pairs))
        end = pairs[-1][1].end if pairs else start
        return Node(found, start, end, ":", (), tuple(pairs))


def _text_lines(source: str) -> str:
    """Return a block of text less the empty lines below it, which the parser counts as part.

    Below `|+` they do count, up to the last line break.
    """
    header = _KEEPS.match(source)
    if header is None:
        return source.rstrip("\r\n \t")
    return re.sub(r"(?:\r\n|\r|\n)\Z", "", source.rstrip(" "))


def _start(event: yaml.Event) -> int:
    """Where an event starts; the parser gives every event a mark, the type does not say so."""
    assert event.start_mark is not None
    return event.start_mark.index


def _end(event: yaml.Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index

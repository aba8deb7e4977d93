"""Editing frontmatter: only the lines of the changed key change, and all text survives."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.note import Value
from raadsboek.vault.frontmatter import compose, edit, read
from raadsboek.vault.line_edit import CannotEdit

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["no", "012", "13:30", "1.10", "Punt #3", "a: b", "- x", "'s middags", '"ja"', "[[B-1]]",
     "#", ":", "a:", " x ", "~", "null", "een\ntwee", "een\n\n  twee\n", "\n", "\t", "a\r\nb",
     "\x00", "\x85", "\u2028", "\ufeff", "a\\b", "é€😀", "<<", "---", "...", "? x", "%x",
     "@x", "`x"]
)  # fmt: skip
KEYS = st.sampled_from(["titel", "status", "wie", "bij-zonder", "Ünïcode", "met spatie", "x: y"])
VALUES: st.SearchStrategy[Value] = st.recursive(
    ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
LAYOUTS = [
    "{key}: gewoon", "{key}: gewoon # uitleg", "{key}: 'enkel'", '{key}: "dubbel" # uitleg',
    "{key}:", "{key}:   # uitleg", "{key} : los", "{key}:   ver", "{key}: twee{nl}  regels",
    '{key}: "a{nl}  b"', "{key}: |{nl}  regel een{nl}  regel twee", "{key}: >- # gevouwen{nl}   1",
    "{key}: |2-{nl}   ingesprongen", "{key}: |+{nl}  tekst{nl}", "{key}: [a, b]",
    "{key}: [a, # een{nl}  b]", "{key}: [a,{nl}  b] # uitleg", "{key}: []", "{key}: {{a: b}}",
    "{key}:{nl}- a{nl}- b", "{key}: # uitleg{nl}  - a # een{nl}  # twee{nl}  - 'b'",
    "{key}:{nl}    - a{nl}    -{nl}    - [c, d]", "{key}:{nl}  - naam: x{nl}    rol: y{nl}  - z",
    "{key}:{nl}  a: b{nl}  c:{nl}  - d", "{key}:{nl}  # los{nl}  a: b", "{key}:{nl}  onder # uit",
    "{key}: [[B-2026-014]]", '"{key}": x', "'{key}': [a]", "{key}: x   ",
]  # fmt: skip
BETWEEN = ["", "", "", "# opmerking{nl}", "   # ingesprongen opmerking{nl}", "{nl}", "  {nl}"]


class Source(NamedTuple):
    """A generated note in pieces, so that a test knows what must stay."""

    opening: str
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    entries: tuple[str, ...]
    closing: str
    body: str

    def text(self) -> str:
        middle = "".join(gap + entry for gap, entry in zip(self.gaps, self.entries, strict=True))
        return self.opening + middle + self.closing + self.body


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Notes with every layout of a value, comments, odd indents, all line breaks and a mark."""
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    count = draw(st.integers(0, 6))
    keys = tuple(f"sleutel{place}" for place in range(count))
    layouts = [draw(st.sampled_from(LAYOUTS)) for _ in keys]
    # Below a block of text, empty and indented lines would be part of that text.
    below_text = [False, *("|" in layout or ">" in layout for layout in layouts)]
    return Source(
        opening=f"{mark}---{draw(st.sampled_from(['', '  ']))}{newline}",
        keys=keys,
        gaps=tuple(
            draw(st.sampled_from(BETWEEN[:4] if below_text[place] else BETWEEN)).format(nl=newline)
            for place in range(count)
        ),
        entries=tuple(
            layout.format(key=key, nl=newline) + newline
            for layout, key in zip(layouts, keys, strict=True)
        ),
        closing=f"---{newline}",
        body=draw(st.sampled_from(["", "tekst", "a\r\nb\nc\rd  \n\n", "---\nx: y\n---\n", "é\n"])),
    )


def _require(fact: bool) -> None:
    assert fact


@given(sources(), st.integers(0, 5), VALUES | st.none())
def test_editing_one_key_leaves_all_other_lines_as_they_are(
    source: Source, which: int, value: Value | None
) -> None:
    """Whatever stands around it, changing or removing a key keeps every other byte."""
    raw = source.text().encode()
    reading = read(raw)
    assert reading.editable, reading.problems
    assert tuple(reading.meta) == source.keys
    if which >= len(source.keys):
        key, before, after = "nieuw", source.text(), source.closing + source.body
        before = before.removesuffix(after)
    else:
        key = source.keys[which]
        pieces = [gap + entry for gap, entry in zip(source.gaps, source.entries, strict=True)]
        before = source.opening + "".join(pieces[:which]) + source.gaps[which]
        after = "".join(pieces[which + 1 :]) + source.closing + source.body
    try:
        result = edit(raw, {key: value})
    except CannotEdit as refused:
        # Refused only where a comment would be lost, or would become part of the text above it.
        below_text = which > 0 and any(sign in source.entries[which - 1] for sign in "|>")
        _require("opmerkingen" in str(refused) or (value is None and below_text))
        return
    assert result.startswith(before.encode())
    assert result.endswith(after.encode())
    wanted = {name: item for name, item in {**reading.meta, key: value}.items() if item is not None}
    assert read(result).meta == wanted
    assert read(result).body == source.body
    if value == reading.meta.get(key):
        assert result == raw


@given(sources(), st.dictionaries(st.sampled_from(["sleutel0", "sleutel1", "x"]), ANY_TEXT))
def test_editing_several_keys_at_once(source: Source, changes: dict[str, Value | None]) -> None:
    """Several keys at once give the same as one after the other, and keep every comment line."""
    raw = source.text().encode()
    try:
        result = edit(raw, changes)
    except CannotEdit as refused:
        _require("opmerkingen" in str(refused))
        return
    assert read(result).meta == {**read(raw).meta, **changes}
    one_by_one = raw
    for key, value in changes.items():
        one_by_one = edit(one_by_one, {key: value})
    assert result == one_by_one


@given(st.dictionaries(KEYS | ANY_TEXT.filter(bool), VALUES, max_size=5), ANY_TEXT)
def test_what_is_composed_reads_back(meta: dict[str, Value], body: str) -> None:
    """Every text value and every nesting of them reads back exactly as it was given."""
    try:
        raw = compose(meta, body)
    except CannotEdit:
        assert "\0" in body or "<<<<<<< " in body or any(len(key) > 100 for key in meta)
        return
    reading = read(raw)
    assert dict(reading.meta) == meta
    assert list(reading.meta) == list(meta)
    assert reading.body == body


@given(sources(), ANY_TEXT)
def test_editing_the_body_keeps_the_frontmatter(source: Source, body: str) -> None:
    """A new body takes the place of the old one, line for line, below the same frontmatter."""
    raw = source.text().encode()
    if "\0" in body:
        with pytest.raises(CannotEdit):
            edit(raw, {}, body)
        return
    result = edit(raw, {}, body)
    head = raw.removesuffix(source.body.encode())
    assert result.startswith(head)
    assert result.removeprefix(head).decode().splitlines() == body.splitlines()


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("status: open # Anna\n", {"status": "gereed"}, "status: gereed # Anna\n"),
        ("status: 'open'\n", {"status": "it's"}, "status: 'it''s'\n"),
        ('status: "open"\n', {"status": 'a "b"'}, 'status: "a \\"b\\""\n'),
        ("titel: x\n", {"titel": "Punt #3"}, 'titel: "Punt #3"\n'),
        ("titel: x\n", {"titel": "een: twee"}, 'titel: "een: twee"\n'),
        ("titel: x\n", {"titel": ""}, 'titel: ""\n'),
        ("titel: x\n", {"titel": "'s middags"}, 'titel: "\'s middags"\n'),
        ("titel: x\n", {"titel": "[[B-1]]"}, 'titel: "[[B-1]]"\n'),
        ("tijd: 9:00\n", {"tijd": "13:30"}, "tijd: 13:30\n"),
        ("titel:\n", {"titel": "x"}, "titel: x\n"),
        ("titel:  # vul in\n", {"titel": "x"}, "titel: x  # vul in\n"),
        ("a: 1\n# b\nc: 2\n", {"a": None}, "# b\nc: 2\n"),
        ("wie: [a, b] # ja\n", {"wie": ["a", "c d", "e,f"]}, 'wie: [a, c d, "e,f"] # ja\n'),
        ("wie:\n- a # 1\n# op\n- b\n", {"wie": ["a", "x", "b"]}, "wie:\n- a # 1\n# op\n- x\n- b\n"),
        ("wie:\n  - a # 1\n  - 'b' # 2\n", {"wie": ["a", "c"]}, "wie:\n  - a # 1\n  - 'c' # 2\n"),
        ("w:\n - a\n - b\n - c\nd: e\n", {"w": ["a", "c", "f"]}, "w:\n - a\n - c\n - f\nd: e\n"),
        ("wie:\n- a\n", {"wie": []}, "wie: []\n"),
        ("wie:\n", {"wie": ["a", "b"]}, "wie: [a, b]\n"),
        ("t: |\n  een\n  twee\nd: e\n", {"t": "een\ndrie\n"}, "t: |\n  een\n  drie\nd: e\n"),
        ("t: x # c\n", {"t": "een\ntwee"}, "t: |- # c\n  een\n  twee\n"),
        ("  a: b\n", {"c": "d"}, "  a: b\n  c: d\n"),
        ("", {"a": "b"}, "a: b\n"),
        ("a: 1\n", {"b": {"c": ["d"], "e": ""}}, 'a: 1\nb:\n  c: [d]\n  e: ""\n'),
    ],
)  # fmt: skip
def test_layout_of_a_change(before: str, changes: dict[str, Value | None], after: str) -> None:
    """Quotes, comments and the layout of lists stay as the secretary left them."""
    raw = edit(f"---\n{before}---\ntekst".encode(), changes)
    assert raw.decode() == f"---\n{after}---\ntekst"


def test_editing_a_note_without_frontmatter_adds_one() -> None:
    """A bare note keeps its mark, its line breaks and its text below the new frontmatter."""
    raw = edit(b"\xef\xbb\xbfeen\r\ntwee", {"soort": "notitie"})
    assert raw == b"\xef\xbb\xbf---\r\nsoort: notitie\r\n---\r\neen\r\ntwee"
    assert edit(b"een", {}) == b"een"


def test_a_closing_line_without_line_break_gets_one_before_a_body() -> None:
    """A body never ends up on the closing line."""
    assert edit(b"---\r\na: b\r\n---", {}, "x") == b"---\r\na: b\r\n---\r\nx"


@pytest.mark.parametrize(
    "raw",
    [b"", b"---\na: 1\na: 2\n---\n", b"---\nx", b"---\na: \xff\n---\n", b"---\na: b\n---\n\0"],
)
def test_a_broken_note_is_never_edited(raw: bytes) -> None:
    """What was not understood is not rewritten; the refusal says what to do."""
    with pytest.raises(CannotEdit) as refused:
        edit(raw, {"a": "b"})
    assert refused.value.hint


def test_half_a_character_is_refused() -> None:
    """A lone surrogate cannot be saved as UTF-8; it is refused instead of replaced."""
    with pytest.raises(CannotEdit):
        compose({"titel": "x\ud800"}, "")
    with pytest.raises(CannotEdit):
        edit(b"---\na: b\n---\n", {}, "x\udcff")


def test_a_comment_inside_a_list_is_not_lost() -> None:
    """A list with comments between its lines is not rewritten as something else."""
    with pytest.raises(CannotEdit, match="opmerkingen"):
        edit(b"---\nwie: [a, # eerste\n  b]\n---\n", {"wie": "c"})


def test_a_list_that_grows_out_of_its_line_gets_lines_of_its_own() -> None:
    """A log beside its key would become one line that nobody can read or compare."""
    raw = b'---\nlog: ["p1 r2 @anna: Noor -> Ruud"] # wie wat\n---\n'
    long = "p1 r22 @anna: twee vacatures -> drie vacatures van de zorgadministratie"

    first = edit(raw, {"log": ["p1 r2 @anna: Noor -> Ruud", "kort"]})
    assert first == b'---\nlog: ["p1 r2 @anna: Noor -> Ruud", kort] # wie wat\n---\n'

    second = edit(first, {"log": ["p1 r2 @anna: Noor -> Ruud", "kort", long]})
    assert second.decode().splitlines()[1:5] == [
        "log: # wie wat",
        '  - "p1 r2 @anna: Noor -> Ruud"',
        "  - kort",
        f'  - "{long}"',
    ]

"""Any minutes, written to Word and read back line by line, are the minutes that they were."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from word_samples import SAID, written

from raadsboek.core.documents.document import Document
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.documents.reviewed import Reviewed
from raadsboek.core.word_back.returning import edited_copy
from raadsboek.core.word_back.shown import ShownLine, shown_lines
from raadsboek.intake import packages
from raadsboek.intake.limits import DEFAULT
from raadsboek.intake.word_review import reviewed

_WORD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8) | st.sampled_from(
    ["**vet**", "_schuin_", "`code`", "[[B-2026-014]]", "[x](https://a.nl)", "<!-- stil -->", "|"]
)
_LINE = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["", "## ", "### ", "- ", "  - ", "3. ", "> ", "BESLUIT: ", "ACTIE @a: ", "    "]
    ),
    st.lists(_WORD, max_size=5).map(" ".join),
)
_TABLE = st.just("| a | b |\n|---|---|\n| een | twee |")
_BODY = st.lists(_LINE | _TABLE | st.sampled_from(["", "::: vertrouwelijk", ":::"]), max_size=8)


def read_back(document: Document) -> Reviewed:
    """Return a document as a reviewer sends it back who changed nothing."""
    with packages.opened(written(document), DEFAULT) as package:
        found = reviewed(package, DEFAULT)
    assert found is not None
    return found


@settings(max_examples=40)
@given(body=_BODY.map("\n".join))
@example(body="Een regel\r\n\r\n- met \\*ster\\* &amp; <b>teken</b>\r\n")
@example(body="geen teken: \ufffe\uffff\x00")
def test_out_and_in_is_no_difference(body: str) -> None:
    """Whatever was typed, nothing is proposed and nothing is told."""
    back = read_back(replace(SAID, blocks=minutes_blocks(body)))
    facts = [line for fact in SAID.facts for part in fact for line in part.split("\n")]
    around = [ShownLine(line) for line in (SAID.title, *facts)]
    shown = [*around, *shown_lines(body), ShownLine(SAID.closing)]
    found = edited_copy(body, shown, back.lines)
    assert (found.copy, found.unplaced) == (body, ())
    assert (back.reference, back.version, back.remarks) == ("V-2026-03", "1a2b3c4d", ())

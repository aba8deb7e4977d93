"""The .html page: what was typed is in it, and nothing in it runs or reaches outside."""

import base64
import datetime
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.document import Document
from raadsboek.core.documents.links import is_safe_link
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.render.html import fragment, page, page_of

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "footer", "h1", "h2", "h3", "h4", "h5"),
    *("h6", "p", "br", "hr", "em", "strong", "s", "a", "code", "pre", "blockquote", "ul", "ol"),
    *("li", "table", "thead", "tbody", "tr", "th", "td", "header", "main", "mark"),
}
ATTRIBUTES = {"href", "rel", "start", "scope"}
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><iframe src=//evil>',
    "<!-- --><style>@import url(//evil)</style>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<java&#10;script:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](smb://evil/share)",
    "[x](//evil/share)",
    "[x](\\\\evil\\share)",
    "[x](/\\evil)",
    "[x](http://evil)",
    "[x](https:evil)",
    "![x](https://evil/pixel.png)",
    "![x](//evil/pixel.png)",
    '[x](a "onmouseover=alert(1)")',
    '[x](a"onmouseover="alert(1))',
    "<javascript:alert(1)>",
    "<https://evil\u202egnp.exe>",
    "[[B-2026-001|<script>alert(1)</script>]]",
    '[[" onclick="alert(1)]]',
    '```"><script>\nx\n```',
    "| a |\n|:-:|\n| <b onclick=x> |",
    "&#27;]52;c;eA==&#7;",
    "&#x202e;\u202e\u2066\ufeff\x00\x1b\x9b\ud800",
)


class Oracle(HTMLParser):
    """Reads a page as a browser does and notes what is not harmless in it."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag or an attribute that no page needs, and an address that leads elsewhere."""
        if tag not in TAGS:
            self.troubles.append(tag)
        for name, value in attrs:
            if tag in ("meta", "html"):
                continue
            if name not in ATTRIBUTES:
                self.troubles.append(f"{tag} {name}")
            if name == "href" and not re.match(
                r"https://[^/]|mailto:|[^:/\\]+(/|$|[?#])", value or ""
            ):
                self.troubles.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        """Gather what can be read."""
        self.words += data


def read(data: bytes) -> Oracle:
    """Return what an oracle found in a page."""
    oracle = Oracle()
    oracle.feed(data.decode())
    oracle.close()
    return oracle


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_or_reaches_outside(payload: str) -> None:
    """Whatever a text holds, in whichever place, the page has harmless tags and addresses only."""
    data = page(payload, payload, footer=payload, places={"B-2026-001": "javascript:alert(1)"})
    assert read(data).troubles == []
    assert data.count(b"<style>") == data.count(b"</title>") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", data.decode())


@given(st.lists(st.sampled_from([*PAYLOADS, "\n", "\n\n", "- ", "# ", "**", "`", "a"]), max_size=8))
def test_no_mixture_of_them_does(parts: list[str]) -> None:
    """Harmful pieces put together in any order stay harmless."""
    assert read(page("x", "".join(parts), places={})).troubles == []


@given(st.text(alphabet="abc<>&\"'[]()!*_`~#|-\\:/. \n", max_size=120))
def test_every_word_that_was_typed_can_be_read(text: str) -> None:
    """No letter of a text gets lost on the page: tags, definitions and odd marks are shown."""
    oracle = Oracle()
    oracle.feed(fragment(text))
    oracle.close()
    links = re.findall(r'href="([^"]*)"', fragment(text))
    shown = re.findall("[abc]", oracle.words + unescape(" ".join(links)))
    assert sorted(shown) == sorted(re.findall("[abc]", text))


def test_the_page_says_what_a_browser_may_do_and_that_is_to_show_our_style() -> None:
    """The policy in the page names the digest of the style that is in it, and allows no more."""
    text = page("x", "y").decode()
    style = re.search("<style>(.*)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}';" in text


def test_links_between_notes_lead_to_their_places() -> None:
    """A link with a place becomes one, by its label; another shows its words only."""
    text = "Zie [[B-2026-014|het besluit]] en [[B-2026-015]]."
    assert fragment(text, places={"B-2026-014": "besluit.html"}) == (
        '<p>Zie <a href="besluit.html">het besluit</a> en B-2026-015.</p>\n'
    )


def test_a_text_keeps_its_lines_its_table_and_what_looks_like_a_definition() -> None:
    """Line ends stay, tables are tables, and `[OR]: akkoord` does not vanish."""
    shown = fragment("BESLUIT: ja\nSTEMMING: 7-1-1\n\n[OR]: akkoord\n\n| a |\n|---|\n| 1 |")
    assert "BESLUIT: ja<br>\nSTEMMING: 7-1-1" in shown
    assert "[OR]: akkoord" in shown
    assert "<td>1</td>" in shown


@pytest.mark.parametrize("text", ["[" * 60_000, "*a**a" * 20_000, "> " * 3_000 + "a", "a" * 30_000])
def test_a_text_that_makes_a_parser_sweat_is_shown_as_it_stands(text: str) -> None:
    """Thousands of marks cost no time: the words are there without their form."""
    assert fragment(text).startswith("<pre>")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://delinden.example/a?b#c", True),
        ("mailto:or@delinden.example", True),
        ("besluiten/2026/B-2026-014%20x.md", True),
        ("#boven", True),
        ("../a.html", True),
        ("http://delinden.example", False),
        ("https:///evil", False),
        ("/etc/passwd", False),
        ("c:/x", False),
        ("a\\b", False),
        (" javascript:x", False),
        ("", False),
    ],
)
def test_where_a_link_may_lead(address: str, safe: bool) -> None:
    """To the web over https, to a mail address, and to files beside the page."""
    assert is_safe_link(address) is safe


def test_a_document_has_landmarks_and_says_that_it_is_a_draft() -> None:
    """A screen reader goes to header, text and footer; a draft says so on each printed page."""
    document = Document(
        kind="verslag",
        title="Verslag <b>",
        council="OR & co",
        author="OR & co",
        day=datetime.date(2026, 11, 22),
        blocks=parse_blocks("## 1. Opening\n\nTekst."),
        reference="V-2026-01",
        version="1a2b3c4d",
        status="concept",
        is_draft=True,
        facts=(("Kenmerk", "V-2026-01"),),
    )
    data = page_of(document)
    text = data.decode()
    assert read(data).troubles == []
    order = ["<header>", "OR &amp; co", "<h1>", "<mark>CONCEPT", '<th scope="row">', "<main>"]
    places = [text.index(part, text.index("<body>")) for part in [*order, "<footer>"]]
    assert places == sorted(places)
    assert '<meta name="keywords" content="raadsboek V-2026-01 1a2b3c4d">' in text
    assert "<footer>OR &amp; co · V-2026-01 · concept · versie 1a2b3c4d</footer>" in text

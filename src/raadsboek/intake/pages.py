"""Web pages, as mail programs and word processors write them, to Markdown.

Nothing is fetched: pictures become the words that stand for them. Links lead only where a document
of ours may lead; of another the words remain.
"""

import re
from html.parser import HTMLParser

_GONE = ("script", "style", "head", "title", "noscript", "template", "object", "iframe", "svg")
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\xa0]+$", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_BLOCK = re.compile("p|div|br|li|tr|h[1-6]|table|ul|ol|blockquote|pre|hr|section|article")


def page_as_markdown(page: str) -> str:
    """Return the text of a page with its headings, lists, tables, emphasis and links.

    A page that nests too deep for that keeps its words.
    """
    try:
        text = _converted(page)
    except RecursionError:
        text = _words(page)
    return _GAPS.sub("\n\n", _BLANKS.sub("", text)).strip()


def _converted(page: str) -> str:
    import bs4

    from raadsboek.intake.page_converter import Converter, without_layout_tables

    soup = bs4.BeautifulSoup(page, "lxml")
    for tag in soup.find_all(_GONE):
        tag.decompose()
    if _HIDDEN.search(page):
        for tag in soup.find_all(style=_HIDDEN):
            tag.decompose()
    without_layout_tables(soup)
    return str(Converter().convert_soup(soup))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        if _BLOCK.fullmatch(tag):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in ("script", "style")))

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(" ".join(data.split()) + " ")


def _words(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    reader.close()
    lines = "".join(reader.found).split("\n")
    return "\n\n".join(line.strip() for line in lines if line.strip())

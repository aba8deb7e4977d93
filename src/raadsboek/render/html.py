"""Text as a web page that anybody can open: one file, nothing in it that runs or reaches outside.

Owns what a link on such a page may be, and is the only place that makes HTML. What the page says,
and what must stay out, is decided by who gathers it. It must not read or write a file.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from raadsboek.core.links import pieces
from raadsboek.core.text import visible_lines

LARGEST = 2_000_000
"""Characters of a text that are still laid out; a longer one is shown as it stands."""
_LONGEST_LINE = 20_000
_MOST_MARKS = 2_000
"""Marks in one paragraph; with more of them a parser may take minutes."""
_DEEPEST = 40

_SCHEME = re.compile(r"[^/?#]*?:")
"""More than a scheme may be: a colon in the first part of an address is a scheme to somebody."""
_UNFIT = re.compile(r"[\\\x00-\x20\x7f-\xa0]")
_MARKS = re.compile(r"[\\`*_\[\]<&!~]")
_BREAK = re.compile(r"\n[ \t]*\n")

_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 46em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.6em; line-height: 1.2; }
h2 { font-size: 1.25em; margin-top: 1.6em; }
h3 { font-size: 1.05em; margin-top: 1.3em; }
h1, h2, h3, h4 { break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
th, td { border-bottom: 1px solid #bbb; padding: .3em .6em .3em 0; text-align: left;
  vertical-align: top; overflow-wrap: normal; }
tr, li { break-inside: avoid; }
blockquote { border-left: 3px solid #888; margin-left: 0; padding-left: 1em; }
pre { white-space: pre-wrap; font: 10pt/1.4 ui-monospace, monospace; }
a { color: #0b4f8a; }
footer { border-top: 1px solid #bbb; margin-top: 2.5em; padding-top: .5em; font-size: .85em;
  white-space: pre-line; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; } }
"""


def page(
    title: str, text: str, *, footer: str = "", places: Mapping[str, str] | None = None
) -> bytes:
    """Return a whole page: the title as its first heading, the Markdown text, and a last line.

    `places` gives for a number the relative address that its links lead to; of other numbers only
    the words are shown. Headings in the text begin at the second level (`##`).
    """
    name = escape(title)
    lines = [
        "<!doctype html>",
        '<html lang="nl">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{name}</h1>",
        fragment(text, places=places).rstrip("\n"),
        *([f"<footer>{escape(footer)}</footer>"] if footer else []),
        "</body>",
        "</html>",
        "",
    ]
    # Last, so that what was written as an entity is made harmless as well.
    return visible_lines("\n".join(lines)).encode()


def fragment(text: str, *, places: Mapping[str, str] | None = None) -> str:
    """Return Markdown text as HTML without a page around it; everything that was typed is in it.

    Tags are shown as typed, a picture as its name and address. A text that is built to make a
    parser sweat is shown as it stands.
    """
    plain = visible_lines(text)
    if not _is_wild(plain):
        parser = _parser()
        tokens = parser.parse(plain)
        # Below its own limit the parser drops text without a word.
        if all(token.level < _DEEPEST for token in tokens):
            return visible_lines(
                parser.renderer.render(tokens, parser.options, {"places": places or {}})
            )
    return f"<pre>{escape(plain)}</pre>\n"


def is_safe_link(address: str) -> bool:
    """Tell if a link on a page may lead there: https, mailto, or a place beside the page."""
    if not address or _UNFIT.search(address):
        return False
    scheme = _SCHEME.match(address)
    if scheme is None:
        return not address.startswith("/")
    rest = address[scheme.end() :]
    return scheme.group().lower() == "mailto:" or (
        scheme.group().lower() == "https:" and re.match(r"//[^/]", rest) is not None
    )


def _is_wild(text: str) -> bool:
    return (
        len(text) > LARGEST
        or any(len(line) > _LONGEST_LINE for line in text.split("\n"))
        or any(len(_MARKS.findall(part)) > _MOST_MARKS for part in _BREAK.split(text))
    )


@cache
def _policy() -> str:
    """Return what a browser may do with a page: show our style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802
        return is_safe_link(url)


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "breaks": True, "maxNesting": _DEEPEST + 4}
    parser = _Parser("commonmark", options)
    # Link definitions would vanish from the page ("[OR]: akkoord"); tables are wanted.
    parser.enable(["table", "strikethrough"]).disable(["reference", "lheading", "html_block"])
    parser.add_render_rule("text", _text)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link_open)
    return parser


def _text(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Write text with the links between notes in it."""
    del renderer, options
    parts = []
    for shown, number in pieces(tokens[index].content):
        address = env["places"].get(number, "")
        if address and is_safe_link(address):
            parts.append(f'<a href="{escape(address)}">{escape(shown)}</a>')
        else:
            parts.append(escape(shown, quote=False))
    return "".join(parts)


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Write a picture as words: a page fetches nothing."""
    del renderer, options, env
    token = tokens[index]
    return escape(f"[{token.content}: {token.attrs.get('src', '')}]", quote=False)


def _link_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, env)

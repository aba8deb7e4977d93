"""The title of a note from its text: the first sentence, short enough for a list."""

import re

LONGEST_TITLE = 80

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")
_EMPHASIS = re.compile(r"\*\*|__|`")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZÀ-ÖØ-Þ\"'“‘(@\[])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|dhr|mevr|mw|mr|drs|dr|ir|ing|prof|art|nr|bijv|incl|excl|evt|ca|resp|max|min|"
    r"vs|jl|pag|blz|bijl|o\.a|i\.v\.m|m\.b\.t|n\.a\.v|o\.b\.v|a\.s|d\.d)$",
    re.IGNORECASE,
)


def title_of(text: str) -> str:
    """Return the first sentence of a text on one line, cut at a word when it is long."""
    plain = _LINK.sub(lambda match: match[2] or match[1], _EMPHASIS.sub("", text))
    words = " ".join(plain.split())
    sentence = _first_sentence(words).rstrip(" .;:")
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    cut = sentence[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,.;:-")
    return f"{cut}…"


def _first_sentence(words: str) -> str:
    for match in _SENTENCE_END.finditer(words):
        before = words[: match.start()]
        if match[0] != "." or not _ABBREVIATION.search(before[-12:]):
            return before if match[0] == "." else words[: match.end()]
    return words

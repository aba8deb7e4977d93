"""Draft minutes for the tests of corrections, and their print."""

from hypothesis import strategies as st

from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint, numbered_print
from raadsboek.core.note import Note

BODY = """\
## 1. Opening
tijd: 5 min

Anna opent om 13:30 uur en heet Noor welkom.

## 2. Thuiswerken
doel: besluiten · tijd: 20 min

De bestuurder licht de regeling toe. De OR vraagt naar de gevolgen voor de mensen die in de nacht \
werken, en naar de kosten van twee schermen. De bestuurder zegt dat twee schermen te duur zijn.

BESLUIT B-2026-014: De OR stemt in onder twee voorwaarden.
STEMMING: 7 voor, 1 tegen, 1 onthouding
ACTIE A-2026-031 @anna voor 1 april: reactie van HR opvragen

## 3. Sluiting

Anna sluit om 15:30 uur.
"""


def minutes(body: str = BODY, **keys: str) -> Note:
    """Return a meeting with draft minutes."""
    meta = {
        "soort": "vergadering",
        "nummer": "V-2026-03",
        "titel": "Overlegvergadering",
        "datum": "2026-03-12",
        "van": "13:30",
        "status": "verslag concept",
        "aanwezig": "anna, noor",
    }
    return Note(path="v.md", meta={**meta, **keys}, body=body, digest="")


def printed(body: str = BODY) -> NumberedPrint:
    """Return the print of minutes with this text."""
    return numbered_print(minutes(body))


WORDS = st.sampled_from(
    ["De", "OR", "stemt", "in", "twee", "drie", "voorwaarden.", "nacht,", "café", "@anna", "13:30"]
)
STARTS = st.sampled_from(["", "", "", "## 2. ", "- ", "ACTIE @anna: ", "BESLUIT: "])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw the text of minutes: paragraphs of words, headings, keyword lines, blank lines."""
    lines = []
    for _ in range(draw(st.integers(0, 8))):
        words = draw(st.lists(WORDS, max_size=24))
        lines.append(draw(STARTS) + " ".join(words))
        lines += [""] * draw(st.integers(0, 2))
    return draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)

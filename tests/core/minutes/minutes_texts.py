"""Random minutes for property tests: lines that mean something between lines that do not."""

from hypothesis import strategies as st

MEANINGFUL = [
    "## 1. Opening",
    "## 3. Adviesaanvraag reorganisatie",
    "doel: besluiten · tijd: 15 min · inbreng: @anna · stukken: [[P-2026-118]]",
    "## Rondvraag",
    "### Onderdeel",
    "BESLUIT: De OR adviseert positief.",
    "BESLUIT:20 stoelen",
    "Besluit: met één hoofdletter",
    "BESLUIT",
    "besluit: een gewone zin",
    "STEMMING: 7 voor, 1 tegen, 1 onthouding",
    "STEMMING: unaniem",
    "STEMMING: wie weet",
    "ACTIE @anna voor 1 april: reactie van HR opvragen",
    "ACTIE @anna, @noor en @niemand over twee weken: bellen",
    "ACTIE: zonder eigenaar",
    "Actie @anna: mailen",
    "ACTIE anna: naam zonder teken",
    "TOEZEGGING @bestuurder voor volgende vergadering: cijfers per afdeling",
    "TOEZEGGING @bestuurder voor de zomer:",
    "AANGEHOUDEN: de cijfers zijn er nog niet",
    "AANGEHOUDEN tot volgende vergadering: te laat gekomen",
    "::: vertrouwelijk",
    ":::vertrouwlijk",
    "::: opmerking",
    ":::",
    "```",
    "~~~ tekst",
    "- BESLUIT: in een lijst",
    "",
    "   ",
    "- een voorwaarde",
    "Gewone tekst.",
]

NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def minutes_texts(draw: st.DrawFn) -> str:
    """Return a body in one newline style, sometimes without a last newline."""
    lines = draw(st.lists(st.one_of(st.sampled_from(MEANINGFUL), st.text(max_size=12))))
    end = draw(NEWLINES)
    return end.join(lines) + draw(st.sampled_from(["", end]))

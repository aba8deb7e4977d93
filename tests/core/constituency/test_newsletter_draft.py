"""The draft of a newsletter: from minutes without what is confidential, summaries and answers."""

from raadsboek.core.constituency.log import Asked
from raadsboek.core.constituency.newsletter import Story, draft_text
from raadsboek.core.minutes.public import without_confidential

MINUTES = """## 1. Opening

Anna opent.

BESLUIT: De OR stemt in.

::: vertrouwelijk
BESLUIT: Het geheime besluit.
:::

## 2. Wat communiceren wij
doel: bespreken

Wij melden dat de proef begint.

::: vertrouwelijk
De naam van de collega.
:::

ACTIE @anna: stukje schrijven
"""


def test_a_draft_tells_what_everybody_may_know() -> None:
    """The points about telling, decisions, dossiers with a summary, and answers."""
    stories = [
        Story(number="D-1", title="Roosters", summary="Er komen vaste regels."),
        Story(number="D-2", title="Zonder woorden"),
    ]
    asked = [Asked(number="VR-1", path="1.md", text="Mag dat?", answer="Ja.", status="beantwoord")]
    text = draft_text(without_confidential(MINUTES), "V-1", stories, asked)
    assert (
        "Wij melden dat de proef begint.\n\n## Wat de raad besloot\n\n- De OR stemt in.\n" in text
    )
    assert "### Roosters\n\nEr komen vaste regels." in text
    assert text.endswith("**Mag dat?**\n\nJa.\n")
    for hidden in ("geheime", "collega", "stukje", "weggelaten", "Zonder woorden", "Anna"):
        assert hidden not in text


def test_a_meeting_with_nothing_to_tell_gives_an_empty_page() -> None:
    """No heading without something below it."""
    assert draft_text("## 1. Opening\n", "V-1", [], []).count("\n") == 1

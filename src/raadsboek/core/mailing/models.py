"""The texts of mails as they are without templates of the council's own; data, no code.

The first line is the subject. What stands between {{ }} is filled in; `wording` says with what.
"""

from collections.abc import Mapping

_END = "Met vriendelijke groet,\n{{naam}}\n{{raad}}\n"
_ALONG = "{{bij deze mail}}\n\n{{agendabestand}}\n\n"
_WHEN = "{{wanneer en waar}}\n\n"
_COMING = "Kunt u niet komen? Laat het mij weten.\n\n"
_ABOUT = "{{vergadering}}, {{dag}} · {{raad}}\n\nBeste allen,\n\n"

MODELS: Mapping[str, str] = {
    "uitnodiging": (
        f"Onderwerp: Uitnodiging: {_ABOUT}"
        f"Hierbij nodig ik u uit voor: {{{{vergadering}}}}.\n\n{_WHEN}{_ALONG}{_COMING}{_END}"
    ),
    "agenda": (
        f"Onderwerp: Agenda: {_ABOUT}"
        f"Hierbij de agenda en de stukken voor: {{{{vergadering}}}}.\n\n"
        f"{_WHEN}{_ALONG}{_COMING}{_END}"
    ),
    "nazending": (
        f"Onderwerp: Nazending: {_ABOUT}"
        f"Er zijn stukken bij gekomen of gewijzigd voor: {{{{vergadering}}}}.\n\n"
        f"{_WHEN}{_ALONG}{_END}"
    ),
    "bericht": (
        f"Onderwerp: Andere dag: {_ABOUT}"
        "Deze vergadering heeft een andere dag: {{vergadering}}. {{eerdere dag}}\n\n"
        f"{_WHEN}{_ALONG}{_COMING}{_END}"
    ),
    "vervallen": (
        f"Onderwerp: Vervalt: {_ABOUT}"
        f"Deze vergadering gaat niet door: {{{{vergadering}}}}, {{{{dag}}}}.\n\n{_ALONG}{_END}"
    ),
    "verslag": (
        f"Onderwerp: Verslag: {_ABOUT}"
        f"Hierbij het vastgestelde verslag van: {{{{vergadering}}}}, {{{{dag}}}}.\n\n{_ALONG}{_END}"
    ),
    "conceptverslag": (
        f"Onderwerp: Conceptverslag: {_ABOUT}"
        f"Hierbij het conceptverslag van: {{{{vergadering}}}}, {{{{dag}}}}.\n\n{_ALONG}"
        "Klopt er iets niet? Laat het mij weten, met bladzijde en regel, of verbeter het in het "
        f"bestand.\n\n{_END}"
    ),
    "herinnering": (
        "Onderwerp: Herinnering: {{hoeveel}} · {{raad}}\n\nBeste {{aan}},\n\n"
        "Dit staat nog open op uw naam:\n\n{{punten}}\n\n"
        "Is iets klaar? Antwoord dan op deze mail met het nummer en wat eruit kwam. Lukt het niet "
        f"op tijd? Laat het mij weten.\n\n{_END}"
    ),
    "brief": (
        "Onderwerp: {{titel}} · {{kenmerk}}\n\nGeachte heer, mevrouw,\n\n"
        "Bijgaand onze brief: {{titel}} (ons kenmerk {{kenmerk}}).\n\n"
        f"{{{{bij deze mail}}}}\n\n{_END}"
    ),
}
"""The text of each mail, by the name of its template."""

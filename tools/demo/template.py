"""The files that `raadsboek init` starts with, filled in for the council of the demo."""

from raadsboek.book.creating import filled
from raadsboek.core.inbox.folder import lies_apart
from raadsboek.history.stream import Identity
from raadsboek.vault.settings import SETTINGS_FILE
from raadsboek.vault.template import template_files

COUNCIL = {"naam": "OR Zorggroep De Linden", "soort": "OR", "regeling": "WOR"}

RULES = b"""\
    quorum: 5
    voorzieningen: [zaal, lunch]
    termijnen:
      - procedure: wor.advies
        stap: Antwoord op de vragen
        na: vragen
        klaar-door: antwoorden
        termijn: 3 weken
        soort: afspraak
        wie: ondernemer
        bron: convenant, punt 3
      - procedure: wor.bestuurder
        stap: Advies uitbrengen
        na: aanvraag
        klaar-door: advies
        termijn: 6 weken
        soort: afspraak
        wie: ondernemingsraad
        bron: convenant, punt 3
      - procedure: wor.verkiezing
        stap: Vrije lijsten
        termijn: 6 weken terug
        wie: kandidaten
        bron: verkiezingsreglement, art. 4
    jaarplan:
      regio: midden
      vergaderingen:
        - vorm: raad
          ritme: elke maand op de tweede donderdag
          van: "13:30"
          tot: "15:30"
          plaats: zaal 1.03
          behalve: [augustus]
        - vorm: overleg
          ritme: elke twee maanden op de vierde donderdag
          van: "13:30"
          tot: "15:30"
          plaats: zaal 2.14
    jaarkalender:
      - verplichting: Algemene gang van zaken
        maanden: [mei, november]
        woorden: [toekomst van de organisatie]
      - verplichting: Toezichthouders bij het overleg
        woorden: [toekomst van de organisatie]
      - verplichting: Werkzaamheden en resultaten
        woorden: [toekomst van de organisatie, financi\xc3\xabn en verzuim]
      - verplichting: Verwachtingen en investeringen
        woorden: [toekomst van de organisatie, financi\xc3\xabn en verzuim]
      - verplichting: Personeel en sociaal beleid
        woorden: [verzuim per team]
      - verplichting: Uitzendkrachten
        woorden: [werving en vacatures]
      - verplichting: Uren voor de raad
        maanden: [juni]
        woorden: [convenant ondertekenen]
      - verplichting: Scholingsdagen
        maanden: [september]
        vergadering: raad
        woorden: [scholingsdag werkdruk]
      - verplichting: Plan van aanpak RI&E
        maanden: [februari]
        vergadering: raad
        soort: afspraak
        bron: convenant, punt 6
"""


def template(secretary: Identity) -> list[tuple[str, bytes]]:
    """Return the paths and bytes of the template, with the rules of the demo filled in."""
    values = {**COUNCIL, "secretaris": secretary.name, "email": secretary.email}
    files = []
    for path, raw in template_files():
        if lies_apart(path):
            continue
        data = filled(path, raw, values)
        if path == SETTINGS_FILE:
            data = data.replace(b"# zetels: 9", b"zetels: 9")
            data = data.replace(b"    # quorum: 5\n", RULES)
        files.append((path, data))
    return files


def settings(secretary: Identity) -> bytes:
    """Return raadsboek.yaml as it is under this secretary."""
    return dict(template(secretary))[SETTINGS_FILE]

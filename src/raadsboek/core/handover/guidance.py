"""What every successor is told alike: the first week, and where to find what.

Pure text in Dutch. Keys are those of the screens; a test holds them to the registry.
"""

from raadsboek.core.handover.section import Section

FIRST_WEEK = Section(
    id="eerste-week",
    title="Uw eerste week",
    lines=(
        "1. Lees 'Wat nu loopt' en zet de eerste drie dagen in uw eigen agenda.",
        "2. Schrijf alle vergaderingen en termijnen in één keer naar uw agenda: Naar uw agenda "
        "(F7 op het scherm Vandaag).",
        "3. Maak kennis met de voorzitter, de bestuurder en wie er aan de bestuurder verslag "
        "doet. Wie dat zijn, staat bij 'Wie is wie'.",
        "4. Vraag toegang tot het postvak van de raad, de gedeelde map, de vergaderzalen en het "
        "budget. Die staan niet in het raadsboek.",
        "5. Loop met de voorzitter 'Van uw voorganger' door.",
        "6. Kijk welk verslag wacht op vaststellen en welke agenda als eerste de deur uit moet.",
        "7. Vraag wie er nog een kopie van het raadsboek heeft, en spreek af wie het bijhoudt.",
    ),
)

WHERE = Section(
    id="waar",
    title="Waar vindt u wat",
    lines=(
        "- **Vandaag** (F5): wat te laat is, wat deze week moet, de volgende vergadering.",
        "- **Termijnen** (F4): alle dagen van alle trajecten; met u ziet u hoe een dag is geteld.",
        "- **Lijsten** (l): vergaderingen, besluiten, acties, toezeggingen, trajecten, post.",
        "- **Zoeken** (F3): een woord of een nummer, in alles.",
        "- **Wat geldt** (q): welk besluit of welke afspraak geldt, of op een dag gold.",
        "- **Geschiedenis** (F9 bij een notitie): elke eerdere tekst, met wie en wanneer.",
        "- **Problemen** (p): wat niet klopt, met wat u eraan kunt doen.",
        "- **Menu** (F10): alles wat u op een scherm kunt doen.",
        "",
        "De map zelf is ook zonder programma te lezen: open LEESMIJ.md in Kladblok.",
    ),
)

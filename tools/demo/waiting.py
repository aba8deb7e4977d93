"""What lies in the inbox of the demo on the day that it is opened: two mails and an offer."""

import datetime
from email.message import EmailMessage
from pathlib import Path

from demo.paper import one_page
from demo.people import DOMAIN
from raadsboek.core.dates import without_weekday
from raadsboek.vault import inbox

_COUNCIL = f"or@{DOMAIN}"


def put_waiting(folder: Path, today: datetime.date) -> None:
    """Put the pieces in the inbox of the demo in `folder`, which is opened on `today`."""
    place = inbox.ready(folder)
    for name, data in _pieces(today):
        (place / name).write_bytes(data)


def _pieces(today: datetime.date) -> list[tuple[str, bytes]]:
    due = without_weekday(today + datetime.timedelta(days=12))
    roster = _mail(
        f"Directiesecretariaat <directie@{DOMAIN}>",
        "RE: Instemmingsverzoek roosterregeling nachtdienst",
        today - datetime.timedelta(days=2),
        "Beste Sanne,\n\nNaar aanleiding van jullie vragen is de tekst van de regeling aangepast: "
        "zie artikel 3.\nWij ontvangen het besluit van de OR graag uiterlijk "
        f"{due}.\n\nMet vriendelijke groet,\nnamens de bestuurder\n",
        (
            "roosterregeling-v2.pdf",
            one_page(
                "Instemmingsverzoek roosterregeling nachtdienst", "aangepaste tekst van de regeling"
            ),
        ),
    )
    network = _mail(
        "Netwerk ambtelijk secretarissen <dag@netwerk.example>",
        "Uitnodiging netwerkdag: post en archief",
        today - datetime.timedelta(days=1),
        "Beste collega,\n\nOok dit jaar is er een netwerkdag. Aanmelden kan uiterlijk "
        f"{due}, met een mail aan ons.\n\nTot dan!\n",
    )
    offer = one_page("Offerte training voor nieuwe leden", "Twee dagdelen, 1.950 euro zonder btw.")
    return [
        ("RE Instemmingsverzoek roosterregeling.eml", roster),
        ("Uitnodiging netwerkdag.eml", network),
        ("Offerte training nieuwe leden.pdf", offer),
    ]


def _mail(
    sender: str,
    subject: str,
    day: datetime.date,
    text: str,
    attachment: tuple[str, bytes] | None = None,
) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = _COUNCIL
    message["Subject"] = subject
    message["Date"] = datetime.datetime.combine(day, datetime.time(9, 12, tzinfo=datetime.UTC))
    message["Message-ID"] = f"<{day.isoformat()}.{len(text)}@{DOMAIN}>"
    message.set_content(text)
    if attachment is not None:
        name, data = attachment
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        message.set_boundary("grens")
    return message.as_bytes()

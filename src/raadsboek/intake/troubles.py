"""What is said of a file that could not be read, or not whole: Dutch sentences, with what to do.

Each says that nothing is lost: whatever a reader makes of a file, the file itself is kept.
"""

KEPT = "Het bestand zelf blijft bewaard zoals het is."


class Unreadable(Exception):
    """A reader could not read a file; `sentence` is for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


TOO_LARGE = f"Dit bestand is te groot om te lezen. {KEPT} Open het in het eigen programma."
TOO_LONG = (
    f"Het lezen duurde te lang en is gestopt. {KEPT} Open het in het eigen programma, of verhoog "
    "'seconden' onder 'inlezen' in raadsboek.yaml."
)
TOO_MUCH = (
    f"Dit bestand vraagt meer geheugen dan lezen mag kosten. {KEPT} "
    "Open het in het eigen programma."
)
NOT_STARTED = (
    f"De computer had geen ruimte om dit bestand te lezen. {KEPT} Sluit andere programma's en "
    "probeer het opnieuw."
)
BROKEN = f"Dit bestand is beschadigd of anders dan verwacht; de tekst is niet te lezen. {KEPT}"
NO_FILE = "Dit bestand is er niet meer, of mag niet worden gelezen. Kijk of het er nog staat."
NOT_ORDINARY = "Dit is geen gewoon bestand; het is niet gelezen. Zet er een gewoon bestand neer."
EMPTY = "Dit bestand is leeg. Vraag de afzender om het opnieuw te sturen."
NESTED = (
    f"Dit bericht zit in te veel lagen om helemaal te lezen. {KEPT} "
    "Open het in uw mailprogramma om te zien wat er nog in zit."
)
MANY_PARTS = (
    f"Dit bericht heeft meer dan {{count}} bijlagen; de eerste {{count}} zijn gelezen. {KEPT} "
    "De andere zitten in het bericht zelf."
)
BOMB = (
    f"Dit bestand wordt uitgepakt veel groter dan een stuk ooit is; het is niet gelezen. {KEPT} "
    "Vraag de afzender wat het is voor u het opent."
)
HOSTILE = (
    f"In dit bestand staat iets dat er niet in hoort (een verwijzing naar buiten); het is niet "
    f"gelezen. {KEPT} Vraag de afzender wat het is voor u het opent."
)
LOCKED = (
    f"Dit bestand is met een wachtwoord beveiligd. {KEPT} Vraag de afzender om een versie zonder "
    "wachtwoord, of open het met het wachtwoord."
)
SEALED_MAIL = (
    f"Dit bericht is versleuteld of verzegeld; de tekst is hier niet te lezen. {KEPT} Open het in "
    "uw mailprogramma."
)
CUT = f"De tekst is erg lang; alleen het begin is gelezen. {KEPT}"
PAGES_CUT = f"Alleen de eerste {{read}} van de {{all}} bladzijden zijn gelezen. {KEPT}"
BAD_PAGES = f"De tekst van {{count}} was niet te lezen. {KEPT}"
MANY_PAGES = f"Dit zijn {{all}} bladzijden; meer dan {{most}} is te veel voor een bundel. {KEPT}"
OWNER_FILE = (
    "Dit is het hulpbestand dat Word maakt zolang een document openstaat; er staat geen tekst in. "
    "Sluit het document in Word en neem het document zelf."
)
OLD_OFFICE = (
    f"Dit is een bestand van een oude versie van Office; Raadsboek leest dat niet. {KEPT} Open het "
    "in Word en bewaar het als .docx of .pdf."
)
SHEET = f"Dit is een werkblad; Raadsboek leest daar geen tekst uit. {KEPT} Open het in Excel."
SLIDES = (
    f"Dit is een presentatie; Raadsboek leest daar geen tekst uit. {KEPT} Open hem in PowerPoint."
)
ZIP = (
    f"Dit is een ingepakte map (zip); Raadsboek pakt die niet uit. {KEPT} Pak hem zelf uit en zet "
    "wat u nodig hebt in het postvak."
)
RTF = (
    f"Dit is een RTF-bestand; Raadsboek leest dat niet. {KEPT} Open het in Word en bewaar het als "
    ".docx."
)
WINMAIL = (
    f"Outlook heeft de bijlagen van dit bericht verstopt in winmail.dat. {KEPT} Vraag de afzender "
    "om het bericht opnieuw te sturen als HTML of als gewone tekst."
)
UNKNOWN = f"Raadsboek kent deze soort bestanden niet en heeft er niets uit gelezen. {KEPT}"
NO_BODY = (
    f"De tekst van dit bericht staat in een vorm die Raadsboek niet leest. {KEPT} Open het "
    "in Outlook."
)
INNER_MESSAGE = (
    f"Een bericht dat in dit bericht zit, is niet apart gelezen. {KEPT} Open het in Outlook."
)
NO_OFFICE = (
    "Op deze computer staat geen LibreOffice; van dit document wordt geen PDF gemaakt. Installeer "
    "LibreOffice, of bewaar het document zelf als PDF."
)
NO_DOCUMENT = (
    "Alleen van een document van Word of LibreOffice wordt een PDF gemaakt. Bewaar dit bestand in "
    "het eigen programma als PDF."
)
NOT_CONVERTED = (
    "LibreOffice kon van dit document geen PDF maken. Open het in Word en bewaar het daar als PDF."
)

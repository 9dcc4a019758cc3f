"""What speaks for åtgärd: a concrete act to correct or improve: done, ongoing, planned, agreed, demanded."""

import re

from classify.context import Context
from classify.cues.patterns import REVIEWED, any_of
from classify.types import Label

_ACTS = (
    r"(?:åtgärdat|införskaffat|infört|reviderat|uppdaterat|anställt|rekryterat|utbildat|upprättat|tagit fram|påbörjat|startat|beställt|bytt|installerat|köpt|sett över|vidtagit|rättat"
    r"|lagt (?:in|till|upp)|gått igenom|förstärkt|utökat|ändrat|kompletterat|utsett|tillsatt|sagt upp|flyttat|reparerat|lagat|städat|målat|monterat|informerat|inlett|skickat|schemalagt)"
)
_DONE = any_of(
    rf"har (?:nu |därefter |också |även |redan |sedan |under \w+ )?{_ACTS}\b",
    r"är (?:nu )?(?:åtgärda|avhjälp|utbyt|reparera|införd|uppdatera|revidera|klar)\w*",
    r"har (?:nu )?(?:åtgärdats|avhjälpts|införts|reviderats|uppdaterats|tagits fram|genomförts|installerats|anställts|rekryterats|tillsatts|utbildats)",
    r"vidtagna åtgärder",
    r"åtgärdsplan\w*",
    r"handlingsplan\w*",
)
_ONGOING = any_of(
    r"pågår\b",
    r"har påbörjats?\b",
    r"är (?:påbörja|under arbete|under framtagande)\w*",
    r"håller på att\b",
    r"arbete(?:t)? (?:med att \w+ )?(?:är )?(?:pågår|påbörja)\w*",
    r"är på gång\b",
)
_PLANNED = any_of(
    r"kommer (?:\w+ )?att\b",
    r"planera(?:r|s|t)\b",
    r"avser (?:\w+ ){0,6}?att\b",
    r"(?:under|inom|till|från) (?:nästa|kommande) (?:år|vår|höst|termin|vecka|månad)\w*",
    r"senast (?:den )?\d",
    r"före (?:den )?\d",
    r"överenskom\w*",
    r"är inplanera\w*",
    r"ska(?:ll)? (?:\w+ ){0,3}"
    r"(?:genomföras|revideras|uppdateras|införas|tas fram|upprättas|utbildas|anställas|rekryteras|åtgärdas|bytas|installeras|ses över|kompletteras|inköpas|följas upp|gås igenom|redovisas|vara klar\w*)",
)
_SINCE = any_of(
    r"numera\b",
    r"(?:sedan|efter) (?:granskningen|tillsynen|inspektionen|besöket|beslutet|revisionen|anmälan|händelsen|dess)\b",
    r"(?:från och med|fr\.?\s?o\.?\s?m\.?|från) (?:nu|nyår|årsskiftet|hösten|våren|i dag|den|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b",
    r"(?:har|hade) (?:också |även |nu |därför )?(?:beslutat|gett|fått|höjt|avsatt|skjutit till|gått ut med|satt i gång|startats?|tillförts)\b",
    r"framöver\b|hädanefter\b|i fortsättningen\b",
)
_DEMAND = any_of(
    r"rekommendera(?:r|s|t)\b",
    r"rekommendation\w*",
    r"uppmana(?:r|s)\b",
    r"förelägg(?:er|s|a|ande)\w*",
    r"(?:begär|kräver|förutsätter|utgår från|emotser)(?:s)? att\b",
    rf"{REVIEWED} (?:bör|ska|skall|behöver|måste|har att)\b",
    r"ska(?:ll)? (?:omgående|skyndsamt|omedelbart|snarast|senast)",
    r"bör (?:\w+ )?(?:säkerställa|se över|upprätta|utveckla|tillse|ta fram|vidta|överväga|förtydliga)",
    r"ska (?:vidta|inkomma|redovisa|lämna|åtgärda|se till|tillse|säkerställa)",
    r"(?:ni|du) (?:ska|skall|behöver|måste|bör)\b",
    r"har (?:på sig )?(?:till|fram till) (?:den|och med)\b",
    r"(?:föreslår|föreslås|önskar|vill) (?:\w+ )?(?:att|ha|få|se|veta)\b",
    r"får (?:gärna )?(?:\w+ )?(?:redovisa|återkomma|inkomma|yttra)\b",
    r"skärp\b|se över\b|säkerställ\b|ta fram\b|upprätta\b|inför\b|förtydliga\b",
    r"(?:åläggs|uppdras|får i uppdrag)\b",
    r"ger (?:\w+ ){1,3}i uppdrag",
)
_AGREED = re.compile(
    r"^\W*(?:Överenskommelse|Överenskommet|Överenskoms|Det överenskoms|Överens|Vi (?:kom|kommer|är) överens|Parterna (?:enades|är överens|kom överens)|(?:Det )?(?:bestämdes|avtalades))"
    r"\s*(?::|om|är)?\s*(?:att|\w+ (?:ska|skall|kontaktar|tar|skriver|ser|diskuterar|går|återkommer|skickar|lämnar)\b)"
)
_PLAN_COLUMN = any_of(
    r"(?:planerad |vidtagen |beslutad |föreslagen )?åtgärd(?:er)?\b",
    r"vad (?:ska )?(?:görs|göras)",
    r"aktivitet\w*",
    r"insats\w*",
)


def done(context: Context) -> Label | None:
    """Något har gjorts för att rätta till."""
    return Label.ACTION if _DONE.search(context.text) else None


def ongoing(context: Context) -> Label | None:
    """Ett arbete för att rätta till pågår."""
    return Label.ACTION if _ONGOING.search(context.text) else None


def planned(context: Context) -> Label | None:
    """Något ska göras, är planerat eller överenskommet."""
    return Label.ACTION if _PLANNED.search(context.text) else None


def changed(context: Context) -> Label | None:
    """Något är annorlunda nu än förr, eller blir det från en viss dag."""
    return Label.ACTION if _SINCE.search(context.text) else None


def demanded(context: Context) -> Label | None:
    """Någon uppmanas, rekommenderas eller föreläggs att göra något."""
    return Label.ACTION if _DEMAND.search(context.text) else None


def agreed(context: Context) -> Label | None:
    """Mötet kom överens om att något görs."""
    return Label.ACTION if _AGREED.search(context.text) else None


def plan_cell(context: Context) -> Label | None:
    """Cellen står i en kolumn för åtgärder."""
    return Label.ACTION if _PLAN_COLUMN.match(context.column.strip()) else None


CUES = (done, ongoing, planned, changed, demanded, agreed, plan_cell)

"""What speaks for kritik: something falls short, is missing, late, or has been complained about."""

from classify.context import Context
from classify.cues.patterns import NEGATED, any_of
from classify.cues.voices import REVIEWER_SAYS, general
from classify.types import Label

_SHORT = any_of(
    r"(?:har |fanns |finns |visade(?:s)? |konstatera\w* |identifiera\w* )?(?:\w+ )?\w*brist(?:er|erna)\b",
    r"bristfällig\w*",
    r"brister (?:i|avseende|när|gällande|vad)\b",
    r"brustit\b",
    r"otillräcklig\w*",
    r"undermålig\w*",
    r"ofullständig\w*",
    r"oklar(?:t|a)?\b",
    r"otydlig\w*",
    r"eftersatt\w*",
    r"inaktuell\w*",
    r"(?:allvarligt|anmärkningsvärt|bekymmersamt|oroande|olyckligt|oacceptabelt|otillfredsställande|olämpligt)\b",
    r"missförhållande\w*",
    r"utgör en (?:överträdelse|brist|avvikelse|risk)\b",
    r"i strid med\b",
    r"strider mot\b",
)
_MISSING = any_of(
    r"saknas\b",
    r"saknades\b",
    r"saknar\b",
    r"saknade\b",
    r"har (?:ännu )?inte (?:\w+ ){0,2}(?:upprättat|genomfört|dokumenterat|följt|säkerställt|redovisat|tagit|kunnat|fått|skett|gjort|lämnat|vidtagit)s?\b",
    r"(?:uppfyller|uppfyllde|följer|följde|följs|följdes|säkerställer|dokumenteras|framgår|framgick|finns|fanns|görs|gjordes|sker|skedde|används|stämmer|räcker|når|nås|kan|kunde)"
    r" (?:\w+ )?(?:inte|ej)\b",
    r"inte (?:tillräckligt|fullt ut|heller|i tillräcklig|helt)\b",
    r"ej (?:uppfyll\w*|åtgärda\w*|godkän\w*)",
    r"brist på\b",
    r"fattas\b|fattades\b",
    r"har (?:ännu )?(?:inte|ej|aldrig)\b",
    r"knappt\b",
)
_NEED = any_of(
    r"behöver (?:\w+ )?(?:utvecklas|förbättras|stärkas|förtydligas|ses över|uppdateras|kompletteras|bli|säkerställas|förstärkas|höjas)",
    r"(?:kan|kunde|skulle kunna|bör|måste|behöver) (?:\w+ ){0,3}?(?:förbättra|utveckla|stärka|förtydliga|skärpa|höja|öka)s\b",
    r"(?:måste|behöver|kan|kunde|borde) (?:\w+ ){0,2}?bli (?:\w+ )?(?:bättre|tydligare|tätare|fler|mer|snabbare)\b",
    r"förbättringsmöjlighet\w*",
    r"förbättringsområde\w*",
    r"förbättringspotential\w*",
    r"utvecklingsområde\w*",
    r"finns (?:\w+ )?(?:behov|utrymme) (?:av|för) (?:att )?(?:\w+ )?(?:utveckl|förbättr|förtydlig|stärk)\w*",
)
_BLAME = any_of(
    r"(?:allvarlig )?kritik (?:för|mot)\b",
    r"riktar (?:\w+ )?kritik",
    r"undgå(?:r)? (?:\w+ )?kritik",
    r"kritisera(?:r|s|t)\b",
    r"ser (?:mycket )?allvarligt på",
    r"förtjänar kritik",
    r"(?:inte|ej) (?:\w+ )?ändamålsenlig\w*",
    r"(?:endast|bara) (?:delvis|till (?:viss )?del|i viss)\b",
    r"(?:till viss del|i viss mån|inte i alla delar|inte alltid|inte fullt)\b",
    r"borde (?:\w+ ){0,3}?ha\b",
    r"borde\b",
    r"hade (?:\w+ )?bort\b",
    r"skulle (?:\w+ )?ha (?:\w+t|\w+ts)\b",
    r"svag(?:a|t)?\b",
    r"alltför\b",
    r"delvis (?:uppfyll|ändamålsenlig)\w*",
    r"anmärkning\b",
    r"varning\b",
)
_REMAINS = any_of(
    r"kvarstår\b",
    r"kvarstod\b",
    r"fortfarande (?:inte|saknas|brist|otillräcklig)\w*",
    r"(?:ännu|fortfarande) (?:inte|ej)\b",
    r"återkommande (?:brist|problem|kritik|avvikelse)\w*",
    r"har (?:dock )?inte åtgärdats",
    r"samma (?:brist|problem|avvikelse)\w*",
)
_COMPLAINT = any_of(
    r"(?:\w+ )?klagomål (?:har )?(?:inkom\w*|rörde|handla\w*|avsåg|gäll\w*)",
    r"(?:avvikelser|tillbud|anmälningar|klagomål) (?:\w+ ){0,2}(?:inkommit|rapporterats|registrerats)",
    r"klaga(?:r|de|t) (?:på|över)",
    r"upplever (?:sig )?(?:inte|att det (?:inte|är svårt))",
    r"för (?:lång|få|låg|hög|sen|lite|liten|små|kort|trång)\w*",
    r"(?:låg|lägre|försena|dröj)\w*",
    r"risk (?:för|att)\b",
)


def _unless_denied(context: Context, found: object) -> Label | None:
    return Label.CRITICISM if found and not NEGATED.search(context.text) else None


def shortcoming(context: Context) -> Label | None:
    """Texten säger att något brister eller strider mot kraven."""
    return _unless_denied(context, _SHORT.search(context.text))


def missing(context: Context) -> Label | None:
    """Något saknas eller görs inte."""
    return _unless_denied(context, _MISSING.search(context.text))


def need_for_improvement(context: Context) -> Label | None:
    """Något behöver bli bättre."""
    return _unless_denied(context, _NEED.search(context.text))


def blame(context: Context) -> Label | None:
    """Granskaren riktar kritik."""
    return _unless_denied(context, _BLAME.search(context.text))


def remains(context: Context) -> Label | None:
    """En tidigare brist kvarstår."""
    return _unless_denied(context, _REMAINS.search(context.text))


def reported_criticism(context: Context) -> Label | None:
    """Granskarens mening återges."""
    return Label.CRITICISM if REVIEWER_SAYS.search(general(context.text)) else None


def complaint(context: Context) -> Label | None:
    """Klagomål, avvikelser, dröjsmål eller risker redovisas."""
    return _unless_denied(context, _COMPLAINT.search(context.text))


CUES = (shortcoming, missing, need_for_improvement, blame, remains, reported_criticism, complaint)

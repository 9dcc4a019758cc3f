"""What speaks for bemötande: the reviewed party contests, explains, defends, concedes or asks for reconsideration."""

from classify.context import Context
from classify.cues.patterns import WE, answers, any_of
from classify.cues.voices import REVIEWED_SAYS
from classify.types import Label

_CONTEST = any_of(
    r"bestrid\w*",
    r"tillbakavis\w*",
    r"delar (?:inte|ej)\b",
    r"(?:stämmer|är) (?:\w+ )?(?:inte|ej) (?:med|korrekt|riktigt|sant|rättvis\w*)",
    r"missuppfatt\w*",
    r"missförstå\w*",
    r"felaktig(?:t|a|) (?:beskriv|uppgift|bild|påståend|slutsats)\w*",
    r"håller (?:inte|ej) med",
    r"(?:vänder|motsätter) (?:oss|sig|mig) (?:mot|att)?",
    r"saknar grund\b",
    r"ogrunda\w*",
    r"orimlig\w*",
    r"orättvis\w*",
    r"annan (?:uppfattning|bedömning|mening)",
    r"invänd\w*",
    r"i andra hand\b",
    r"yrkar\b",
    r"vidhåll\w*",
)
_CONCEDE = any_of(
    r"instämm\w*",
    r"delar (?:[\w-]+ ){0,6}?(?:bedömning|iakttagelse|uppfattning|bild|synpunkt|slutsats|kritik)\w*",
    r"beklagar\b",
    r"tar (?:till (?:sig|oss)|åt oss|kritiken|detta på)",
    r"medge(?:r|s)\b",
    r"befogad\w*",
    r"välkomnar\b",
    r"(?:ställer|ansluter) (?:vi |oss |sig )+(?:\w+ ){0,3}?(?:bakom|till)\b",
    r"(?:vi|jag) kan bli bättre\b",
    r"håller med\b",
    r"ber om ursäkt",
    r"skulle ha (?:gjorts|skett|dokumenterats)",
    r"vidgår\b",
    r"vitsord\w*",
    r"tyvärr\b",
    r"har (?:helt )?rätt (?:i|att)\b",
)
_EXPLAIN = any_of(
    r"beror (?:på|bland)",
    r"berodde\b",
    r"förklaring\w*",
    r"orsak(?:en|erna)?\b",
    r"anledning(?:en)? (?:till|är|var)\b",
    r"på grund av\b",
    r"vill (?:\w+ )?(?:framhålla|påpeka|förtydliga|understryka|framföra|anföra|poängtera|betona)",
    r"skälet (?:till|är)\b",
    r"trots att\b",
    r"med anledning av (?:kritik|det som)",
    r"bemöt(?:er|a|t|te)\b",
)
_REFUSE = any_of(
    r"(?:avser|kommer|planerar|ämnar) (?:\w+ ){0,5}?(?:inte|ej)\b",
    r"är (?:\w+ )?(?:inte|ej) beredd\w*",
    r"(?:ser|finner|finns) (?:\w+ )?(?:inget|ingen|inga|inte några?t?) (?:\w+ ){0,2}?(?:skäl|behov|anledning|möjlighet|grund)\w*",
    r"bör (?:\w+ ){0,2}(?:anstå|avvakta\w*|invänta\w*)\b",
    r"inte (?:\w+ )?aktuellt\b",
    r"(?:görs|sker|finns|gör|så) (?:\w+ )?redan\b",
    r"redan (?:i dag|idag|nu|har|finns|görs)\b",
)


def contests(context: Context) -> Label | None:
    """Kritiken bestrids eller ifrågasätts."""
    return Label.RESPONSE if _CONTEST.search(context.text) else None


def concedes(context: Context) -> Label | None:
    """Kritiken medges helt eller delvis."""
    return Label.RESPONSE if _CONCEDE.search(context.text) else None


def explains(context: Context) -> Label | None:
    """Skäl eller förklaring ges."""
    return Label.RESPONSE if _EXPLAIN.search(context.text) else None


def refuses(context: Context) -> Label | None:
    """Den granskade avstår från att göra något, eller säger att det redan görs."""
    return Label.RESPONSE if _REFUSE.search(context.text) else None


def own_voice(context: Context) -> Label | None:
    """Den granskade talar i ett svar, i vi- eller jag-form."""
    return Label.RESPONSE if answers(context) and WE.search(context.text) else None


def reported_voice(context: Context) -> Label | None:
    """Den granskades uppfattning återges."""
    return Label.RESPONSE if REVIEWED_SAYS.search(context.text) else None


CUES = (contests, concedes, explains, refuses, own_voice, reported_voice)

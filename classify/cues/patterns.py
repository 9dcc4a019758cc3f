"""The words that several cues listen for.

>>> bool(NEGATED.search("Inga allvarliga brister har noterats")), bool(NEGATED.search("kan inte undgå kritik"))
(True, False)
"""

import re
from collections.abc import Iterable

from classify.context import Context
from extract.types import DocumentKind

FLAGS = re.IGNORECASE


def any_of(*parts: str) -> re.Pattern[str]:
    """Compile alternatives that begin at a word's start."""
    return re.compile(r"\b(?:" + "|".join(parts) + ")", FLAGS)


SHORTCOMING = any_of(
    r"\w*brist(?:er|en|erna|ande|fällig\w*)?\b",
    r"\w*avvikelse(?:r|n|rna)?\b",
    r"missförhållande\w*",
    r"otillräcklig\w*",
    r"\w*saknas?\b",
    r"saknades?\b",
    r"ofullständig\w*",
    r"undermålig\w*",
    r"anmärkning\w*",
    r"kritik\w*",
    r"klagomål\w*",
    r"fel(?:aktig\w*)?\b",
    r"överträdelse\w*",
)

_NOTHING = r"(?:inga|ingen|inget|inte\s+några|inte\s+någon|utan(?:\s+någon|\s+några)?|fritt\s+från|ej\s+några)"
NEGATED = re.compile(
    rf"(?<!undgå )\b{_NOTHING}\s+(?:\w+\s+){{0,3}}?(?:\w*brist\w*|\w*avvikelse\w*|anmärkning\w*|missförhållande\w*|klagomål\w*|kritik\w*"
    r"|synpunkter|fel\b|överträdelse\w*|tillbud|invändning\w*|erinran)"
    r"|\b(?:brist\w*|avvikelse\w*|klagomål|missförhållande\w*)\s+(?:\w+\s+){0,2}?(?:inte|ej)\s+(?:\w+\s+)?(?:noterat\w*|konstaterat\w*|framkommit|förekommit|inkommit|observerat\w*)"
    r"|\b(?:inte|ej)\s+(?:framkommit|uppmärksammat|noterat|konstaterat|funnit|sett)\s+(?:\w+\s+){0,2}?(?:något|några|någon|brist\w*|avvikelse\w*)",
    FLAGS,
)

DUTY = any_of(r"ska(?:ll)?\b", r"måste\b", r"bör\b", r"har\s+att\b", r"är\s+skyldig\w*")

WE = any_of(r"vi\b", r"oss\b", r"vår(?:a|t|)\b", r"jag\b", r"min(?:a|)\b", r"mitt\b", r"undertecknad\w*")

REVIEWED = (
    r"(?:utföraren|anordnaren|leverantören|bolaget|företaget|verksamheten|enheten|huvudmannen|nämnden|\w*nämnden|kommunen|regionen|styrelsen"
    r"|\w*styrelsen|skolan|förskolan|rektorn?|enhetschefen|verksamhetschefen|arbetsgivaren|förvaltningen|stiftelsen|föreningen|ägaren"
    r"|regeringen|universitetet|högskolan|lärosätet|verket|ledningen|chefen|vårdgivaren|hemmet|boendet|krögaren|sökanden|operatören|verksamhetsutövaren)"
)

ANSWERING = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.MAIL, DocumentKind.ACTION_PLAN})


def answers(context: Context) -> bool:
    """Tell whether the document is one in which the reviewed party speaks."""
    return context.document in ANSWERING


def hits(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    """Tell whether any pattern is found in the text."""
    return any(pattern.search(text) for pattern in patterns)

"""Those who audit a municipality or region, and its patientnämnd.

>>> [name.value for name in find_auditors("Kommunens revisorer, Stadsrevisionen och de förtroendevalda revisorerna")]
['Kommunens revisorer', 'stadsrevisionen', 'revisorerna']
"""

import re
from collections.abc import Iterator

from extract.entities.name import Name

OWN_AUDITORS = re.compile(
    r"(?<![\w-])(?P<n>(?:[Kk]ommunens|[Rr]egionens|[Ll]andstingets|[A-ZÅÄÖ][\wåäö]+\s+kommuns)\s+(?:förtroendevalda\s+)?revisorer)(?![\wåäö])"
)
AUDITORS = re.compile(
    r"(?<![\w-])(?:[Dd]e\s+)?(?:förtroendevalda\s+)?(?P<n>[Rr]evisorerna|[Rr]evisionskontoret|[Ss]tadsrevisionen|[Kk]ommunrevisionen|[Ll]andstingsrevisionen|[Rr]egionrevisionen|[Pp]atientnämnden|(?:[Kk]ommun|[Rr]egion|[Ss]tads|[Ll]andstings)revisorerna|[Ll]ekmannarevisorn|[Ii]nternrevisionen)(?P<s>s)?(?![\wåäö])"
)


def find_auditors(text: str) -> Iterator[Name]:
    """Yield them."""
    for match in OWN_AUDITORS.finditer(text):
        yield Name(match.start(), match.end(), " ".join(match["n"].split()), "auditors")
    for match in AUDITORS.finditer(text):
        yield Name(match.start(), match.end(), match["n"][:1].lower() + match["n"][1:], "auditors")

"""Short forms of acts that the text itself introduces: "lagen om … (LOU)", "nedan kallad stödlagen".

>>> alias_after("lagen (2007:1091) om offentlig upphandling, nedan kallad köplagen, gäller", 42)
(65, 'köplagen')
"""

import re
from collections.abc import Iterator

from extract.entities.mention import Mention
from extract.entities.shapes import any_of

CALLED = r"(?:nedan|härefter|fortsättningsvis|förkortad|förkortat|förkortas|i\s+det\s+följande|i\s+fortsättningen|kallad|kallat|kallas|benämnd|benämns|även)"
ALIAS = re.compile(
    rf"(?:\s+om\s[^.;:()§\n]{{3,160}}?)?\s*(?:\(|,\s*)\s*(?:(?P<called>{CALLED}(?:\s+{CALLED})*)\s+(?:för\s+)?)?[”\"'’]?"
    rf"(?P<alias>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]*[A-ZÅÄÖ]|(?(called)[A-ZÅÄÖa-zåäö][\wåäö-]{{2,40}}|(?!)))[”\"'’]?(?P<close>\)|(?![\wåäö-]|\s(?:19|20)\d\d[:/]))"
)


def alias_after(text: str, end: int) -> tuple[int, str | None]:
    """Return where the phrase with its short form ends, and the short form (None: none is introduced)."""
    match = ALIAS.match(text, end)
    if not match or (text[end : match.start("alias")].count("(") == 1) != (match["close"] == ")"):
        return end, None
    return match.end(), match["alias"]


def by_alias(text: str, aliases: frozenset[str]) -> Iterator[Mention]:
    """Yield where the short forms that the text has introduced are used."""
    for match in re.finditer(rf"(?<![\wåäö-]){any_of(sorted(aliases))}(?=s?(?![\wåäö]))", text) if aliases else ():
        yield Mention(match.start(), match.end(), match[0], match.start(), match.end(), name=match[0])

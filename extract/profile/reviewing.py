"""Points for each body that reviews: as sender, as the one answered, by what it does in the text.

>>> text = "Granskningen har utförts av socialförvaltningen."
>>> reviewers(text, find_organisations(text), Letterhead((), "", ""), answers=False)
Counter({'socialförvaltningen': 8})
"""

import re
from collections import Counter

from extract.entities.organisations import Name, find_organisations
from extract.lexicon import table
from extract.profile.letterhead import Letterhead

BEFORE = re.compile(
    r"(?:(?:genomför|utför|gjor|upprätta|granska|besök|lede|initiera|bedriv|samman\w+)\w*\s+(?:\w+\s+){0,4}?av\s+|(?:[Gg]ranskare|[Tt]illsynsmyndighet|[Gg]ranskande\s+\w+|[Uu]tförd\s+av|[Uu]pprättad\s+av|[Gg]ranskad\s+av|[Mm]otpart)\s*[:\n]\s*)$"
)
AFTER = re.compile(
    r"(?::?s\s+|\s+)(?:(?:\([^)]*\)\s+)?(?:har\s+)?(?:\w+\s+)?(?:granskat|genomfört|genomförde|genomför|inspekterat|inspekterade|utfört|utförde|besökt|besökte|konstaterar|konstaterat|bedömer|beslutar\s+(?:att\s+förelägga|att\s+påföra|att\s+avsluta|med\s+stöd)|förelägger|kritiserar|riktar|rekommenderar|noterar|avslutar|begär|bedriver\s+tillsyn|följer\s+upp|utövar|följt\s+upp)"
    r"|(?:tillsyn|granskning|beslut|kritik|rapport|inspektion|uppföljning|bedömning|föreläggande|verksamhetsuppföljning|anmärkning|skrivelse)\w*)\b"
)
HOST = re.compile(r"(?:^|\n)\s*Plats:?\s*(?:\n\s*)?$")
AUDIT = re.compile(r"[Rr]evision|[Aa]udit|[Gg]ransk|[Kk]onsult")
APPEALED = re.compile(r"[Ff]örvaltningsrätt|[Kk]ammarrätt")
SENDS, ANSWERED, KNOWN = 8, 8, 2


def reviewers(text: str, names: tuple[Name, ...], frame: Letterhead, *, answers: bool) -> Counter[str]:
    """Return the points; ``answers``: the document is a response, so who reviews is written to."""
    scores: Counter[str] = Counter()
    inspectors = {row["name"] for row in table("authorities") if row["reviews"]}
    for name in names:
        if name.sort in ("municipality", "region") or APPEALED.match(name.value):
            continue
        before, after = text[max(0, name.start - 60) : name.start], text[name.end - 1 : name.end + 50]
        points = 8 * bool(BEFORE.search(before))
        points += 6 * bool(AFTER.match(text[name.end : name.end + 60]) or AFTER.match(after[after[:1] != "s" :]))
        points += 6 * (name.sort in ("office", "board") and HOST.search(before) is not None)
        points += KNOWN * (name.value in inspectors or name.sort in ("auditors", "firm"))
        scores[name.value] += min(points, 8)
    letter = frame.recipient if answers else frame.sender
    for name in find_organisations(letter):
        if re.search(r"\b(?:av|på|vid|hos|över|i|till)\s+$", letter[: name.start]):
            continue
        fit = name.sort in ("authority", "auditors", "firm", "office", "board") or (
            not answers and AUDIT.search(name.value)
        )
        if fit and not APPEALED.match(name.value):
            scores[name.value] += (ANSWERED if answers else SENDS) + 2 * (name.sort == "office")
    if answers:
        for name in find_organisations(frame.sender):
            scores.pop(name.value, None)
    return _joined(Counter({name: min(score, 30) for name, score in scores.items() if score}))


def _joined(scores: Counter[str]) -> Counter[str]:
    """Give "Länsstyrelsen" the name of the county that the text tells, where it tells one."""
    counties = [name for name in scores if name.startswith("Länsstyrelsen ")]
    if len(counties) == 1 and "Länsstyrelsen" in scores:
        scores[counties[0]] += scores.pop("Länsstyrelsen")
    return scores

"""The two sides of a review: the one reviewed (who also responds) and the one who reviews.

>>> text = "Tillsyn av socialnämnden i Eslövs kommun\\n\\nIVO har granskat nämndens handläggning. IVO bedömer att rutiner saknas."
>>> provider_and_reviewer(Document("0", "b.txt", text, (), ()), DocumentKind.DECISION, None)
('Socialnämnden', 'Inspektionen för vård och omsorg')
"""

import re
from collections import Counter

from extract.entities.organisations import Name, find_organisations
from extract.entities.people import find_people
from extract.entities.roles import ACT, bare, find_roles
from extract.lexicon import table
from extract.profile.frame import HEAD
from extract.types import Document, DocumentKind

RESPONSES = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN, DocumentKind.MAIL})
BEFORE_REVIEWED = re.compile(
    rf"(?:{ACT}\s+(?:av|på|vid|hos|i|gällande|avseende|rörande)|(?:kritik|anmärkning|föreläggande|varning|vite)\s+(?:mot|till)|förelägger|föreläggs|kritiserar|(?:[Tt]ill|Mottagare)\s*[:\n])\s*(?:den\s+|de\s+)?$"
)
AFTER_REVIEWED = re.compile(
    r"\s+(?:\w+\s+)?(?:har\s+inkommit|har\s+yttrat|uppger|instämmer|brister|har\s+brustit|behöver|rekommenderas|bör|föreläggs|ska\s+senast|saknar|delar\s+(?:inte\s+)?\w+\s+bedömning|avger)"
)
BEFORE_RESPONDS = re.compile(r"(?:[Ss]var|[Yy]ttrande|[Bb]emötande|[Åå]tgärdsplan|[Kk]ommentar)\s+(?:från|av)\s+$")
BEFORE_REVIEWER = re.compile(
    r"(?:(?:genomför|utför|gjor|upprätta|granska|besök|lede|initiera|bedriv|samman\w+)\w*\s+(?:\w+\s+){0,4}?av\s+|(?:[Gg]ranskare|[Tt]illsynsmyndighet|[Gg]ranskande\s+\w+|[Uu]tförd\s+av|[Uu]pprättad\s+av|[Gg]ranskad\s+av)\s*[:\n]\s*)$"
)
AFTER_REVIEWER = re.compile(
    r"(?::?s\s+|\s+)(?:(?:har\s+)?(?:\w+\s+)?(?:granskat|genomfört|genomförde|genomför|inspekterat|inspekterade|utfört|utförde|besökt|besökte|konstaterar|konstaterat|bedömer|beslutar|förelägger|kritiserar|riktar|rekommenderar|noterar|avslutar|begär|bedriver\s+tillsyn|följer\s+upp|utövar)"
    r"|(?:tillsyn|granskning|beslut|kritik|rapport|inspektion|uppföljning|bedömning|föreläggande|verksamhetsuppföljning|anmärkning)\w*)\b"
)


def provider_and_reviewer(document: Document, kind: DocumentKind, title: str | None) -> tuple[str | None, str | None]:
    """Return the names without inflection, None where the text does not tell."""
    text = document.text
    names = find_organisations(text)
    reviewer_scores = _reviewers(text, names, kind)
    provider_scores = _providers(text, names, kind, title, reviewer_scores)
    provider = _best(provider_scores, 8, without=None)
    reviewer = _best(reviewer_scores, 6, without=provider)
    return provider, reviewer


def _best(scores: Counter[str], least: int, *, without: str | None) -> str | None:
    fit = {
        name: score
        for name, score in scores.items()
        if score >= least and (without is None or name.casefold() != without.casefold())
    }
    if not fit:
        return None
    best = max(fit, key=lambda name: fit[name])
    return best[:1].upper() + best[1:]


def _providers(
    text: str, names: tuple[Name, ...], kind: DocumentKind, title: str | None, reviewers: Counter[str]
) -> Counter[str]:
    scores: Counter[str] = Counter()
    bodies = {name.value.casefold() for name in names if name.sort in ("authority", "auditors", "firm", "region")}
    people = {name.value for name in find_people(text)}
    opening = max(len(title or ""), 300)
    for role in find_roles(text):
        name = bare(role.name, text)
        if (
            name in people
            or name.casefold() in bodies
            or _is_body(role.start, role.end, names, ("authority", "auditors", "firm", "region", "municipality"))
        ):
            continue
        weight = role.score * (2 if role.start < opening else 1)
        scores[name] += (
            weight * (2 if role.role == "responds" and kind in RESPONSES else 1)
            if role.role == "reviewed" or kind in RESPONSES
            else 0
        )
    for body in names:
        if body.sort not in ("board", "office", "company"):
            continue
        before, after = text[max(0, body.start - 60) : body.start], text[body.end : body.end + 40]
        points = 8 * bool(BEFORE_REVIEWED.search(before)) + 4 * bool(AFTER_REVIEWED.match(after))
        points += 14 * bool(kind in RESPONSES and BEFORE_RESPONDS.search(before))
        points *= 2 if body.start < opening else 1
        if points:
            scores[body.value] += points
    merged = _merge(scores)
    for name in merged:
        merged[name] += min(5, len(re.findall(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE)))
        merged[name] -= reviewers.get(name, 0)
    return merged


def _merge(scores: Counter[str]) -> Counter[str]:
    """Give a short name's points to the longer one that begins with it: "Misa" to "Misa Lund"."""
    merged = Counter(scores)
    for short in scores:
        longer = [name for name in scores if name != short and name.startswith(f"{short} ")]
        if longer:
            best = max(longer, key=lambda name: scores[name])
            if scores[best] * 3 >= scores[short]:
                merged[best] += merged.pop(short)
    return merged


def _is_body(start: int, end: int, names: tuple[Name, ...], sorts: tuple[str, ...]) -> bool:
    return any(name.start < end and start < name.end and name.sort in sorts for name in names)


def _reviewers(text: str, names: tuple[Name, ...], kind: DocumentKind) -> Counter[str]:
    scores: Counter[str] = Counter()
    inspectors = {row["name"] for row in table("authorities") if row["reviews"]}
    for name in names:
        if name.sort in ("municipality", "region"):
            continue
        before, after = text[max(0, name.start - 60) : name.start], text[name.end - 1 : name.end + 50]
        points = 8 * bool(BEFORE_REVIEWER.search(before))
        points += 6 * bool(
            AFTER_REVIEWER.match(text[name.end : name.end + 60]) or AFTER_REVIEWER.match(after[after[:1] != "s" :])
        )
        points += 4 * (
            name.start < HEAD // 2
            and kind not in RESPONSES
            and name.sort != "company"
            and not BEFORE_REVIEWED.search(before)
        )
        points += 2 * (name.value in inspectors or name.sort in ("auditors", "firm"))
        scores[name.value] += points
    return Counter({name: score for name, score in scores.items() if score})

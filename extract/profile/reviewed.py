"""Points for each that is reviewed: by its part in the text, as the one written to, as the one who answers.

>>> text = "Uppföljning av Solgläntan, utförare av hemtjänst"
>>> providers(text, (), Letterhead((), "", ""), DocumentKind.PROTOCOL, text, answers=False).most_common(1)[0][0]
'Solgläntan'
"""

import re
from collections import Counter

from extract.entities.organisations import UP, Name, find_organisations
from extract.entities.people import find_people
from extract.entities.roles import ACT, STOP, TAIL, bare, find_roles
from extract.profile.letterhead import UNIT, Letterhead
from extract.types import DocumentKind

RESPONSES = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN, DocumentKind.MAIL})
BEFORE = re.compile(
    rf"(?:{ACT}\s+(?:av|på|vid|hos|i|gällande|avseende|rörande|över)|(?:kritik|anmärkning|föreläggande|varning|vite|rekommenderar|förslag)\s+(?:mot|till)|rekommenderar|förelägger|föreläggs|kritiserar|tilldelar|konstaterar\s+att|att\s+påföra)\s*(?:den\s+|de\s+|vi\s+)?$"
)
AFTER = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:\w+\s+)?(?:har\s+inkommit|har\s+yttrat|uppger|instämmer|brister|har\s+brustit|behöver|rekommenderas|bör|föreläggs|ska\s+senast|saknar|har\s+inte|delar\s+(?:inte\s+)?\w+\s+bedömning|avger|bestrider|får\s+härmed|har\s+tagit\s+del|inte\s+har|i\s+huvudsak)\b"
)
ANSWERS = re.compile(r"(?:[Ss]var|[Yy]ttrande|[Bb]emötande|[Åå]tgärdsplan|[Kk]ommentar)\s+(?:från|av)\s+$")
LAWYER = re.compile(r"[Aa]dvokat|[Jj]uristbyrå")
GENRE = re.compile(
    r"(?i:protokoll|rapport|beslut|plan|uppföljning|granskning|tillsyn|kontroll|besök|svar|yttrande|bemötande|åtgärd|redovisning|föreläggande|avtal)"
)
IN_TITLE = re.compile(rf"(?<![\w§])({UP}(?:[^\S\n]+(?:{UP}|&|\d(?![\d:/])))*(?:[^\S\n]+{TAIL})?)(?![\wåäö])")
SENDER, WRITTEN_TO, TITLE = 24, 10, 8


def providers(
    text: str, names: tuple[Name, ...], frame: Letterhead, kind: DocumentKind, title: str | None, *, answers: bool
) -> Counter[str]:
    """Return the points, a short name's given to the longer one that begins with it."""
    scores = _by_role(text, names, answers=answers, opening=max(len(title or ""), 300))
    for name in names:
        if name.sort in ("board", "office", "company"):
            before = text[max(0, name.start - 60) : name.start]
            points = 8 * bool(BEFORE.search(before)) + 4 * bool(AFTER.match(text, name.end))
            points += 14 * bool(answers and ANSWERS.search(before))
            scores[name.value] += points + (name.sort == "company")
    for named in _named_in(frame.sender if answers else frame.recipient, whole=answers):
        scores[named] += SENDER if answers else WRITTEN_TO * (kind is not DocumentKind.OFFICIAL_LETTER)
    for named in _in_title(title or "", text) if kind is not DocumentKind.ARTICLE else ():
        scores[named] += TITLE
    merged = _merge(Counter({name: min(score, 40) for name, score in scores.items() if score}))
    for known in merged:
        merged[known] += min(5, len(re.findall(rf"(?<!\w){re.escape(known)}", text, re.IGNORECASE)))
    return merged


def _by_role(text: str, names: tuple[Name, ...], *, answers: bool, opening: int) -> Counter[str]:
    others = [(n.start, n.end) for n in names if n.sort in ("authority", "auditors", "firm", "region", "municipality")]
    people = {name.value for name in find_people(text)}
    companies = [name.value for name in names if name.sort == "company"]
    scores: Counter[str] = Counter()
    for role in find_roles(text):
        name = bare(role.name, text)
        if name in people or any(start < role.end and role.start < end for start, end in others):
            continue
        if (role.role == "responds" and not answers) or not _proper(role.start, name, text):
            continue
        name = next((company for company in companies if company.startswith(f"{name} ")), name)
        scores[name] += role.score * (1 + (role.start < opening)) * (1 + (role.role == "responds"))
    return scores


def _proper(start: int, name: str, text: str) -> bool:
    """Tell a name from a word that only begins a sentence: it stands inside one too, or behind a label's colon."""
    if " " in name or text[max(0, start - 2) : start].rstrip().endswith(":"):
        return True
    return re.search(rf"[a-zåäö,] {re.escape(name)}(?!\w)", text) is not None and f" {name.lower()}" not in text


def _named_in(letter: str, *, whole: bool) -> list[str]:
    """Return the bodies and units named in a sender or an address; ``whole``: else the first field itself."""
    bodies = [
        name.value
        for name in find_organisations(letter)
        if name.sort in ("company", "board", "office") and not LAWYER.search(name.value)
    ]
    units = [" ".join(w for w in match[1].split() if w not in STOP) for match in UNIT.finditer(letter)]
    found = list(dict.fromkeys(bodies[:2] + units[:2]))
    first = letter.split("\n")[0].strip()
    if (
        not found
        and whole
        and re.fullmatch(rf"{UP}(?:\s\S+){{0,4}}", first)
        and not GENRE.search(first)
        and not find_organisations(first)
    ):
        return [first] if not re.search(r"\d|:", first) else []
    return found


def _in_title(title: str, text: str) -> list[str]:
    """Return the proper names in the title: "Åtgärdsplan – Tallmons äldreboende"."""
    bodies = [(n.start, n.end) for n in find_organisations(title)]
    found = []
    for match in IN_TITLE.finditer(title):
        words = match[1].split()
        while words and (words[0] in STOP or GENRE.search(words[0]) or text.count(f" {words[0].lower()}") > 1):
            words = words[1:]
        if (
            words
            and not any(start < match.end() and match.start() < end for start, end in bodies)
            and len(words[0]) > 2
        ):
            found.append(bare(" ".join(words), text))
    companies = [name.value for name in find_organisations(title) if name.sort in ("company", "board")]
    return found + companies


def _merge(scores: Counter[str]) -> Counter[str]:
    merged = Counter(scores)
    for short in scores:
        longer = [name for name in scores if name != short and name.startswith(f"{short} ")]
        if longer:
            best = max(longer, key=lambda name: scores[name])
            if scores[best] * 3 >= scores[short]:
                merged[best] += merged.pop(short)
    return merged

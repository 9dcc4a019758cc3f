"""What speaks for a genre, each clue with a name and a value of 0–2: cues, the sorts of sender and recipient, words of the title.

>>> document = Document("0", "x.txt", "Vi tackar för er rapport.", (), ())
>>> found = clues_of(document, "Svar på rapport")
>>> sorted(name for name in found if name.startswith("titel")), found["ord ni"]
(['titel bemötande först', 'titel rapport sedan', 'titelns första ord svar', 'titelord rapport', 'titelord svar'], 2.0)
"""

import re
from collections import Counter
from collections.abc import Iterable

from extract.entities.organisations import find_organisations
from extract.entities.people import find_people
from extract.profile.frame import blocks_of
from extract.profile.kind_cues import IN_HEAD, IN_TEXT, IN_TITLE
from extract.profile.letterhead import letterhead
from extract.types import BlockKind, Document, DocumentKind

REACH = {DocumentKind.RESPONSE: 3000, DocumentKind.OTHER: 2000, DocumentKind.PROTOCOL: 40000}
"""How many characters into the text a passage still tells what the whole document is."""
LATER = 0.4
"""What a genre's word counts for behind another: "Svar på granskning" is a svar."""
SCALE = 2.0
"""By what the points of the cues are divided to be logits."""
STEM = 8
"""How many letters of a word count: "yttrandet" is "yttrande"."""
SPOKEN: dict[str, tuple[tuple[str, ...], float]] = {
    "ni": (("ni", "er", "era", "ert"), 100),
    "vi": (("vi", "oss", "vår", "våra", "vårt"), 40),
    "jag": (("jag", "mig", "min", "mitt", "mina"), 60),
    "säger": (("säger", "berättar"), 150),
    "förelägger": (("förelägger", "föreläggs", "föreläggande"), 150),
    "bedömer": (("bedömer", "bedömning", "bedömningen"), 80),
    "ska": (("ska", "skall"), 40),
    "konstaterar": (("konstaterar", "konstaterades"), 150),
    "beslutar": (("beslutar", "beslut"), 80),
}
"""Words that the speaker's part shows in, and by how much their share of all words is raised."""
GREETING = re.compile(r"(?:^|\n)\s*(?:Hej|Hejsan|Bästa|God\s+(?:dag|morgon)|Kära)\b")
REGARDS = re.compile(r"(?i:hälsning|\bmvh\b)|/[A-ZÅÄÖ][a-zåäö]+\s*$")


def clues_of(document: Document, title: str | None) -> dict[str, float]:
    """Return the clues that are there."""
    text, frame = document.text, letterhead(document)
    blocks = blocks_of(document)
    found = {**_cued(document, title or ""), **_sides(frame.sender, frame.recipient)}
    headed = _stems(" ".join([text_ for kind, text_ in blocks if kind is BlockKind.HEADING][1:]))
    for group, value, words in (
        ("titelord", 1.0, _stems(title or "")),
        ("titelns första ord", 1.0, list(_stems(title or ""))[:1]),
        ("rubrikord", min(0.5, 6 / (len(headed) + 1)), headed),
        ("avsändarord", 0.7, _stems(frame.sender)),
    ):
        found |= {f"{group} {word}": value for word in words}
    words = re.findall(r"[a-zåäö]+", text.lower())
    counts, total = Counter(words), len(words) + 1
    for name, (forms, raised) in SPOKEN.items():
        found[f"ord {name}"] = min(2.0, sum(counts[form] for form in forms) / total * raised)
    found["paragraf i titeln"] = float((title or "").lstrip().startswith("§"))
    found["kort"] = float(total < 250)
    found["tabell"] = min(2.0, sum(kind is BlockKind.TABLE_CELL for kind, _ in blocks) / 40)
    found["mejlhuvud"] = float(frame.mail or document.name.lower().endswith((".eml", ".msg")))
    found["hälsar"] = float(GREETING.search(text) is not None)
    found["hälsning sist"] = float(REGARDS.search(text[-300:]) is not None)
    return {name: value for name, value in found.items() if value}


def beliefs() -> dict[str, dict[DocumentKind, float]]:
    """Return what people hold true of the cues, before anything is learned."""
    found: dict[str, dict[DocumentKind, float]] = {}
    for _, kind, weight in IN_TITLE:
        for place, share in (("först", 1.0), ("sedan", LATER)):
            found.setdefault(f"titel {kind.value} {place}", {kind: share * weight / SCALE})
    for _, kind, weight in IN_HEAD:
        found.setdefault(f"sidhuvud {kind.value}", {kind: weight / SCALE})
    for _, kind, weight, reason in IN_TEXT:
        found[reason] = {kind: weight / SCALE}
    found["mejlhuvud"] = {DocumentKind.MAIL: 2.0}
    return found


def in_title(title: str) -> list[tuple[int, DocumentKind, str]]:
    """Return the genres that the title names: where, which, the words."""
    return [
        (match.start(), kind, match[0].strip())
        for pattern, kind, _ in IN_TITLE
        if (match := re.search(pattern, title, re.IGNORECASE))
    ]


def in_head(fields: Iterable[str]) -> list[tuple[DocumentKind, str]]:
    """Return the genres that fields of the letterhead are, with the field."""
    return [
        (found[0], field)
        for field in fields
        if (found := [kind for pattern, kind, _ in IN_HEAD if re.fullmatch(pattern, field, re.IGNORECASE)])
    ]


def in_text(text: str) -> list[tuple[DocumentKind, str]]:
    """Return the genres that passages speak for, each with its reason."""
    return [
        (kind, reason) for pattern, kind, _, reason in IN_TEXT if re.search(pattern, text[: REACH.get(kind, 40000)])
    ]


def _cued(document: Document, title: str) -> dict[str, float]:
    named = in_title(title)
    first = min((at for at, *_ in named), default=0)
    found = {f"titel {kind.value} {'först' if at == first else 'sedan'}": 1.0 for at, kind, _ in named}
    found |= {f"sidhuvud {kind.value}": 1.0 for kind, _ in in_head(letterhead(document).fields)}
    found |= {reason: 1.0 for _, reason in in_text(document.text)}
    return found | ({} if title else {"ingen titel": 1.0})


def _sides(sender: str, recipient: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for side, part in (("avsändare", sender), ("mottagare", recipient)):
        sorts = {name.sort for name in find_organisations(part)} or {"ingen"}
        found |= {f"{side} {sort}": 1.0 for sort in sorts}
    return found | ({"avsändare person": 1.0} if find_people(sender) else {})


def _stems(text: str) -> dict[str, None]:
    """Return the words' beginnings in order, each once."""
    return dict.fromkeys(word[:STEM] for word in re.findall(r"[a-zåäö]{3,}", text.lower()))

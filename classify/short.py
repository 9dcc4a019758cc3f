"""The short text of a summary: the weightiest sentences that stand by themselves, under what they are, nothing said twice.

>>> bool(LEANS.match("Detta är allvarligt.")), bool(LEANS.match("Den 4 maj saknades larm.")), plain("3. Skåpet var olåst")
(True, False, 'Skåpet var olåst.')
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from classify.similarity import similarity
from classify.types import Annotation, DocumentAnalysis, Label, Part, Stance, Status
from extract.types import BlockKind, DocumentKind, Statement

WORDS, MOST = 150, 8
SURE, LEADS = 0.6, 0.8
"""A heading says what a sentence is: below the first chance it is not said, below the second it opens no heading before
its weight lets it."""
SAME, FEWEST, ENOUGH = 0.45, 4, 3
"""Sentences more alike than SAME repeat each other; those of fewer words say too little; with so many a text is one."""
ANSWERS = frozenset({DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN})
LEANS = re.compile(
    r"(?:Detta|Dessa|De|Det(?! (?:saknas|finns|fanns|framg|framk|förekom|råder|brister|fattas|konstater|noter|viktigaste))"
    r"|Den (?:här|där|andra|tredje|senare|förra|är|var|har|ska|kan|borde|skulle|kommer|gäller|frågan|delen)|Han|Hans|Hon|Hennes|Hen|Dess|Deras"
    r"|Här|Där|Då|Därför|Därefter|Däremot|Därmed|Därutöver|Dessutom|Men|Dock|Och|Så|Även|Vidare|Inte heller|Likaså|Samtidigt|Å andra sidan"
    r"|I stället|Istället|Trots det|Sådan\w*|Att så|Bland annat|Av (?:dem|dessa|de)|Utöver det|I övrigt|Annars|Ett annat|En annan"
    r"|Ytterligare|Någon sådan|Resten)\b"
    r"|(?:\S+ ){0,5}av (?:dem|dessa)\b"
)
"""How a sentence begins that is understood only after the one before it."""
_LISTED = re.compile(r"\s*(?:[-–•▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-z]\))\s+")
_GRANTED = (
    ("Medger", Label.RESPONSE, (Stance.CONCEDES,)),
    ("Bestrider", Label.RESPONSE, (Stance.CONTESTS,)),
    ("Förklarar", Label.RESPONSE, (Stance.EXPLAINS,)),
    ("Har gjort", Label.ACTION, (Status.DONE,)),
    ("Lovar", Label.ACTION, (Status.PLANNED, Status.ONGOING)),
)
_REVIEWED = (
    ("Kritik", Label.CRITICISM, ()),
    ("Kräver", Label.ACTION, (Status.DEMANDED,)),
    ("Gjort", Label.ACTION, (Status.DONE,)),
    ("Planerat eller på gång", Label.ACTION, (Status.PLANNED, Status.ONGOING)),
    ("Svar på kritiken", Label.RESPONSE, ()),
)


def short(document: DocumentAnalysis, ranked: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts of the text; ``ranked`` are the ids of the statements that may stand in it, the weightiest first."""
    place = {one.id: at for at, one in enumerate(document.statements)}
    order = [place[key] for key in ranked]
    headings = _GRANTED if document.profile.kind in ANSWERS else _REVIEWED
    heads = {at: head for at in order if (head := _heading(document.annotations[at], headings))}
    alone = [at for at in order if at in heads and _stands(document.statements[at])]
    chosen = _chosen(document, _first_of_each(document, alone, heads))
    if len(chosen) < ENOUGH:
        chosen = _chosen(document, [*alone, *(at for at in order if at in heads and at not in alone)])
    parts = (
        (head, tuple(document.statements[at].id for at in sorted(chosen) if heads[at] == head)) for head, *_ in headings
    )
    return tuple(Part(head, sentences) for head, sentences in parts if sentences)


def text(parts: Iterable[Part], statements: Iterable[Statement]) -> str:
    """Return the parts as running text."""
    said = {one.id: plain(one.text) for one in statements}
    return " ".join(f"{one.heading}: {' '.join(said[key] for key in one.sentences)}" for one in parts)


def plain(sentence: str) -> str:
    """Return the sentence without its number in a list, and closed."""
    words = " ".join(_unlisted(sentence).split()).rstrip(",;")
    return words if words.endswith((".", "!", "?", "”", '"')) else f"{words.rstrip(':')}."


def _unlisted(sentence: str) -> str:
    """Return what follows a bullet or number."""
    return sentence[match.end() :] if (match := _LISTED.match(sentence)) else sentence


def _heading(annotation: Annotation, headings: Sequence[tuple[str, Label, Sequence[Stance | Status]]]) -> str | None:
    if annotation.confidence < SURE:
        return None
    told = (annotation.stance, annotation.status)
    return next(
        (
            name
            for name, label, which in headings
            if annotation.label is label and (not which or any(one in which for one in told if one))
        ),
        None,
    )


def _stands(statement: Statement) -> bool:
    """Tell whether the statement is understood without the one before it."""
    leading = statement.text.lstrip(" -–•▪")[:1]
    whole = leading.isupper() or leading.isdigit() or statement.kind is not BlockKind.PARAGRAPH
    return whole and not LEANS.match(_unlisted(statement.text)) and not statement.text.rstrip().endswith("?")


def _first_of_each(document: DocumentAnalysis, order: Sequence[int], heads: Mapping[int, str]) -> list[int]:
    """Return the order with the weightiest under each heading first: a text that tells of all sides."""
    first = {heads[at]: at for at in reversed(order) if document.annotations[at].confidence >= LEADS}
    return sorted(order, key=lambda at: first.get(heads[at]) != at)


def _chosen(document: DocumentAnalysis, order: Sequence[int]) -> list[int]:
    """Return as many as the text holds, leaving out what says the same as one before it."""
    texts = [plain(document.statements[at].text) for at in order]
    alike = similarity(texts, texts)
    kept: list[int] = []
    heads = 2 * len(_REVIEWED)
    words = heads
    for row, sentence in enumerate(texts):
        length = len(sentence.split())
        if len(kept) == MOST or length < FEWEST or words + length > WORDS:
            continue
        if kept and float(np.max(alike[row, kept])) > SAME:
            continue
        kept.append(row)
        words += length
    return [order[row] for row in kept]

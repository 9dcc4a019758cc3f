"""Which ärende a document may belong to, and why: a suggestion, until a person moves it or says no.

>>> cited_kinds("Vi har läst ")
()
>>> cited_kinds("Med anledning av protokollet från den ")
(<DocumentKind.PROTOCOL: 'protokoll'>,)
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from extract.types import DocumentKind, as_date
from service import store as kept
from service.store import Store
from service.store.traces import Dated, Number, dated, facts, named, numbers
from service.views import Belonging

SURE, CITED, NAMED, NEAR = 8, 4, 2, 1
"""What a reason weighs: the same case number, a document cited, a number that both mention, the same utförare at the time."""
YEAR = timedelta(days=365)
ANSWERS = (DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.ACTION_PLAN)
REVIEWS = (DocumentKind.PROTOCOL, DocumentKind.REPORT, DocumentKind.DECISION)
KINDS: Mapping[str, tuple[DocumentKind, ...]] = {
    r"protokoll": (DocumentKind.PROTOCOL,),
    r"rapport|granskning|uppföljning|tillsyn|inspektion": (
        DocumentKind.REPORT,
        DocumentKind.PROTOCOL,
        DocumentKind.DECISION,
    ),
    r"beslut|föreläggande": (DocumentKind.DECISION,),
    r"yttrande|bemötande|svar": (DocumentKind.RESPONSE, DocumentKind.STATEMENT, DocumentKind.MAIL),
    r"åtgärdsplan|handlingsplan": (DocumentKind.ACTION_PLAN,),
    r"tjänsteutlåtande|tjänsteskrivelse|skrivelse": (DocumentKind.OFFICIAL_LETTER,),
    r"mejl|e-post|mail": (DocumentKind.MAIL,),
}
WORDS = {
    re.compile(rf"\b(?:\w*(?:{words}))\w*\b[^.;:]{{0,40}}$", re.IGNORECASE): kinds for words, kinds in KINDS.items()
}
Reasons = dict[tuple[str, str], dict[str, int]]


def cited_kinds(before: str) -> tuple[DocumentKind, ...]:
    """Return the kinds of document that the words in front of a date may mean, none if they cite no document."""
    return next((kinds for pattern, kinds in WORDS.items() if pattern.search(before)), ())


def suggestions(store: Store, *, document: str | None = None, case: str | None = None) -> tuple[Belonging, ...]:
    """Return what may be moved where: all, what a document may belong to, or what concerns an ärende.

    For a document every ärende is told; else one of two ärenden is chosen to take the other's documents in, the larger or older.
    """
    known, refused = facts(store), _refused(store)
    around = known[document].case if document and document in known else case
    reasons = _reasons(known, numbers(store, around), dated(store, around), _present(store))
    open_ = {key: told for key, told in reasons.items() if not _is_refused(key, known, refused)}
    cases = {one.id: one for one in kept.cases(store)}
    chosen = [key for key in open_ if key[0] == document] if document else _one_way(open_, known)
    if case:
        chosen = [key for key in chosen if case in (key[1], known[key[0]].case)]
    rows = named(store, (id for id, _ in chosen))
    found = [
        Belonging(rows[id], cases[target], tuple(sorted(told, key=lambda one: -told[one])), sum(told.values()))
        for id, target in chosen
        if id in rows and target in cases
        for told in (open_[id, target],)
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.document.received)))


def _present(store: Store) -> Mapping[str, str]:
    return {one.alias: one.provider for one in kept.aliases(store)}


def _refused(store: Store) -> frozenset[tuple[str, str]]:
    return frozenset((one.document, one.case) for one in kept.placements(store, what="refused"))


def _is_refused(key: tuple[str, str], known: Mapping[str, Any], refused: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a person said no, to this or to the same two ärenden the other way round."""
    document, case = key
    return key in refused or any(
        known[one].case == case and target == known[document].case for one, target in refused if one in known
    )


def _reasons(
    known: Mapping[str, Any], shared: Iterable[Number], dates: Iterable[Dated], present: Mapping[str, str]
) -> Reasons:
    """Gather the reasons for each document and ärende, each with its weight."""
    told: Reasons = defaultdict(dict)
    for one in shared:
        if one.document in known and one.other in known:
            reason, weight = _by_number(known[one.document], known[one.other], one.value)
            if weight:
                told[one.document, known[one.other].case][reason] = weight
    for document, other, reason in _citations(known, dates):
        told[document, known[other].case][reason] = CITED
        told[other, known[document].case][reason] = CITED
    for document, other, reason in _near(known, present):
        told[document, known[other].case].setdefault(reason, NEAR)
        told[other, known[document].case].setdefault(reason, NEAR)
    return told


def _by_number(mine: Any, theirs: Any, value: str) -> tuple[str, int]:
    if _apart(mine, theirs):
        return "", 0
    if mine.case_number == theirs.case_number == value:
        return f"Samma diarienummer: {value}", SURE
    if value in (mine.case_number, theirs.case_number):
        return f"Det ena dokumentet anger det andras diarienummer: {value}", SURE
    return f"Båda nämner diarienumret {value}", NAMED


def _citations(known: Mapping[str, Any], dates: Iterable[Dated]) -> Iterable[tuple[str, str, str]]:
    """Find documents that another cites by kind and date; where nothing else tells that it is the one, it must be alone."""
    cited: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in dates:
        if one.document in known and one.other in known and known[one.other].kind in cited_kinds(one.before):
            cited[one.document, one.value].add(one.other)
    for (document, value), others in cited.items():
        for other in others:
            mine, theirs = known[document], known[other]
            if _alike(mine, theirs) or (len(others) == 1 and not _apart(mine, theirs)):
                yield document, other, f"Det ena dokumentet hänvisar till det andra: {theirs.kind} från {value}"


def _near(known: Mapping[str, Any], present: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Pair answers with reviews of the same utförare in the year before."""
    groups = defaultdict(list)
    for one in known.values():
        if one.provider and as_date(one.date):
            groups[present.get(one.provider, one.provider)].append(one)
    for provider, some in groups.items():
        for answer in (one for one in some if one.kind in ANSWERS):
            before = [one for one in some if one.kind in REVIEWS and _within_a_year(one.date, answer.date)]
            for review in before:
                if review.case != answer.case and not _apart(review, answer):
                    yield answer.id, review.id, f"Svar inom ett år efter en granskning av samma utförare: {provider}"


def _within_a_year(review: str, answer: str) -> bool:
    first, then = as_date(review), as_date(answer)
    return first is not None and then is not None and timedelta() <= then - first <= YEAR


def _alike(mine: Any, theirs: Any) -> bool:
    return any(getattr(mine, one) and getattr(mine, one) == getattr(theirs, one) for one in ("provider", "reviewer"))


def _apart(mine: Any, theirs: Any) -> bool:
    """Tell whether two documents are of different municipalities, however these call themselves (kommun, stad)."""
    one, other = mine.municipality, theirs.municipality
    return bool(one and other) and one != other and _town(one) != _town(other)


def _town(name: str) -> str:
    """Return the name without what the municipality calls itself.

    >>> _town("Lunds kommun") == _town("Lund"), _town("Sjöby stad") == _town("Sjöby kommun")
    (True, True)
    """
    return name.split()[0].removesuffix("s")


def _one_way(reasons: Reasons, known: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Of each two ärenden let the smaller, or the younger, give its documents to the other; each goes to one place."""
    size: defaultdict[str, int] = defaultdict(int)
    born: dict[str, Any] = {}
    for one in known.values():
        size[one.case] += 1
        born[one.case] = min(born.get(one.case, one.received), one.received)
    best: dict[str, tuple[str, str]] = {}
    for key, told in reasons.items():
        mine = known[key[0]].case
        if (-size[key[1]], born.get(key[1], known[key[0]].received), key[1]) > (-size[mine], born[mine], mine):
            continue
        held = best.get(key[0])
        if held is None or sum(told.values()) > sum(reasons[held].values()):
            best[key[0]] = key
    return list(best.values())

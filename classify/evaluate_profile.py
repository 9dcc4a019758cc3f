"""How often kind and metadata are right, wrong, missing, or told where the document does not tell them.

>>> verdict("provider", "Socialnämnden, Ludvika kommun", "Socialnämnden i Ludvika kommun", "Socialnämnden svarar.")
'right'
>>> verdict("reviewer", "Kommunens revisorer", None, "Socialnämnden svarar.") is None
True
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from classify.gold import GoldDocument
from extract import profile
from extract.entities import find_entities
from extract.entities.organisations import find_organisations
from extract.lexicon import table
from extract.types import EntityType, Profile

FIELDS = ("kind", "provider", "reviewer", "municipality", "date", "case_number")
RIGHT, KIN, WRONG, MISSING, UNTOLD = "right", "kin", "wrong", "missing", "untold"
"""``untold``: something was answered, but what the author knew stands nowhere in the text; no part of the share.

``kin``: the same side at another level, where authors differ: the unit that the author's own title names instead of the
nämnd that runs it, the municipality instead of its nämnd, the office instead of the nämnd that it works for.
"""

PARTS = re.compile(
    r"[,()]|\s(?:på uppdrag av|i|inom)\s|\sför\s(?=\w+ens revisorer)|(?<!-)\soch\s(?=[\wåäö-]+(?:nämnden|s?\skommun)\b)|\soch\s(?=(?:MAS|SAS)\b)"
)
"""Where an author's free wording falls apart into names that each would be right."""

COMMON = frozenset(
    "ab hb kb aktiebolag ek ekonomisk ideell förening kommunen regionen landstinget kommunens regionens landstingets förtroendevalda de den det och i av för & kommun kommuns stad län läns region lss sol hvb enhet enheten verksamhet verksamheten "
    "gruppbostaden gruppboendet servicebostaden äldreboende äldreboendet boende boendet daglig dagliga förskola förskolan skola skolan "
    "daghem vårdcentral vårdcentralen korttidshem korttidshemmet korttidsboende korttidsboendet fritidshem fritidshemmet vårdboende servicebostad gruppbostad gruppboende behandlingshem behandlingshemmet stödboendet hemtjänst hemtjänsten grillköket vård- omsorgsboende särskilt särskilda".split()
)


def evaluate_profiles(documents: Iterable[GoldDocument]) -> dict[str, Any]:
    """Return counts per field over all documents and, below "by_author", for each author."""
    return judge((gold, profile(gold.document)) for gold in documents)


def judge(pairs: Iterable[tuple[GoldDocument, Profile]]) -> dict[str, Any]:
    """Return the same over documents whose profiles are given."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for gold, made in pairs:
        for field in FIELDS:
            found = verdict(field, value(gold.profile, field), value(made, field), gold.document.text)
            if found == WRONG and is_kin(field, gold.profile, value(made, field)):
                found = KIN
            if found:
                counts[gold.author, field, found] += 1
    authors = sorted({author for author, _, _ in counts})
    return _figures(counts, authors) | {"by_author": {author: _figures(counts, [author]) for author in authors}}


def value(told: Profile, field: str) -> str | None:
    """Return a field of a profile or of its metadata."""
    found: str | None = told.kind.value if field == "kind" else getattr(told.metadata, field)
    return found


def verdict(field: str, gold: str | None, made: str | None, text: str) -> str | None:
    """Judge one field; None where nothing was to be found in the text and nothing was made up."""
    if made is not None and gold is not None and same(field, gold, made):
        return RIGHT
    told = gold is not None and _named(field, gold, text)
    if made is None:
        return MISSING if told else None
    return WRONG if told or gold is None else UNTOLD


def is_kin(field: str, gold: Profile, made: str | None) -> bool:
    """Tell whether a wrong side of the review is the right one at another level.

    >>> from extract.types import DocumentKind, Metadata
    >>> gold = Profile(DocumentKind.DECISION, "Tillsyn av Tallgården", "sv", Metadata("Socialnämnden i Sala kommun", "Bygglovskontoret", "Sala kommun"))
    >>> is_kin("provider", gold, "Tallgården"), is_kin("provider", gold, "Sala kommun"), is_kin("reviewer", gold, "Bygglovsnämnden")
    (True, True, True)
    """
    side = value(gold, field) if field in ("provider", "reviewer") else None
    if side is None or made is None:
        return False
    if any(_field(part) and _field(part) == _field(made) for part in _parts(side)):
        return True
    if field == "reviewer" or LEGAL.search(side) or LEGAL.search(made):
        return False
    titled = {_stem(word) for word in re.findall(r"[\wåäöé-]+", (gold.title or "").casefold())}
    place = gold.metadata.municipality
    return telling_words(made) <= titled or (place is not None and _place(place) == _place(made))


LEGAL = re.compile(r"\b(?:AB|HB|KB|ek\. för\.|[Ss]tiftelsen)")


def _field(name: str) -> str:
    """Return what a nämnd and its office share: "miljö- och bygg"."""
    found = re.match(r"(.*?)s?(?:nämnden?|kontoret|förvaltningen?|enheten|avdelningen|styrelsen)$", name.casefold())
    return found[1] if found and len(found[1]) > 3 else ""


def _figures(counts: Counter[tuple[str, str, str]], authors: list[str]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for field in FIELDS:
        told = {
            word: sum(counts[author, field, word] for author in authors)
            for word in (RIGHT, KIN, WRONG, MISSING, UNTOLD)
        }
        asked, answered = sum(told.values()) - told[UNTOLD], told[RIGHT] + told[KIN] + told[WRONG]
        figures[field] = told | {
            "share": round(told[RIGHT] / max(asked, 1), 3),
            "share with kin": round((told[RIGHT] + told[KIN]) / max(asked, 1), 3),
            "precision": round(told[RIGHT] / max(answered, 1), 3),
            "precision with kin": round((told[RIGHT] + told[KIN]) / max(answered, 1), 3),
        }
    return figures


def same(field: str, gold: str, made: str) -> bool:
    """Tell whether what was made is what the author told, or one of the names that it falls apart into."""
    if field in ("kind", "date"):
        return gold == made
    if field == "case_number":
        return _digits(gold) == _digits(made) or _case(gold) == _case(made)
    if field == "municipality":
        return _place(gold) == _place(made)
    theirs = telling_words(PARTS.split(made)[0]) if made not in _abbreviations() else telling_words(made)
    return any(ours <= theirs or theirs <= ours for ours in map(telling_words, _parts(gold)))


def _parts(gold: str) -> list[str]:
    """Return the names in the gold wording; a municipality behind another name only tells where that one is."""
    known = [name.value for name in find_organisations(gold) if name.sort == "authority"]
    rest = [part.strip() for part in PARTS.split(gold) if part.strip()]
    return known + [
        part for at, part in enumerate(rest) if at == 0 or not re.search(r"kommuns?$|^Region\b|\bstad$", part)
    ]


def telling_words(name: str) -> frozenset[str]:
    """Return the words that tell a name from others of its sort, without inflection; an authority is its abbreviation.

    >>> sorted(telling_words("Gruppbostaden Kvarnbackens")), sorted(telling_words("Inspektionen för vård och omsorg"))
    (['kvarnbacken'], ['ivo'])
    """
    short = _abbreviations().get(name) or OFFICERS.get(name.casefold())
    if short:
        return frozenset({short.casefold()})
    words = [_stem(word) for word in re.findall(r"[\wåäöé-]+", STATE.sub("", name.casefold()))]
    return frozenset(word for word in words if word not in COMMON) or frozenset(words)


OFFICERS = {"medicinskt ansvarig sjuksköterska": "mas", "socialt ansvarig samordnare": "sas"}
"""Those who review by office, by what they are called for short."""
STATE = re.compile(r"^statens\s(?=\w+(?:verk|inspektion)$)")
"""How the names of some authorities begin in full: "Statens skolverk" is Skolverket."""


@cache
def _abbreviations() -> dict[str, str]:
    return {row["name"]: row["abbr"] for row in table("authorities") if row["abbr"]}


def _stem(word: str) -> str:
    if re.fullmatch(r"\w*revisor\w*|\w+revisionen", word):
        return "revisor"
    if word.endswith(("verket", "inspektionen")):
        return word[:-2]
    return word.removesuffix("s") if len(word) > 4 else word


def _digits(number: str) -> str:
    return re.sub(r"^(?:dnr|vårt ärende|ert ärende|diarienr)|[\s./:-]", "", number.casefold())


def _case(number: str) -> str:
    """Return the case's number without that of the document in it: "8.5-12345/2021-7" is a document of 8.5-12345/2021.

    >>> _case("8.5-12345/2021-7") == _case("8.5-12345/2021"), _case("SN 2019-12") == _case("SN 2019-13")
    (True, False)
    """
    return _digits(
        re.sub(r"(?<=[/:]\d{4})-\d{1,3}$|(?<=[-:/]\d{4})-\d{1,3}$|(?<=[-:/]\d\d)-\d{3}$", "", number.strip())
    )


def _place(name: str) -> str:
    return re.sub(r"\s+(?:kommun|stad)$", "", name.casefold()).removesuffix("s")


def _named(field: str, gold: str, text: str) -> bool:
    lower = text.casefold()
    if field == "kind":
        return True
    if field == "date":
        days = [e.value for e in find_entities(text) if e.type is EntityType.DATE and e.value]
        return any(day.startswith(gold) for day in days)
    if field == "case_number":
        return _digits(gold) in _digits(lower)
    if field == "municipality":
        return _place(gold) in lower
    organisations = {name.value for name in find_organisations(text)}
    return any(part in organisations or all(word in lower for word in telling_words(part)) for part in _parts(gold))


if __name__ == "__main__":  # python -m classify.evaluate_profile: dev and test, as JSON
    from classify.train import split

    for name in ("dev", "test"):
        print(name, json.dumps(evaluate_profiles(split(name)), ensure_ascii=False, indent=1))

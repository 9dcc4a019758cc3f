"""Which act a name means: by the words, and by the day when several acts have had the same name.

>>> [act.id for act in called("SoL", date(2019, 4, 26))], [act.id for act in called("socialtjänstlagen", date(2026, 1, 1))]
(['SFS 2001:453'], ['SFS 2025:400'])
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extract.lexicon import table

SHY = frozenset(
    "PDF AMF DL PL SL MB FB TF RF RO JB UB ÄB DO FL KL RB DI BK FML FLL SKL LUF LUK ABL BFL AFL SoF HSF PSF SkL LUS LEH OSF KKL KTL SVOD KL SL LAV".split()
)
"""Abbreviations that mean other things too: they name an act only beside a section or where the text has introduced them."""


MEMORY = timedelta(days=8 * 365)
"""How long texts go on citing the sections of an act that has been replaced."""

SOON = timedelta(days=500)
"""How long before its day texts speak of an act as the new one."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act, from its first to its last day in force (None: no known end). ``chapters``: sections start anew in each."""

    id: str
    start: date | None = None
    end: date | None = None
    chapters: bool | None = None

    def in_force(self, day: date) -> bool:
        """Tell whether the act applies on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def names() -> dict[str, tuple[Act, ...]]:
    """Return acts by name: abbreviations as written, other names in lower case, also indefinite ("socialtjänstlag")."""
    found: dict[str, list[Act]] = {}
    for row in table("laws"):
        act = Act(f"SFS {row['sfs']}", _day(row["valid_from"]), _day(row["valid_to"]), _chapters(row["form"]))
        capitals = [row["abbr"].upper()] if len(row["abbr"]) > 2 else []
        for name in filter(None, {row["abbr"]: 0, **dict.fromkeys(capitals), **dict.fromkeys(row["names"].split(";"))}):
            key = (
                name
                if name in (row["abbr"], *capitals)
                or name.isupper()
                or (" " not in name and name[1:] != name[1:].lower())
                else name.lower()
            )
            for form in {key, indefinite(key)}:
                found.setdefault(form, []).append(act)
    for row in table("nicknames"):
        act = Act(row["act"], _day(row["valid_from"]), _day(row["valid_to"]))
        for form in {row["name"], indefinite(row["name"])}:
            found.setdefault(form, []).append(act)
    return {name: tuple(acts) for name, acts in found.items()}


@cache
def abbreviations() -> frozenset[str]:
    """Return the short names that stand in capitals: "SoL", "LSS", "KomL"."""
    return frozenset(name for name in names() if re.fullmatch(r"(?=.*[A-ZÅÄÖ].*[A-ZÅÄÖ])[A-Za-zÅÄÖåäö]+", name))


@cache
def familiar() -> frozenset[str]:
    """Return names without article that texts use alone, of acts so well known that they have a short name: "skollag"."""
    rows = [row for row in table("laws") if row["abbr"]]
    return frozenset(indefinite(name) for row in rows for name in row["names"].split(";") if " " not in name)


@cache
def titles() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return patterns for names of several words, longest first, under their first two words."""
    found: dict[str, list[str]] = {}
    for name in names():
        words = name.split()
        if len(words) > 2:
            found.setdefault(" ".join(words[:2]), []).append(name)
    return {head: tuple(map(_pattern, sorted(tails, key=len, reverse=True))) for head, tails in found.items()}


def called(name: str, day: date | None, *, chapters: bool | None = None) -> tuple[Act, ...]:
    """Return the acts that the name can mean on that day (None: the day is not known).

    A chapter before the section speaks against an act without chapters, and the other way round:

    >>> [act.id for act in called("HSL", None, chapters=False)]
    ['SFS 1982:763']
    """
    acts = names().get(name) or names().get(name.lower()) or ()
    if len(acts) < 2:
        return acts
    fitting = acts if chapters is None else tuple(act for act in acts if act.chapters in (None, chapters))
    if day is not None:
        valid = tuple(act for act in fitting if act.in_force(day))
        fitting = valid or tuple(act for act in fitting if chapters is not None and act.in_force(day - MEMORY))
    return tuple(dict.fromkeys(fitting))


@cache
def _by_id() -> dict[str, Act]:
    return {act.id: act for acts in names().values() for act in acts if act.id.startswith("SFS")}


def chapters_of(id: str) -> bool | None:
    """Tell whether the act's sections start anew in each chapter (None: not known)."""
    act = _by_id().get(id)
    return act.chapters if act else None


def ended(value: str, day: date | None) -> date | None:
    """Return the last day of the cited act if it had passed on that day, None if it had not or is not known.

    >>> ended("SFS 1980:620 6 §", date(2019, 4, 26)), ended("SFS 2001:453 4 kap. 1 §", date(2019, 4, 26))
    (datetime.date(2001, 12, 31), None)
    """
    act = _by_id().get(" ".join(value.split()[:2]))
    return act.end if act and act.end and day and act.end < day else None


def era(name: str, word: str, day: date | None) -> str | None:
    """Return which act "gamla socialtjänstlagen" or "nya kommunallagen" was on that day.

    >>> era("socialtjänstlagen", "nya", date(2025, 3, 1)), era("socialtjänstlagen", "gamla", date(2026, 3, 1))
    ('SFS 2025:400', 'SFS 2001:453')
    """
    dated = sorted((act.start, act.end, act.id) for act in names().get(name, ()) if act.start)
    if day is None or len({id for _, _, id in dated}) < 2:
        return None
    if word in ("nya", "kommande"):
        started = [id for start, end, id in dated if start <= day + SOON and (end is None or end >= day)]
        return started[-1] if started else None
    gone = [id for _, end, id in dated if end and end < day]
    return gone[-1] if gone else None


def of_year(name: str, year: str) -> str | None:
    """Return which act "1985 års skollag" is: by the year of its number, else by that from which it was in force.

    >>> of_year("skollag", "1985"), of_year("socialtjänstlagen", "2002"), of_year("skollag", "1962")
    ('SFS 1985:1100', 'SFS 2001:453', None)
    """
    acts = names().get(name) or names().get(name.lower()) or ()
    numbered = [act for act in acts if act.id.startswith(f"SFS {year}:")]
    return the_one(numbered or [act for act in acts if act.start and act.start.year == int(year)])


def the_one(acts: Iterable[Act]) -> str | None:
    """Return the id when there is just one, else None: a wrong act is worse than none."""
    ids = {act.id for act in acts}
    return ids.pop() if len(ids) == 1 else None


def indefinite(name: str) -> str:
    """Return the name as it stands before its number: "socialtjänstlag (2001:453)".

    >>> indefinite("lagen om valfrihetssystem"), indefinite("brottsbalken"), indefinite("regeringsformen")
    ('lag om valfrihetssystem', 'brottsbalk', 'regeringsform')
    """
    return re.sub(r"^(\S*(?:lag|balk|förordning|ordning|form|stadga|konvention))(?:en|n)\b", r"\1", name)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.IGNORECASE)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _chapters(form: str) -> bool | None:
    return {"kap": True, "§": False}.get(form)

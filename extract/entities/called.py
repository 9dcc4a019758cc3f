"""People who are called by a part of their name: the first name of one named in full, a first name alone.

>>> text = "Tuva Lindhagen svarar. Hej Tuva! Lindhagen tackar. Sedan kom Albin, som bor på gruppbostaden Vera. Vera har plats."
>>> [name.value for name in find_called(text, [Name(0, 14, "Tuva Lindhagen", "person")])]
['Tuva', 'Lindhagen', 'Albin']
"""

import re
from collections.abc import Iterator, Sequence

from extract.entities.first_names import is_first, stands_alone
from extract.entities.name import Name
from extract.entities.person_shapes import PART
from extract.entities.roles import STOP, UNIT
from extract.entities.taken import Taken
from extract.entities.words import is_place, is_word

SINGLE = re.compile(rf"(?<![\w-])(?P<n>{PART})(?![\w-])")
PLACED = rf"(?:{UNIT}|avdelning(?:en)?|hus(?:et)?|grupp(?:en)?|rum(?:met)?|projekt(?:et)?|lex|Lex|system(?:et)?|program(?:met)?|modul(?:en)?|stiftelse(?:n)?|kyrka(?:n)?|S:t|Sankt|Sankta|AB|fastighet(?:en)?|kvarter(?:et)?|kv\.?|båt(?:en)?|häst(?:en)?|hund(?:en)?|ko(?:n)?|katt(?:en)?|storm(?:en)?|[Dd]otterbolaget|från\s+leverantören)"
THING = re.compile(rf"(?i:(?<!\w){PLACED})\s+[\"”]?$")
"""What makes the name behind it a unit's, a ward's, a system's or an animal's."""
PRONE = frozenset({"Per", "Hans", "Bo", "Maj", "Dag", "Vi", "Inga"})
"""First names that begin sentences as words do."""
TOLD = re.compile(
    rf"(?:(?:Hej|Hejsan|Kära|Käre|Bästa)\s|\b\w{1, 30}årig[ae]\s[\"”]?|\b(?:heter|kallas|kallad|flickan|pojken|sonen|dottern|brukaren|eleven|deltagaren|mannen|kvinnan)\s[\"”]?)(?P<n>{PART})(?=[\"”\s,.!?:])"
)
"""Words that tell a name from a word at the start of a sentence."""
TITLED = re.compile(
    r"(?<![\w-])(?i:dr|doktor|fru|herr|fröken|tandläkare|veterinär|inspektör|kapten|sergeant|kurator|rektor|advokat|doktorn|överläkare|syster|faster|moster|farbror|tant|grannen|fastighetsvärd|vaktmästare)\s(?P<n>[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäö]+)?)(?P<g>s)?(?![\w-]|\s[A-ZÅÄÖ])"
)
"""A surname behind a title: "dr Palmgren"."""
INITIALS = re.compile(
    r"(?<=[a-zåäö,:;/(] )(?P<n>[A-ZÅÄÖ]\.?\s(?:[A-ZÅÄÖ]\.?\s)?(?:af\s|von\s)?[A-ZÅÄÖ][a-zåäöé]{3,})(?=\s?(?:\(|,\s[a-zåäö]|/|$|\n))"
)
"""An initial before the surname in a list of those present: "B Åkerlund (enhetschef)"."""
OPENS = re.compile(r"(?:^|[.!?:–\-•\"”(]\s*|\n\s*)\Z")
CALLS = re.compile(r"(?:Hej|Hejsan|Kära|Käre|Bästa|Tack|Snälla|Mamma|Pappa|Fru|Herr)\s+\Z")


def find_called(text: str, full: Sequence[Name]) -> Iterator[Name]:
    """Yield those mentions that lie in no full name; a name that the text gives to a unit is nobody's."""
    yield from _by_title(text, full)
    firsts = {name.value.split()[0] for name in full} - PRONE | {
        match["n"] for match in TOLD.finditer(text) if is_first(match["n"])
    }
    lasts = {name.value.split()[-1] for name in full if len(name.value.split()[-1]) > 3}
    taken = Taken((name.start, name.end) for name in full)
    things: dict[str, bool] = {}
    for match in SINGLE.finditer(text):
        word = match["n"]
        stem = word[:-1] if word.endswith("s") and (word[:-1] in firsts | lasts or stands_alone(word[:-1])) else word
        borne = stem in firsts or stem in lasts
        if not (borne or stands_alone(stem)) or taken.meets(*match.span()):
            continue
        if stem not in things:
            things[stem] = _is_thing(stem, text)
        if not things[stem] and not _in_longer(match, text) and (stem not in lasts or f" {stem.lower()}" not in text):
            yield Name(match.start(), match.end(), stem, "person")


def _by_title(text: str, full: Sequence[Name]) -> Iterator[Name]:
    taken = Taken((name.start, name.end) for name in full)
    for pattern in (TITLED, INITIALS):
        for match in pattern.finditer(text):
            one = Name(match.start("n"), match.end("n"), match["n"], "person")
            word = one.value.split()[-1]
            if not taken.meets(one.start, one.end) and not is_word(word) and not is_place(word) and word not in STOP:
                yield one


def _is_thing(name: str, text: str) -> bool:
    return any(
        THING.search(text[max(0, match.start() - 40) : match.start()])
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def _in_longer(match: re.Match[str], text: str) -> bool:
    """Tell whether a capitalised word beside the name makes it part of another name: "Sofia kyrka" does not, "Norra Sofia" does."""
    behind = re.match(r"\s(?:[A-ZÅÄÖ]\w|&|AB\b)", text[match.end() : match.end() + 4])
    before = re.search(r"(?:^|[^\w])([A-ZÅÄÖ][\wåäö-]*)\s\Z", text[max(0, match.start() - 40) : match.start()])
    if behind or before is None:
        return behind is not None
    start = max(0, match.start() - 40) + before.start(1)
    return not (
        OPENS.search(text[max(0, start - 3) : start]) or CALLS.search(text[max(0, match.start() - 10) : match.start()])
    )

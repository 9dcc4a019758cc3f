"""Names that nothing but their place tells: a capital inside a sentence, a field of the letterhead.

>>> [name for _, _, name in find_loose("Den vikarie som kom till Granhaga i maj fick nycklarna av Lindas syster.")]
['Granhaga']
>>> list(fields_of(("Sala kommun", "Elevhälsans medicinska insats (EMI)", "2019-04-26", "Beslut")))
['Elevhälsans medicinska insats']
"""

import re
from collections.abc import Iterator, Sequence

from extract.entities.first_names import is_first
from extract.entities.name import UP
from extract.entities.organisations import find_organisations
from extract.entities.people import find_people
from extract.entities.roles import STOP, WORK
from extract.entities.words import is_place, is_word
from extract.profile.units import GENRE, Named

INSIDE = re.compile(rf"(?<=[a-zåäö,] )(?P<n>{UP}(?:[^\S\n]{UP}){{0,2}})(?![\wåäö-]|\s\d+:\d)")
TITLES = re.compile(
    r"[A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ]\w*(?:lagen|balken|förordningen|direktivet|gatan|vägen|torget|sjön|ån|Sverige)s?"
)
FIELD = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:,?[^\S\n](?:[a-zåäö]+|[A-ZÅÄÖ][\wåäö-]*|&)){0,5}")
BEHIND = re.compile(r"\s*\([^)]*\)$")


def find_loose(text: str) -> Iterator[Named]:
    """Yield the words with a capital inside a sentence that are no word, place or first name."""
    for match in INSIDE.finditer(text):
        words = match["n"].split()
        stem = words[0].removesuffix("s")
        known = words[0] in STOP or is_first(stem) or is_place(stem) or is_place(words[0]) or WORK.fullmatch(words[0])
        if (
            known
            or re.search(r"\d", words[0])
            or TITLES.fullmatch(words[0])
            or len(words[0]) < 4
            or (len(words) == 1 and is_word(words[0].lower()))
        ):
            continue
        yield match.start(), match.end(), " ".join(words)


def fields_of(fields: Sequence[str]) -> Iterator[str]:
    """Yield the fields of a letterhead that may be names, and that no other rule reads."""
    for field in fields:
        name = BEHIND.sub("", field.strip())
        if (
            FIELD.fullmatch(name)
            and not GENRE.search(name)
            and name.split()[0] not in STOP
            and not (" " not in name and is_word(name.lower()))
            and not is_place(name)
            and not find_organisations(name)
            and not find_people(name)
        ):
            yield name

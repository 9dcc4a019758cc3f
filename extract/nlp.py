"""The only door to spaCy: Swedish tokens and the places where sentences end.

>>> [span.of(text) for text in ["Enl. 14 kap. 3 § SoL, t.ex. kl. 14.00, gäller det. Inget mer!"] for span in sentences(text)]
['Enl. 14 kap. 3 § SoL, t.ex. kl. 14.00, gäller det.', 'Inget mer!']
>>> words("P.g.a. LSS-handläggarens 2 besök")
('P.g.a.', 'LSS-handläggarens', '2', 'besök')
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from extract.types import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.language import Language
    from spacy.tokens import Doc, Token

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?", "??"})
CLOSERS = frozenset({")", "]", '"', "”", "'", "’", "»"})
OPENERS = frozenset({"(", "[", '"', "”", "'", "’", "»", "«", "“", "–", "-", "—", "•"})

# Shortenings after which a sentence goes on. Those that may also end one (m.m., osv.) are left to the next word's capital.
INNER = frozenset(
    "adj. anm. ang. art. avd. avs. bil. bitr. bl.a. bl. ca. civ. d.v.s. dvs. dr. eg. enl. ev. f. f.d. f.n. f.ö. "
    "fig. fr. fr.o.m. f.o.m. följ. förf. förordn. gm. gr. hr. h.h.v. i.e. ing. inkl. exkl. jfr. kap. kl. kv. leg. lic. "
    "motsv. möjl. n.b. nr. nuv. o. obs. omkr. ordf. orig. p. p.g.a. pga. par. pkt. prof. prop. resp. "
    "s. s.k. sek. sekr. sid. sk. skr. sthlm. stf. t. t.ex. t.f. t.o.m. t.v. tab. tel. tfn. tf. u. u.a. uppl. uppg. utg. "
    "utr. vers. v. v.g. vol. åtm. äv. övers. dnr. diarienr. org. m.a.o. m.h.t. s.a.s. u.p.a. ek. mom. "
    "bet. sou. dir. rskr. ds. cit.".split()
)
UNITS = frozenset("st. tim. mån. min. max. kr. pers. ggr. sek. fl.".split())
"""Stand before a figure or a lower-case word inside a sentence, before a capital at its end."""
_OUTER = re.compile(r"(?:m\.m|m\.fl|o\.s\.v|osv|etc|o\.d|o\.dyl|mm|m fl)\.?$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.?$")
_MARKER = re.compile(r"\s*(?:§\s*)?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[A-Za-zåäö][.)]|[IVX]{1,4}\.|[-–•*])$")
_CHUNK = 400_000
"""spaCy refuses texts over a million characters; blocks are far shorter, but a hostile file may not be."""


@cache
def _language() -> "Language":
    import spacy  # takes a second; most commands cut no sentence

    language = spacy.blank("sv")
    language.max_length = _CHUNK * 2
    return language


def words(text: str) -> tuple[str, ...]:
    """Return the tokens of the text without white space."""
    return tuple(token.text for token in _tokens(text) if not token.is_space)


def sentences(text: str) -> Iterator[Span]:
    """Yield the span of each sentence, without the white space around it."""
    for offset in range(0, max(len(text), 1), _CHUNK):
        for span in _cut(_tokens(text[offset : offset + _CHUNK])):
            yield Span(offset + span.start, offset + span.end)


def _tokens(text: str) -> "Doc":
    return _language().make_doc(text)


def _cut(doc: "Doc") -> Iterator[Span]:
    start = 0
    for token in doc:
        if token.is_space:
            if "\n" in token.text and (span := _trimmed(doc.text, start, token.idx)):
                yield span
                start = token.idx + len(token)
            continue
        if _ends(doc, token, doc.text[start : token.idx]):
            end = _after_closers(doc, token)
            if span := _trimmed(doc.text, start, end):
                yield span
            start = end
    if span := _trimmed(doc.text, start, len(doc.text)):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return None
    start += len(part) - len(part.lstrip())
    return Span(start, start + len(stripped))


def _ends(doc: "Doc", token: "Token", before: str) -> bool:
    stop = token.text in ENDS
    if not stop and not (token.text[-1] in ".!?" and len(token) > 1):
        return False
    following = _next_word(doc, token)
    if following is None:
        return False
    if not (following.text[0].isupper() or following.text[0].isdigit() or following.text[0] in "§"):
        return False
    if not _space_follows(doc, token):
        return False
    word = token.text if not stop else _glued(doc, token)
    if token.text[-1] in "!?":
        return following.text[0].isupper()
    if _OUTER.search(word) or before.lower().endswith("o s "):
        return following.text[0].isupper()
    lowered = word.lower().rstrip(".") + "."
    if lowered in UNITS:
        return following.text[0].isupper()
    if lowered in INNER or _INITIAL.fullmatch(word):
        return False
    if _MARKER.fullmatch(before + token.text):
        return False
    # "den 3. januari" does not occur, but "punkt 6. 3" and "1. 2." do when a layout has torn numbers apart
    return not (word.rstrip(".").isdigit() and following.text[0].isdigit() and len(word.rstrip(".")) < 3)


def _glued(doc: "Doc", token: "Token") -> str:
    """Return the stop together with the token that it stands right after: "kap" + "."."""
    if token.i == 0 or doc[token.i - 1].whitespace_:
        return token.text
    return f"{doc[token.i - 1].text}{token.text}"


def _next_word(doc: "Doc", token: "Token") -> "Token | None":
    for following in doc[token.i + 1 :]:
        if not following.is_space and following.text not in CLOSERS | OPENERS:
            return following
    return None


def _space_follows(doc: "Doc", token: "Token") -> bool:
    end = _after_closers(doc, token)
    return end < len(doc.text) and doc.text[end].isspace()


def _after_closers(doc: "Doc", token: "Token") -> int:
    end = token.idx + len(token)
    for following in doc[token.i + 1 :]:
        if following.idx != end or following.text not in CLOSERS:
            break
        end += len(following)
    return end


def floret(
    table: "npt.NDArray[np.float32]", *, shortest: int, longest: int
) -> "Callable[[str], npt.NDArray[np.float32]]":
    """Return the function from a word to its vector that a floret table of shape (n_buckets, n_dimensions) stands for.

    Words are looked up by their hashed pieces of ``shortest`` to ``longest`` characters, so that unseen compounds have one too.
    """
    from spacy.strings import StringStore
    from spacy.vectors import Mode, Vectors

    vectors = Vectors(
        strings=StringStore(),
        data=table,
        mode=Mode.floret,
        hash_count=2,
        hash_seed=2166136261,
        minn=shortest,
        maxn=longest,
        bow="<",
        eow=">",
    )
    return cache(vectors.__getitem__)

"""The language of a document.

>>> language_of("Verksamheten saknar rutiner för dokumentation av genomförandeplaner."), language_of("12 (3)")
('sv', 'und')
>>> is_foreign("The unit has no routine for written plans, and the staff are asked to make one before May. " * 3)
True
>>> is_foreign("Enheten saknar en rutin för planer, och personalen är ombedd att skriva en före maj. " * 3), is_foreign("Yes")
(False, False)
"""

import re
from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = (
    "SV",
    "NB",
    "NN",
    "DA",
    "EN",
    "FI",
    "DE",
    "FR",
    "ES",
    "PL",
    "AR",
    "SO",
    "FA",
    "TR",
    "RU",
    "UK",
    "IS",
    "ET",
    "NL",
    "IT",
    "BS",
)

UNDERSTOOD = ("sv", "und")
OURS = frozenset("och att är för inte från även också".split())
"""Words that Swedish has and no language near it: at least 1.6 % of the words of any document in the corpus."""
LEAST = 0.01
ENOUGH = 25
"""Words that tell one language from another beyond doubt."""


@cache
def _detector() -> LanguageDetector:
    codes = [getattr(IsoCode639_1, code) for code in LANGUAGES]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()


def language_of(text: str) -> str:
    """Return the ISO 639-1 code, "und" where there are no words to tell by."""
    words = _words(text)
    if len(words) < 3:
        return "und"
    language: Language | None = _detector().detect_language_of(" ".join(words[:600]))
    return language.iso_code_639_1.name.lower() if language else "und"


def is_foreign(text: str) -> bool:
    """Tell whether a text is beyond doubt not in Swedish; a Swedish one taken for Norwegian would be lost."""
    words = _words(text)
    return len(words) >= ENOUGH and language_of(text) not in UNDERSTOOD and share_of_ours(text) < LEAST


def evidence(text: str) -> tuple[str, ...]:
    """Tell how much speaks for Swedish; nothing of a text without words.

    >>> evidence("Enheten saknar en rutin och planer för att öva."), evidence("12 (3)")
    (('Av 9 ord är 33 % sådana som bara svenskan har (och, att, är …).',), ())
    """
    words = len(_words(text))
    return (
        (
            f"Av {words} ord är {share_of_ours(text):.0%} sådana som bara svenskan har (och, att, är …).".replace(
                "%", " %"
            ),
        )
        if words
        else ()
    )


def share_of_ours(text: str) -> float:
    """Return how many of the words are such as only Swedish has, 0–1."""
    words = _words(text)
    return sum(word.lower() in OURS for word in words) / len(words) if words else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text[:6000])

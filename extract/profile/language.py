"""The language of a document.

>>> language_of("Verksamheten saknar rutiner för dokumentation av genomförandeplaner."), language_of("12 (3)")
('sv', 'und')
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


@cache
def _detector() -> LanguageDetector:
    codes = [getattr(IsoCode639_1, code) for code in LANGUAGES]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()


def language_of(text: str) -> str:
    """Return the ISO 639-1 code, "und" where there are no words to tell by."""
    words = re.findall(r"[^\W\d_]{2,}", text[:6000])
    if len(words) < 3:
        return "und"
    language: Language | None = _detector().detect_language_of(" ".join(words[:600]))
    return language.iso_code_639_1.name.lower() if language else "und"

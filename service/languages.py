"""What languages are called in Swedish.

>>> called("en"), called("xx"), called("und")
('engelska', 'ett annat språk (xx)', 'okänt')
"""

NAMES = {
    "sv": "svenska",
    "nb": "norska",
    "nn": "norska",
    "da": "danska",
    "en": "engelska",
    "fi": "finska",
    "de": "tyska",
    "fr": "franska",
    "es": "spanska",
    "pl": "polska",
    "ar": "arabiska",
    "so": "somaliska",
    "fa": "persiska",
    "tr": "turkiska",
    "ru": "ryska",
    "uk": "ukrainska",
    "is": "isländska",
    "et": "estniska",
    "nl": "nederländska",
    "it": "italienska",
    "bs": "bosniska",
    "und": "okänt",
}


def called(code: str) -> str:
    """Return the language's name by its ISO 639-1 code."""
    return NAMES.get(code, f"ett annat språk ({code})")

"""What a statement is about: themes by the words that name them; what was learned (theme_model.py) knows more of kritik.

>>> themes("Läkemedel delas ut utan signatur.", heading="Rutiner")
('läkemedel', 'rutiner-ledningssystem')
>>> themes("Lokalen är för varm.", heading="Brandskydd")
('lokaler-miljö', 'brand-säkerhet')
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

_WORDS = {
    "dokumentation": r"dokument(?:ation|era|erad|eras|erats|eringen)|journal|social dokumentation|daganteckning|akt(?:er|en|erna)?\b|anteckning|signeringslist",
    "genomförandeplan": r"genomförandeplan|individuell plan|vårdplan|handlingsplan för den enskilde|åtgärdsprogram|omsorgsplan|arbetsplan för",
    "bemanning": r"bemanning|personaltäthet|vikarie|schema|personalbrist|nattpersonal|nattbemanning|personalomsättning|sjukfrånvaro|underbemann|tjänstgör|vakan",
    "kompetens": r"kompetens|utbildning|utbildad|legitim|behörig|introduktion|fortbildning|kunskap|handledning|certifi",
    "bemötande": r"bemött|bemötand|respekt|kränk|otrevlig|nonchalant|tilltal|värdighet|integritet för den|värdegrund",
    "delaktighet": r"delaktig|inflytande|självbestämm|brukarråd|elevråd|samråd|medbestämm|lyssna(?:r|t|s)|önskemål",
    "rättssäkerhet": r"rättssäker|besvärshänvisning|överklag|beslutsmotiver|motivera(?:r|t|de|d)|utredning(?:en|ar)?\b|handläggning|likabehandl|delegation|opartisk|kommunicer|jäv|lagstöd|delegat",
    "avvikelser-klagomål": r"avvikelse|klagomål|synpunkt(?:er|shanter)|tillbud|incident",
    "lex Sarah-lex Maria": r"lex sarah|lex maria|missförhålland|vårdskad",
    "rutiner-ledningssystem": r"rutin|ledningssystem|riktlinj|process(?:er|en)?\b|styrning|styrdokument|instruktion|ansvarsfördel|kvalitetsarbete|internkontroll|intern kontroll",
    "riskanalys-egenkontroll": r"riskanalys|riskbedöm|egenkontroll|riskinventer|konsekvensbedöm|uppföljning(?:en)? av",
    "läkemedel": r"läkemed|medicin(?:er|en|skåp|lista)|dosett|narkotik|insulin|delegering|ordination|apodos",
    "hygien": r"hygien|smitt|rengör|städ|smuts|skadedjur|handtvätt|basala|nedsmuts|desinf",
    "samverkan": r"samverka|samarbet|samordn|informationsöverför|överrapport|kontakt(?:en)? med (?:anhörig|vård|skol)|vårdnadshavar",
    "tillgänglighet-väntetid": r"tillgänglig|väntetid|kötid|kö\b|köer|telefon(?:tid|köer)|dröj|försen|handläggningstid|verkställ|inom (?:tre|3) månader|nåbar",
    "lokaler-miljö": r"lokal(?:en|er|erna)?\b|ventilation|inomhus|buller|temperatur|utemiljö|fukt|mögel|avlopp|utsläpp|luft|belysning|byggnad|golv|tak(?:et)?\b|vatten|avfall|skolgård|damm",
    "ekonomi-avtal": r"ekonomi|budget|kostnad|faktur|avtal|upphandl|ersättning|underskott|överskott|prognos|moms|leverantör|direkttilldel|vite",
    "barnperspektiv": r"barnperspektiv|barnets (?:bästa|rätt)|barnkonvention|barnsamtal|barns? (?:röst|vilja|behov|åsikt)|barnkonsekvens",
    "brand-säkerhet": r"brand|utrymning|nödutgång|larm(?:et)?\b|släck|säkerhet(?:en)?\b|rökluck|nyckelhanter|inlåst|sprinkler",
    "skyddsåtgärder-tvång": r"tvång|skyddsåtgärd|begränsningsåtgärd|sänggrind|inlås|fasthåll|avskilj|bälte|samtycke till|låsta? dörr|kodlås",
    "arbetsmiljö": r"arbetsmiljö|skyddsombud|arbetsbelast|arbetsskad|ohälsosam|hot och våld|ergonom|stress|ensamarbet|skyddsrond|belastning|arbetstid",
    "it-informationssäkerhet": r"it-|informationssäker|dataskydd|personuppgift|behörighet(?:er|sstyrning|skontroll)?|logg(?:kontroll|ar|ning)|lösenord|system(?:et)?s? säkerhet|sekretess|gdpr|intrång|backup|säkerhetskopi",
}
THEMES: dict[str, re.Pattern[str]] = {theme: re.compile(pattern) for theme, pattern in _WORDS.items()}
_WORTH, _LEAST = {"own": 3, "heading": 2, "around": 1}, 2


def themes(text: str, *, heading: str = "", around: Sequence[str] = (), most: int = 2) -> tuple[str, ...]:
    """Return the themes that the words point at, the strongest first; words of the text itself weigh most."""
    told = heard(text, heading=heading, around=around)
    scores = {
        theme: sum(weight * told.get(f"{place} {theme}", 0.0) for place, weight in _WORTH.items()) for theme in THEMES
    }
    ranked = sorted((theme for theme, score in scores.items() if score >= _LEAST), key=lambda one: -scores[one])
    return tuple(ranked[:most])


def heard(text: str, *, heading: str = "", around: Sequence[str] = ()) -> dict[str, float]:
    """Return how many words of each theme the text has, and whether its heading and what stands around have any.

    >>> heard("Läkemedel delas ut utan signatur.", heading="Rutiner")
    {'own läkemedel': 1.0, 'heading rutiner-ledningssystem': 1.0}
    """
    found = {f"own {theme}": float(count) for theme, count in _words_in(text).items()}
    found |= {f"heading {theme}": 1.0 for theme in _words_in(heading)}
    return found | {f"around {theme}": 1.0 for part in around for theme in _words_in(part)}


@lru_cache(maxsize=4096)
def _words_in(text: str) -> Mapping[str, int]:
    """Count the different words of each theme in a text; one text is asked for as itself, as a neighbour and as a heading."""
    small = text.lower()
    return {theme: len(set(words)) for theme, pattern in THEMES.items() if (words := pattern.findall(small))}

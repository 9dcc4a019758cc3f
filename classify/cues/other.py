"""What speaks for övrigt: names, norms, questions, praise, shortcomings denied, what a document says of itself."""

import re

from classify.context import Context, is_label
from classify.cues.patterns import DUTY, FLAGS, NEGATED, SHORTCOMING, any_of
from classify.types import Label

_CONTRAST = any_of(
    r"men\b",
    r"dock\b",
    r"däremot\b",
    r"emellertid\b",
    r"förutom\b",
    r"utom\b",
    r"utöver\b",
    r"undantag\w*",
    r"bortsett\b",
)
_NORM = any_of(
    r"(?:enligt|av)\s+(?:\d|§|lag|lagen|föreskrift\w*|socialtjänst\w+|skollag\w+|hälso-|arbetsmiljö\w+|miljöbalk\w+|plan-|avtalet|kravspecifikation\w*"
    r"|riktlinje\w*|förfrågningsunderlag\w*|SOSFS|HSLF|AFS|patientsäkerhets\w+)",
    r"det följer av\b",
    r"lagen (?:ställer|anger|säger|kräver)\b",
    r"bestämmelse(?:n|r|rna) (?:innebär|anger|i)\b",
    r"av \d+ (?:kap|§)",
    r"\d+\s*(?:kap\.|§)",
    r"med \w+ avses\b",
    r"lagstiftning\w*",
    r"kravet (?:på|innebär)\b",
    r"i lagen\b",
)
_PRAISE = any_of(
    r"väl\s?fungerande\b",
    r"fungerar (?:mycket )?(?:väl|bra)\b",
    r"positivt\b",
    r"god(?:a)? (?:rutiner|ordning|kvalitet|struktur|kännedom|kontroll)",
    r"(?:mycket )?nöjda?\b",
    r"förtjänstfull\w*",
    r"föredömlig\w*",
    r"uppfyller (?:\w+ )?(?:samtliga|alla|kraven|avtalets|lagens)",
    r"är uppfyll(?:t|da)\b",
    r"trygg\w*",
    r"engagerad\w*",
    r"utan anmärkning\b",
    r"ändamålsenlig\w*",
    r"tillfredsställande\b",
    r"välskött\w*",
)
_METHOD = any_of(
    r"granskning(?:en|ens)? (?:har |är )?(?:omfatt|genomför|avgräns|avse|avsåg|syft|utgå)\w*",
    r"syftet (?:med|är|var)\b",
    r"intervju\w* (?:har|hölls|genomför)\w*",
    r"(?:ingår|ingick) i (?:granskning|tillsyn|urval)\w*",
    r"underlag(?:et)? (?:för|består|utgörs)",
    r"metod\w*",
    r"dokumentstudie\w*",
    r"stickprov\w*",
    r"har faktagranska\w*",
    r"revisionsfråg\w*",
    r"kontrollmål\w*",
    r"inspektion(?:en)? (?:genomfördes|ägde|var|gjordes)",
    r"vid (?:mötet|besöket) deltog",
)
_NAME = re.compile(r"(?:[A-ZÅÄÖ][\w.-]*\s*,?\s*){1,5}(?:\(?\w+\)?)?$")
_LABELLED = re.compile(r"\s*[A-ZÅÄÖ][\wåäö /.-]{1,30}:\s*\S")
_ADDRESS = any_of(r"tel(?:efon)?\b[.:]?\s*\d", r"\S+@\S+", r"postadress", r"org\.?\s?nr", r"www\.")
_CONDITION = re.compile(
    r"^\s*(?:-\s*)?(?:Om|När|Vid|Ifall|Därest|Skulle)\b.*\b(?:ska|skall|kan|bör|får|måste|kommer)\b", FLAGS
)
_GREETING = re.compile(
    r"^\s*(?:Hej|Bästa?|Med vänlig|Vänliga hälsningar|Hälsning\w*|Mvh|Med hälsning|Högaktningsfullt|För \w+nämnden|Enligt uppdrag)\b",
    FLAGS,
)


def heading(context: Context) -> Label | None:
    """Rubriken namnger det som följer."""
    return Label.OTHER if is_label(context) else None


def denied_shortcoming(context: Context) -> Label | None:
    """Texten säger att inga brister finns."""
    return Label.OTHER if NEGATED.search(context.text) and not _CONTRAST.search(context.text) else None


def question(context: Context) -> Label | None:
    """En fråga konstaterar inget."""
    return Label.OTHER if context.text.rstrip(' "”)').endswith("?") else None


def norm(context: Context) -> Label | None:
    """Texten återger vad en lag, ett avtal eller en riktlinje kräver."""
    return Label.OTHER if _NORM.search(context.text) and DUTY.search(context.text) else None


def condition(context: Context) -> Label | None:
    """Texten säger vad som gäller om något inträffar."""
    return Label.OTHER if _CONDITION.search(context.text) else None


def praise(context: Context) -> Label | None:
    """Texten berömmer utan förbehåll."""
    text = context.text
    blamed = _CONTRAST.search(text) or re.search(r"\b(?:inte|ej|inga|ingen)\b", text, FLAGS) or SHORTCOMING.search(text)
    return Label.OTHER if _PRAISE.search(text) and not blamed else None


def method(context: Context) -> Label | None:
    """Texten berättar hur granskningen gick till."""
    return Label.OTHER if _METHOD.search(context.text) else None


def name_or_address(context: Context) -> Label | None:
    """Namn, adress eller uppgift i brevhuvud."""
    text = context.text.strip()
    short = len(text) < 80 and not text.endswith((".", "!"))
    found = _NAME.fullmatch(text) or _LABELLED.match(text) or _ADDRESS.search(text)
    return Label.OTHER if short and found else None


def greeting(context: Context) -> Label | None:
    """Hälsning eller underskrift."""
    return Label.OTHER if _GREETING.search(context.text) and len(context.text) < 90 else None


CUES = (heading, denied_shortcoming, question, norm, condition, praise, method, name_or_address, greeting)

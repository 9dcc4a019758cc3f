"""What a later document says became of an earlier kritik: learned from what words, label and figures it is told in.

>>> [outcome(text, Label.CRITICISM).value for text in ("Samma brister kvarstår.", "Bristerna är delvis åtgärdade.")]
['kvarstår', 'delvis']
>>> outcome("Rutinen är nu införd.", Label.OTHER).value, telling("Tolv akter lästes.")
('åtgärdad', False)
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from classify.artefacts import MODELS
from classify.scoring import Floats
from classify.types import Label, Outcome, Status

Table = Mapping[str, Mapping[str, float]]
"""What each cue is worth for each outcome, in log-odds."""
PULL = 1.0
OUTCOMES = tuple(Outcome)
_COUNT = r"(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|flera|några|majoriteten|en tredjedel)"
_PATTERNS = {
    "remains": r"\b(?:kvarst\w*|kvar\b|fortfarande|alltjämt|ännu (?:inte|ej)|(?:inte|ej) (?:\w+ ){0,2}(?:åtgärda|avhjälp|rätta|genomför|vidtag|skett)\w*"
    r"|samma (?:brist|problem|avvikelse|fel)\w*|återkommande|igen\b|oförändra\w*|upprepa\w*|på nytt)",
    "remedied": r"\b(?:åtgärda[dt]\w*|avhjälp\w*|(?:är|har|finns|fanns|uppfyller|följs|görs|sker) nu\w*|numera|sedan (?:dess|förra|föregående)|rättat"
    r"|har (?:införts|upprättats|tagits fram|genomförts|förbättrats|rättats|reviderats|anställts|installerats|bytts)|förbättr\w+|inte längre"
    r"|bedöms (?:vara )?(?:uppfyll|åtgärda|avslut)\w*|avslutas)",
    "partly": r"\b(?:delvis|till viss del|i huvudsak|vissa förbättringar|i de flesta|på väg|påbörja\w*|ännu inte (?:helt|fullt)|inte fullt ut)\b",
    "turns": r"\b(?:men|dock|däremot|emellertid|fast|undantag\w*|utom)\b",
    "denies": r"\b(?:inte|ej|ingen|inget|inga|utan|saknas?|aldrig|varken)\b",
    "all": r"\b(?:alla|samtliga|varje|hela|full\w*|godkän\w*|utan anmärkning)\b",
    "so many of so many": rf"\b(?:{_COUNT} av (?:de |dem )?(?:\w+ )?{_COUNT}|i {_COUNT} (?:fall|av)|\d+ procent)\b",
    "only": r"\b(?:endast|bara|enbart)\b",
    "better": r"\b(?:bättre|minskat|sjunkit|kortare|färre|ökat|fler|förbättr\w*)\b",
    "unfinished": r"\b(?:(?:inte|ej) (?:\w+ )?(?:klar\w*|färdig\w*|slutför\w*|infört?|avslutat?)|återstår|utkast|pågår|påbörja\w*)\b",
    "late": r"\b(?:försena\w*|senare än|dröj\w*|uppskj\w*|skjutits)\b",
    "figures": r"\d",
}
_BY_LABEL = ("partly", "turns", "so many of so many", "better", "unfinished")
_CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}


SUPPOSED = re.compile(
    r"\s*(?:Om|Ifall|Skulle|(?:I|För)\s+det\s+fall)\s.*\b(?:kvarst|åtgärda|avhjälp|rätta|följ|uppfyll|efterkom)\w*.*\b(?:kommer|kan|får|ska|överväg\w*)\b"
)


def supposes(text: str) -> bool:
    """Tell whether the words say what will come if something remains, not that it does.

    >>> supposes("Om bristerna då kvarstår kommer nämnden att ansöka om vite."), supposes("Om rutinen står inget i svaret.")
    (True, False)
    """
    return SUPPOSED.match(text) is not None


def telling(text: str) -> bool:
    """Tell whether the words sound like what became of something."""
    return any(_CUES[name].search(text) for name in ("remains", "remedied", "partly"))


def outcome(text: str, label: Label, status: Status | None = None, *, table: Table | None = None) -> Outcome:
    """Return what became of the kritik that the text follows up; an act that goes on has not yet remedied it."""
    scores = _scores(cues(text, label), table or learned())
    likeliest = OUTCOMES[int(np.argmax(scores))]
    return Outcome.PARTLY if status is Status.ONGOING and likeliest is Outcome.REMEDIED else likeliest


def cues(text: str, label: Label) -> dict[str, float]:
    """Return what speaks, by name: the label, the words, and some of both."""
    found = {name: 1.0 for name, pattern in _CUES.items() if pattern.search(text)}
    both = {f"{label.value}: {name}": 1.0 for name in _BY_LABEL if name in found}
    return {"always": 1.0, label.value: 1.0, **found, **both}


def joined(told: Sequence[Outcome]) -> Outcome:
    """Return what several statements of one document say together: both good and bad is partly."""
    return told[0] if len(set(told)) == 1 else Outcome.PARTLY


def fit(examples: Sequence[tuple[str, Label, Outcome]]) -> Table:
    """Learn what each cue is worth."""
    seen = [cues(text, label) for text, label, _ in examples]
    names = sorted({name for one in seen for name in one})
    values = np.array([[one.get(name, 0.0) for name in names] for one in seen])
    right = np.array([[one is told for told in OUTCOMES] for _, _, one in examples], dtype=float)

    def loss(flat: Floats) -> tuple[float, Floats]:
        scores = values @ flat.reshape(len(names), len(OUTCOMES))
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        total = PULL / 2 * float(flat @ flat) - float(np.log((chances * right).sum(axis=1)).sum())
        return total, (values.T @ (chances - right)).ravel() + PULL * flat

    found = minimize(loss, np.zeros(len(names) * len(OUTCOMES)), jac=True, method="L-BFGS-B").x.reshape(len(names), -1)
    return {
        told.value: {name: round(float(worth), 3) for name, worth in zip(names, found[:, at], strict=True)}
        for at, told in enumerate(OUTCOMES)
    }


def save(path: Path, table: Table) -> None:
    """Write the table as JSON, for people to read too."""
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n")


@cache
def learned(folder: Path = MODELS) -> Table:
    """Read the learned table."""
    table: Table = json.loads((folder / "outcomes.json").read_text())
    return table


def _scores(seen: Mapping[str, float], table: Table) -> list[float]:
    return [sum(table[told.value].get(name, 0.0) * value for name, value in seen.items()) for told in OUTCOMES]

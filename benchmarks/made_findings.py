"""Findings to measure the search with: sentences in the manner of the genre, from our own words, the same for the same seed.

>>> archive = list(documents(90, seed=1))
>>> sum(len(one.findings) for one in archive), archive[0].provider != archive[1].provider, archive[0].year in range(2005, 2027)
(90, True, True)
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

WHAT = (
    "Genomförandeplanerna Dokumentationen Läkemedelshanteringen Bemanningen Avvikelserapporteringen Egenkontrollen Nattbemanningen "
    "Riskbedömningarna Rutinerna Kompetensutvecklingen Journalföringen Delegeringarna Kontaktmannaskapet Måltidsmiljön Introduktionen "
    "Ledningssystemet Samverkansrutinerna Brandskyddsarbetet Hygienrutinerna Larmhanteringen Signeringslistorna Basala hygienrutiner "
    "Fallriskbedömningarna Tillsynsbesöken Aktivitetsutbudet Klagomålshanteringen Synpunktshanteringen Skyddsåtgärderna Vårdplanerna "
    "Personalkontinuiteten Utevistelserna Palliativa vårdplaner Närståendekontakterna Nyckelhanteringen Fixeringarna Registerkontrollerna "
    "Arbetsbeskrivningarna Uppföljningarna Munhälsobedömningarna Läkemedelsgenomgångarna Hemtagningarna Biståndsbesluten Ansvarsfördelningen"
).split()
HOW = (
    "saknas", "brister", "är otillräckliga", "har inte uppdaterats", "följs inte", "behöver utvecklas", "är inte kända av personalen",
    "har förbättrats sedan förra uppföljningen", "genomförs enligt plan", "är väl fungerande", "saknar mål och datum", "har inte följts upp",
    "är inte undertecknade", "upprättas för sent", "dokumenteras inte", "redovisas i verksamhetsberättelsen", "ska ses över", "kvarstår",
)  # fmt: skip
WHERE = (
    "på enheten", "på två av tre avdelningar", "i gruppboendet", "i hemtjänsten", "på natten", "för flera brukare", "för hälften av deltagarna",
    "vid besöket", "i de granskade akterna", "på den dagliga verksamheten", "i korttidsboendet", "på äldreboendet", "under sommaren", "på helgerna",
    "i elevhälsan", "vid inflyttning", "för nyanställda", "i samverkan med regionen", "på demensenheten", "för boende med insulin",
)  # fmt: skip
WHO = (
    "Enhetschefen", "Verksamheten", "Utföraren", "Nämnden", "Sjuksköterskan", "Personalen", "Verksamhetschefen", "Anordnaren", "Kommunen",
    "Skolchefen", "Teamet", "Ledningen", "Kontaktpersonen", "Föreståndaren", "Arbetsterapeuten",
)  # fmt: skip
DOES = (
    "ska redovisa", "har tagit fram", "delar inte bedömningen av", "instämmer i bristerna rörande", "planerar att se över", "kan inte visa",
    "har påbörjat arbetet med", "följer upp", "behöver säkerställa", "saknar kunskap om", "har rapporterat", "kommer att utbilda personalen i",
    "beklagar bristerna i", "har åtgärdat", "bestrider kritiken om", "rapporterar inte",
)  # fmt: skip
LAWS = (
    ("14 kap. 3 § SoL", "SFS 2001:453 14 kap. 3 §"), ("3 kap. 3 § SoL", "SFS 2001:453 3 kap. 3 §"), ("9 § 9 LSS", "SFS 1993:387 9 § 9 p"),
    ("SOSFS 2011:9", "SOSFS 2011:9"), ("4 kap. 3 § skollagen", "SFS 2010:800 4 kap. 3 §"), ("3 kap. 9 § patientsäkerhetslagen", "SFS 2010:659 3 kap. 9 §"),
    ("11 kap. 5 § SoL", "SFS 2001:453 11 kap. 5 §"), ("6 § LSS", "SFS 1993:387 6 §"),
)  # fmt: skip
THEMES = (
    "dokumentation",
    "bemanning",
    "läkemedel",
    "rutiner",
    "samverkan",
    "delaktighet",
    "kompetens",
    "ledning",
    "trygghet",
    "rättssäkerhet",
)
TOWNS = tuple(
    f"{name}s kommun"
    for name in "Sjöby Ekudden Granvik Lindö Norrås Kvarnfors Myckle Älvhult Östanå Rönninge Bergtuna Hamnvik".split()
)
FIRST = "Ek Björk Lind Tall Gran Sol Ängs Sten Rönn Hav Älv Berg Furu Lärk Sjö Åker Hassel Kvarn Vind Norr".split()
LAST = "backen gården lunda hult vik näs ängen dalen kulla bo gläntan udden bruket hagen åsen tuna fors ryd torp stad".split()
KINDS = ("protokoll", "rapport", "beslut", "bemötande", "yttrande", "åtgärdsplan")
LABELS = ("kritik", "åtgärd", "bemötande", "övrigt")


@dataclass(frozen=True, slots=True)
class Made:
    """A finding: text, legal reference if there is one, label, what goes with the label, themes."""

    text: str
    law: tuple[str, str] | None
    label: str
    stance: str | None
    status: str | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document with its findings."""

    provider: str
    town: str
    year: int
    date: str
    kind: str
    findings: tuple[Made, ...]


def documents(findings: int, *, seed: int = 7, providers: int = 400) -> Iterator[MadeDocument]:
    """Yield documents until there are so many findings; common words are as common as in real text (some in every sixth)."""
    dice = random.Random(seed)
    names = [f"{first}{last}" for last in LAST for first in FIRST][:providers]
    rare = [f"{a.lower()}{b}{c}" for a in FIRST for b in LAST for c in ("modellen", "metoden", "gruppen")]
    left = findings
    while left:
        size = min(left, dice.randint(15, 65))
        left -= size
        place = dice.randrange(len(names))
        year = dice.randint(2005, 2026)
        date = f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        kind = dice.choice(KINDS)
        found = tuple(finding(dice, rare) for _ in range(size))
        yield MadeDocument(names[place], TOWNS[place % len(TOWNS)], year, date, kind, found)


def finding(dice: random.Random, rare: list[str]) -> Made:
    """Make one sentence."""
    label = dice.choices(LABELS, (35, 20, 15, 30))[0]
    law = dice.choice(LAWS) if dice.random() < 0.12 else None
    what = weighted(dice, WHAT)
    if dice.random() < 0.5:
        text = f"{what} {weighted(dice, HOW)} {dice.choice(WHERE)}"
    else:
        text = f"{dice.choice(WHO)} {weighted(dice, DOES)} {what.lower()} {dice.choice(WHERE)}"
    if dice.random() < 0.4:
        text += f" och {weighted(dice, WHAT).lower()} {weighted(dice, HOW)}"
    if dice.random() < 0.25:
        text += f" enligt {dice.choice(rare)} {dice.randint(1, 99)}"
    text += f" enligt {law[0]}." if law else "."
    stance = dice.choice(("medger", "bestrider", "förklarar")) if label == "bemötande" else None
    status = dice.choice(("planerad", "pågående", "genomförd", "krävd")) if label == "åtgärd" else None
    themes = tuple(sorted(dice.sample(THEMES, dice.choice((0, 1, 1, 1, 2)))))
    return Made(text, law, label, stance, status, themes)


def weighted(dice: random.Random, words: tuple[str, ...] | list[str]) -> str:
    """Choose a word, the first more often than the last, as words of a language are."""
    return words[
        min(int(dice.paretovariate(0.6)) - 1, len(words) - 1) if dice.random() < 0.7 else dice.randrange(len(words))
    ]

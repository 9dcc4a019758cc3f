"""What a mail answers or forwards, told from what its sender wrote.

>>> lines = ["Ja.", "", "Från: Ada Ek <a@b.se>", "Skickat: den 4 mars 2024 09:30", "Till: Bo", "Ämne: Larm", "", "Ser ni?"]
>>> own(lines).lines(lines)
['Ja.', '']
>>> lines = ["Den 4 mars 2024 kl. 09:30 skrev Ada Ek <a@b.se>:", "> Ser ni?", "Ja, sedan i maj.", "> Bra."]
>>> own(lines).lines(lines)
['Ja, sedan i maj.']
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CITED = ">"
LABEL = r"\s{0,3}\*?\s*:\*?\s"
FROM = re.compile(rf"\W{{0,5}}(?:Från|From|Fra|Avsändare){LABEL}\s*\S", re.IGNORECASE)
SENT = re.compile(rf"\b(?:Skickat|Skickad|Sent|Sendt){LABEL}", re.IGNORECASE)
WHEN = re.compile(rf"\b(?:Datum|Date){LABEL}", re.IGNORECASE)
WHOM = re.compile(rf"\b(?:Till|To|Til|Ämne|Subject|Emne){LABEL}", re.IGNORECASE)
RULED = re.compile(
    r"\s*[-_–—=*]{2,}\s*(?:Ursprungligt meddelande|Originalmeddelande|Original message|Vidarebefordrat (?:meddelande|brev)"
    r"|Forwarded message|Opprinnelig melding)\b",
    re.IGNORECASE,
)
LINE = re.compile(r"\s*[_-]{20,}\s*")
ANNOUNCED = re.compile(
    r"\s*(?:Börja(?:n)? på (?:det )?vidarebefordra(?:t|de) (?:brev|brevet|meddelande|meddelandet)"
    r"|Vidarebefordrat (?:brev|meddelande)|Begin forwarded message)\s*:\s*$",
    re.IGNORECASE,
)
ATTRIBUTION = re.compile(r".{0,160}\b(?:skrev|wrote|skreiv)\b.{0,160}:\s*$", re.IGNORECASE)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b|@")
DAY = re.compile(r"\d{4}|\d{1,2}[/.]\d{1,2}")
FORWARD = re.compile(r"\s*(?:VB|Vb|FW|Fw|Fwd|FWD|VS)\s*:")
BELOW = re.compile(
    r"\b(?:nedan|nedanstående|i (?:er|din|den|ditt|ert) text|i texten|inline|below|in red"
    r"|(?:i|med) (?:rött|blått|grönt|röd|blå|grön|kursiv|fet)(?: stil| text| skrift)?)\b",
    re.IGNORECASE,
)
AROUND = 6
"""Lines that the head of a mail in a mail takes at most."""
FEW = 30
"""Words: who forwards a mail with no more than this lets it speak."""
SHORT = 40
"""Words after "nedan": so few that it speaks of the mail below, not of what the sender goes on to write."""


@dataclass(frozen=True, slots=True)
class Own:
    """Which lines are the sender's own; ``whole``: the earlier mail is among them, for the sender speaks through it."""

    kept: tuple[int, ...]
    whole: bool = False

    def lines(self, lines: Sequence[str]) -> list[str]:
        """Return the lines that are kept, with a blank one where others stood between them."""
        gaps = {index for before, index in pairwise(self.kept) if index > before + 1}
        return [line for index in self.kept for line in ([""] if index in gaps else []) + [lines[index]]]


def own(lines: Sequence[str], subject: str = "") -> Own:
    """Tell which lines of a mail are its sender's own; a line that begins with ">" is cited.

    >>> answers = ["Våra svar står i rött nedan. /Bo", "From: Ada", "Sent: 4 March 2024", "To: Bo", "Ser ni? Ja."]
    >>> own(answers).whole, own(["Se nedan.", *answers[1:]], subject="VB: Larm").whole, own(answers[1:]).whole
    (True, True, True)
    """
    kept = tuple(_own(lines))
    said = " ".join(lines[index] for index in kept).split()
    cut = any(line.startswith(CITED) or _begins(lines, index) for index, line in enumerate(lines))
    if cut and (_points_below(" ".join(said)) or (FORWARD.match(subject) and len(said) < FEW)):
        return Own(tuple(range(len(lines))), whole=True)
    if not any(any(map(str.isalnum, word)) for word in said):
        return Own(tuple(range(len(lines))), whole=True)
    return Own(kept)


def _own(lines: Sequence[str]) -> list[int]:
    kept: list[int] = []
    skip = 0
    for index, line in enumerate(lines):
        if line.startswith(CITED) or index < skip:
            continue
        if _begins(lines, index):
            if not _is_cited_after(lines, index):
                break
            skip = index + (1 if ATTRIBUTION.match(line) else 2)
            continue
        kept.append(index)
    return kept


def _begins(lines: Sequence[str], index: int) -> bool:
    """Tell whether an earlier mail begins at the line."""
    line = lines[index]
    if LINE.fullmatch(line) and (after := _next(lines, index)) is not None:
        return FROM.match(lines[after]) is not None and _begins(lines, after)
    if RULED.match(line) or ANNOUNCED.match(line):
        return True
    if FROM.match(line):
        head = " ".join([one for one in lines[index : index + 2 * AROUND] if one.strip()][:AROUND])[:1200]
        dated = WHEN.search(head) is not None or "@" in line
        return SENT.search(head) is not None or (dated and WHOM.search(head) is not None)
    return _attributes(lines, index)


def _attributes(lines: Sequence[str], index: int) -> bool:
    """Tell whether the line, or it and the next, says who wrote what follows, and not just that somebody wrote something."""
    line, after = (one.strip() for one in [*lines[index : index + 2], ""][:2])
    if not line:
        return False
    text = line if _dated(line) else f"{line} {after}" if not _dated(after) else ""
    return _dated(text) and (CLOCK.search(text) is not None or _is_cited_after(lines, index))


def _dated(text: str) -> bool:
    """Tell whether a text says that somebody wrote at some time."""
    if len(text) > 300 or ATTRIBUTION.match(text) is None:
        return False
    return CLOCK.search(text) is not None or DAY.search(text) is not None


def _is_cited_after(lines: Sequence[str], index: int) -> bool:
    """Tell whether what comes next, after a line of attribution or two, is marked as cited."""
    if any(pattern.match(lines[index]) for pattern in (RULED, FROM, LINE)):
        return False
    after = _next(lines, index if ATTRIBUTION.match(lines[index]) else index + 1)
    return after is not None and lines[after].startswith(CITED)


def _next(lines: Sequence[str], index: int) -> int | None:
    """Return the next line that is not blank."""
    return next((after for after in range(index + 1, len(lines)) if lines[after].strip()), None)


def _points_below(said: str) -> bool:
    found = list(BELOW.finditer(said))
    return bool(found) and len(said[found[-1].end() :].split()) < SHORT

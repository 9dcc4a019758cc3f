"""What the model sees of a statement: pure functions from a Context to words and facts.

>>> masked("Den 3 mars 2019 besökte Eva Lind Ekbacken enligt LSS")
'Den 0 mars 0 besökte Xx Xx Xx enligt LSS'
"""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from classify import senses
from classify.context import Context, is_label
from classify.cues import spoken
from classify.cues.patterns import WE, answers
from classify.cues.voices import general

_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_NAME = re.compile(r"(?<=[\wåäö,;)] )[A-ZÅÄÖ][a-zåäöé]+\w*")
_MARKER = re.compile(r"^\s*(?:[-–•*]|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zåäö]\))\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*|0|[§?!%:]")


def masked(text: str) -> str:
    """Put 0 for numbers and Xx for names: which ones they are tells nothing about other texts."""
    return _NAME.sub("Xx", _NUMBER.sub("0", general(text)))


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[str, ...]:
    """Return the masked words of a text in lower case; each text is asked for thrice, as itself and as a neighbour."""
    return tuple(token.lower() for token in _WORD.findall(masked(text)))


def unmarked(text: str) -> str:
    """Return the text without the mark of a list item."""
    return _MARKER.sub("", text)


def own_words(context: Context) -> list[str]:
    """Return single words and pairs of the statement, without the mark of a list item."""
    found = tokens(unmarked(context.text))
    framed = ["<", *found, ">"]
    return [*found, *(f"{left} {right}" for left, right in itertools.pairwise(framed))]


def characters(context: Context) -> str:
    """Return the text that character n-grams are cut from."""
    return masked(unmarked(context.text)).lower()


def around(context: Context) -> list[str]:
    """Return the words of heading, row, and the statements before and after, each marked with where it stands."""
    return [f"{place}:{word}" for place, text in _neighbours(context) for word in tokens(text)]


def kinds(context: Context) -> list[str]:
    """Return what kinds of words stand in the statement, each with the next, and what kinds stand around it."""
    own = _chain(unmarked(context.text))
    pairs = (f"{left} {right}" for left, right in itertools.pairwise(own))
    near = (f"{place}:{kind}" for place, text in _neighbours(context) for kind in set(_chain(text)))
    return [*set(own), *pairs, *near]


@lru_cache(maxsize=2048)
def _chain(text: str) -> tuple[str, ...]:
    return senses.chain(tokens(text))


def facts(context: Context) -> Mapping[str, float]:
    """Return named numbers: which cues speak, and where and in what kind of document the statement stands."""
    text = context.text
    found: dict[str, float] = {
        f"form={_form(context)}": 1,
        f"document={context.document.value}": 1,
        f"place={'-' if context.position is None else min(int(context.position * 5), 4)}": 1,
        f"length={min(len(text).bit_length(), 9)}": 1,
        f"end={text[-1:] if text[-1:] in '.:?!' else '-'}": 1,
        "first in block": float(context.first_in_block),
        "upper": float(text[:1].isupper()),
        "number share": sum(map(str.isdigit, text)) / max(len(text), 1),
    }
    side = "answering" if answers(context) else "reviewing"
    if WE.search(text):
        found[f"we, {side}"] = 1
    for cue, _ in spoken(context):
        found[f"cue {cue.__name__}"] = 1
        found[f"cue {cue.__name__}, {side}"] = 1
    if context.lead:
        hung_on = replace(context, statement=replace(context.statement, text=context.lead))
        found |= {f"lead {cue.__name__}": 1 for cue, _ in spoken(hung_on)}
    return found


def _neighbours(context: Context) -> tuple[tuple[str, str], ...]:
    return (
        ("h", context.heading),
        ("r", context.row),
        ("l", context.lead),
        ("b", context.before),
        ("a", context.after),
    )


def _form(context: Context) -> str:
    """Tell a name from an utterance and from a cell; whether prose stands in a list tells nothing of what it does."""
    if is_label(context):
        return "label"
    return "cell" if context.statement.cell else "prose"

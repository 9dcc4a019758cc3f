"""The search box cut into tokens: words, phrases, fields, operators and legal references, with what is odd about each.

>>> [(token.kind, token.text) for token in lex('rutin* ELLER "social dokumentation" -typ:kritik')]
[('word', 'rutin'), ('or', 'ELLER'), ('phrase', 'social dokumentation'), ('field', 'kritik')]
>>> lex('"öppet')[0].mistakes
('Citattecknet stängs inte. Sökningen tar allt efter det som en fras.',)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["word", "phrase", "field", "or", "near", "law"]
CHUNK = re.compile(
    r"""(?P<no>-)?(?:
        (?P<field>[^\W\d_]{2,}):(?!//)(?:"(?P<value>[^"]*)"?|(?P<bare>[^\s"]*))
      | "(?P<phrase>[^"]*)(?P<end>"?)
      | (?P<word>[^\s"]+)
    )""",
    re.VERBOSE,
)
NEAR = re.compile(r"(?:NEAR|NÄRA)(?:/(\d{1,2}))?")
CURLY = str.maketrans("”“„", '"' * 3)
UNKNOWN = {
    "AND": "OCH behövs inte: alla ord måste finnas.",
    "OCH": "OCH behövs inte: alla ord måste finnas.",
    "NOT": "Skriv minus direkt före ordet i stället för NOT: -delegering.",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the search: ``text`` is its words, ``start`` where it stands in the box."""

    kind: Kind
    text: str
    start: int
    wanted: bool = True
    field: str = ""
    prefix: bool = False
    within: int | None = None
    mistakes: tuple[str, ...] = ()


def lex(text: str, laws: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Cut the text; ``laws`` are the ranges of legal references, which hold together unless quoted or in a field."""
    text = text.translate(CURLY)
    taken = [match.span() for match in CHUNK.finditer(text) if match["phrase"] or match["field"]]
    free = [
        (a, b) for a, b in laws if not any(start < b and a < end for start, end in taken) and text[b : b + 1] != "-"
    ]
    rest = text
    for start, end in free:
        rest = rest[:start] + " " * (end - start) + rest[end:]
        if rest[start - 1 : start] == "-":
            rest = rest[: start - 1] + " " + rest[start:]
    references = (Token("law", text[a:b], a, wanted=text[a - 1 : a] != "-") for a, b in free)
    return tuple(sorted((*references, *_others(rest)), key=lambda token: token.start))


def _others(text: str) -> Iterator[Token]:
    for match in CHUNK.finditer(text):
        wanted, start = not match["no"], match.start()
        if match["field"]:
            value = match["value"] if match["value"] is not None else match["bare"]
            if value or match["field"].casefold() == match["field"]:
                yield Token("field", value.strip(), start, wanted, match["field"].casefold())
        elif match["phrase"] is not None:
            if match["phrase"].strip():
                yield Token("phrase", match["phrase"], start, wanted, mistakes=tuple(_unclosed(match["end"])))
        else:
            yield from _word(match["word"], start, wanted=wanted)


def _word(word: str, start: int, *, wanted: bool) -> Iterator[Token]:
    if word in ("OR", "ELLER", "|"):
        yield Token("or", word, start)
    elif near := NEAR.fullmatch(word):
        yield Token("near", word, start, within=int(near[1]) if near[1] else None)
    elif word in UNKNOWN:
        yield Token("word", "", start, mistakes=(UNKNOWN[word],))
    else:
        yield Token("word", word.rstrip("*"), start, wanted, prefix=word.endswith("*"), mistakes=tuple(_odd(word)))


def _unclosed(end: str) -> Iterable[str]:
    return () if end else ("Citattecknet stängs inte. Sökningen tar allt efter det som en fras.",)


def _odd(word: str) -> Iterator[str]:
    bare = word.rstrip("*")
    if "*" in bare and any(map(str.isalnum, bare)):
        yield f"Stjärnan står sist i ordet, som i dokument*. ”{word}” söks utan stjärna."
    if len(bare) > 1 and (bare.startswith("(") or bare.endswith(")")) and bare.count("(") != bare.count(")"):
        yield "Parenteser grupperar inte ord. ELLER gäller orden närmast intill."

"""How much of what must be told stands among a summary's first eight, beside lead and TextRank.

``uv run --with sumy python -m classify.evaluate_summary [dev|test|left-out]``; sumy (Apache) is needed by nothing else.
"Alone": the document by itself; "in its case": links tell what others point at. "left-out" learns from train's authors but
some at a time, and judges those.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from classify.evaluate import analyse_gold, with_gold
from classify.features import tokens
from classify.findings import findings
from classify.gold import GoldDocument, cases
from classify.link import link
from classify.scoring import Weights
from classify.similarity import STOP
from classify.summary import MOST, summarise
from classify.train import split, summary_weights
from classify.types import DocumentAnalysis

PARTS = 6
Choice = Callable[[DocumentAnalysis], Sequence[str]]


class Words:
    """The only thing that sumy asks of a tokenizer here."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(tokens(text))


def lead(document: DocumentAnalysis) -> Sequence[str]:
    """Choose the first statements that are no headings."""
    return [one.id for one in document.statements if _stands(one.kind)][:MOST]


def textrank(document: DocumentAnalysis) -> Sequence[str]:
    """Choose what TextRank finds most central."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # needed by nothing else
    from sumy.summarizers.text_rank import TextRankSummarizer

    worth = [one for one in document.statements if _stands(one.kind)]
    sentences = [Sentence(one.text, Words()) for one in worth]
    ranking = TextRankSummarizer()
    ranking.stop_words = STOP
    told = {str(one) for one in ranking(ObjectDocumentModel([Paragraph(sentences)]), MOST)}
    return [one.id for one in worth if one.text in told][:MOST]


def found(documents: Sequence[GoldDocument], analyses: dict[str, DocumentAnalysis], choose: Choice) -> float:
    """Return the share of musts that are chosen."""
    must = {one.document.id: set(one.must[:MOST]) for one in documents}
    hits = sum(len(must[key] & set(choose(analyses[key]))) for key in must)
    return hits / max(sum(map(len, must.values())), 1)


def ours(documents: Sequence[GoldDocument], analyses: dict[str, DocumentAnalysis], *, gold: bool) -> Choice:
    """Summarise each document in its case."""
    told = {}
    for group in cases(documents).values():
        case = [analyses[one.document.id] for one in group]
        links = [one for document in group for one in document.links] if gold else link(case)[0]
        told.update({one.document.id: findings(case, links) for one in group})
    weights = dict(_weights(documents)) if gold else {}
    return lambda one: summarise(one, told[one.document.id], weights=weights.get(one.document.id)).statements


def _weights(documents: Sequence[GoldDocument]) -> Iterator[tuple[str, Weights]]:
    """Yield for each document weights that its author has no part in; only for train, whose weights would know it."""
    authors = sorted({one.author for one in documents})
    if len(authors) > PARTS:
        for at in range(PARTS):
            held = authors[at::PARTS]
            learned = summary_weights([one for one in documents if one.author not in held])
            yield from ((one.document.id, learned) for one in documents if one.author in held)


def _stands(kind: str) -> bool:
    return kind != "heading"


def main(name: str) -> None:
    """Print the table."""
    documents = split("train" if name == "left-out" else name)
    told = {one.document.id: with_gold(one) for one in documents}
    print("| | musts among the first eight |\n| --- | --- |")
    print(f"| lead | {found(documents, told, lead):.2f} |")
    print(f"| TextRank | {found(documents, told, textrank):.2f} |")
    print(
        f"| Rödtråd, gold labels and links | {found(documents, told, ours(documents, told, gold=True)):.2f} |",
        flush=True,
    )
    if name != "left-out":
        made = {one.document.id: analyse_gold(one) for one in documents}
        print(f"| Rödtråd, alone | {found(documents, made, lambda one: summarise(one).statements):.2f} |")
        print(f"| Rödtråd, in its case | {found(documents, made, ours(documents, made, gold=False)):.2f} |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dev")

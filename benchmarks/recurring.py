"""How often a kritik that seems to come back does: ``python -m benchmarks.recurring [train|dev|test]``.

Gold are the links `följer upp` from kritik to kritik between documents of the corpus; only pairs of documents that have any are asked.
Precision is exact; beside it a pair is right whose ends both stand in the paragraph or table row of a linked pair.
"""

import json
import sys
from itertools import combinations

from classify.gold import CORPUS, GoldDocument, cases, load
from classify.nearby import Near, places
from classify.recurring import Said, again
from classify.types import Label, LinkType


def kritik(document: GoldDocument) -> list[Said]:
    """Give the kritik of a document as labelled."""
    said = zip(document.statements, document.annotations, strict=True)
    return [
        Said(one.id, " ".join((one.text, *one.section)), word.themes)
        for one, word in said
        if word.label is Label.CRITICISM
    ]


def main(split: str) -> None:
    """Count and print."""
    authors = set(json.loads((CORPUS / "splits.json").read_text())[split])
    found = right = near = true = 0
    for group in cases(one for one in load() if one.author in authors).values():
        where = places(group, Near.PASSAGE)
        for earlier, later in combinations(group, 2):
            before, after = kritik(earlier), kritik(later)
            ids = {(one.id, other.id) for one in before for other in after}
            linked = {(link.target, link.source) for link in later.links if link.type is LinkType.FOLLOWS_UP} & ids
            if linked:
                pairs = set(again(before, after))
                passages = {(where[one], where[other]) for one, other in linked}
                found, right, true = found + len(pairs), right + len(pairs & linked), true + len(linked)
                near += sum((where[one], where[other]) in passages for one, other in pairs)
    precision, recall = right / max(found, 1), right / max(true, 1)
    print(
        f"{split}: precision {precision:.2f} ({near / max(found, 1):.2f} in the same passage), recall {recall:.2f}, {true} links, {found} suggested"
    )


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["dev"]))

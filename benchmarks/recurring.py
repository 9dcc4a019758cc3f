"""How often a kritik that seems to come back does: ``python -m benchmarks.recurring [train|dev|test]``.

Gold are the links `följer upp` from kritik to kritik between documents of the corpus; only pairs of documents that have any are asked.
"""

import json
import sys
from itertools import combinations

from classify.gold import CORPUS, GoldDocument, cases, load
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
    found = right = true = 0
    for group in cases(one for one in load() if one.author in authors).values():
        for earlier, later in combinations(group, 2):
            before, after = kritik(earlier), kritik(later)
            ids = {(one.id, other.id) for one in before for other in after}
            linked = {(link.target, link.source) for link in later.links if link.type is LinkType.FOLLOWS_UP} & ids
            if linked:
                pairs = set(again(before, after))
                found, right, true = found + len(pairs), right + len(pairs & linked), true + len(linked)
    precision, recall = right / max(found, 1), right / max(true, 1)
    print(f"{split}: precision {precision:.2f}, recall {recall:.2f}, {true} links, {found} suggested")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["dev"]))

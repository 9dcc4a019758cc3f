"""How well the profile does on an author that nothing was learned from: ``python -m classify.leave_out``, some minutes.

Each author of train and dev is left out once; weights of genre and sides are learned from the others.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from classify import fit_kinds, fit_parties
from classify.evaluate_profile import judge
from classify.gold import GoldDocument
from classify.train import split
from extract import profile
from extract.profile.kinds import kind_of
from extract.profile.parties import choose, probabilities, read_sides
from extract.profile.titles import title_of
from extract.profile.weights import SIDES
from extract.types import Profile


def leave_out(documents: Sequence[GoldDocument]) -> dict[str, Any]:
    """Return the figures of evaluate_profile, every author judged by what the others taught."""
    return judge(pair for author in sorted({one.author for one in documents}) for pair in _judged(author, documents))


def _judged(author: str, documents: Sequence[GoldDocument]) -> Iterator[tuple[GoldDocument, Profile]]:
    others = [one for one in documents if one.author != author]
    kinds = fit_kinds.learn([seen for one in others for seen in fit_kinds.examples(one)])
    sides = fit_parties.learn(others)
    for gold in documents:
        if gold.author == author:
            title = title_of(gold.document)
            kind, _ = kind_of(gold.document, title, kinds)
            found, clues = read_sides(gold.document, kind, title)
            provider, reviewer = choose(found, {side: probabilities(clues, sides[side]) for side in SIDES})
            made = profile(gold.document)
            told = replace(made.metadata, provider=provider, reviewer=reviewer)
            yield gold, replace(made, kind=kind, metadata=told)


if __name__ == "__main__":
    figures = leave_out([*split("train"), *split("dev")])
    print(json.dumps({name: counts for name, counts in figures.items() if name != "by_author"}, indent=1))

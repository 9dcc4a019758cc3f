"""Statements a second from Statement to Annotation, beside the label alone and beside a bare TF-IDF model in the same run.

    python -m benchmarks.classify

One core (OMP_NUM_THREADS=1 is set here); the corpus' test documents, each analysed ten times, the best of three rounds.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"

import time
from collections.abc import Callable

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from classify.annotate import annotate
from classify.context import contexts
from classify.cues import spoken
from classify.features import tokens
from classify.model import load
from classify.train import split
from extract import find_entities

ROUNDS = 3


def best(run: Callable[[], object]) -> float:
    """Return the shortest time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        spoken.cache_clear()  # what a round remembers of these texts must not help the next
        tokens.cache_clear()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    documents = split("test")
    entities = [find_entities(one.document.text) for one in documents]
    statements = sum(len(one.statements) for one in documents)
    model = load()
    texts = [statement.text for one in documents for statement in one.statements]
    labels = [annotation.label.value for one in documents for annotation in one.annotations]
    bare = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=500)).fit(texts, labels)
    ours = best(
        lambda: [
            annotate(one.statements, one.profile.kind, named) for one, named in zip(documents, entities, strict=True)
        ]
    )
    seen = [contexts(one.statements, one.profile.kind) for one in documents]
    alone = best(lambda: [model.labels(model.matrix(one), one) for one in seen])
    plain = best(lambda: bare.predict_proba(texts))
    print(f"{statements} statements, {len(documents)} documents")
    print(f"annotation (label, evidence, attributes): {statements / ours:8.0f} statements/s")
    print(f"label alone:                              {statements / alone:8.0f} statements/s")
    print(
        f"bare TF-IDF of words, label alone:        {statements / plain:8.0f} statements/s, {ours / plain:.0f} × as fast as annotation"
    )


if __name__ == "__main__":
    main()

"""Learns the red thread anew, with the labels as they are: ``python -m classify.fit_thread [musts]``.

Links and outcomes, two minutes; with "musts" also what a summary tells first, some minutes more, for the labels that it
learns from are guessed by models that have not seen the case. ``rodtrad train`` does all of it, after the labels.
"""

import sys

from classify.train import guess, learn_musts, learn_thread, split


def main(*asked: str) -> None:
    """Learn from train and write the tables to models/."""
    documents = split("train")
    learn_thread(documents)
    if "musts" in asked:
        learn_musts(documents, guess(documents))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What makes a must is learned from labels that may be wrong: what is often mistaken is not trusted for what it is taken for."""

import numpy as np

from classify.fit_musts import fit
from classify.scoring import log_odds, probability
from classify.weight import Views

NAMES = ("told", "short")
KRITIK, OTHER = (1.0, 0.0), (0.0, 0.0)


def page(chance: float, musts: int, count: int = 200) -> tuple[Views, list[bool]]:
    """Statements that are kritik (which alone is told) with a chance, some of them musts."""
    chances = np.tile([chance, 1 - chance], (count, 1))
    return Views(NAMES, chances, np.tile([KRITIK, OTHER], (count, 1, 1))), [at < musts for at in range(count)]


def worth(pages: list[tuple[Views, list[bool]]]) -> float:
    weights = fit(pages)
    return float(probability(log_odds(np.array(KRITIK), weights)))


def test_sure_labels_are_learned_from_as_they_stand() -> None:
    kritik, other = page(1.0, musts=100), page(0.0, musts=0)
    assert 0.45 < worth([kritik, other]) < 0.55


def test_a_must_among_guesses_is_taken_to_be_what_musts_are() -> None:
    guessed, other = page(0.5, musts=100), page(0.0, musts=0)
    assert worth([guessed, other]) > 0.6  # half of them are musts, and half are kritik

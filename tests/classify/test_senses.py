"""Kinds of words: the file is as its reader expects, words never seen are told by their stem, and older networks still run."""

import re
from collections import Counter

import numpy as np
import pytest

from classify import network, senses
from classify.context import Context
from classify.network import Layer, Network, probabilities
from extract.types import BlockKind, DocumentKind, Span, Statement


def lines() -> list[str]:
    return [line for line in senses.FILE.read_text().splitlines() if line and not line.startswith("#")]


def test_the_file_holds_kinds_and_stems_alone() -> None:
    odd = [line for line in lines() if not re.fullmatch(r"[a-z_]+:(?: (?:\*?[a-zåäöé]+|[a-zåäöé]+\*|§+))+", line)]
    assert odd == []


def test_no_kind_names_a_stem_twice() -> None:
    entries = Counter((line.partition(":")[0], stem) for line in lines() for stem in line.partition(":")[2].split())
    assert [entry for entry, times in entries.items() if times > 1] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("obemannade", "missing"),
        ("bemanningsbristen", "wrong"),
        ("tillrättavisning", "complain"),
        ("fortbildas", "people"),
        ("vidhåller", "deny"),
        ("nattrutiner", "rule"),
    ],
)
def test_words_are_told_by_their_stem(word: str, kind: str) -> None:
    assert kind in senses.of(word)


def test_the_longest_beginning_decides() -> None:
    assert "fix" in senses.of("avlägsnas")
    assert "record" in senses.of("avtalen")


def test_a_compound_is_what_it_ends_with() -> None:
    assert senses.of("genomförandeplanen") == senses.of("planen")


def test_a_verb_tells_its_form() -> None:
    assert "supine" in senses.of("reviderat")
    assert "passive" in senses.of("revideras")
    assert "supine" not in senses.of("bordet")


def test_marks_stand_in_the_order_of_the_names() -> None:
    told = {name for name, mark in zip(senses.names(), senses.marked("saknades"), strict=True) if mark}
    assert told == set(senses.of("saknades"))


def test_a_network_that_was_trained_before_there_were_kinds_hears_the_vectors_alone() -> None:
    size = len(network.vector("natten")) - len(senses.names())
    random = np.random.default_rng(1)

    def layer(inputs: int, outputs: int) -> Layer:
        return Layer(random.normal(size=(inputs, outputs)).astype(np.float32), np.zeros(outputs, np.float32))

    old = Network(layer(3 * size, 4), layer(3 * size, 2), layer(4 + 4 * 2 + 1, 3), layer(3, 4))
    said = Context(Statement("d#1", Span(0, 15), "Larmet saknades.", BlockKind.PARAGRAPH), DocumentKind.PROTOCOL)
    told = probabilities([old], [said], np.zeros((1, 1), np.float32))
    assert told.shape == (1, 4)
    assert np.isclose(told.sum(), 1)

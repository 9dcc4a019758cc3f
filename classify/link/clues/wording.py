"""What speaks for a link in the words: the statement's own, and those around it."""

from collections.abc import Mapping

import numpy as np

from classify.link.clues.shapes import parts, relative, share
from classify.link.clues.views import before, heading, paragraph, repeated, row, said, section_of, under_heading, window
from classify.link.scene import Scene
from classify.scoring import Floats

REASONS: Mapping[str, str] = {
    "alike": "Liknande ord.",
    "alike, best": "Den kritik som liknar mest.",
    "alike, share": "Den kritik som liknar mest.",
    "met": "Orden möts i kritiken.",
    "met, best": "Orden möts bäst i den kritiken.",
    "meets": "Kritikens ord möts i svaret.",
    "meets, best": "Den kritik vars ord bäst möts i svaret.",
    "near": "Liknande innebörd.",
    "nearest": "Den kritik som ligger närmast i innebörd.",
    "paragraph alike": "Stycket liknar kritiken.",
    "paragraph alike, best": "Stycket liknar den kritiken mest.",
    "paragraph near": "Stycket ligger nära i innebörd.",
    "paragraphs alike": "Styckena handlar om samma sak.",
    "sections alike": "Avsnitten handlar om samma sak.",
    "sections alike, best": "Avsnitten handlar om samma sak.",
    "surroundings alike": "Sammanhanget liknar kritikens.",
    "surroundings alike, best": "Sammanhanget liknar den kritikens mest.",
    "sentences around alike, best": "Meningarna intill handlar om kritiken.",
    "in its context, best": "Handlar om samma sak som kritikens sammanhang.",
    "headings alike": "Liknande rubriker.",
    "heading names it": "Rubriken nämner det som kritiseras.",
    "heading names it, best": "Rubriken nämner det som kritiseras.",
    "names its heading": "Nämner kritikens rubrik.",
    "row alike": "Raden upprepar kritiken.",
    "row alike, best": "Raden upprepar kritiken.",
    "row of kritik alike": "Handlar om samma sak som kritikens rad.",
    "repeated before": "Kritiken upprepas före svaret.",
    "repeated before, best": "Kritiken upprepas före svaret.",
    "sentence before alike": "Meningen före handlar om kritiken.",
    "sentence before alike, best": "Meningen före handlar om kritiken.",
    "same theme": "Samma tema.",
    "later said anew": "Sägs igen på ett sätt som liknar.",
    "its section is spoken of": "Handlar om samma avsnitt.",
    "closest in its section": "Närmast i sitt avsnitt.",
}


def wording(scene: Scene) -> dict[str, Floats]:
    """Return the numbers, mostly 0–1, of shape (n_sources, n_targets)."""
    among, there = parts(scene), ~scene.here
    alike, met, near = scene.alike(said, said), scene.met(said, said), scene.near(said, said)
    meets = _meets(scene)
    around = scene.alike(window, under_heading)
    context = relative(scene.alike(said, under_heading), among)
    mixed = (relative(alike, among) + relative(met, among) + relative(meets, among) + context) / 4
    section = _best_of_section(scene, mixed)
    found = {
        "alike": alike,
        "alike, best": relative(alike, among),
        "alike, share": share(alike, among, sharp=15),
        "met": met,
        "met, best": relative(met, among),
        "meets": meets,
        "meets, best": relative(meets, among),
        "near": near,
        "nearest": share(near, among, sharp=8),
        "paragraph alike": scene.alike(paragraph, said),
        "paragraph alike, best": relative(scene.alike(paragraph, said), among),
        "paragraph near": scene.near(paragraph, said),
        "paragraphs alike": scene.alike(paragraph, paragraph) * there,
        "sections alike": scene.alike(section_of, section_of) * there,
        "sections alike, best": relative(scene.alike(section_of, section_of), among) * there,
        "surroundings alike": around,
        "surroundings alike, best": relative(around, among),
        "sentences around alike, best": relative(scene.alike(window, said), among),
        "in its context, best": context,
        "headings alike": scene.alike(heading, heading) * there,
        "heading names it": scene.alike(heading, said),
        "heading names it, best": relative(scene.alike(heading, said), among),
        "names its heading": scene.alike(said, heading),
        "row alike": scene.alike(row, said),
        "row alike, best": relative(scene.alike(row, said), among),
        "row of kritik alike": scene.alike(said, row),
        "repeated before": scene.alike(repeated, said) * there,
        "repeated before, best": relative(scene.alike(repeated, said), among) * there,
        "sentence before alike": scene.alike(before, said),
        "sentence before alike, best": relative(scene.alike(before, said), among),
        "same theme": scene.pairs(lambda one, other: _overlap(one.themes, other.themes)),
        "later said anew": _said_anew(scene, alike),
        "its section is spoken of": section,
        "closest in its section": mixed / np.maximum(section, 1e-6),
    }
    return found


def _meets(scene: Scene) -> Floats:
    """Return how much of what the targets say is met in the sources."""
    texts = [turn.statement.text for turn in scene.targets], [turn.statement.text for turn in scene.sources]
    return scene.words.met(*texts).T


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _said_anew(scene: Scene, alike: Floats) -> Floats:
    """Return how alike the source is to what repeats the target later: links go to the first that says it."""
    texts = [turn.statement.text for turn in scene.targets]
    again = np.triu(scene.words.alike(texts, texts), 1)
    return np.stack([(alike * row).max(axis=1) for row in again], axis=1)


def _best_of_section(scene: Scene, values: Floats) -> Floats:
    found = np.zeros_like(values)
    places = [(turn.order, turn.statement.section) for turn in scene.targets]
    for place in set(places):
        inside = np.array([one == place for one in places])
        found[:, inside] = values[:, inside].max(axis=1, keepdims=True)
    return found

"""A person's word on a statement: the model's word with what the person changed.

>>> from classify.types import Stance
>>> predicted = Annotation("a#0-9", Label.RESPONSE, 0.6, stance=Stance.CONTESTS)
>>> change(predicted, {"label": "åtgärd", "status": "planerad"})
Annotation(statement='a#0-9', label=<Label.ACTION: 'åtgärd'>, confidence=1.0, probabilities={}, evidence=(), themes=(), \
stance=None, status=<Status.PLANNED: 'planerad'>, deadline=None, responsible=None)
"""

from collections.abc import Mapping
from dataclasses import asdict

from classify.types import Annotation, Label
from service.store.codec import pack, unpack

DECIDABLE = ("label", "stance", "status", "deadline", "responsible", "themes")


def change(annotation: Annotation, changes: Mapping[str, object]) -> Annotation:
    """Return the annotation with the changes, sure; a stance goes with bemötande alone, a status with åtgärd alone."""
    if unknown := changes.keys() - set(DECIDABLE):
        raise TypeError(
            f"no one can decide {', '.join(sorted(unknown))}; what can be decided is {', '.join(DECIDABLE)}"
        )
    fields = {name: value for name, value in asdict(annotation).items() if name in DECIDABLE} | dict(changes)
    fields["stance"] = fields["stance"] if fields["label"] == Label.RESPONSE else None
    fields["status"] = fields["status"] if fields["label"] == Label.ACTION else None
    return unpack(Annotation, {"statement": annotation.statement, **fields})


def decided(annotation: Annotation) -> dict[str, object]:
    """Return what a decision keeps of an annotation."""
    return {name: value for name, value in pack(annotation).items() if name in DECIDABLE}


def restore(statement: str, kept: Mapping[str, object]) -> Annotation:
    """Return the annotation that a decision kept.

    >>> from classify.types import Stance
    >>> restore("a#0-9", decided(Annotation("a#0-9", Label.RESPONSE, stance=Stance.CONCEDES))).stance
    <Stance.CONCEDES: 'medger'>
    """
    return unpack(Annotation, {"statement": statement, **kept})

"""What people decide is kept apart from what the model says, survives it, and can be taken back."""

import pytest

from classify.types import Finding, Label, Link, LinkType, Outcome, Stance, Status
from service import store as kept
from service.store import Store
from tests.service.made_up import PROTOCOL, added

ANSWER = "Vi delar inte bilden. Vi har infört en rutin."


def test_accepting_keeps_the_models_word(store: Store) -> None:
    made = added(store, PROTOCOL)
    row = kept.decide(store, made.statements[1].id, who="Ada")
    assert row.predicted == made.annotations[1]
    assert row.annotation.label is Label.CRITICISM
    assert row.decided_by == "Ada"


def test_decision_survives_a_new_analysis(store: Store) -> None:
    made = added(store, PROTOCOL)
    id = made.statements[0].id
    kept.decide(store, id, who="Ada", label="bemötande", stance="medger")
    kept.save_analysis(store, made)
    row = kept.statement(store, id)
    assert row is not None
    assert row.predicted.label is Label.OTHER
    assert row.annotation.stance is Stance.CONCEDES
    document = kept.document(store, made.document.id)
    assert document is not None
    assert kept.analyses(store, document.case)[0].annotations[0].label is Label.RESPONSE


def test_stance_goes_when_the_label_changes(store: Store) -> None:
    id = added(store, ANSWER).statements[0].id
    kept.decide(store, id, who="Ada", stance=Stance.CONTESTS)
    row = kept.decide(store, id, who="Bo", label=Label.ACTION, status=Status.DONE)
    assert (row.annotation.stance, row.annotation.status) == (None, Status.DONE)


def test_undo_goes_back_step_by_step_and_forgets_nothing(store: Store) -> None:
    id = added(store, PROTOCOL).statements[0].id
    kept.decide(store, id, who="Ada", label="kritik")
    kept.decide(store, id, who="Bo", label="åtgärd")
    assert kept.undo(store, who="Bo", subject=id)
    row = kept.statement(store, id)
    assert row is not None
    assert (row.annotation.label, row.decided_by) == (Label.CRITICISM, "Ada")
    assert kept.undo(store, who="Bo", subject=id)
    assert not kept.undo(store, who="Bo", subject=id)
    row = kept.statement(store, id)
    assert row is not None
    assert row.decided is None
    labels = [entry.after and entry.after["label"] for entry in kept.history(store, id)]
    assert labels == ["kritik", "åtgärd", "kritik", None]


def test_what_no_one_can_decide_is_refused(store: Store) -> None:
    id = added(store, PROTOCOL).statements[0].id
    with pytest.raises(TypeError, match="confidence"):
        kept.decide(store, id, who="Ada", confidence=0.2)
    with pytest.raises(ValueError, match="label"):
        kept.decide(store, id, who="Ada", label="beröm")
    with pytest.raises(LookupError):
        kept.decide(store, "borta#0-1", who="Ada")
    assert kept.history(store, id) == ()


@pytest.fixture
def linked(store: Store) -> tuple[str, str, str, str]:
    """An ärende with one link believed in and one candidate: the ärende, kritik, bemötande, åtgärd."""
    case = kept.create_case(store).id
    criticism = added(store, PROTOCOL, case=case).statements[1].id
    response, action = (statement.id for statement in added(store, ANSWER, "svar.txt", case=case).statements)
    link = Link(LinkType.ANSWERS, response, criticism, 0.8, ("samma ord",))
    candidate = Link(LinkType.REMEDIES, action, criticism, 0.3)
    kept.save_links(store, case, [link], [link, candidate], [Finding(criticism, (response,), state="besvarad")])
    return case, criticism, response, action


def test_links_and_candidates_come_back(store: Store, linked: tuple[str, str, str, str]) -> None:
    case, criticism, response, action = linked
    assert [(row.link.source, row.believed, row.holds) for row in kept.links(store, case)] == [
        (response, True, True),
        (action, False, False),
    ]
    assert kept.findings(store, case) == (Finding(criticism, (response,), state="besvarad"),)


def test_link_decisions_survive_a_new_linking(store: Store, linked: tuple[str, str, str, str]) -> None:
    case, criticism, response, action = linked
    kept.decide_link(store, response, criticism, LinkType.ANSWERS, accepted=False, who="Ada")
    kept.decide_link(store, action, criticism, LinkType.FOLLOWS_UP, accepted=True, who="Ada", outcome=Outcome.PARTLY)
    kept.save_links(store, case, [Link(LinkType.ANSWERS, response, criticism, 0.9)], [], [])
    rejected, by_hand = kept.links(store, case)
    assert (rejected.believed, rejected.holds) == (True, False)
    assert (by_hand.believed, by_hand.holds, by_hand.link.outcome) == (False, True, Outcome.PARTLY)


def test_link_decision_is_taken_back(store: Store, linked: tuple[str, str, str, str]) -> None:
    case, criticism, response, _ = linked
    kept.decide_link(store, response, criticism, LinkType.ANSWERS, accepted=False, who="Ada")
    subject = kept.link_subject(response, criticism, LinkType.ANSWERS)
    assert kept.undo(store, who="Ada", subject=subject)
    assert kept.links(store, case)[0].accepted is None
    assert [entry.what for entry in kept.history(store, subject)] == ["link", "link"]


def test_deleting_one_document_takes_its_links(store: Store, linked: tuple[str, str, str, str]) -> None:
    case, criticism, response, _ = linked
    kept.delete_document(store, response.split("#")[0])
    assert kept.links(store, case) == ()
    assert kept.findings(store, case) == (Finding(criticism, (), state="besvarad"),)

"""No document is left lying: what has no job gets one, what the queue has given up says so and can be tried again."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from service import store as kept
from service.queue.jobs import Jobs, open_jobs
from service.queue.stray import DIED, gather
from service.settings import Settings
from service.store import Store
from service.store.jobs import EXHAUSTED, Board, opened
from service.views import Stage


@pytest.fixture
def jobs(store: Store, settings: Settings) -> Iterator[Jobs]:
    jobs = open_jobs(store, settings)
    yield jobs
    jobs.close()


@pytest.fixture
def board(jobs: Jobs, settings: Settings) -> Iterator[Board]:
    with opened(settings.queue) as board:
        yield board


def add(store: Store, name: str, stage: Stage = Stage.RECEIVED) -> str:
    id = kept.add_document(store, name, name.encode())[0].id
    kept.set_stage(store, id, stage)
    return id


def give_up(board: Board) -> None:
    with board.engine.begin() as connection:
        connection.execute(sa.update(board.table).values(status=EXHAUSTED))


def test_what_was_never_queued_is(store: Store, jobs: Jobs, board: Board) -> None:
    lost, half, queued = (add(store, f"{n}.txt", stage) for n, stage in enumerate(("mottagen", "utsagor", "text")))  # type: ignore[arg-type]
    add(store, "klar.txt", Stage.DONE)
    add(store, "fel.txt", Stage.FAILED)
    jobs.enqueue([queued])
    for _ in range(2):
        gather(store, jobs, board)
        assert board.waiting().documents == {lost, half, queued}
    with board.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(board.table)) == 3


def test_case_that_waits_for_nothing_is_linked(store: Store, jobs: Jobs, board: Board) -> None:
    case, other = kept.create_case(store).id, kept.create_case(store).id
    for place, stage in ((case, Stage.LINKS), (case, Stage.DONE), (other, Stage.LINKS), (other, Stage.TEXT)):
        id = kept.add_document(store, "a.txt", f"{place}{stage}".encode(), case=place)[0].id
        kept.set_stage(store, id, stage)
    for _ in range(2):
        gather(store, jobs, board)
        assert board.waiting().cases == {case}


def test_document_that_ends_every_process_is_given_up_and_can_be_tried_again(
    store: Store, jobs: Jobs, board: Board
) -> None:
    id = add(store, "farlig.txt", Stage.TEXT)
    jobs.enqueue([id])
    give_up(board)
    gather(store, jobs, board)
    row = kept.document(store, id)
    assert row is not None
    assert (row.stage, row.error) == (Stage.FAILED, f"farlig.txt: {DIED}")
    assert board.exhausted().documents == frozenset()
    assert jobs.retry([row]) == 1
    assert board.waiting().documents == {id}


def test_case_whose_linking_ends_every_process_is_given_up(store: Store, jobs: Jobs, board: Board) -> None:
    id = add(store, "a.txt", Stage.LINKS)
    gather(store, jobs, board)
    give_up(board)
    gather(store, jobs, board)
    row = kept.document(store, id)
    assert row is not None
    assert row.stage is Stage.DONE
    assert "dog gång på gång" in (row.error or "")

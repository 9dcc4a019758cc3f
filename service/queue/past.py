"""Jobs that ended long ago are forgotten, with their steps: the queue would grow with every document that was ever read.

DBOS keeps them for ever. A few go at a time, so that nobody who works waits for it.
"""

from datetime import datetime

from service.queue.jobs import Jobs
from service.store.jobs import Board

MOST = 1000
"""Jobs that are forgotten at once; the heart comes again within a minute or so."""


def forget(jobs: Jobs, board: Board, before: datetime) -> int:
    """Forget jobs that ended before a moment, and return how many."""
    old = board.ended(before, most=MOST)
    if old:
        jobs.client.delete_workflows(old)
    return len(old)

"""The search at a million findings: index time, index size, and how long answers take, beside plain FTS5 and plain PostgreSQL.

    python -m benchmarks.search [--size 1000000] [--queries 200] [--only embedded|postgresql|plain-fts5|plain-postgresql …]

Findings are made up (400 utförare, 2005–2026, ``benchmarks/made_findings.py``). A query is asked as the pages ask it: parsed, the best
20 with their documents, the total, and eleven facets. One client asks them one after the other; eight ask at the same time, threads of
one process as in the service. Plain set-ups hold the text as it stands in one table with the filters' columns, rank with bm25 or
ts_rank, and count the same facets but themes and laws with a GROUP BY each; they are given ten minutes at most.

The processor's time of a query is this process's alone (not PostgreSQL's); on a busy machine it tells what the clock does not.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from benchmarks import filled, plain
from benchmarks.backends import embedded, named, postgresql, server
from benchmarks.made_findings import FIRST, HOW, LABELS, LAST, LAWS, THEMES, TOWNS, WHAT
from service.search import search
from service.store import Store
from service.store.held import held
from service.store.reindex import reindex
from service.store.segments import fill
from service.views import Query

FINDINGS = LABELS[:3]
KINDS = ("embedded", "postgresql", "plain-fts5", "plain-postgresql")
LONGEST = 600


def queries(many: int, *, seed: int = 3) -> list[Query]:
    """Make queries as people mix them: mostly common words, some rare, phrases, beginnings, laws and no words at all; most with filters."""
    dice = random.Random(seed)
    return [Query(words(dice), **filters(dice)) for _ in range(many)]  # type: ignore[arg-type]


def words(dice: random.Random) -> str:
    """Make what is typed."""
    what, other = (dice.choice(WHAT).lower() for _ in range(2))
    return dice.choice(
        (
            what, f"{what} brister", f"{what} saknas", "brister", "rutiner", "bemanning natten", f"{what} ELLER {other}", f"{what} -brister",
            f'"{dice.choice(HOW)}"', f"{what[:6]}*", "läkemedel", "plan dokumentation", dice.choice(LAWS)[0], f"{what} {dice.choice(LAWS)[0]}",
            f"{dice.choice(FIRST).lower()}{dice.choice(LAST)}modellen", f"{what} NEAR brister", "", "personalen kunskap", "brukare", f"typ:kritik {what}",
        )
    )  # fmt: skip


def filters(dice: random.Random) -> dict[str, object]:
    """Choose in some of the facets; most who search look for findings, not for other text."""
    chosen: dict[str, object] = {"labels": FINDINGS} if dice.random() < 0.7 else {}
    if dice.random() < 0.4:
        first = dice.randint(2005, 2022)
        chosen["years"] = (first, first + dice.randint(0, 8))
    if dice.random() < 0.3:
        chosen["providers"] = tuple(f"{dice.choice(FIRST)}{dice.choice(LAST)}" for _ in range(dice.randint(1, 3)))
    if dice.random() < 0.2:
        chosen["themes"] = (dice.choice(THEMES),)
    if dice.random() < 0.15:
        chosen["municipalities"] = (dice.choice(TOWNS),)
    return chosen


def main(size: int, many: int, only: Sequence[str]) -> None:
    """Measure and print."""
    asked = queries(many)
    print(f"{size:,} findings, {many} queries\n")
    with ExitStack() as stack:
        address = stack.enter_context(server()) if any("postgresql" in kind for kind in only) else ""
        for kind in only:
            with ExitStack() as inner:
                if kind == "embedded":
                    ours(kind, inner.enter_context(embedded()), size, asked)
                elif kind == "postgresql":
                    ours(kind, inner.enter_context(postgresql(address)), size, asked)
                elif kind == "plain-fts5":
                    shown(kind, inner.enter_context(plain.fts5(size)), asked)
                else:
                    shown(kind, inner.enter_context(plain.postgresql(named(address, "postgres"), size)), asked)


def ours(kind: str, store: Store, size: int, asked: Sequence[Query]) -> None:
    """Fill a store, index it, and ask."""
    start = time.perf_counter()
    for _ in filled.fill(store, size):
        pass
    print(f"{kind}: filled in {time.perf_counter() - start:.0f} s (not counted)", flush=True)
    start = time.perf_counter()
    for _ in reindex(store):
        pass
    analysed = time.perf_counter()
    for _ in fill(store):
        pass
    done = time.perf_counter()
    print(
        f"{kind}: indexed {size / (done - start):,.0f} findings/s: words to the database in {analysed - start:.0f} s, "
        f"postings to disk in {done - analysed:.0f} s"
    )
    print(f"{kind}: index {database(store) / 2**20:.0f} MiB in the database, {folder(store) / 2**20:.0f} MiB beside it")
    held(store).forget()
    start = time.perf_counter()
    search(store, Query())
    print(f"{kind}: first search of a process after {time.perf_counter() - start:.1f} s", flush=True)
    shown(kind, lambda query: search(store, query), asked)


def folder(store: Store) -> int:
    """Return the bytes of the segments."""
    return sum(path.stat().st_size for path in held(store).folder.rglob("*") if path.is_file())


def database(store: Store) -> int:
    """Return the bytes of what the database holds of the words."""
    with store.read() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.scalar(sa.text("SELECT pg_total_relation_size('statement_index')")) or 0)
        pages = sa.text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'statement_index%'")
        try:
            return int(connection.scalar(pages) or 0)
        except sa.exc.OperationalError:  # this SQLite does not count
            file = Path(str(store.engine.url.database))
            return file.stat().st_size


def shown(kind: str, search: Callable[[Query], object], asked: Sequence[Query]) -> None:
    """Ask and print."""
    for clients in (1, 8):
        spent, whole = timed(search, asked, clients)
        for name, seconds in (("by the clock", [one for one, _ in spent]), ("processor", [one for _, one in spent])):
            p50, p95, p99 = np.percentile(seconds, [50, 95, 99]) * 1000
            print(f"{kind}: {clients} clients, {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms")
        print(f"{kind}: {clients} clients: {len(spent) / whole:.0f} queries/s, {len(spent)} asked", flush=True)


def timed(
    search: Callable[[Query], object], asked: Sequence[Query], clients: int
) -> tuple[list[tuple[float, float]], float]:
    """Return the seconds of each query, by the clock and of this process's processor, and of all together; some there is no time for."""
    begun = time.perf_counter()

    def one(query: Query) -> tuple[float, float] | None:
        start, before = time.perf_counter(), time.thread_time()
        if start - begun > LONGEST / 2:
            return None
        search(query)
        return time.perf_counter() - start, time.thread_time() - before

    with ThreadPoolExecutor(clients) as pool:
        spent = [seconds for seconds in pool.map(one, asked) if seconds is not None]
    return spent, time.perf_counter() - begun


if __name__ == "__main__":
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--size", type=int, default=1_000_000)
    reading.add_argument("--queries", type=int, default=200)
    reading.add_argument("--only", nargs="+", choices=KINDS, default=KINDS)
    said = reading.parse_args()
    main(said.size, said.queries, said.only)

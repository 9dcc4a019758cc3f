"""How much of what answers a query is found, and how much that does not: ours beside plain FTS5 and plain PostgreSQL.

    python -m benchmarks.search_quality [--set first|second] [--half odd|even] [--kind KIND] [--misses] [--check]

Reads corpus/queries (its README tells the form). ``--half`` takes every second query, by its number in the file: what is mended
with one half in view is measured on the other. ``--check`` looks at the form alone; ``--misses`` lists, for ours, what was
not found and what should not have been. Plain FTS5 is unicode61 with remove_diacritics 0 over the text; plain PostgreSQL is
to_tsvector('swedish') asked with websearch_to_tsquery. What stands under "maybe" counts neither way.
Queries that no line answers have a row of their own: how many find nothing, as they should, and how many lines the others find.
"""

import argparse
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence

import psycopg

from benchmarks.backends import embedded, named, postgresql, server
from benchmarks.judged import KINDS, NOTHING, SETS, Asked, Line, faults, lacking, load
from classify.types import Annotation, DocumentAnalysis, Label, Summary
from extract import find_entities
from extract.types import Block, BlockKind, Document, DocumentKind, Metadata, Page, Profile, Span, Statement
from service.search import every
from service.store import Store, add_document, save_analysis
from service.store.originals import digest
from service.views import Query

Searcher = Callable[[str], frozenset[str]]
MOST = 10_000
HALVES = {None: slice(None), "odd": slice(0, None, 2), "even": slice(1, None, 2)}


def analysis(line: Line) -> tuple[bytes, DocumentAnalysis]:
    """Make a document of one line, as if it had been read."""
    data = f"{line.id}\n{line.text}".encode()
    id, whole = digest(data), Span(0, len(line.text))
    block = Block(whole, BlockKind.PARAGRAPH)
    document = Document(id, line.id, line.text, (Page(1, whole, 0, 0),), (block,))
    said = Statement(f"{id}#0-{len(line.text)}", whole, line.text, BlockKind.PARAGRAPH)
    date = line.date.isoformat() if line.date else None
    return data, DocumentAnalysis(
        document,
        Profile(DocumentKind.PROTOCOL, line.id, "sv", Metadata(date=date)),
        (said,),
        (Annotation(said.id, Label.CRITICISM, 0.9, {Label.CRITICISM: 0.9}),),
        tuple(find_entities(line.text, date=line.date)),
        Summary(),
    )


def ours(store: Store, lines: Mapping[str, Line]) -> Searcher:
    """Fill a store and search it as the pages do."""
    for line in lines.values():
        data, made = analysis(line)
        add_document(store, line.id, data)
        save_analysis(store, made)
    return lambda words: frozenset(hit.document.name for hit in every(store, Query(words), most=MOST))


def plain_fts5(lines: Mapping[str, Line]) -> Searcher:
    """Index the text as it stands."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(id UNINDEXED, text, tokenize='unicode61 remove_diacritics 0')"
    )
    connection.executemany("INSERT INTO plain VALUES (?, ?)", [(line.id, line.text) for line in lines.values()])

    def search(words: str) -> frozenset[str]:
        query = fts5(words)
        asked = "SELECT id FROM plain WHERE plain MATCH ?"
        return frozenset(row[0] for row in connection.execute(asked, (query,))) if query else frozenset()

    return search


def fts5(words: str) -> str:
    """Write a query for plain FTS5, with its own operators.

    >>> fts5('rutin* "social dokumentation" -brist'), fts5("14 kap. 3 § ELLER plan")
    ('("rutin"* AND "social dokumentation") NOT "brist"', '"14" AND "kap." AND "3" OR "plan"')
    """
    wanted, unwanted = "", ""
    for no, quoted, bare in re.findall(r'(-?)(?:"([^"]*)"|(\S+))', words):
        if bare in ("ELLER", "OR"):
            wanted += " OR "
        elif re.search(r"\w", quoted or bare):
            term = f'"{(quoted or bare).rstrip("*")}"' + ("*" if bare.endswith("*") else "")
            if no:
                unwanted += f" NOT {term}"
            else:
                wanted += term if not wanted or wanted.endswith(" OR ") else f" AND {term}"
    return f"({wanted}){unwanted}" if unwanted else wanted


def plain_postgresql(address: str, lines: Mapping[str, Line]) -> Searcher:
    """Index the text with PostgreSQL's own Swedish."""
    connection = psycopg.connect(address, autocommit=True)
    connection.execute("CREATE TABLE plain (id text, words tsvector)")
    for line in lines.values():
        connection.execute("INSERT INTO plain VALUES (%s, to_tsvector('swedish', %s))", (line.id, line.text))

    def search(words: str) -> frozenset[str]:
        asked = "SELECT id FROM plain WHERE words @@ websearch_to_tsquery('swedish', %s)"
        return frozenset(row[0] for row in connection.execute(asked, (words.replace("ELLER", "or"),)))

    return search


def measured(search: Searcher, asked: Sequence[Asked]) -> tuple[float, float]:
    """Return recall and precision, each the mean over queries; where nothing is found, precision is 1.

    >>> measured(lambda words: frozenset({"L1", "L9"}), [Asked("böjning", "plan", frozenset({"L1", "L2"}))])
    (0.5, 0.5)
    """
    recalls, precisions = [], []
    for one in asked:
        found = search(one.words) - one.maybe
        recalls.append(len(found & one.relevant) / len(one.relevant))
        precisions.append(len(found & one.relevant) / len(found) if found else 1.0)
    return sum(recalls) / len(asked), sum(precisions) / len(asked)


def silent(search: Searcher, asked: Sequence[Asked]) -> tuple[int, int]:
    """Return how many queries find nothing, and how many lines the others find.

    >>> silent(lambda words: frozenset({"L1", "L9"} if words == "plan" else ()), [Asked("inget", w, frozenset()) for w in ("plan", "vev")])
    (1, 2)
    """
    found = [len(search(one.words) - one.maybe) for one in asked]
    return found.count(0), sum(found)


def misses(search: Searcher, asked: Sequence[Asked], lines: Mapping[str, Line]) -> None:
    """Print what ours did not find (-) and what it should not have found (+)."""
    for one in asked:
        found = search(one.words) - one.maybe
        wrong = [("-", id) for id in sorted(one.relevant - found)] + [("+", id) for id in sorted(found - one.relevant)]
        for sign, id in wrong:
            print(f"{one.kind}\t{one.words}\t{sign}\t{lines[id].text}")


def main(name: str, *, half: str | None, kind: str | None, listed: bool) -> None:
    """Measure and print."""
    lines, everything = load(name)
    asked = [one for one in everything[HALVES[half]] if kind in (None, one.kind)]
    with server() as address, embedded() as small, postgresql(address) as large:
        here, there = ours(small, lines), ours(large, lines)
        searchers: dict[str, Searcher] = {
            "Rödtråd, embedded": here,
            "Rödtråd, PostgreSQL": there,
            "plain FTS5": plain_fts5(lines),
            "plain PostgreSQL swedish": plain_postgresql(named(address, "postgres"), lines),
        }
        print(f"{name}: {len(asked)} queries, {len(lines)} lines. Recall / precision, means over queries.\n")
        print("| kind | queries | " + " | ".join(searchers) + " |\n" + "| --- " * (len(searchers) + 2) + "|")
        answered = [one for one in asked if one.kind != NOTHING]
        for row in (*KINDS, "all"):
            some = [one for one in answered if row in ("all", one.kind)]
            if some:
                scores = (measured(search, some) for search in searchers.values())
                told = " | ".join(f"{recall:.3f} / {precision:.3f}" for recall, precision in scores)
                print(f"| {row} | {len(some)} | {told} |")
        if nothing := [one for one in asked if one.kind == NOTHING]:
            counts = (silent(search, nothing) for search in searchers.values())
            told = " | ".join(f"{quiet} find nothing, {wrong} lines found" for quiet, wrong in counts)
            print(f"| {NOTHING} | {len(nothing)} | {told} |")
        if listed:
            misses(here, asked, lines)


def check(name: str) -> None:
    """Look at the form of the set and say what it lacks."""
    lines, asked = load(name)
    wrong = faults(asked, lines)
    print("\n".join((*wrong, *lacking(asked))) or f"{len(asked)} queries over {len(lines)} lines hold together.")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--check", action="store_true")
    reading.add_argument("--set", choices=SETS, default=SETS[-1])
    reading.add_argument("--half", choices=[half for half in HALVES if half])
    reading.add_argument("--kind", choices=(*KINDS, NOTHING))
    reading.add_argument("--misses", action="store_true")
    said = reading.parse_args()
    check(said.set) if said.check else main(said.set, half=said.half, kind=said.kind, listed=said.misses)

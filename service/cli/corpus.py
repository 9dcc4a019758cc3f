"""``rodtrad corpus``: take in what authors wrote, and check what is there."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import fail, out

if TYPE_CHECKING:
    from classify.gold import GoldDocument

app = typer.Typer(no_args_is_help=True, help="Korpusen: ta in och kontrollera märkta dokument.")


@app.command("import")
def take_in(folder: Annotated[Path, typer.Argument(help="Mapp med dokument i författarnas form (*.txt).")]) -> None:
    """Kontrollerar författarnas dokument och skriver dem som JSONL i korpusen."""
    from classify.authoring import AuthoringError, connect, parse
    from classify.gold import save

    documents = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            documents.append(parse(path.read_text()))
        except AuthoringError as error:
            fail(f"{path}: {error}")
    try:
        connect(documents)
    except AuthoringError as error:
        fail(str(error))
    for records in documents:
        save(records)
    out.print(f"{len(documents)} dokument, {sum(len(records) - 1 for records in documents)} utsagor.")


@app.command()
def check() -> None:
    """Kontrollerar hela korpusen."""
    from classify.gold import load
    from classify.link_agreement import load_links
    from classify.validate import problems, problems_of_second

    documents = load()
    found = [*problems(documents), *problems_of_second(documents, load_links())]
    for problem in found:
        out.print(problem, markup=False)
    if found:
        raise typer.Exit(1)
    for author in sorted({document.author for document in documents}):
        own = [document for document in documents if document.author == author]
        counts = Counter(one.label.value for document in own for one in document.annotations)
        figures = ", ".join(f"{label} {count}" for label, count in counts.most_common())
        out.print(f"{author:<18}{len(own):>4} dokument {sum(counts.values()):>6} utsagor: {figures}")
    cases = len({document.case for document in documents})
    statements = sum(len(document.statements) for document in documents)
    out.print(f"Korpusen är hel: {len(documents)} dokument i {cases} ärenden, {statements} utsagor.")


@app.command()
def blind(authors: Annotated[list[str], typer.Argument(help="Författare vars urval skrivs ut.")]) -> None:
    """Skriver ut en femtedel av författarnas dokument utan märkning, för en andra märkare."""
    from classify import agreement
    from classify.gold import load

    for document in agreement.sample(load()):
        if document.author in authors:
            for line in agreement.blind(document):
                typer.echo(line)


@app.command()
def agree(
    differences: Annotated[
        bool, typer.Option("--skillnader", help="Skriv ut varje utsaga som de märker olika.")
    ] = False,
) -> None:
    """Visar hur väl den andra märkaren håller med författarna, per författare och i alla (Cohens kappa), och om länkarna (F1)."""
    from classify import agreement
    from classify.gold import load

    marks = agreement.load_marks()
    everything = load()
    documents = [document for document in everything if document.document.id in marks]
    if differences:
        for document in documents:
            for statement, first, second in agreement.differences(document, marks):
                typer.echo(f"{statement.id}\t{first.label}\t{second.label}\t{statement.text}")
        return
    for author in (*sorted({document.author for document in documents}), None):
        own = [document for document in documents if author in (None, document.author)]
        figures = agreement.compare(own, marks)
        told = ", ".join(f"{name} {kappa:.2f}" for name, kappa in {**figures.labels, **figures.attributes}.items())
        out.print(
            f"{author or 'alla':<18}{len(own):>3} dokument {figures.statements:>5} utsagor: kappa {figures.kappa:.2f} ({told})"
        )
    _agree_on_links(everything)


def _agree_on_links(documents: Sequence["GoldDocument"]) -> None:
    from classify.link_agreement import compare_links, load_links, outcomes

    second = load_links()
    out.print(f"\nLänkar i {len(second)} ärenden, F1 mot författaren:")
    for one in compare_links(documents, second):
        out.print(
            f"{one.type or 'alla':<18}{one.author:>4} och {one.second:>4} länkar: samma mål {one.exact:.2f}, samma stycke eller"
            f" rad {one.passage:.2f}, även kritik som följs upp {one.equivalent:.2f}, samma avsnitt {one.section:.2f};"
            f" om utsagan länkar alls {one.sources:.2f}"
        )
    same, both = outcomes(documents, second)
    out.print(f"Utfallet är detsamma i {same} av {both} uppföljningar som båda har.")

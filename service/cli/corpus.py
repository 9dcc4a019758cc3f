"""``rodtrad corpus``: take in what authors wrote, and check what is there."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from service.cli.console import fail, out

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
    from classify.validate import problems

    documents = load()
    found = list(problems(documents))
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
    """Visar hur väl den andra märkaren håller med författarna, per författare och i alla (Cohens kappa)."""
    from classify import agreement
    from classify.gold import load

    marks = agreement.load_marks()
    documents = [document for document in load() if document.document.id in marks]
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

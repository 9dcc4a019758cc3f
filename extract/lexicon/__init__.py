"""Facts in tables, with where they come from: acts, agency series, municipalities, regions, authorities.

>>> next(row for row in table("municipalities") if row["name"] == "Falun")["genitive"]
'Falu'
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of ``<name>.tsv`` as mappings from column to cell; a missing last cell is empty."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))

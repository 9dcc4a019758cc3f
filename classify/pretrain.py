"""Trains sub-word vectors on public Swedish text: ``python -m classify.pretrain TEXTS OUT``.

The texts stay where they are (../shared/text tells what they are and under which terms); only the table of weights is
kept, as spaCy reads it back. Needs ``floret`` (MIT), which nothing else here does: ``uv run --with floret …``.
"""

import lzma
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from classify.features import tokens

SHARES = {"elderly-care-reports": 1.0, "government": 1.0, "interpellations": 1.0, "statutes": 0.2}
"""How much of each text is used; statutes are long, and their language is not that of the reports."""
BUCKETS, DIMENSIONS, SHORTEST, LONGEST, HASHES = 60_000, 96, 3, 6, 2


def paragraphs(folder: Path) -> Iterator[str]:
    """Yield each chosen paragraph as its words in lower case."""
    chance = random.Random(1)
    for name, share in SHARES.items():
        with lzma.open(folder / f"{name}.txt.xz", "rt") as lines:
            for line in lines:
                if chance.random() < share and len(words := tokens(line)) > 3:
                    yield " ".join(words)


def train(folder: Path, target: Path) -> None:
    """Train the table and save it as half-precision numbers: array of shape (BUCKETS, DIMENSIONS)."""
    import floret

    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "text.txt"
        plain.write_text("\n".join(paragraphs(folder)))
        model = floret.train_unsupervised(
            str(plain),
            model="skipgram",
            mode="floret",
            hashCount=HASHES,
            bucket=BUCKETS,
            dim=DIMENSIONS,
            minn=SHORTEST,
            maxn=LONGEST,
            minCount=5,
            epoch=5,
            neg=10,
            ws=5,
            lr=0.05,
            thread=2,
        )
        model.save_floret_vectors(str(Path(place) / "table.floret"))
        with (Path(place) / "table.floret").open() as lines:
            head = next(lines).split()
            rows = [np.array(line.split()[1:], dtype=np.float32) for line in lines]
    table = np.stack(rows).astype(np.float16)
    print(f"{table.shape}, {head}")
    np.savez_compressed(target, table=table)


if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]))

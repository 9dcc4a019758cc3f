"""``rodtrad ingest`` and ``rodtrad search`` on a store of their own, as processes of their own."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

EXAMPLE = Path(__file__).parents[2] / "service/example"
RODTRAD = Path(sys.executable).with_name("rodtrad")


def rodtrad(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RODTRAD_DATA": str(data)}
    return subprocess.run([RODTRAD, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_ingest_reports_goes_on_and_search_finds(tmp_path: Path) -> None:
    archive = tmp_path / "ojala"
    archive.mkdir()
    for path in EXAMPLE.iterdir():
        (archive / path.name).write_bytes(path.read_bytes())
    (archive / "trasig.pdf").write_bytes(b"%PDF-1.4 avhuggen")
    with ZipFile(tmp_path / "brev.zip", "w") as packed:
        packed.writestr("brev.txt", "Kvalitetsenheten konstaterar att rutiner för larm saknas på boendet Åsgläntan.")
    data = tmp_path / "data"
    first = rodtrad(data, "ingest", str(archive), str(tmp_path / "finns-inte.pdf"))
    assert first.returncode == 1
    assert "3 dokument klara, 2 gick inte." in first.stdout
    assert "trasig.pdf" in first.stdout
    assert "finns-inte.pdf" in first.stdout
    assert "3 dokument klara, 1 gick inte." in rodtrad(data, "ingest", str(archive)).stdout
    found = rodtrad(data, "search", "insulin", "--ar", "2013")
    assert found.returncode == 0
    assert "1-protokoll.pdf s. " in found.stdout
    (tmp_path / "nytt.txt").write_text("Rutiner för nycklar saknas på boendet Åsgläntan.")
    queued = rodtrad(data, "ingest", "--ko", "--enskilt", str(tmp_path / "brev.zip"), str(tmp_path / "nytt.txt"))
    assert "2 dokument är inlagda." in queued.stdout
    assert "1 dokument klara, 0 gick inte." in rodtrad(data, "ingest", str(tmp_path / "brev.zip")).stdout
    assert "1 dokument klara, 0 gick inte." in rodtrad(data, "ingest", str(tmp_path / "nytt.txt")).stdout
    assert "brev.txt s. 1" in rodtrad(data, "search", "Åsgläntan", "--typ", "kritik", "--typ", "övrigt").stdout
    assert "0 träffar" in rodtrad(data, "search", "insulin", "--ar", "1999-2001").stdout

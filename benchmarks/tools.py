"""One tool reads one PDF in a process of its own: seconds, peak memory and what a user would take for the text.

Run as `python benchmarks/tools.py TOOL FILE`; prints a line of JSON. Imports nothing but the tool, so that any
interpreter that has it will do.
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ENOUGH = 5
"""Seconds of reading that need no repetition."""


def rodtrad(data: bytes) -> str:
    """Return the text without furniture; boxes, blocks and reading order are made as well."""
    from extract.readers import read

    document = read("a.pdf", data)
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    return "\n\n".join(block.span.of(document.text) for block in blocks)


def rodtrad_twice(data: bytes) -> str:
    """Read the file in two processes at once, both to the end, and return one text."""
    import extract.readers  # noqa: F401  # loaded before the processes part

    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        first, _ = pool.map(rodtrad, (data, data))
    return first


def pdfium_rectangles(data: bytes) -> str:
    """Return pdfium's text, having asked for all its rectangles: what a box for each line costs at least."""
    import pypdfium2

    texts = []
    for page in pypdfium2.PdfDocument(data):
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded())
        for index in range(textpage.count_rects()):
            textpage.get_text_bounded(*textpage.get_rect(index))
    return "\n".join(texts)


def pdfplumber(data: bytes) -> str:
    """Return pdfplumber's extract_text."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def pdfminer(data: bytes) -> str:
    """Return pdfminer.six's high-level text."""
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def markitdown(data: bytes) -> str:
    """Return markitdown's Markdown."""
    from markitdown import MarkItDown

    return MarkItDown().convert_stream(io.BytesIO(data), file_extension=".pdf").text_content


def kreuzberg(data: bytes) -> str:
    """Return kreuzberg's text."""
    from kreuzberg import extract_bytes_sync

    return extract_bytes_sync(data, "application/pdf").content


def pypdf(data: bytes) -> str:
    """Return pypdf's text."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def unstructured(data: bytes) -> str:
    """Return the elements of unstructured's fast strategy."""
    from unstructured.partition.pdf import partition_pdf

    return "\n\n".join(element.text for element in partition_pdf(file=io.BytesIO(data), strategy="fast"))


def pymupdf4llm(data: bytes) -> str:
    """Return pymupdf4llm's Markdown."""
    import pymupdf
    import pymupdf4llm

    return pymupdf4llm.to_markdown(pymupdf.open(stream=data, filetype="pdf"))


TOOLS: dict[str, Callable[[bytes], str]] = {
    "rodtrad": rodtrad,
    "rodtrad_twice": rodtrad_twice,
    "pdfium_rectangles": pdfium_rectangles,
    "pdfplumber": pdfplumber,
    "pdfminer": pdfminer,
    "markitdown": markitdown,
    "kreuzberg": kreuzberg,
    "pypdf": pypdf,
    "unstructured": unstructured,
    "pymupdf4llm": pymupdf4llm,
}


def measure(tool: str, warm: bytes, data: bytes) -> dict[str, float | str]:
    """Return seconds for the file once the tool is loaded, peak memory of the process in MB, and the text.

    Seconds are processor time, which other work on the machine does not add to, and ``waited`` is by the clock. Quick
    tools read the file three times and the shortest counts.
    """
    TOOLS[tool](warm)
    spent: list[float] = []
    waited: list[float] = []
    while len(spent) < 3 and sum(spent) < ENOUGH:
        start, before = time.perf_counter(), _processor()
        text = TOOLS[tool](data)
        spent.append(_processor() - before)
        waited.append(time.perf_counter() - start)
    return {
        "seconds": min(spent),
        "waited": min(waited),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "text": text,
    }


def _processor() -> float:
    """Return the seconds of processor time of this process and those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    tool, warm, file = sys.argv[1:]
    shown = measure(tool, Path(warm).read_bytes(), Path(file).read_bytes())
    sys.__stdout__.write("\n" + json.dumps(shown) + "\n") if sys.__stdout__ else None

"""Pictures of pages to printed sheets: the verb recognise, over the tesseract program.

The program and not tesserocr: its wheel finds no language data by itself, can't be stopped in the middle of a page, and
takes our process with it when it crashes.
"""

from extract.ocr.program import missing as missing
from extract.ocr.recognise import recognise as recognise
from extract.ocr.scan import Scan as Scan
from extract.ocr.settle import Recognised as Recognised

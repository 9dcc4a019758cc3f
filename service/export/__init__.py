"""The svarsmatris as files for a tjänsteskrivelse: Word and Excel."""

from service.export.sheet import as_xlsx
from service.export.word import as_docx

__all__ = ["as_docx", "as_xlsx"]

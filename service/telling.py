"""What the thread tells when people have accepted or rejected links: the findings and summaries anew."""

from collections.abc import Sequence

from classify.findings import findings
from classify.summary import with_summary
from classify.types import CaseAnalysis, DocumentAnalysis, Link


def tell(documents: Sequence[DocumentAnalysis], links: Sequence[Link]) -> CaseAnalysis:
    """Follow the links that hold, whoever made them."""
    found = findings(documents, links)
    return CaseAnalysis(tuple(with_summary(document, found) for document in documents), tuple(links), (), found)

"""What the thread tells when people have accepted or rejected links: the findings and summaries anew."""

from collections.abc import Sequence

from classify.findings import findings
from classify.summary import with_summary
from classify.types import CaseAnalysis, DocumentAnalysis, Finding, Link


def tell(documents: Sequence[DocumentAnalysis], links: Sequence[Link]) -> CaseAnalysis:
    """Follow the links that hold, whoever made them."""
    found = findings(documents, links)
    return CaseAnalysis(summarised(documents, found), tuple(links), (), found)


def summarised(documents: Sequence[DocumentAnalysis], found: Sequence[Finding]) -> tuple[DocumentAnalysis, ...]:
    """Return the documents with their summaries; one that was left for its language has none."""
    return tuple(with_summary(one, found) if _is_analysed(one) else one for one in documents)


def _is_analysed(document: DocumentAnalysis) -> bool:
    return not document.annotations or any(word.confidence for word in document.annotations)

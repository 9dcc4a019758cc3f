"""Everything that is kept: originals, readings, analyses, links and what people decided. All SQL is in here."""

from service.store.analyses import analyses, evidence, save_analysis, save_summaries, summary
from service.store.cases import case, cases, create_case, rename_case
from service.store.decisions import history
from service.store.documents import Elsewhere, add_document, delete_document, document, documents, original, set_stage
from service.store.engine import Store, open_store
from service.store.flags import flag, flagged
from service.store.links import decide_link, findings, link_subject, links, save_links
from service.store.placing import move_document, placements, refuse_case
from service.store.providers import (
    aliases,
    merge_provider,
    part_provider,
    provider,
    provider_documents,
    providers,
)
from service.store.readings import reading, save_reading
from service.store.statements import decide, entities, statement, statements, undo
from service.store.wishes import ask_again, wish_for

__all__ = [
    "Elsewhere",
    "Store",
    "add_document",
    "aliases",
    "analyses",
    "ask_again",
    "case",
    "cases",
    "create_case",
    "decide",
    "decide_link",
    "delete_document",
    "document",
    "documents",
    "entities",
    "evidence",
    "findings",
    "flag",
    "flagged",
    "history",
    "link_subject",
    "links",
    "merge_provider",
    "move_document",
    "open_store",
    "original",
    "part_provider",
    "placements",
    "provider",
    "provider_documents",
    "providers",
    "reading",
    "refuse_case",
    "rename_case",
    "save_analysis",
    "save_links",
    "save_reading",
    "save_summaries",
    "set_stage",
    "statement",
    "statements",
    "summary",
    "undo",
    "wish_for",
]

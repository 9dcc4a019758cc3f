"""Bytes in; Document, Statements and Entities out: the verbs read, profile, segment and find_entities.

The verbs are fetched at first use: reading brings spaCy and pdfium with it, and the types should not.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.entities import find_entities
    from extract.profile import profile
    from extract.readers import read
    from extract.segment import segment

__all__ = ["find_entities", "profile", "read", "segment"]

_HOMES = {"find_entities": "entities", "profile": "profile", "read": "readers", "segment": "segment"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(f"extract.{_HOMES[name]}"), name)

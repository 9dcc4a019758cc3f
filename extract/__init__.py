"""Bytes in; Document, Statements and Entities out: the verbs read, profile, segment and find_entities."""

from extract.entities import find_entities
from extract.profile import profile
from extract.readers import read
from extract.segment import segment

__all__ = ["find_entities", "profile", "read", "segment"]

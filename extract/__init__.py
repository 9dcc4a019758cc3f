"""Bytes in; Document, Statements and Entities out: the verbs read, segment and find_entities."""

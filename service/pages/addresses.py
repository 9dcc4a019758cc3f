"""Where things are found: the address of a statement, and the statement of an address.

>>> place("abc#12-40")
'/dokument/abc#u-12-40'
>>> statement_id("abc", "12-40"), document_of("abc#12-40"), part("abc#12-40")
('abc#12-40', 'abc', '12-40')
"""

from urllib.parse import quote, urlencode


def document_of(statement: str) -> str:
    """Give the id of the document that a statement stands in."""
    return statement.partition("#")[0]


def part(statement: str) -> str:
    """Give the part of a statement's id that tells it from others in its document."""
    return statement.partition("#")[2]


def statement_id(document: str, part: str) -> str:
    """Give the id of the statement at a place ("start-end") of a document."""
    return f"{document}#{part}"


def anchor(statement: str) -> str:
    """Give the fragment of a statement on the pages that show its document."""
    return f"u-{part(statement)}"


def place(statement: str) -> str:
    """Give the address of a statement on its document's page."""
    return f"/dokument/{document_of(statement)}#{anchor(statement)}"


def similar_at(statement: str) -> str:
    """Give the address of what is like a statement.

    >>> similar_at("abc#12-40")
    '/fynd/liknande/abc/12-40'
    """
    return f"/fynd/liknande/{document_of(statement)}/{part(statement)}"


def provider_at(name: str) -> str:
    """Give the address of a provider's page.

    >>> provider_at("Vård/omsorg AB")
    '/utforare/V%C3%A5rd%2Fomsorg%20AB'
    """
    return f"/utforare/{quote(name, safe='')}"


def with_query(path: str, **values: object) -> str:
    """Add a query to a path; what is empty stays out, a list gives one value each.

    >>> with_query("/fynd", q="rutiner saknas", typ=["beslut", "rapport"], fran=None)
    '/fynd?q=rutiner+saknas&typ=beslut&typ=rapport'
    """
    kept = {name: value for name, value in values.items() if value}
    query = urlencode(kept, doseq=True)
    return f"{path}?{query}" if query else path

"""Our frozen values as JSON and back.

>>> from extract.types import Metadata
>>> unpack(Metadata, pack(Metadata(date="2019-04-26"))) == Metadata(date="2019-04-26")
True
"""

import zlib
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from extract.types import Document

T = TypeVar("T")


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what knows the fields of a kind of value."""
    return TypeAdapter(kind)


def pack(value: object) -> Any:
    """Return the value as dictionaries, lists, strings and numbers."""
    kind: Any = type(value)
    return adapter(kind).dump_python(value, mode="json")


def unpack(kind: type[T], body: Any) -> T:
    """Return the value that was packed."""
    key: Any = kind
    return cast(T, adapter(key).validate_python(body))


def freeze(document: Document) -> bytes:
    """Return a document as compressed JSON; a long one is mostly coordinates, a tenth of the size when compressed."""
    return zlib.compress(adapter(Document).dump_json(document), level=6)


def thaw(body: bytes) -> Document:
    """Return the document that was frozen."""
    return cast(Document, adapter(Document).validate_json(zlib.decompress(body)))

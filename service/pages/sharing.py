"""With whom what is saved may be shared: the collections that a person sees, by their names."""

from typing import Annotated

from fastapi import Depends, Form, Request

from service.store.collections import collections
from service.web.access import known, whole


def places(request: Request) -> dict[str, str]:
    """Return the collections that one may share with."""
    named, person = collections(whole(request)), known(request)
    if person.collections is None:
        return named
    return {one: named.get(one, one) for one in person.collections}


def chosen(request: Request, dela: Annotated[str, Form(max_length=100)] = "") -> str | None:
    """Read the collection to share with; nothing, or one that the person does not see, is nobody."""
    return dela if dela in places(request) else None


Shared = Annotated[str | None, Depends(chosen)]

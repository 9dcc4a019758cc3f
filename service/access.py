"""What every answer may ask for: the open store, the settings, the queue, and in whose name it acts."""

from collections.abc import Callable, Sequence
from typing import Annotated, cast

from fastapi import Depends, Request

from service.settings import Settings
from service.store import Store


def opened(request: Request) -> Store:
    """Give the store that the application opened."""
    return cast(Store, request.app.state.store)


def chosen(request: Request) -> Settings:
    """Give the settings that the application was made with."""
    return cast(Settings, request.app.state.settings)


def acting(request: Request) -> str:
    """Give the name that decisions are kept under."""
    return chosen(request).user


def queueing(request: Request) -> Callable[[Sequence[str]], None]:
    """Give what puts documents in the queue."""
    return cast(Callable[[Sequence[str]], None], request.app.state.enqueue)


Opened = Annotated[Store, Depends(opened)]
Chosen = Annotated[Settings, Depends(chosen)]
Who = Annotated[str, Depends(acting)]
Queue = Annotated[Callable[[Sequence[str]], None], Depends(queueing)]

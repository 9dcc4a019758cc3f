"""What every answer may ask for: the open store, the settings, the queue, and in whose name it acts."""

from typing import Annotated, cast

from fastapi import Depends, Request

from service.ingest import Ingestor
from service.settings import Settings
from service.store import Store
from service.worker import Pool


def opened(request: Request) -> Store:
    """Give the store that the application opened."""
    return cast(Store, request.app.state.store)


def chosen(request: Request) -> Settings:
    """Give the settings that the application was made with."""
    return cast(Settings, request.app.state.settings)


def acting(request: Request) -> str:
    """Give the name that decisions are kept under."""
    return chosen(request).user


def queueing(request: Request) -> Ingestor:
    """Give the queue that reads documents."""
    return cast(Ingestor, request.app.state.queue)


def drawing(request: Request) -> Pool:
    """Give the process that draws pages; it is not one of those that read, so that nobody waits for a long scan."""
    return cast(Pool, request.app.state.drawers)


Opened = Annotated[Store, Depends(opened)]
Chosen = Annotated[Settings, Depends(chosen)]
Who = Annotated[str, Depends(acting)]
Queue = Annotated[Ingestor, Depends(queueing)]
Drawers = Annotated[Pool, Depends(drawing)]

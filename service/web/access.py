"""What every answer may ask for: the open store, the settings, the queue, and in whose name it acts."""

from asyncio import Semaphore
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Request

from service.people import Person
from service.queue.jobs import Jobs
from service.queue.worker import Pool
from service.settings import Settings
from service.store import Store
from service.store.scope import Scope

AT_ONCE = 8
"""Requests that may each hold a thread while a desk's process works for one of them; the others wait without any."""


@dataclass(frozen=True)
class Desk:
    """A process that makes what people wait for. The web process has forty threads: were all to wait here, nobody else got an answer."""

    pool: Pool
    turns: Semaphore = field(default_factory=lambda: Semaphore(AT_ONCE))


def entering(request: Request) -> Person | None:
    """Give the person that the door let in, None where it lets everyone in."""
    return cast(Person | None, request.state.person)


def known(request: Request) -> Person:
    """Give the person, where the door lets nobody else in."""
    person = entering(request)
    if person is None:
        raise HTTPException(401, "Logga in först.")
    return person


def whole(request: Request) -> Store:
    """Give the store that the application opened, all of it: for what is about people and not about documents."""
    return cast(Store, request.app.state.store)


def opened(request: Request) -> Store:
    """Give the store that the application opened, narrowed to what the person may see: nothing, if there is nobody."""
    person = entering(request)
    seen = person.collections if person else ()
    return whole(request) if seen is None else whole(request).within(Scope(seen))


def chosen(request: Request) -> Settings:
    """Give the settings that the application was made with."""
    return cast(Settings, request.app.state.settings)


def acting(request: Request) -> str:
    """Give the name that decisions are kept under."""
    return known(request).id


def queueing(request: Request) -> Jobs:
    """Give the queue that reads documents."""
    return cast(Jobs, request.app.state.queue)


async def drawing(request: Request) -> AsyncIterator[Pool]:
    """Give the process that draws pages; it is not one of those that read, so that nobody waits for a long scan."""
    desk = cast(Desk, request.app.state.drawers)
    async with desk.turns:
        yield desk.pool


async def making(request: Request) -> AsyncIterator[Pool]:
    """Give the process that makes masked and searchable files: it may take minutes, and pages are drawn meanwhile."""
    desk = cast(Desk, request.app.state.makers)
    async with desk.turns:
        yield desk.pool


Entering = Annotated[Person, Depends(known)]
Opened = Annotated[Store, Depends(opened)]
Chosen = Annotated[Settings, Depends(chosen)]
Who = Annotated[str, Depends(acting)]
Queue = Annotated[Jobs, Depends(queueing)]
Drawers = Annotated[Pool, Depends(drawing, scope="function")]
Makers = Annotated[Pool, Depends(making, scope="function")]

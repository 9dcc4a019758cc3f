"""Logs as lines of JSON, without anyone's words: what other libraries say of an error is cut to where and what kind it was.

>>> import logging
>>> record = logging.LogRecord("dbos", logging.ERROR, "/x/dbos/_core.py", 7, "Maj Ek: %s", ("121212-1212",), None)
>>> wordless(None, "error", {"_record": record, "_from_structlog": False, "event": "Maj Ek: 121212-1212"})["event"]
'dbos _core.py:7'
"""

import logging
import sys
import traceback
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict

from service.store import acting

TRUSTED = ("uvicorn", "classify.model")
"""Whose messages hold addresses and folders of this machine and the like, and no one's words; their errors may."""


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to what stderr is now: what it was when logging began may be closed (a test's, or a program's around us)."""

    @property
    def stream(self) -> TextIO:
        """Where to write."""
        return sys.stderr

    @stream.setter
    def stream(self, chosen: TextIO) -> None:
        """Keep no stream."""


def configure() -> None:
    """Write all logs to stderr: from INFO where a program reads them, from WARNING where a person looks at a terminal."""
    shared: list[Any] = [
        with_request,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        faceless,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = Stderr()
    ending: list[Any] = [
        wordless,
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=ending))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING if sys.stderr.isatty() else logging.INFO)
    for name in ("dbos", "alembic", "httpx", "sqlalchemy", "multipart", "pdfminer"):
        logging.getLogger(name).setLevel(logging.WARNING)


def with_request(logger: object, method: str, event: EventDict) -> EventDict:
    """Tell in answer to which request the work was done."""
    if request := acting.request():
        event.setdefault("request", request)
    return event


def faceless(logger: object, method: str, event: EventDict) -> EventDict:
    """Put where an error was and of what kind in place of its message, which may hold what was read."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["at"] = [f"{Path(one.filename).name}:{one.lineno}" for one in frames[-5:]]
    return event


def wordless(logger: object, method: str, event: EventDict) -> EventDict:
    """Cut what others say down to who says it and where."""
    record: logging.LogRecord = event["_record"]
    if event.get("_from_structlog") or (record.name.startswith(TRUSTED) and "error" not in event):
        return event
    event["event"] = f"{record.name} {Path(record.pathname).name}:{record.lineno}"
    return event

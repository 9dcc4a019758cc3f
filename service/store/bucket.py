"""Originals in an S3-compatible store. Address and keys come from the environment as boto3 reads it: AWS_ENDPOINT_URL_S3 …

>>> Bucket("rodtrad", "arkiv/").key("ab34")
'arkiv/ab/ab34'
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

MISSING = ("404", "NoSuchKey", "NotFound")
BUSY = 500
"""HTTP status from which on the store has trouble of its own, which passes."""


class PlaceAway(ConnectionError):
    """The store of originals does not answer; it is worth trying again."""


class NotInstalled(RuntimeError):
    """The library is missing; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket with an object for each original, whose names begin with the prefix."""

    name: str
    prefix: str

    def key(self, id: str) -> str:
        """Return what the object is called; as in a folder."""
        return f"{self.prefix}{id[:2]}/{id}"

    def put(self, id: str, data: bytes) -> None:
        """Keep the file; S3 shows an object whole or not at all."""
        if not self.has(id):
            with spoken(id):
                client().put_object(Bucket=self.name, Key=self.key(id), Body=data)

    def get(self, id: str) -> bytes:
        """Return the file as it came."""
        with spoken(id):
            data: bytes = client().get_object(Bucket=self.name, Key=self.key(id))["Body"].read()
            return data

    def remove(self, id: str) -> None:
        """Delete the file; one that is gone is no error."""
        with spoken(id):
            client().delete_object(Bucket=self.name, Key=self.key(id))

    def has(self, id: str) -> bool:
        """Tell whether the file is there."""
        try:
            with spoken(id):
                client().head_object(Bucket=self.name, Key=self.key(id))
        except FileNotFoundError:
            return False
        return True


@cache
def client() -> Any:
    """Return the connection of this process; it may be used by several threads."""
    try:
        import boto3
    except ImportError as error:
        raise NotInstalled("Originalen ska ligga i S3, men boto3 saknas. Kör: uv sync --extra s3") from error
    from botocore.config import Config

    return boto3.client("s3", config=Config(retries={"mode": "standard"}, connect_timeout=10, read_timeout=60))


@contextmanager
def spoken(id: str) -> Iterator[None]:
    """Tell in our words what went wrong."""
    from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
    from botocore.exceptions import ConnectionError as Unreachable

    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in MISSING:
            raise FileNotFoundError(id) from error
        if error.response["ResponseMetadata"]["HTTPStatusCode"] >= BUSY:
            raise PlaceAway("the store of originals has trouble") from error
        raise
    except (HTTPClientError, Unreachable) as error:
        raise PlaceAway("the store of originals does not answer") from error
    except BotoCoreError as error:
        raise RuntimeError(f"the store of originals is not set up: {type(error).__name__}") from error

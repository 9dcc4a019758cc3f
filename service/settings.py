"""What an installation may choose, from the environment (RODTRAD_…) or a .env file.

>>> Settings(data=Path("/srv/rodtrad")).url
'sqlite:////srv/rodtrad/rodtrad.db'
"""

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def home() -> Path:
    """Return ./data where it exists, else the user's own data folder."""
    here = Path("data").resolve()
    share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return here if here.is_dir() else share / "rodtrad"


class Settings(BaseSettings):
    """One installation. Sizes in MiB, times in seconds. A variable that is empty is one that is not set: as a folder it would be this one."""

    model_config = SettingsConfigDict(
        env_prefix="RODTRAD_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Path = Field(default_factory=home, description="Folder of the originals and, by default, the database")
    database_url: str | None = Field(default=None, description="SQLAlchemy URL; default: rodtrad.db in the data folder")
    originals: str | None = Field(default=None, description="Folder or s3://bucket/prefix; default: in the data folder")
    queue_url: str | None = Field(default=None, description="Database of the work queue; default: beside the store")
    host: str = "127.0.0.1"
    port: int = 8000
    user: str = Field(default="granskare", description="Whose name decisions carry where there is no login")
    works: bool = Field(default=True, description="Whether rodtrad serve also reads documents, or leaves it to workers")
    beat: float = Field(default=5.0, gt=0, description="Seconds between heartbeats of a process that works")
    workers: int = Field(default_factory=lambda: max(1, (os.cpu_count() or 2) - 1), ge=1)
    worker_memory_mb: int = Field(default=4096, ge=256, description="Address space of a worker process")
    read_timeout: float = Field(default=600.0, gt=0, description="Longest time to read one file (scans take long)")
    analysis_timeout: float = Field(default=300.0, gt=0, description="Longest time to analyse or link one document")
    poll: float = Field(default=0.2, gt=0, description="How often the queue looks for work")
    max_upload_mb: int = Field(default=100, ge=1)
    sign_in: str = Field(default="", description="konton, oidc eller båda; tomt: en användare på den egna datorn")
    public_url: str | None = Field(default=None, description="Där användarna når tjänsten: https://rodtrad.kommunen.se")
    uploads_per_minute: int = Field(default=60, ge=1, description="Inlämningar per person och minut")
    searches_per_minute: int = Field(default=120, ge=1, description="Sökningar per person och minut")
    exports_per_minute: int = Field(default=30, ge=1, description="Filer som görs för att hämtas, per person och minut")
    calls_per_minute: int = Field(default=600, ge=1, description="Anrop av API:et per person eller nyckel och minut")
    otel_endpoint: str | None = Field(default=None, description="OTLP-mottagare över HTTP: http://127.0.0.1:4318")
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scope: str = "openid profile email"
    oidc_groups_claim: str = "groups"
    oidc_roles: dict[str, str] = Field(default={}, description='Grupp till roll: {"rodtrad-granskare": "granskare"}')
    oidc_collections: dict[str, str] = Field(default={}, description='Grupp till samling: {"omsorg": "omsorg"}')
    retention: dict[str, int] = Field(default={}, description='Gallring, dagar per slag: {"mejl": 730, "*": 3650}')
    jobs_days: int = Field(default=30, ge=1, description="Days that the queue keeps jobs that have ended")
    encoder: Path | None = Field(default=None, description="Mapp med en egen kodare: model.onnx och tokenizer.json")
    page_limit: int = Field(default=2000, ge=1, description="Most pages in one document")

    @property
    def url(self) -> str:
        """The store's database."""
        return with_driver(self.database_url) if self.database_url else f"sqlite:///{self.data / 'rodtrad.db'}"

    @property
    def methods(self) -> frozenset[str]:
        """How people sign in; empty: nobody needs to."""
        return frozenset(part.strip().lower() for part in self.sign_in.split(",") if part.strip())

    @property
    def queue(self) -> str:
        """The work queue's database: the store's own on PostgreSQL, a file beside it on SQLite."""
        if self.queue_url:
            return with_driver(self.queue_url)
        return f"sqlite:///{self.data / 'queue.db'}" if self.url.startswith("sqlite") else self.url


def with_driver(url: str) -> str:
    """Name the driver that we ship.

    >>> with_driver("postgres://ada@db/rodtrad")
    'postgresql+psycopg://ada@db/rodtrad'
    """
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url

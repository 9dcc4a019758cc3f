"""The database's history: each change of the tables is a step, taken once, in order.

>>> steps().get_base()
'0001'
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

LOCK = 0x726F6474  # "rodt": one process at a time migrates a PostgreSQL database


def config() -> Config:
    """Return Alembic's settings; there is no alembic.ini."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("path_separator", "os")
    return settings


def steps() -> ScriptDirectory:
    """Return the history."""
    return ScriptDirectory.from_config(config())


def upgrade(engine: sa.Engine, to: str = "head") -> None:
    """Take the steps that the database has not taken; all of them or none. ``to``: no further than this one."""
    settings = config()
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        settings.attributes["connection"] = connection
        command.upgrade(settings, to)

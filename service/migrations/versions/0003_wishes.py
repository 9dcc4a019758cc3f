"""How people want a document to be read."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make room for it."""
    op.add_column("documents", sa.Column("wish", sa.JSON(), nullable=True))

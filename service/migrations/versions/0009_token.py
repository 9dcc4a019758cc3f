"""The audit trail tells which key a program came with. What was noted before keeps its hash: no key is not part of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make room for it."""
    op.add_column("audit", sa.Column("token", sa.Text(), nullable=True))

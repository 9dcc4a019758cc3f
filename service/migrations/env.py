"""Alembic's entry: runs the steps on the connection that upgrade() opened."""

from alembic import context

from service.store.tables import metadata

if connection := context.config.attributes.get("connection"):
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()

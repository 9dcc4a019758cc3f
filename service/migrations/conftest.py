"""Alembic's entry runs only inside Alembic."""

collect_ignore = ["env.py"]

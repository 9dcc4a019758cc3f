"""Tables for cases, documents, statements, entities, links, findings, decisions, and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# å is a letter, so diacritics stay; "_" holds a citation together.
SQLITE_INDEX = """
CREATE VIRTUAL TABLE statement_index
USING fts5(surface, lemma, parts, prefix='2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")
"""
SQLITE_TRIGGER = """
CREATE TRIGGER statement_index_follows AFTER DELETE ON statements
BEGIN DELETE FROM statement_index WHERE rowid = old.number; END
"""
POSTGRESQL_INDEX = """
CREATE TABLE statement_index
(number bigint PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE, words tsvector NOT NULL)
"""
POSTGRESQL_GIN = "CREATE INDEX ix_statement_index_words ON statement_index USING gin (words)"


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "cases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("case_number", sa.Text(), nullable=True),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("profile", sa.JSON(), nullable=True),
        sa.Column("summary", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name="fk_documents_case", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_index("ix_documents_case", "documents", ["case"])
    op.create_index("ix_documents_case_number", "documents", ["case_number"])
    op.create_index("ix_documents_date", "documents", ["date"])
    op.create_index("ix_documents_provider", "documents", ["provider"])
    op.create_index("ix_documents_received", "documents", ["received"])
    op.create_index("ix_documents_stage", "documents", ["stage"])
    op.create_index("ix_documents_year", "documents", ["year"])
    op.create_table(
        "decisions",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_decisions_document", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target"], ["documents.id"], name="fk_decisions_target", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_document", "decisions", ["document"])
    op.create_index("ix_decisions_subject", "decisions", ["subject"])
    op.create_index("ix_decisions_target", "decisions", ["target"])
    op.create_table(
        "entities",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_entities_document", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_entities"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_entities_document", "entities", ["document"])
    op.create_index("ix_entities_statement", "entities", ["statement"])
    op.create_index("ix_entities_value", "entities", ["value"])
    op.create_table(
        "readings",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_readings_document", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", name="pk_readings"),
    )
    op.create_table(
        "statements",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("predicted", sa.JSON(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_statements_document", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        sa.UniqueConstraint("id", name="uq_statements_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_statements_document", "statements", ["document"])
    op.create_index("ix_statements_label", "statements", ["label"])
    op.create_table(
        "findings",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("criticism", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name="fk_findings_case", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["criticism"], ["statements.id"], name="fk_findings_criticism", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_findings"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_findings_case", "findings", ["case"])
    op.create_index("ix_findings_criticism", "findings", ["criticism"])
    op.create_table(
        "links",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("believed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case"], ["cases.id"], name="fk_links_case", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["statements.id"], name="fk_links_source", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target"], ["statements.id"], name="fk_links_target", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("subject", name="pk_links"),
    )
    op.create_index("ix_links_case", "links", ["case"])
    op.create_index("ix_links_source", "links", ["source"])
    op.create_index("ix_links_target", "links", ["target"])
    op.create_table(
        "themes",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.number"], name="fk_themes_statement", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "theme", name="pk_themes"),
    )
    op.create_index("ix_themes_theme", "themes", ["theme"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in (POSTGRESQL_INDEX, POSTGRESQL_GIN) if postgresql else (SQLITE_INDEX, SQLITE_TRIGGER):
        op.execute(statement)

"""Triggers note which documents change in what they are found by; PostgreSQL keeps the tokens as texts too."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ONE = "(SELECT document FROM statements WHERE number = {row}.statement)"
SQLITE = {  # table, event: the documents that it is about
    ("statements", "INSERT"): "new.document",
    ("statements", "DELETE"): "old.document",
    ("statements", "UPDATE OF label, stance, status, state, reviewed, document"): "new.document",
    ("themes", "INSERT"): ONE.format(row="new"),
    ("themes", "DELETE"): ONE.format(row="old"),
    ("laws", "INSERT"): ONE.format(row="new"),
    ("laws", "DELETE"): ONE.format(row="old"),
    ("documents", "INSERT"): "new.id",
    ("documents", "DELETE"): "old.id",
    (
        "documents",
        'UPDATE OF "case", kind, provider, municipality, date, year, received, indexed',
    ): "new.id",
}
SQLITE_CASES = """
CREATE TRIGGER changes_of_cases AFTER UPDATE OF collection ON cases BEGIN
DELETE FROM changes WHERE document IN (SELECT id FROM documents WHERE "case" = new.id);
INSERT INTO changes (document) SELECT id FROM documents WHERE "case" = new.id;
END
"""
POSTGRESQL = {
    "statements": "SELECT document FROM changed",
    "themes": "SELECT s.document FROM changed JOIN statements s ON s.number = changed.statement",
    "laws": "SELECT s.document FROM changed JOIN statements s ON s.number = changed.statement",
    "documents": "SELECT id FROM changed",
    "cases": 'SELECT d.id FROM changed JOIN documents d ON d."case" = changed.id',
}


def upgrade() -> None:
    """Make room for it and set the triggers."""
    op.create_table(
        "changes",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("transaction", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        sa.UniqueConstraint("document", name="uq_changes_document"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_transaction", "changes", ["transaction"])
    if op.get_bind().dialect.name == "postgresql":
        for name in ("surface", "lemma", "parts"):
            op.add_column("statement_index", sa.Column(name, sa.Text(), nullable=True))
        for statement in postgresql():
            op.execute(statement)
    else:
        for number, ((table, event), document) in enumerate(SQLITE.items()):
            op.execute(sqlite(number, table, event, document))
        op.execute(SQLITE_CASES)


def sqlite(number: int, table: str, event: str, document: str) -> str:
    """Note the document of each row that is changed; a statement that is gone has been noted already."""
    return f"""
        CREATE TRIGGER changes_of_{table}_{number} AFTER {event} ON {table} BEGIN
        DELETE FROM changes WHERE document = {document};
        INSERT INTO changes (document) SELECT {document} WHERE {document} IS NOT NULL;
        END
    """


def postgresql() -> list[str]:
    """Note the documents of all rows that a statement changes, in one order, so that no two wait for each other."""
    made = []
    for table, documents in POSTGRESQL.items():
        made.append(f"""
            CREATE FUNCTION note_{table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO changes (document, transaction)
            SELECT DISTINCT found.document, CAST(CAST(pg_current_xact_id() AS text) AS bigint)
            FROM ({documents}) AS found (document) ORDER BY 1
            ON CONFLICT (document) DO UPDATE SET number = excluded.number, transaction = excluded.transaction;
            RETURN NULL; END $$
        """)
        for event, rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            if table != "cases" or event == "UPDATE":
                made.append(f"""
                    CREATE TRIGGER changes_of_{table}_{event.lower()} AFTER {event} ON {table}
                    REFERENCING {rows} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_{table}()
                """)
    return made

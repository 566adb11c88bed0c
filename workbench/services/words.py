"""Full-text search on either database, safe for anything that somebody types."""

from sqlalchemy import ColumnElement, bindparam, func, literal_column, text
from sqlalchemy.sql.expression import TextClause

from workbench.models import Claim, HistoryOpening, db

WORDS_MAX = 12


def _words(query: str) -> list[str]:
    return [word.replace('"', "") for word in query.split()[:WORDS_MAX] if word.strip('"')]


def fts5_query(query: str, column: str = "") -> str:
    """Return an FTS5 expression that finds all words of *query*, the last one as a beginning."""
    quoted = [f'"{word}"' for word in _words(query)]
    if not quoted:
        return '""'
    joined = " AND ".join(quoted) + " *"
    return f"{{{column}}} : ({joined})" if column else joined


def _on_sqlite() -> bool:
    return bool(db.session().get_bind().dialect.name == "sqlite")


def _matches(table: str, key: str, query: str) -> TextClause:
    # Both names are ours; what was typed travels as a parameter.
    statement = f"{key} IN (SELECT rowid FROM {table} WHERE {table} MATCH :typed)"  # noqa: S608  # see above
    return text(statement).bindparams(bindparam("typed", query, unique=True))


def claims_with(query: str) -> ColumnElement[bool] | TextClause:
    """Return the condition that a claim's wording, quote or claimant holds the words typed."""
    if _on_sqlite():
        return _matches("claim_words", "claim.id", fts5_query(query))
    joined: ColumnElement[str] = literal_column(
        "claim.wording || ' ' || claim.proposed_wording || ' ' || claim.claimant"
    )
    return func.to_tsvector(literal_column("'english'"), joined).op("@@")(
        func.plainto_tsquery(literal_column("'english'"), query)
    )


def claims_by(claimant: str) -> ColumnElement[bool] | TextClause:
    """Return the condition that a claim's claimant holds the words typed."""
    if _on_sqlite():
        return _matches("claim_words", "claim.id", fts5_query(claimant, "claimant"))
    return func.to_tsvector(literal_column("'simple'"), Claim.claimant).op("@@")(
        func.plainto_tsquery(literal_column("'simple'"), claimant)
    )


def entries_with(query: str) -> ColumnElement[bool] | TextClause:
    """Return the condition that a history entry holds the words typed."""
    if _on_sqlite():
        return _matches("history_words", "history_opening.seq", fts5_query(query))
    return func.to_tsvector(literal_column("'simple'"), HistoryOpening.words).op("@@")(
        func.plainto_tsquery(literal_column("'simple'"), query)
    )

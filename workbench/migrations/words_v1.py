"""The word indexes behind full-text search, version 1: FTS5 on SQLite, GIN on PostgreSQL."""

_CLAIM_COLUMNS = "wording, proposed_wording, claimant"
_NEW = "NEW.id, NEW.wording, NEW.proposed_wording, NEW.claimant"
_OLD = "OLD.id, OLD.wording, OLD.proposed_wording, OLD.claimant"
_TOKENIZE = "tokenize = 'porter unicode61 remove_diacritics 2'"
_PLAIN_TOKENIZE = "tokenize = 'unicode61 remove_diacritics 2'"

_SQLITE = [
    f"CREATE VIRTUAL TABLE claim_words USING fts5({_CLAIM_COLUMNS}, content='claim',"
    f" content_rowid='id', {_TOKENIZE})",
    "CREATE TRIGGER claim_words_insert AFTER INSERT ON claim BEGIN"
    f" INSERT INTO claim_words(rowid, {_CLAIM_COLUMNS}) VALUES ({_NEW}); END",
    "CREATE TRIGGER claim_words_update AFTER UPDATE OF wording, claimant ON claim BEGIN"
    f" INSERT INTO claim_words(claim_words, rowid, {_CLAIM_COLUMNS})"
    f" VALUES ('delete', {_OLD});"
    f" INSERT INTO claim_words(rowid, {_CLAIM_COLUMNS}) VALUES ({_NEW}); END",
    # The history's words, indexed as they stand: names and numbers matter more than word stems.
    "CREATE VIRTUAL TABLE history_words USING fts5(words, content='history_opening',"
    f" content_rowid='seq', {_PLAIN_TOKENIZE})",
    "CREATE TRIGGER history_words_insert AFTER INSERT ON history_opening BEGIN"
    " INSERT INTO history_words(rowid, words) VALUES (NEW.seq, NEW.words); END",
]
_POSTGRESQL = [
    "CREATE INDEX ix_claim_search ON claim USING gin (to_tsvector('english',"
    " wording || ' ' || proposed_wording || ' ' || claimant))",
    "CREATE INDEX ix_claim_search_claimant ON claim USING gin (to_tsvector('simple', claimant))",
    "CREATE INDEX ix_history_opening_search ON history_opening"
    " USING gin (to_tsvector('simple', words))",
]
_SQLITE_DROP = [
    "DROP TRIGGER claim_words_insert",
    "DROP TRIGGER claim_words_update",
    "DROP TRIGGER history_words_insert",
    "DROP TABLE claim_words",
    "DROP TABLE history_words",
]
_POSTGRESQL_DROP = [
    "DROP INDEX ix_claim_search",
    "DROP INDEX ix_claim_search_claimant",
    "DROP INDEX ix_history_opening_search",
]


def word_indexes(dialect: str) -> list[str]:
    """Return the statements that make the word indexes on *dialect*."""
    return list(_SQLITE if dialect == "sqlite" else _POSTGRESQL)


def drop_word_indexes(dialect: str) -> list[str]:
    """Return the statements that take the word indexes away."""
    return _SQLITE_DROP if dialect == "sqlite" else _POSTGRESQL_DROP

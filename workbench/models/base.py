"""The declarative base, constraint names, and what every audited row carries."""

from typing import ClassVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, ForeignKey, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

# An INTEGER PRIMARY KEY is SQLite's row number, which the word index needs.
BigId = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """All tables of the desk; constraints get the same names on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Audited:
    """A row that the database lets nobody change without a history entry of its own.

    `id` is the number of the entry that made the row; `rev` counts its changes from 1;
    `entry_seq` is the entry of the last change. Only `services.history.append` sets the three.
    """

    # Columns whose value is kept in the history as `sha256:…` instead of in full.
    by_digest: ClassVar[frozenset[str]] = frozenset()

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False, sort_order=-3)
    rev: Mapped[int] = mapped_column(Integer, sort_order=-2)

    @declared_attr
    def entry_seq(self) -> Mapped[int]:
        """Return the column that points to the entry of the last change."""
        return mapped_column(BigInteger, ForeignKey("history_entry.seq"), sort_order=-1)


db = SQLAlchemy(model_class=Base)

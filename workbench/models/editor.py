"""People: the editor everybody sees, and the account that only signing in uses."""

from datetime import datetime

from flask_security import UserMixin
from flask_security.utils import verify_password
from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workbench.domain.editors import PASSWORD_MAX, Permission, Role
from workbench.models.base import Audited, Base
from workbench.models.columns import Blob, UtcDateTime, stored


class Editor(Audited, Base):
    """A person who signs in; the actor of history entries."""

    __tablename__ = "editor"

    name: Mapped[str] = mapped_column(String(300))
    role: Mapped[Role] = mapped_column(stored(Role, "role"))
    active: Mapped[bool] = mapped_column(Boolean, server_default=true())

    account: Mapped["Account | None"] = relationship(back_populates="editor")

    def may(self, permission: Permission) -> bool:
        """Return whether the editor is active and holds *permission*."""
        return self.active and self.role.may(permission)


class Account(UserMixin, Base):
    """How an editor signs in. Not audited: address and password stay out of the history.

    `email` is stored in lower case; `fs_uniquifier` is the name sessions know the account by:
    a new one ends them all.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    editor_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)

    editor: Mapped[Editor] = relationship(back_populates="account", lazy="joined")

    @property
    def active(self) -> bool:  # type: ignore[override]  # read from the editor, never set
        """Return whether the person may sign in; Flask-Security asks for it by this name."""
        return self.editor.active

    def verify_and_update_password(self, password: str) -> bool:
        """Return whether *password* is right; renewing its hash is left to the sign-in page."""
        # Of one that is too long enough is hashed to be wrong: it takes as long as any other.
        typed = password[: PASSWORD_MAX + 1]
        return self.password is not None and bool(verify_password(typed, self.password))


class SetupCode(Base):
    """A one-time code with which somebody sets a password; stored as its SHA-256."""

    __tablename__ = "setup_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    editor_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("editor.id"))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used: Mapped[bool] = mapped_column(Boolean, server_default=false())


class SignInAttempt(Base):
    """A failed attempt to sign in; counted per account name and per address, in the database."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (
        Index("ix_sign_in_attempt_email_at", "email_hash", "at"),
        Index("ix_sign_in_attempt_address_at", "address", "at"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    email_hash: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class WebSession(Base):
    """A browser's session, kept here and not in its cookie; the key is stored as its SHA-256."""

    __tablename__ = "web_session"
    __table_args__ = (Index("ix_web_session_last_seen_at", "last_seen_at"),)

    key_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    editor_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("editor.id"), index=True)
    data: Mapped[bytes] = mapped_column(Blob)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)

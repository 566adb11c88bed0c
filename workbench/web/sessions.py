"""Server-side sessions behind Flask's session interface: the cookie carries a random key only."""

import logging
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response, session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from werkzeug.datastructures import CallbackDict

from workbench.services import sessions
from workbench.services.clock import now
from workbench.services.transaction import transaction

log = logging.getLogger(__name__)

KEY_BYTES = 32
TOUCH_AFTER = timedelta(seconds=60)
EDITOR = "editor_id"


def refuse_unread() -> None:
    """Fail the request whose session could not be read; nobody is signed in or out by a fault."""
    failure = getattr(session, "failure", None)
    if failure is not None:
        raise failure


class StoredSession(CallbackDict[str, Any], SessionMixin):
    """A session's data; `rotate` gives it a new key, which signing in does."""

    def __init__(self, data: dict[str, Any] | None = None, key: str = "") -> None:
        def changed(_: object) -> None:
            self.modified = True

        super().__init__(data or {}, changed)
        self.key = key
        self.spent_key = ""
        self.failure: SQLAlchemyError | None = None
        self.touch = False
        self.modified = False
        self.new = not key

    def rotate(self) -> None:
        """Leave the old key behind, so that one planted before signing in is worth nothing."""
        self.spent_key, self.key, self.modified = self.key, "", True


class StoredSessions(SessionInterface):
    """Opens and saves sessions in the database."""

    serializer = TaggedJSONSerializer()

    def __init__(self, limits: sessions.Limits) -> None:
        self.limits = limits

    def open_session(self, app: Flask, request: Request) -> StoredSession:
        """Return the session that the request's cookie names, or an empty one.

        Static files ask for none. A database that fails is remembered and reported by
        `refuse_unread`, where the error gets its page: here Flask has none to give.
        """
        key = request.cookies.get(self.get_cookie_name(app), "")
        if not key or request.path.startswith(f"{app.static_url_path}/"):
            return StoredSession()
        try:
            kept = sessions.find(key, self.limits)
        except SQLAlchemyError as error:
            unread = StoredSession()
            unread.failure = error
            return unread
        if kept is None:
            return StoredSession()
        session = StoredSession(self.serializer.loads(kept.data.decode()), key)
        session.touch = now() - kept.last_seen_at > TOUCH_AFTER
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed, and set the cookie when the key is new."""
        if not isinstance(session, StoredSession):
            msg = "only StoredSession is saved"
            raise TypeError(msg)
        if session.accessed:
            response.vary.add("Cookie")
        if session.failure is not None:
            return
        if not session and not session.spent_key:
            if session.modified and session.key:
                self._end(app, session, response)
            return
        if not session.modified:
            self._touch(session)
            return
        fresh = not session.key
        session.key = session.key or secrets.token_urlsafe(KEY_BYTES)
        self._keep(session, fresh=fresh)
        if fresh:
            response.set_cookie(
                self.get_cookie_name(app),
                session.key,
                httponly=True,
                secure=self.get_cookie_secure(app),
                samesite=self.get_cookie_samesite(app),
                path="/",
            )

    def _touch(self, session: StoredSession) -> None:
        """Note now and then that the session was seen; a page that only reads can do without."""
        if not session.touch:
            return
        try:
            self._keep(session, fresh=False)
        except OperationalError as error:
            log.warning("session not noted as seen", exc_info=error)

    def _keep(self, session: StoredSession, *, fresh: bool) -> None:
        data = self.serializer.dumps(dict(session)).encode()
        with transaction():
            if session.spent_key:
                sessions.end(session.spent_key)
                sessions.sweep(self.limits)
            # One that was ended while this request ran must not come back to life.
            if fresh or sessions.find(session.key, self.limits) is not None:
                sessions.keep(session.key, data, session.get(EDITOR))

    def _end(self, app: Flask, session: StoredSession, response: Response) -> None:
        with transaction():
            sessions.end(session.key)
        response.delete_cookie(
            self.get_cookie_name(app), path="/", secure=self.get_cookie_secure(app)
        )

"""Broken rules turned into pages: one table of statuses, one page, and no text lost."""

import errno
import logging
from http import HTTPStatus
from itertools import islice

from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    RequestEntityTooLarge,
    SecurityError,
)

from workbench.domain import errors
from workbench.models import db
from workbench.models.faults import Fault, fault_of
from workbench.web.context import do_without_database

log = logging.getLogger(__name__)

STATUS: dict[type[errors.WorkbenchError], HTTPStatus] = {
    errors.InvalidInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NotFoundError: HTTPStatus.NOT_FOUND,
    errors.ForbiddenError: HTTPStatus.FORBIDDEN,
    errors.OwnWorkError: HTTPStatus.FORBIDDEN,
    errors.StaleError: HTTPStatus.CONFLICT,
    errors.IllegalStepError: HTTPStatus.CONFLICT,
    errors.ClaimTakenError: HTTPStatus.CONFLICT,
    errors.DuplicateArticleError: HTTPStatus.CONFLICT,
    errors.KnownAddressError: HTTPStatus.CONFLICT,
    errors.UnchangedTextError: HTTPStatus.CONFLICT,
    errors.NoEvidenceError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.UnreadableFileError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.UnknownLanguageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.FetchError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NotExportableError: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}

SENTENCES = {
    HTTPStatus.BAD_REQUEST: "The request cannot be read. Go back and try again.",
    HTTPStatus.UNAUTHORIZED: "You are signed out. Sign in again; what you typed is kept below.",
    HTTPStatus.FORBIDDEN: "You may not do this.",
    HTTPStatus.NOT_FOUND: "There is no such page.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take that kind of request.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "This address takes what its form sends, and nothing else.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many attempts. Wait a minute and try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Something failed on our side. Nothing was changed; what you typed is kept below."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: "The desk is busy. Try again in a moment.",
    HTTPStatus.INSUFFICIENT_STORAGE: (
        "The desk’s disk is full. Nothing was changed; what you typed is kept below. Tell whoever"
        " runs the desk, and save again when there is room."
    ),
}
_AWAY = (
    "The desk cannot reach its records at present. Nothing was changed; what you typed is kept"
    " below. Try again in a moment."
)
PLAIN = "text/plain"
# No form of ours has as many; a program that sends thousands gets no page of thousands.
KEPT_FIELDS = 50
_NEVER_SHOWN = ("csrf_token", "password", "repeat", "code")
# Hidden fields and buttons: they are of no use to whoever copies the text.
_NOT_TYPED = frozenset(
    {
        "back",
        "do",
        "end_char",
        "next",
        "passage",
        "replaces",
        "rev",
        "revision",
        "start_char",
        "submit",
    }
)


def status_of(error: errors.WorkbenchError) -> HTTPStatus:
    """Return the HTTP status that *error* is answered with."""
    for kind in type(error).__mro__:
        if kind in STATUS:
            return STATUS[kind]
    return HTTPStatus.BAD_REQUEST


def register(app: Flask) -> None:
    """Answer every error of *app* with the same page."""
    app.register_error_handler(errors.WorkbenchError, _broken_rule)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(PoolTimeoutError, _busy)
    app.register_error_handler(OSError, _files)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failure)


def _page(status: HTTPStatus, sentence: str, *, readable: bool = True) -> ResponseReturnValue:
    """Return the page of an error; of a request that is not *readable* nothing can be kept."""
    values = {"code": status.value, "title": status.phrase, "sentence": sentence}
    kept = _kept_text() if readable else {}
    try:
        db.session.rollback()
        page = render_template("error.html", kept=kept, **values)
    except SQLAlchemyError:
        log.exception("error page made without the database", extra={"path": request.path})
        do_without_database()
        page = render_template("error.html", kept=kept, **values)
    return page, status.value


def _kept_text() -> dict[str, str]:
    """Return what was typed, by the field's name in words; never a password."""
    if request.method != "POST":
        return {}
    return {
        name.replace("_", " ").capitalize(): "\n".join(values)
        for name, values in islice(request.form.lists(), KEPT_FIELDS)
        if name not in _NOT_TYPED
        and any(value.strip() for value in values)
        and not any(word in name for word in _NEVER_SHOWN)
    }


def _broken_rule(error: errors.WorkbenchError) -> ResponseReturnValue:
    return _page(status_of(error), error.sentence)


def _csrf(_error: CSRFError) -> ResponseReturnValue:
    return _page(
        HTTPStatus.BAD_REQUEST,
        "The form is from a session that has ended, or your browser refuses cookies. Nothing was"
        " changed; what you typed is kept below. Open the form again and put it back.",
    )


def _database(error: OperationalError) -> ResponseReturnValue:
    fault = fault_of(error)
    if fault is Fault.FULL:
        return _full(error)
    if fault is Fault.AWAY:
        log.error("database away", exc_info=error, extra={"path": request.path})
        return _page(HTTPStatus.SERVICE_UNAVAILABLE, _AWAY)
    return _busy(error) if fault is Fault.BUSY else _failure(error)


def _busy(_error: SQLAlchemyError) -> ResponseReturnValue:
    log.warning("database busy", extra={"path": request.path})
    return _page(HTTPStatus.SERVICE_UNAVAILABLE, SENTENCES[HTTPStatus.SERVICE_UNAVAILABLE])


def _files(error: OSError) -> ResponseReturnValue:
    return _full(error) if error.errno in {errno.ENOSPC, errno.EDQUOT} else _failure(error)


def _full(error: Exception) -> ResponseReturnValue:
    log.error("disk full", exc_info=error, extra={"path": request.path})
    return _page(HTTPStatus.INSUFFICIENT_STORAGE, SENTENCES[HTTPStatus.INSUFFICIENT_STORAGE])


def _too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Name the limit that was passed. What is sent is not read any further, so nothing is kept."""
    config, sent = current_app.config, request.content_length or 0
    most, typed = config["MAX_CONTENT_LENGTH"], config["MAX_FORM_MEMORY_SIZE"]
    if sent > most:
        limit = (
            f"What was sent has {_megabytes(sent)}. The desk reads at most {_megabytes(most)} at"
            f" once, and takes in files of at most {config['UPLOAD_MEGABYTES']} MB."
        )
    else:
        limit = f"The desk reads at most {_megabytes(typed)} of typed text at once."
    sentence = f"{limit} Nothing was changed. Go back in your browser to what you typed."
    return _page(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence, readable=False)


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:,.0f} MB"


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.response is not None:
        return error
    if HTTPStatus.MULTIPLE_CHOICES <= error.code < HTTPStatus.BAD_REQUEST:
        return error
    if isinstance(error, InternalServerError):
        # What fails while an answer is being finished comes wrapped.
        cause = error.original_exception
        return _database(cause) if isinstance(cause, OperationalError) else _failure(error)
    if isinstance(error, SecurityError):
        # A page's links cannot be made for a host that is not ours.
        return Response("The desk does not answer to this host name.\n", 400, mimetype=PLAIN)
    status = HTTPStatus(error.code)
    answer = current_app.make_response(_page(status, SENTENCES.get(status, status.description)))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            answer.headers[name] = value
    return answer


def _failure(error: Exception) -> ResponseReturnValue:
    log.error("request failed", exc_info=error, extra={"path": request.path})
    if current_app.config["PROPAGATE_EXCEPTIONS"]:
        raise error
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _page(status, SENTENCES[status])

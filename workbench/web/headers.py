"""Security headers on every response, errors and static files included; request ids."""

import secrets
from typing import TypeVar

from flask import Flask, Response, g, request

from workbench.logs import request_id

R = TypeVar("R", bound=Response)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}
HSTS = "max-age=31536000; includeSubDomains"
ASSET_SECONDS = 31_536_000


def register(app: Flask) -> None:
    """Give every response of *app* its headers and every request an id."""
    app.before_request(_name_request)
    app.after_request(_add_headers)


def _name_request() -> None:
    g.request_id = secrets.token_hex(8)
    request_id.set(g.request_id)


def _add_headers(response: R) -> R:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    response.headers["X-Request-Id"] = g.get("request_id", "-")
    if request.endpoint == "static":
        # The address carries the file's digest, so a changed file has another address.
        if request.args.get("v"):
            response.cache_control.no_cache = None
            response.cache_control.max_age = ASSET_SECONDS
            response.cache_control.public = True
            response.cache_control.immutable = True
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response

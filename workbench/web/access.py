"""Deny by default: every page declares one permission, or that it is public."""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from workbench.domain.editors import Permission
from workbench.domain.errors import ForbiddenError
from workbench.models import Editor

View = TypeVar("View", bound=Callable[..., object])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PUBLIC = "public"

# Endpoints of libraries, which cannot carry the declaration themselves.
LIBRARY_ENDPOINTS: dict[str, Permission | str] = {
    "static": PUBLIC,
    "security.static": PUBLIC,
    "security.login": PUBLIC,
    "security.logout": Permission.READ,
    "security.verify": Permission.READ,
}


def requires(permission: Permission) -> Callable[[View], View]:
    """Declare the permission a page asks for."""

    def declare(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]  # functions take attributes
        return view

    return declare


def public(view: View) -> View:
    """Declare that anybody may see a page."""
    view.permission = PUBLIC  # type: ignore[attr-defined]  # functions take attributes
    return view


def declared_permission(app: Flask, endpoint: str) -> Permission | str | None:
    """Return what *endpoint* declares: a Permission, "public", or None when it declares nothing."""
    if endpoint in LIBRARY_ENDPOINTS:
        return LIBRARY_ENDPOINTS[endpoint]
    return getattr(app.view_functions[endpoint], "permission", None)


def me() -> Editor:
    """Return who is signed in; only for pages that are not public."""
    editor = find_me()
    if editor is None:
        abort(401)
    return editor


def find_me() -> Editor | None:
    """Return who is signed in, or None."""
    if "editor" not in g:
        g.editor = current_user.editor if current_user.is_authenticated else None
    editor: Editor | None = g.editor
    return editor


def guard() -> ResponseReturnValue | None:
    """Refuse the request unless its page is public or the person holds its permission."""
    if request.endpoint is None:
        return None  # there is no such page; the router answers
    needed = declared_permission(current_app, request.endpoint)
    if needed == PUBLIC:
        return None
    if not isinstance(needed, Permission):
        raise ForbiddenError("This page declares no permission, so nobody may see it.")
    editor = find_me()
    if editor is None:
        if request.method in SAFE:
            return redirect(url_for("security.login", next=request.full_path.rstrip("?")))
        abort(401)
    if not editor.may(needed):
        raise ForbiddenError(
            f"Your role ({editor.role}) does not allow this. An admin can change your role."
        )
    return None


def refuse_cross_site() -> None:
    """Refuse changes that another site asks the browser for, beside the form's own token."""
    if request.method not in SAFE and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise ForbiddenError("This change was asked for by another site and was not made.")


def local_path(target: str | None, otherwise: str) -> str:
    """Return *target* when it is a path on this site, else *otherwise*; never another site."""
    if not target or not target.startswith("/") or "\\" in target or "//" in target[:2]:
        return otherwise
    if any(ord(each) < 32 for each in target):  # noqa: PLR2004  # control characters
        return otherwise
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else otherwise

"""Who may do what: roles and permissions, denied unless named here."""

from enum import StrEnum

# In characters. A longer one is nobody's, and no more of it is hashed than shows that.
PASSWORD_MAX = 128


class Permission(StrEnum):
    """One thing somebody may do; every route declares exactly one."""

    READ = "read"
    EDIT = "edit"
    SIGN_OFF = "sign_off"
    MANAGE = "manage"


class Role(StrEnum):
    """What an editor is at the desk; each role holds all that the one before it may."""

    VIEWER = "viewer"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    @property
    def meaning(self) -> str:
        """Return one line for the page where roles are given."""
        return _ROLE_MEANINGS[self]

    def may(self, permission: Permission) -> bool:
        """Return whether this role holds *permission*."""
        return permission in _PERMISSIONS[self]


_ROLE_MEANINGS = {
    Role.VIEWER: "reads queue, claims, verdicts and history",
    Role.EDITOR: "takes articles in, edits claims, attaches sources, drafts verdicts",
    Role.REVIEWER: "everything an editor does, and signs off and publishes the work of others",
    Role.ADMIN: "everything, and people, rating scales and desk settings",
}

_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.READ}),
    Role.EDITOR: frozenset({Permission.READ, Permission.EDIT}),
    Role.REVIEWER: frozenset({Permission.READ, Permission.EDIT, Permission.SIGN_OFF}),
    Role.ADMIN: frozenset(Permission),
}

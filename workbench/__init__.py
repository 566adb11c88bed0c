"""The claim fact-checking workbench: create_app() builds it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.application import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> object:
    """Import the application when it is first asked for (PEP 562).

    Commands that need none start in a fraction of the time, and so does the child process that
    reads documents.
    """
    if name == "create_app":
        from workbench.application import create_app

        return create_app
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)

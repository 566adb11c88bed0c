"""Where the package finds its templates, static files and instance folder."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
# In a checkout templates/ and static/ stand beside the package; a wheel carries them inside it.
CHECKOUT = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else None


def asset(name: str) -> Path:
    """Return the folder *name* ("templates" or "static")."""
    return (CHECKOUT or PACKAGE) / name


def instance_folder() -> Path:
    """Return where data live: $WORKBENCH_INSTANCE, else `instance` beside the checkout or here."""
    named = os.environ.get("WORKBENCH_INSTANCE")
    if named:
        return Path(named).resolve()
    return (CHECKOUT or Path.cwd()) / "instance"

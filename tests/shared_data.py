"""The development data that stands beside a checkout, or a clear word that it is absent."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"


def shared_path(*parts: str) -> Path:
    """Return the path of a development data file; skip the test, saying so, when it is absent."""
    path = Path(os.environ.get("WORKBENCH_SHARED_DATA", BESIDE)).joinpath(*parts)
    if not path.exists():
        pytest.skip(f"development data {'/'.join(parts)} is not beside this checkout")
    return path

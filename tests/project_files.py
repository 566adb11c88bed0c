"""The project's own files, for the tests that read them."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = {"", ".py", ".html", ".css", ".js", ".md", ".toml", ".json", ".xml", ".csv", ".txt", ".mako"}


# What tools leave behind in a copy that git does not know, such as an unpacked archive.
LEFT_BEHIND = {".venv", ".git", ".artefacts", ".hypothesis", "__pycache__", "dist", "build"}


@functools.cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is part of the project: tracked, or new and not ignored."""
    paths = _known_to_git() if (ROOT / ".git").exists() else _found_on_disk()
    return tuple(sorted(path for path in paths if path.is_file()))


def _known_to_git() -> set[Path]:
    # In CI the clone may belong to somebody else than the one who tests; git asks to be told.
    git = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT)]
    command = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {ROOT / name for name in listed.split("\0") if name}


def is_text(path: Path) -> bool:
    """Return whether a file is one that people read: the weights of the shipped model are none."""
    weights = path.parent.parent.name == "shipped" or path.name == "tokenizer"
    return path.suffix in TEXT and not weights


def _found_on_disk() -> set[Path]:
    found = set()
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if not any(part in LEFT_BEHIND or part.endswith(("_cache", ".egg-info")) for part in parts):
            found.add(path)
    return {path for path in found if path.parent != ROOT / "instance"}


def named(path: Path) -> str:
    """Return *path* as a reader of the project would write it."""
    return path.relative_to(ROOT).as_posix()


def files_in(folder: str, *suffixes: str) -> list[Path]:
    """Return the project's files under *folder* ("." is all) with one of *suffixes*."""
    inside = ROOT / folder
    found = [path for path in project_files() if path.is_relative_to(inside)]
    return [path for path in found if not suffixes or path.suffix in suffixes]


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of the Python file *path*."""
    return ast.parse(path.read_text(encoding="utf-8"))


def calls_in(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Yield each call in *path* with the last part of the called name ("commit")."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            yield node, name

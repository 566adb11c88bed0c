"""Files that editors attach, kept under the SHA-256 of what is in them."""

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from flask import current_app

from workbench.domain.errors import InvalidInputError, NotFoundError, TooLargeError
from workbench.domain.text import one_line

NAME_MAX = 255
_DIGEST = re.compile("sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class KeptFile:
    """A file in the store: the name it came with, its `sha256:…` and its size in bytes."""

    name: str
    digest: str
    size: int


NO_FILE = KeptFile("", "", 0)


class FileStore(Protocol):
    """Where files lie by the hexadecimal SHA-256 of what is in them; a folder, later others."""

    def write(self, name: str, data: bytes) -> None:
        """Keep *data* under *name*, whole or not at all; what is there already stays as it is."""

    def read(self, name: str) -> bytes | None:
        """Return what lies under *name*, None where nothing does."""


class FolderStore:
    """Files in a folder of this machine, two hundred and fifty-six folders in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def write(self, name: str, data: bytes) -> None:
        """Keep *data* under *name*; a file that was damaged since is mended by who still has it."""
        path = self._path(name)
        if not path.is_file() or path.read_bytes() != data:
            _write(path, data)

    def read(self, name: str) -> bytes | None:
        """Return what lies under *name*, None where nothing does."""
        path = self._path(name)
        return path.read_bytes() if path.is_file() else None


def _store() -> FileStore:
    return FolderStore(Path(current_app.config["INSTANCE"]) / "files")


def keep(data: bytes, name: str) -> KeptFile:
    """Store *data* and return how to find it again; the same bytes are stored once.

    Call it before transaction(): a file without a record is harmless, the reverse is not.
    """
    if not data:
        raise InvalidInputError("The file is empty.", field="file")
    limit = current_app.config["UPLOAD_MEGABYTES"]
    if len(data) > limit * 1_000_000:
        raise TooLargeError(f"The file is larger than {limit} MB.", field="file")
    return KeptFile(name=_safe_name(name), digest=keep_bytes(data), size=len(data))


def keep_bytes(data: bytes) -> str:
    """Store what the desk itself made or fetched, of any size; return its `sha256:…`.

    Like `keep`, call it before transaction().
    """
    name = hashlib.sha256(data).hexdigest()
    _store().write(name, data)
    return f"sha256:{name}"


def _write(path: Path, data: bytes) -> None:
    """Put *data* at *path*, whole or not at all, to stay after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed: a crash leaves no half file under a digest.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:  # the disk is full: what was written so far only takes up room
            Path(file.name).unlink()
            raise
    Path(file.name).replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def read(digest: str) -> bytes:
    """Return a stored file's bytes; raise NotFoundError when absent or no longer what it was."""
    name = digest.removeprefix("sha256:")
    data = _store().read(name) if _DIGEST.fullmatch(digest) else None
    if data is None:
        raise NotFoundError("The file is not in the store.")
    if hashlib.sha256(data).hexdigest() != name:
        raise NotFoundError("The stored file is damaged: its digest is no longer the recorded one.")
    return data


def _safe_name(name: str) -> str:
    bare = one_line(name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in bare if each.isprintable()).strip(". ")
    return (shown or "file")[-NAME_MAX:]

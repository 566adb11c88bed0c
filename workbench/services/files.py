"""Files that editors attach, kept under the SHA-256 of what is in them."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask import current_app

from workbench.domain.errors import InvalidInputError, NotFoundError, TooLargeError
from workbench.domain.text import one_line

NAME_MAX = 255


@dataclass(frozen=True)
class KeptFile:
    """A file in the store: the name it came with, its `sha256:…` and its size in bytes."""

    name: str
    digest: str
    size: int


NO_FILE = KeptFile("", "", 0)


def _folder() -> Path:
    return Path(current_app.config["INSTANCE"]) / "files"


def _path_of(digest: str) -> Path:
    hexadecimal = digest.removeprefix("sha256:")
    return _folder() / hexadecimal[:2] / hexadecimal


def keep(data: bytes, name: str) -> KeptFile:
    """Store *data* and return how to find it again; the same bytes are stored once.

    Call it before transaction(): a file without a record is harmless, the reverse is not.
    """
    if not data:
        raise InvalidInputError("The file is empty.", field="file")
    limit = current_app.config["UPLOAD_MEGABYTES"]
    if len(data) > limit * 1_000_000:
        raise TooLargeError(f"The file is larger than {limit} MB.", field="file")
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    path = _path_of(digest)
    # A file that was damaged since is mended by the one who still has it.
    if not path.is_file() or path.read_bytes() != data:
        _write(path, data)
    return KeptFile(name=_safe_name(name), digest=digest, size=len(data))


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
    path = _path_of(digest)
    if not digest.startswith("sha256:") or not path.is_file():
        raise NotFoundError("The file is not in the store.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest.removeprefix("sha256:"):
        raise NotFoundError("The stored file is damaged: its digest is no longer the recorded one.")
    return data


def _safe_name(name: str) -> str:
    bare = one_line(name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in bare if each.isprintable()).strip(". ")
    return (shown or "file")[-NAME_MAX:]

"""Read an untrusted document in a child process: it may crash or hang, the workbench does not."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from workbench.domain.errors import TooLargeError, UnreadableFileError, WorkbenchError
from workbench.fetch.child import OUTPUT_MAX
from workbench.fetch.kinds import Kind
from workbench.fetch.parsed import ReadDocument

log = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parents[1]
# The package's own front door loads the whole application, which takes longer than most documents
# and must not run beside a hostile one: the child gets a bare package and goes straight to work.
_BARE_PACKAGE = (
    "import sys, types; bare = types.ModuleType('workbench'); bare.__path__ = [sys.argv.pop(1)];"
    " sys.modules['workbench'] = bare\n"
)
_START = _BARE_PACKAGE + "from workbench.fetch.child import main; main(sys.argv[1:])"
_REFUSALS: dict[str, type[WorkbenchError]] = {
    each.code: each for each in (UnreadableFileError, TooLargeError)
}
_TAIL = 300


@dataclass(frozen=True)
class ChildLimits:
    """What one child process may use: bytes of address space, seconds of processor and clock."""

    memory_bytes: int = 1_073_741_824
    cpu_seconds: int = 20
    wall_seconds: float = 30.0


def read_apart(
    kind: Kind, data: bytes, *, charset: str = "", limits: ChildLimits | None = None
) -> ReadDocument:
    """Return what a child process reads from *data*, a PDF, Word document or web page.

    The child gets no environment of ours, so no secret either. Raises what its parser refuses
    with, and UnreadableFileError where it crashes, runs out of memory or takes too long.
    """
    limits = limits or ChildLimits()
    # Files and not pipes: what the child writes is bounded by its own limit, not by our memory.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        try:
            done = subprocess.run(  # noqa: S603  # our own module; no part of the command is input
                _command(kind, charset, limits),
                input=data,
                stdout=output,
                stderr=complaints,
                timeout=limits.wall_seconds,
                env=_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _too_slow() from error
        if done.returncode != 0:
            raise _stopped(kind, done.returncode, _tail_of(complaints))
        output.seek(0)
        return _answer(json.loads(output.read(OUTPUT_MAX)))


def _command(kind: Kind, charset: str, limits: ChildLimits) -> list[str]:
    # -I: neither environment nor working directory is imported from; -B: nothing is compiled to
    # disk.
    start = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _START, str(_PACKAGE)]
    return [*start, kind.value, charset, str(limits.memory_bytes), str(limits.cpu_seconds)]


def _environment() -> dict[str, str]:
    """Return what Windows needs to start Python at all, and nothing elsewhere."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _tail_of(complaints: IO[bytes]) -> str:
    complaints.seek(0, os.SEEK_END)
    complaints.seek(max(0, complaints.tell() - _TAIL))
    return complaints.read().decode("utf-8", "replace").strip()


def _stopped(kind: Kind, returncode: int, tail: str) -> UnreadableFileError:
    """Return the sentence for a child that did not finish, and tell the operator more."""
    log.warning(
        "document reader stopped", extra={"kind": kind.value, "code": returncode, "tail": tail}
    )
    if returncode in {-getattr(signal, "SIGXCPU", 0), -getattr(signal, "SIGKILL", 0)}:
        return _too_slow()
    if "MemoryError" in tail:
        return UnreadableFileError(
            "The file needs more memory to be read than one file may have. Copy the part you need"
            " into a new file and add that.",
            field="file",
        )
    return UnreadableFileError(
        "The file cannot be read; it may be damaged. Open it in its own program, save it under a"
        " new name and add that.",
        field="file",
    )


def _too_slow() -> UnreadableFileError:
    return UnreadableFileError(
        "The file takes too long to read. Copy the part you need into a new file and add that.",
        field="file",
    )


def _answer(answer: dict[str, dict[str, str]]) -> ReadDocument:
    if "refusal" in answer:
        refusal = answer["refusal"]
        raise _REFUSALS[refusal["code"]](refusal["sentence"], field="file")
    found = answer["document"]
    day = found["published_on"]
    return ReadDocument(
        text=found["text"],
        title=found["title"],
        author=found["author"],
        published_on=date.fromisoformat(day) if day else None,
        language=found["language"],
        outlet=found["outlet"],
    )

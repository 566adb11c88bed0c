"""The child process that reads one untrusted document: bytes in, one line of JSON out.

It puts itself under limits before it sees a byte, and may open no connection, start no program
and write no file. Started by `workbench.fetch.sandbox`, which calls `main`.
"""

import json
import os
import sys
from dataclasses import asdict

from workbench.domain.errors import WorkbenchError
from workbench.fetch.parsed import ReadDocument, check_length

OUTPUT_MAX = 50_000_000
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.remove",
    "os.rename",
    "os.startfile",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit(memory_bytes: int, cpu_seconds: int) -> None:
    """Bound this process's memory, processor time and output, as far as the system can."""
    if sys.platform == "win32":  # which has no such limits; the parent's clock still holds
        return
    import resource

    wanted = (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, OUTPUT_MAX),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError) as error:
            # macOS knows the name RLIMIT_AS but refuses it; the parent's clock still holds.
            sys.stderr.write(f"limit {what} not set: {error}\n")


def refuse_side_effects() -> None:
    """Make every later connection, program start and file write fail (PEP 578)."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(f"{event} is not allowed while a document is read")
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            raise PermissionError("no file is written while a document is read")

    sys.addaudithook(hook)


def parse(kind: str, data: bytes, charset: str) -> ReadDocument:
    """Return what the parser for *kind* reads; only that parser is imported."""
    if kind == "pdf":
        from workbench.fetch.pdf import read_pdf

        return read_pdf(data)
    if kind == "word":
        from workbench.fetch.word import read_word

        return read_word(data)
    if kind == "page":
        # trafilatura would load a language guesser, and numpy with it, that we never ask.
        sys.modules.setdefault("py3langid", None)  # type: ignore[arg-type]  # None bars the import
        from workbench.fetch.page import read_page

        return read_page(data, charset=charset)
    raise ValueError(f"no parser for {kind!r}")


def as_json(document: ReadDocument) -> dict[str, object]:
    """Return *document* as plain values, free of halves of characters that no file can hold."""
    plain: dict[str, object] = {
        name: value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
        for name, value in asdict(document).items()
    }
    plain["published_on"] = document.published_on.isoformat() if document.published_on else ""
    return plain


def main(arguments: list[str]) -> None:
    """Read a document from standard input; arguments: kind, charset, bytes, seconds."""
    kind, charset, memory_bytes, cpu_seconds = arguments
    limit(int(memory_bytes), int(cpu_seconds))
    refuse_side_effects()
    try:
        document = parse(kind, sys.stdin.buffer.read(), charset)
        check_length(document.text)
        answer = {"document": as_json(document)}
    except WorkbenchError as refusal:
        answer = {"refusal": {"code": refusal.code, "sentence": refusal.sentence}}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())

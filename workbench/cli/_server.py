"""The web server behind `serve` and `demo`: waitress, one process, a handful of threads."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from flask import Flask

# More than the database can use at once helps nobody; SQLite lets one write at a time.
THREADS = 8


class Server(Protocol):
    """The part of waitress's server that commands use."""

    def run(self) -> None:
        """Serve until interrupted."""

    def close(self) -> None:
        """Let go of the port."""


def make_server(app: "Flask", host: str, port: int) -> Server:
    """Return a server of *app* that holds its port already; raise OSError when it cannot."""
    from waitress import create_server

    held = _hold(host, port)
    # The application answers a body that is too large with its own page; the server's limit
    # only keeps a stranger from filling the disk.
    body = 2 * (app.config["MAX_CONTENT_LENGTH"] or 0)
    server: Server = create_server(
        app,
        sockets=[held],
        threads=THREADS,
        ident="workbench",
        max_request_body_size=body,
        clear_untrusted_proxy_headers=False,  # ProxyFix reads them, as many as are set
    )
    return server


def _hold(host: str, port: int) -> socket.socket:
    """Return a socket bound to *port*; the server's own way leaves one open when it is busy."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    held = socket.socket(family, kind, protocol)
    try:
        if os.name != "nt":  # where it would let two servers share a port
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
    except OSError:
        held.close()
        raise
    return held


@contextmanager
def jobs_taken(app: "Flask", *, embedded: bool) -> Iterator[None]:
    """Take the desk's jobs within the block, in threads of this process, where *embedded*.

    They get ready in the background: pages need not wait for it.
    """
    from workbench.services.job_engine import worker

    with app.app_context():
        taking = worker()
    if embedded:
        taking.start(wait=False)
    try:
        yield
    finally:
        if embedded:
            taking.stop()


def address_of(host: str, port: int) -> str:
    """Return the address to type into a browser on this machine."""
    name = "127.0.0.1" if host in {"0.0.0.0", "::", "*"} else host  # noqa: S104  # compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def end_when_asked() -> None:
    """End quietly on Ctrl-C or a request to end, from now on: call it before saying "Ready"."""
    signal.signal(signal.SIGTERM, _end)
    # Said here too, since a shell that starts a command in the background lets it ignore Ctrl-C.
    signal.signal(signal.SIGINT, _end)


def run(server: Server) -> None:
    """Serve until Ctrl-C or a request to end; then finish what is under way, quietly."""
    end_when_asked()
    try:
        server.run()  # returns on either
    finally:
        server.close()


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def why_not(error: OSError, host: str, port: int) -> str:
    """Return the sentence for a port that cannot be had."""
    reason = (error.strerror or str(error)).lower()
    return f"Port {port} on {host} cannot be used: {reason}. Choose another with --port."

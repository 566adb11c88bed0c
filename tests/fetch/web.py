"""A small web server of our own on 127.0.0.1, and the permission to fetch from it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address

from workbench.fetch.guard import Policy, Resolver

HERE = "127.0.0.1"
Answer = Callable[[BaseHTTPRequestHandler], None]


class OneServer(Policy):
    """The usual policy, and one port of 127.0.0.1."""

    def __init__(self, port: int) -> None:
        self.ports = Policy.ports | {port}
        self._port = port

    def permits(self, address, port):
        if address == IPv4Address(HERE):
            return port == self._port
        return super().permits(address, port)


class Site:
    """What the server answers, by path, and the requests it has seen."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.seen: list[tuple[str, str]] = []
        self.policy = OneServer(port)

    def url(self, path: str, host: str = "desk.example.org") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Serve *body* at *path*; header names are written with underscores."""

        def answer(request):
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.page(path, b"", status, Location=to)

    def raw(self, path: str, send: Callable[[Callable[[bytes], object]], None]) -> str:
        """Serve bytes exactly as *send* writes them, status line and all."""
        self.answers[path] = lambda request: send(request.wfile.write)
        return self.url(path)


@contextmanager
def serving() -> Iterator[Site]:
    """Run a server until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.seen.append((self.path, self.headers["Host"]))
            try:
                site.answers[self.path](self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client had enough

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer((HERE, 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def leading_to(*answers: Sequence[str]) -> Resolver:
    """Return a resolver that gives these answers one after another, the last one for ever."""
    left = list(answers)

    def resolve(host: str, port: int) -> Sequence[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return resolve


here = leading_to([HERE])

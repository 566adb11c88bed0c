"""A signed-in browser without a network: whole requests through the application, timed."""

import gzip
import re
import statistics
import time
from collections.abc import Sequence
from contextvars import Context
from dataclasses import dataclass
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient

from workbench.domain.errors import WorkbenchError

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_OK = 200
WARM_UP = 5


class BenchError(WorkbenchError):
    """A page that is measured did not answer as it should."""

    code = "bench"


@dataclass(frozen=True)
class Timing:
    """How long requests took, in milliseconds, and the bytes of the last answer's body."""

    p50: float
    p95: float
    plain: int
    gzipped: int


def signed_in(app: Flask, email: str, password: str) -> FlaskClient:
    """Return a client of *app* that has signed in through the sign-in page."""
    client = app.test_client()
    token = _TOKEN.search(body(client, "/sign-in").decode())
    if token is None:
        raise BenchError("The sign-in page has no form.")
    form = {"csrf_token": token[1], "email": email, "password": password}
    Context().run(client.post, "/sign-in", data=form).close()
    body(client, "/queue/")
    return client


def body(client: FlaskClient, path: str) -> bytes:
    """Return what the page at *path* sends; raise BenchError when it is no page."""
    # Each request in a context of its own, as in a server's thread: what one keeps in `g` must not
    # be there for the next, although the command itself stands in an application context.
    with Context().run(client.get, path) as answer:
        if answer.status_code != _OK:
            raise BenchError(f"{path} answered with status {answer.status_code}.")
        return answer.get_data()


def timed(browsers: Sequence[FlaskClient], paths: Sequence[str], requests: int) -> list[Timing]:
    """Ask each browser for its path *requests* times after a warm-up, and measure.

    They take turns, so that what else the machine does meets them all alike.
    """
    pairs = list(zip(browsers, paths, strict=True))
    taken: list[list[float]] = [[] for _ in pairs]
    sent = [b"" for _ in pairs]
    for number in range(WARM_UP + requests):
        for place, (browser, path) in enumerate(pairs):
            started = time.perf_counter()
            sent[place] = body(browser, path)
            if number >= WARM_UP:
                taken[place].append((time.perf_counter() - started) * 1000)
    return [
        Timing(
            p50=statistics.median(times),
            p95=statistics.quantiles(times, n=20, method="inclusive")[-1],
            plain=len(data),
            gzipped=gzipped(data),
        )
        for times, data in zip(taken, sent, strict=True)
    ]


def gzipped(data: bytes) -> int:
    """Return how many bytes *data* has when a proxy compresses it as usual (gzip, level 6)."""
    return len(gzip.compress(data, compresslevel=6))


class _Assets(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("href") or given.get("src") or ""
        loads = given.get("rel") in {"stylesheet", "icon", "preload", "modulepreload"}
        if address.startswith("/") and (tag in {"script", "img"} or (tag == "link" and loads)):
            self.found.append(address)


def assets_of(page: bytes) -> list[str]:
    """Return the addresses of the styles, scripts and pictures that *page* loads, each once."""
    parser = _Assets()
    parser.feed(page.decode())
    return list(dict.fromkeys(parser.found))

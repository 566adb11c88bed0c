"""Fetch one web page without ever touching a private network, however the address is dressed up.

The order is what protects (OWASP ASVS 5.0.0, 1.3.6 and 13.2.4): resolve once, vet every address,
connect to exactly a vetted one, ask the socket who is at the other end, and do all of it again
for each redirect.
"""

import functools
import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast
from urllib.parse import urljoin

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from workbench.domain.errors import FetchError, FetchRefusedError
from workbench.fetch.addresses import (
    SAVE_IT,
    WEB_PORTS,
    IPAddress,
    WebAddress,
    is_public,
    vet_url,
)
from workbench.fetch.wire import (
    CHUNK,
    HEADER_ROOM,
    Deadline,
    FetchLimits,
    MeteredSocket,
    broken_off,
    decoded,
    too_big,
    too_slow,
)

# A host name and port in; the addresses behind the name out, as text.
Resolver = Callable[[str, int], Sequence[str]]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRIES = 4
_HEADERS = {
    "User-Agent": "ClaimWorkbench/1 (fact-checking desk; fetches one page for one editor)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_TRANSPORT_ERRORS = (HTTPError, http.client.HTTPException, OSError)


class Policy:
    """Which address and port may be connected to: the public internet on ports 80 and 443.

    Tests pass a subclass that also permits one port of a server of their own; there is no
    setting that could be left on.
    """

    ports: frozenset[int] = frozenset(WEB_PORTS.values())

    def permits(self, address: IPAddress, port: int) -> bool:
        """Return whether a connection to *address* and *port* may be opened."""
        return port in self.ports and is_public(address)


@dataclass(frozen=True)
class Hop:
    """One request that was made: where it went, by name and by address, and what came back."""

    url: str
    address: str
    status: int


@dataclass(frozen=True)
class Fetched:
    """What a fetch brought: the last answer, its body decoded, and every hop on the way.

    `content_type` is the header as sent, empty where there was none; `status` may be any.
    """

    final_url: str
    status: int
    content_type: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    hops: tuple[Hop, ...]


@dataclass(frozen=True)
class _Way:
    """What all hops of one fetch share."""

    limits: FetchLimits
    deadline: Deadline
    resolve: Resolver
    policy: Policy
    trust: ssl.SSLContext


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses that this machine's resolver gives for *host*."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


@functools.cache
def _default_trust() -> ssl.SSLContext:
    """Return the system's certificate store, with certifi's for systems that have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def fetch(
    url: str,
    *,
    limits: FetchLimits | None = None,
    resolve: Resolver = system_resolver,
    policy: Policy | None = None,
    trust: ssl.SSLContext | None = None,
) -> Fetched:
    """Return what stands at *url* after at most five redirects, each vetted like the first.

    No cookies, no credentials, no proxies from the environment. Raises FetchRefusedError where
    an address may not be fetched and FetchError where it cannot be: no such host, no answer in
    time (20 s in all), more than 10 MB, a bad certificate, an answer that breaks off. The
    sentences are fit for an editor.
    """
    limits = limits or FetchLimits()
    way = _Way(
        limits=limits,
        deadline=Deadline(limits.total_seconds),
        resolve=resolve,
        policy=policy or Policy(),
        trust=trust or _default_trust(),
    )
    hops: list[Hop] = []
    for _ in range(limits.redirects + 1):
        step = _hop(vet_url(url), way, hops)
        if isinstance(step, Fetched):
            return step
        url = step
    raise FetchError(
        f"The site sent us on more than {limits.redirects} times without showing a page. Open it"
        " in a browser, save the page and add it as a file instead.",
        field="url",
    )


def _hop(address: WebAddress, way: _Way, hops: list[Hop]) -> Fetched | str:
    """Make one request; return the answer, or the address it sends us on to."""
    connection, peer = _connect(address, _vetted_addresses(address, way), way)
    try:
        connection.request(
            "GET",
            address.target,
            headers={"Host": address.host_header, **_HEADERS},
            preload_content=False,
            decode_content=False,
        )
        response = connection.getresponse()
        hops.append(Hop(address.url, peer, response.status))
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            return urljoin(address.url, _as_typed(location))
        return _answer(address, response, way.limits, tuple(hops))
    except _TRANSPORT_ERRORS as error:
        raise broken_off() from error
    finally:
        connection.close()


def _vetted_addresses(address: WebAddress, way: _Way) -> list[str]:
    """Return the addresses behind the host, looked up once; refuse if any of them is not public."""
    if address.port not in way.policy.ports:
        raise FetchRefusedError(
            f"This address asks for port {address.port}; pages are fetched from the web’s own"
            f" ports only (80 and 443). {SAVE_IT}",
            field="url",
        )
    found = _look_up(address, way)
    for each in found:
        if not way.policy.permits(each, address.port):
            raise FetchRefusedError(
                f"This address leads to a private network and is not fetched. {SAVE_IT}",
                field="url",
            )
    return [str(each) for each in found]


def _look_up(address: WebAddress, way: _Way) -> list[IPAddress]:
    """Ask the resolver, once, and wait no longer than for a connection."""
    try:
        return [ipaddress.ip_address(address.host)]
    except ValueError:
        pass  # It is a name, the usual case.
    # The system's resolver knows no time limit, so it works in a thread that may be left behind.
    executor = ThreadPoolExecutor(max_workers=1)
    try:
        future = executor.submit(way.resolve, address.host, address.port)
        seconds = way.deadline.remaining(way.limits.connect_seconds)
        found = [ipaddress.ip_address(each) for each in future.result(timeout=seconds)]
    except TimeoutError as error:
        raise too_slow() from error
    except (OSError, ValueError) as error:
        raise _no_such_site(address) from error
    finally:
        executor.shutdown(wait=False)
    if not found:
        raise _no_such_site(address)
    return found


def _no_such_site(address: WebAddress) -> FetchError:
    return FetchError(
        f"There is no site named “{address.host}”, or it cannot be found now. Check the address.",
        field="url",
    )


def _connect(address: WebAddress, peers: Sequence[str], way: _Way) -> tuple[HTTPConnection, str]:
    """Return a metered connection to the first of *peers* that answers, and which one it was."""
    last: Exception | None = None
    for peer in peers[:_TRIES]:
        connection = _connection(address, peer, way)
        try:
            connection.connect()
            _meter(connection, peer, way)
        except ssl.SSLCertVerificationError as error:
            connection.close()
            raise _bad_certificate(address) from error
        except _TRANSPORT_ERRORS as error:
            connection.close()
            last = error
        else:
            return connection, peer
    raise FetchError(
        f"“{address.host}” does not answer. Try again later, or save the page and add it as a"
        " file instead.",
        field="url",
    ) from last


def _connection(address: WebAddress, peer: str, way: _Way) -> HTTPConnection:
    """Return a connection, not yet open, to the vetted address; TLS is held to the host's name."""
    seconds = way.deadline.remaining(way.limits.connect_seconds)
    if address.scheme == "http":
        return HTTPConnection(peer, address.port, timeout=seconds)
    return HTTPSConnection(
        peer,
        address.port,
        timeout=seconds,
        ssl_context=way.trust,
        server_hostname=address.host,
    )


def _meter(connection: HTTPConnection, peer: str, way: _Way) -> None:
    """Check who is at the other end and put the limits under the open connection."""
    sock = cast("socket.socket", connection.sock)
    there = ipaddress.ip_address(sock.getpeername()[0])
    if there != ipaddress.ip_address(peer):
        connection.close()
        raise FetchRefusedError(
            f"The connection reached another computer than the one asked for. {SAVE_IT}",
            field="url",
        )
    room = way.limits.body_bytes + HEADER_ROOM
    # Not a socket by class, but all of one that the HTTP client uses.
    connection.sock = cast("socket.socket", MeteredSocket(sock, way.deadline, room))
    # Should the line drop, the client must not dial again by itself, past the meter.
    connection.auto_open = 0


def _bad_certificate(address: WebAddress) -> FetchError:
    return FetchError(
        f"“{address.host}” could not prove that it is that site (its certificate is not valid), so"
        f" nothing was fetched. {SAVE_IT}",
        field="url",
    )


def _answer(
    address: WebAddress, response: BaseHTTPResponse, limits: FetchLimits, hops: tuple[Hop, ...]
) -> Fetched:
    """Read the body within the limits; an announced length above them is not even begun."""
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > limits.body_bytes:
        raise too_big(limits.body_bytes)
    coding = response.headers.get("Content-Encoding", "")
    return Fetched(
        final_url=address.url,
        status=response.status,
        content_type=response.headers.get("Content-Type", ""),
        headers=tuple(response.headers.items()),
        body=decoded(_chunks(response), coding, limits.body_bytes),
        hops=hops,
    )


def _chunks(response: BaseHTTPResponse) -> Iterator[bytes]:
    while chunk := response.read(CHUNK, decode_content=False):
        yield chunk


def _as_typed(location: str) -> str:
    """Return a Location header as text: http.client reads bytes as Latin-1, sites send UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location

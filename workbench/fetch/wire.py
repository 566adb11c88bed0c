"""The line to one server: every byte counted, every second too, however the server answers."""

import io
import socket
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.domain.errors import FetchError

CHUNK = 65_536
# Room for status line and headers beside the body, in bytes.
HEADER_ROOM = 262_144
_READ_CODINGS = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_START = b"\x1f\x8b"
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


@dataclass(frozen=True)
class FetchLimits:
    """How much one fetch may take, all hops together: bytes of the decoded body, seconds, hops."""

    body_bytes: int = 10_000_000
    connect_seconds: float = 10.0
    total_seconds: float = 20.0
    redirects: int = 5


class Deadline:
    """A moment after which a fetch has taken too long; `clock` counts seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def remaining(self, at_most: float = float("inf")) -> float:
        """Return the seconds left, capped; raise FetchError when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise too_slow()
        return min(left, at_most)


def too_slow() -> FetchError:
    """Return the error for a server that does not finish in time."""
    return FetchError(
        "The site took too long to answer. Try again later, or save the page and add it as a"
        " file instead.",
        field="url",
    )


def too_big(limit: int) -> FetchError:
    """Return the error for a page above *limit* bytes."""
    return FetchError(
        f"The page is larger than {limit // 1_000_000 or 1} MB and is not taken in whole. Save"
        " the part you need and add it as a file instead.",
        field="url",
    )


class MeteredSocket:
    """A connected socket whose reading side ends at a deadline and after so many bytes.

    Limits sit below the HTTP parser on purpose: a slow header, an endless header line or a
    crooked chunk size meets them before any code that trusts the server.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline, limit: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._limit = limit

    def makefile(self, mode: str = "rb") -> io.BufferedReader:
        """Return the reading side, the one thing that http.client asks for (mode "rb")."""
        if mode != "rb":
            raise ValueError(f"a metered socket is read in mode rb, not {mode}")
        # The unbuffered file below keeps the socket open until it is closed itself.
        raw = self._sock.makefile("rb", buffering=0)
        return io.BufferedReader(_MeteredReader(self._sock, raw, self._deadline, self._limit))

    def sendall(self, data: bytes) -> None:
        """Send *data*, waiting no longer than the deadline."""
        self._sock.settimeout(self._deadline.remaining())
        self._sock.sendall(data)

    def settimeout(self, seconds: float | None) -> None:
        """Do nothing: the deadline sets the waiting time of each read, not the caller."""

    def fileno(self) -> int:
        """Return the descriptor of the socket below."""
        return self._sock.fileno()

    def close(self) -> None:
        """Close the socket below."""
        self._sock.close()


class _MeteredReader(io.RawIOBase):
    """The reading side of a MeteredSocket."""

    def __init__(
        self, sock: socket.socket, raw: socket.SocketIO, deadline: Deadline, limit: int
    ) -> None:
        super().__init__()
        self._sock = sock
        self._raw = raw
        self._deadline = deadline
        self._limit = limit
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base names the buffer protocol, which only the stubs have
        self._sock.settimeout(self._deadline.remaining())
        try:
            count = self._raw.readinto(buffer) or 0
        except TimeoutError as error:
            raise too_slow() from error
        self._left -= count
        if self._left < 0:
            raise too_big(self._limit)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


def decoded(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return a body freed of its Content-Encoding, in at most *limit* bytes.

    Only gzip and deflate were asked for (RFC 9110, 8.4.1). Raises FetchError for any other
    coding, for data that breaks off or is damaged, and as soon as the limit is passed: a bomb is
    never unfolded.
    """
    coding = encoding.strip().lower()
    if coding in {"", "identity"}:
        return _joined(chunks, limit)
    if coding not in _READ_CODINGS:
        raise FetchError(
            "The site sent the page in a compression that the workbench does not read. Save the"
            " page and add it as a file instead.",
            field="url",
        )
    return _joined(_inflated(chunks, limit), limit)


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise too_big(limit)
    return bytes(body)


def _inflated(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    """Yield the unfolded pieces, none longer than *limit* + 1 bytes."""
    stream = None
    for chunk in chunks:
        pending = chunk
        while pending:
            if stream is None:
                stream = zlib.decompressobj(_window_bits(pending))
            elif stream.eof:
                # A gzip body may hold several members one after another (RFC 1952, 2.2); what
                # else stands behind the last one is padding.
                if not pending.startswith(_GZIP_START):
                    return
                stream = zlib.decompressobj(_window_bits(pending))
            try:
                yield stream.decompress(pending, limit + 1)
            except zlib.error as error:
                raise broken_off() from error
            pending = stream.unused_data if stream.eof else stream.unconsumed_tail
    if stream is not None and not stream.eof:
        raise broken_off()


def _window_bits(start: bytes) -> int:
    """Return zlib's window setting: gzip or zlib where the header says so, else bare deflate.

    Servers send both under the name of deflate; a zlib header is recognised as RFC 1950 says, by
    its method and its check bits.
    """
    is_zlib = start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2]) % 31 == 0
    return _GZIP_OR_ZLIB if is_zlib or start[:1] == _GZIP_START[:1] else -zlib.MAX_WBITS


def broken_off() -> FetchError:
    """Return the error for an answer that ends too early or is damaged."""
    return FetchError(
        "The site’s answer broke off before it was complete. Try again, or save the page and add"
        " it as a file instead.",
        field="url",
    )

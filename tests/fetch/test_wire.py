import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetch.web import here
from workbench.domain.errors import FetchError
from workbench.fetch.guard import fetch
from workbench.fetch.wire import Deadline, FetchLimits, decoded

SMALL = FetchLimits(body_bytes=100_000, total_seconds=5)
QUICK = FetchLimits(body_bytes=100_000, total_seconds=0.4)


def bare_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def in_pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=5_000), st.integers(2, 700))
@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bare_deflate])
def test_a_packed_body_is_read_back_as_it_was(pack, data, size):
    coding = "gzip" if pack is gzip.compress else "deflate"
    assert decoded(in_pieces(pack(data), size), coding, 5_000) == data


def test_a_gzip_body_may_have_several_members_and_padding():
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 20
    assert decoded([packed], "GZIP", 100) == b"one two"


def test_an_empty_body_may_call_itself_packed():
    assert decoded([], "gzip", 100) == b""


@pytest.mark.parametrize("data", [gzip.compress(b"x" * 5_000)[:-9], b"\x1f\x8bnot gzip at all"])
def test_a_damaged_packed_body_is_said_so(data):
    with pytest.raises(FetchError, match="broke off"):
        decoded([data], "gzip", 10_000)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "compress", "x"])
def test_a_compression_that_was_not_asked_for_is_said_so(coding):
    with pytest.raises(FetchError, match="compression"):
        decoded([b"x"], coding, 100)


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bare_deflate])
def test_a_bomb_is_never_unfolded(pack):
    bomb = pack(b"\0" * 200_000_000)
    assert len(bomb) < 250_000
    started = time.monotonic()
    with pytest.raises(FetchError, match="larger than 10 MB"):
        decoded(in_pieces(bomb, 65_536), "deflate", 10_000_000)
    assert time.monotonic() - started < 2


def test_a_page_of_exactly_the_limit_is_taken(site):
    page = fetch(site.page("/", b"x" * 100_000), resolve=here, policy=site.policy, limits=SMALL)
    assert len(page.body) == 100_000


def test_a_page_above_the_limit_is_not_taken(site):
    url = site.page("/", b"x" * 100_001)
    with pytest.raises(FetchError, match="larger than"):
        fetch(url, resolve=here, policy=site.policy, limits=SMALL)


def test_a_packed_page_is_unpacked_and_a_bomb_refused(site):
    page = site.page("/", gzip.compress(b"hello"), Content_Encoding="gzip")
    bomb = site.page("/bomb", gzip.compress(b"\0" * 9_000_000), Content_Encoding="gzip")
    assert fetch(page, resolve=here, policy=site.policy, limits=SMALL).body == b"hello"
    with pytest.raises(FetchError, match="larger than"):
        fetch(bomb, resolve=here, policy=site.policy, limits=SMALL)


def head(extra=b""):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + extra


def endless_body(write):
    write(head() + b"\r\n")
    for _ in range(1_000):
        write(b"x" * 65_536)


def endless_header_line(write):
    write(head() + b"X: ")
    for _ in range(1_000):
        write(b"x" * 65_536)


def endless_headers(write):
    write(head())
    for number in range(100_000):
        write(b"X-%d: y\r\n" % number)


def endless_chunk_size(write):
    write(head(b"Transfer-Encoding: chunked\r\n") + b"\r\n")
    for _ in range(1_000):
        write(b"0" * 65_536)


def negative_chunk_size(write):
    write(head(b"Transfer-Encoding: chunked\r\n") + b"\r\n-1\r\n")
    for _ in range(1_000):
        write(b"x" * 65_536)


def many_trailers(write):
    write(head(b"Transfer-Encoding: chunked\r\n") + b"\r\n1\r\nx\r\n0\r\n")
    for number in range(100_000):
        write(b"X-%d: y\r\n" % number)


@pytest.mark.parametrize(
    "send",
    [
        endless_body,
        endless_header_line,
        endless_headers,
        endless_chunk_size,
        negative_chunk_size,
        many_trailers,
    ],
)
def test_an_answer_without_end_is_cut(site, send):
    url = site.raw("/", send)
    with pytest.raises(FetchError, match=r"larger than|broke off"):
        fetch(url, resolve=here, policy=site.policy, limits=SMALL)


def slow_body(write):
    write(head(b"Content-Length: 1000\r\n") + b"\r\n")
    for _ in range(100):
        write(b"x")
        time.sleep(0.02)


def slow_header(write):
    write(head() + b"X: ")
    for _ in range(100):
        write(b"x")
        time.sleep(0.02)


def silence(write):
    time.sleep(1)
    write(head())


@pytest.mark.parametrize("send", [slow_body, slow_header, silence])
def test_a_server_that_drips_is_left_at_the_deadline(site, send):
    url = site.raw("/", send)
    started = time.monotonic()
    with pytest.raises(FetchError, match="too long"):
        fetch(url, resolve=here, policy=site.policy, limits=QUICK)
    assert time.monotonic() - started < 1


def test_all_hops_share_one_deadline(site):
    def wait_and_send_on(write):
        time.sleep(0.15)
        write(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")

    url = site.raw("/", wait_and_send_on)
    with pytest.raises(FetchError, match="too long"):
        fetch(url, resolve=here, policy=site.policy, limits=QUICK)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
    ],
)
def test_an_answer_that_is_no_web_page_is_said_so(site, answer):
    url = site.raw("/", lambda write: write(answer))
    with pytest.raises(FetchError, match="broke off"):
        fetch(url, resolve=here, policy=site.policy, limits=SMALL)


def test_a_deadline_counts_down_and_then_ends():
    moments = iter([100.0, 103.0, 103.0, 110.0])
    deadline = Deadline(10, clock=lambda: next(moments))
    assert deadline.remaining() == 7
    assert deadline.remaining(2) == 2
    with pytest.raises(FetchError):
        deadline.remaining()

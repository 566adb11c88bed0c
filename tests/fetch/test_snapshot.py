"""What a snapshot keeps of pages that behave and of pages that do not."""

import gzip
import hashlib
import io
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.fetch.web import here
from workbench.domain.errors import FetchError, FetchRefusedError
from workbench.fetch.snapshot import page_at, text_in
from workbench.fetch.warc import payload_digest
from workbench.fetch.wire import FetchLimits

AT = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
WORDS = "The harbour board counted 4,112 containers in the third quarter, a clerk said."
MORE = (
    "Fewer ships called than a year before, yet those that came were larger. The board expects"
    " the fourth quarter to be quieter, since two of the four cranes are being repaired."
)
PAGE = f"<!doctype html><html><body><article><p>{WORDS}</p><p>{MORE}</p></article></body></html>"
BODY = PAGE.encode()


def take(site, url, **options):
    return page_at(url, AT, resolve=here, policy=site.policy, **options)


def records(warc):
    """Each record's type, headers, HTTP headers and payload, with every digest checked."""
    out = []
    for record in ArchiveIterator(io.BytesIO(warc), check_digests="raise"):
        payload = record.content_stream().read()
        if record.rec_type == "response":
            assert record.digest_checker.passed
        out.append((record.rec_type, record.rec_headers, record.http_headers, payload))
    return out


def test_a_page_is_kept_as_a_warc_file_that_another_tool_reads(site):
    url = site.page("/log", BODY, Content_Type="text/html; charset=utf-8", X_Desk="9")
    kept = take(site, url)
    assert kept.readable.text == f"{WORDS}\n\n{MORE}"
    info, response, metadata = records(kept.warc)
    assert (info[0], response[0], metadata[0]) == ("warcinfo", "response", "metadata")
    assert response[1].get_header("WARC-Target-URI") == url
    assert response[1].get_header("WARC-Date") == "2026-03-09T09:30:00Z"
    assert response[1].get_header("WARC-IP-Address") == "127.0.0.1"
    assert response[1].get_header("WARC-Payload-Digest") == payload_digest(BODY)
    assert response[2].get_statuscode() == "200"
    assert response[2].get_header("X-Desk") == "9"
    assert response[3] == BODY
    assert hashlib.sha256(response[3]).digest() == hashlib.sha256(kept.fetched.body).digest()


def test_a_changed_byte_in_a_warc_file_is_seen_by_the_other_tool(site):
    plain = gzip.decompress(take(site, site.page("/log", BODY)).warc)
    harmed = plain.replace(b"4,112", b"4,113")
    assert harmed != plain
    with pytest.raises(Exception, match="digest failed"):
        records(harmed)


def test_a_packed_page_is_kept_unpacked_and_says_how_it_came(site):
    packed = gzip.compress(BODY)
    url = site.page("/log", packed, Content_Type="text/html", Content_Encoding="gzip")
    response = records(take(site, url).warc)[1]
    assert response[3] == BODY
    assert response[2].get_header("Content-Encoding") is None
    assert response[2].get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert response[2].get_header("Content-Length") == str(len(BODY))


def test_a_page_that_moved_is_kept_with_each_hop(site):
    end = site.page("/new", BODY, Content_Type="text/html")
    kept = take(site, site.redirect("/old", end, status=301))
    assert kept.fetched.final_url == end
    hops = records(kept.warc)[2][3].decode().splitlines()
    assert [each.split()[1] for each in hops] == ["301", "200"]
    assert hops[0].endswith("/old")


@pytest.mark.parametrize(("status", "words"), [(404, "no such page"), (410, "taken down")])
def test_a_page_that_is_gone_is_refused_with_what_the_site_said(site, status, words):
    kept = take(site, site.page("/log", b"gone", status=status))
    assert words in kept.refusal
    assert (kept.warc, kept.readable.text, kept.fetched.status) == (b"", "", status)


def test_an_empty_page_is_no_snapshot(site):
    assert "empty page" in take(site, site.page("/log", b"")).refusal


def test_a_page_that_hangs_ends_in_a_sentence(site):
    released = []

    def hang(request):
        while not released:
            request.wfile.flush()
            request.connection.settimeout(2)
            released.append(request.connection.recv(1))

    site.answers["/log"] = hang
    limits = FetchLimits(total_seconds=0.3, connect_seconds=0.3)
    with pytest.raises(FetchError):
        take(site, site.url("/log"), limits=limits)


@pytest.mark.parametrize("to", ["http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/"])
def test_a_page_that_leads_inside_is_refused(site, to):
    with pytest.raises(FetchRefusedError):
        take(site, site.redirect("/log", to))


def test_a_picture_that_says_it_is_a_page_is_kept_without_text(site):
    picture = b"\x89PNG\r\n\x1a\n" + bytes(200)
    kept = take(site, site.page("/log", picture, Content_Type="text/html"))
    assert kept.readable.text == ""
    assert "picture" in kept.readable.problem
    assert records(kept.warc)[1][3] == picture


def test_a_page_that_says_it_is_plain_text_is_read_as_what_it_is(site):
    kept = take(site, site.page("/log", BODY, Content_Type="text/plain"))
    assert WORDS in kept.readable.text
    assert "<p>" not in kept.readable.text


def test_a_header_with_a_line_end_in_it_cannot_begin_a_header_of_its_own(site):
    def send(write):
        write(b"HTTP/1.1 200 OK\r\nX-A: one\r\n two\r\nConnection: close\r\n\r\n" + BODY)

    response = records(take(site, site.raw("/log", send)).warc)[1]
    assert response[2].get_header("X-A").split() == ["one", "two"]
    assert response[3] == BODY


def test_a_table_is_read_as_text():
    assert text_in(b"year,containers\n2025,4112\n").text.startswith("year,containers")


def test_damaged_bytes_have_no_text_and_a_reason():
    found = text_in(b"%PDF-1.7 broken")
    assert found.text == ""
    assert found.problem

"""A fetched page as a WARC file (ISO 28500), which any web archive's tools can read."""

import base64
import hashlib
import io
from datetime import datetime
from http import HTTPStatus

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from workbench.fetch.guard import Fetched

# The body is kept decoded and whole, so what spoke of its coding on the line gets another name:
# readers would decode it once more. The prefix is the one that web archives use.
_OF_THE_LINE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ORIGINAL = "X-Archive-Orig-"


def warc_of(page: Fetched, at: datetime) -> bytes:
    """Return *page*, fetched *at*, as a gzipped WARC/1.1 file of three records.

    They are warcinfo, the response (its payload digest is SHA-256), and metadata with each hop on
    the way. Header lines are kept as they were sent but for those on the body's coding.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    day = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    about = {"software": "claim-workbench", "format": "WARC File Format 1.1"}
    info = writer.create_warcinfo_record("snapshot.warc.gz", about)
    info.rec_headers.replace_header("WARC-Date", day)
    writer.write_record(info)
    response = writer.create_warc_record(
        page.final_url,
        "response",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        http_headers=_http_headers(page),
        warc_headers_dict={
            "WARC-Date": day,
            "WARC-IP-Address": page.hops[-1].address,
            "WARC-Payload-Digest": payload_digest(page.body),
        },
    )
    writer.write_record(response)
    lines = (f"hop: {each.status} {each.address} {each.url}\r\n" for each in page.hops)
    hops = "".join(lines).encode()
    metadata = writer.create_warc_record(
        page.final_url,
        "metadata",
        payload=io.BytesIO(hops),
        length=len(hops),
        warc_content_type="application/warc-fields",
        warc_headers_dict={
            "WARC-Date": day,
            "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
        },
    )
    writer.write_record(metadata)
    return out.getvalue()


def payload_digest(body: bytes) -> str:
    """Return the digest as WARC writes it: the algorithm and Base32 (RFC 4648)."""
    return "sha256:" + base64.b32encode(hashlib.sha256(body).digest()).decode()


def _http_headers(page: Fetched) -> StatusAndHeaders:
    headers = [
        (f"{_ORIGINAL}{name}" if name.lower() in _OF_THE_LINE else name, _on_one_line(value))
        for name, value in page.headers
    ]
    headers.append(("Content-Length", str(len(page.body))))
    known = page.status in set(HTTPStatus)
    phrase = HTTPStatus(page.status).phrase if known else "Unknown"
    return StatusAndHeaders(f"{page.status} {phrase}", headers, protocol="HTTP/1.1")


def _on_one_line(value: str) -> str:
    return " ".join(value.split("\n")).replace("\r", " ")

"""Files of our own making for the tests: Word documents, PDFs and pages, sound and hostile."""

import io
import zipfile
import zlib

import docx
from pypdf import PdfWriter

PARAGRAPHS = tuple(
    f"In {year} the council of Westhaven spent {year % 7 + 2} million pounds on the harbour,"
    f" the highest sum since {year - 31}, according to its own yearly report."
    for year in range(2011, 2018)
)


def make_page(paragraphs=PARAGRAPHS, head="", after=""):
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article>{body}</article>{after}<footer>All rights reserved</footer></body></html>"
    ).encode()


def make_word(*paragraphs, title="", author="", table=(), body_xml=""):
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    for each in paragraphs:
        document.add_paragraph(each)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                grid.cell(row, column).text = words
    if body_xml:
        ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        element = docx.oxml.parse_xml(f'<w:body xmlns:w="{ns}">{body_xml}</w:body>')
        for child in list(element):
            document.element.body.insert_element_before(child, "w:sectPr")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repack(data, wanted):
    """Return a package with members, by name, replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each not in wanted:
                new.writestr(each, old.read(each))
        for name, body in wanted.items():
            new.writestr(name, body)
    return stream.getvalue()


def make_pdf(*pages, info=None, resources="", stream=None, packed=None):
    """Return a PDF written out by hand; each page is a list of lines of plain ASCII.

    *stream* replaces every page's content and *packed* gives it already deflated.
    """
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, lines in enumerate(pages):
        font = "" if resources else "/Font << /F1 3 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R"
            f" /Resources << {font}{resources} >> >>".encode()
        )
        content = stream if stream is not None else _content(lines)
        body = packed if packed is not None else zlib.compress(content)
        start = f"<< /Length {len(body)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(start + body + b"\nendstream")
    if info:
        fields = " ".join(f"/{name} ({value})" for name, value in info.items())
        objects.append(f"<< {fields} >>".encode())
    return _assembled(objects, info=bool(info))


def _content(lines):
    shown = " T* ".join(
        "({}) Tj".format(each.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)"))
        for each in lines
    )
    return f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode("cp1252")


def _assembled(objects, *, info):
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % each for each in offsets)
    last = b" /Info %d 0 R" % len(objects) if info else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(objects) + 1, last)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def encrypted(pdf, *, user="", owner="owner"):
    """Return *pdf* under a user's password, or under an owner's only."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.encrypt(user, owner, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def ole(mark):
    """Return the start of an OLE file that holds a stream named *mark*."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + mark.encode("utf-16-le")

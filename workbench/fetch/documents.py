"""Read a file or the body of a page as a document: text, and what it says about itself."""

from dataclasses import replace
from pathlib import PurePosixPath

from workbench.domain.articles import normalise
from workbench.domain.errors import TooLargeError, UnreadableFileError
from workbench.domain.text import clean
from workbench.fetch.captions import webvtt_title
from workbench.fetch.kinds import TEXTS, Kind, clean_name, kind_of
from workbench.fetch.markdown import read_markdown
from workbench.fetch.parsed import ReadDocument, check_length
from workbench.fetch.plain import charset_in, decode_text
from workbench.fetch.sandbox import read_apart
from workbench.fetch.transcripts import as_transcript, from_captions

__all__ = ["ReadDocument", "read_document"]


def read_document(data: bytes, *, name: str, at_most: int, content_type: str = "") -> ReadDocument:
    """Return the document in *data*: plain text, Markdown, web page, .docx, PDF or subtitles.

    *name* is the file's name, empty for a page from the web; its ending must agree with what the
    bytes are, of which more than *at_most* are refused. The text is normalised. Raises
    UnreadableFileError or TooLargeError with a sentence that says what is wrong and what to do; a
    hostile file harms a child process only.
    """
    own_name = clean_name(name)
    if not data:
        raise UnreadableFileError("The file is empty. Choose another one.", field="file")
    if len(data) > at_most:
        raise TooLargeError(
            f"The file has {len(data) / 1e6:,.1f} MB; at most {at_most / 1e6:,.0f} MB are taken"
            " in. Copy the part you need into a new file and add that.",
            field="file",
        )
    charset = charset_in(content_type)
    kind = kind_of(data, name=own_name, media_type=content_type)
    document = _read(kind, data, charset)
    if kind in {Kind.SUBRIP, Kind.WEBVTT} and not document.title:
        document = replace(document, title=PurePosixPath(own_name).stem)
    text = normalise(document.text)
    if not text.strip():
        raise UnreadableFileError("The file has no text in it. Choose another one.", field="file")
    return replace(document, text=text)


def _read(kind: Kind, data: bytes, charset: str) -> ReadDocument:
    if kind not in TEXTS:
        return read_apart(kind, data, charset=charset)
    text = decode_text(data, charset=charset)
    check_length(text)
    if kind is Kind.MARKDOWN:
        return read_markdown(text)
    if kind is Kind.TEXT:
        return ReadDocument(text=as_transcript(text) or text)
    webvtt = kind is Kind.WEBVTT
    return ReadDocument(
        text=from_captions(clean(text), webvtt=webvtt),
        title=webvtt_title(clean(text)) if webvtt else "",
    )

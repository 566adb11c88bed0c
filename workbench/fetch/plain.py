"""Bytes to text: find the encoding, refuse what is no text."""

import codecs
import re
import unicodedata

from workbench.domain.errors import UnreadableFileError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that a server or page may name (WHATWG Encoding); Python knows others that are no
# text encodings at all.
_NAMED = re.compile(
    r"(?:utf-?(?:8|16|16le|16be)|us-ascii|ascii|iso-?8859-\d{1,2}|latin-?1|windows-\d{3,4}"
    r"|cp\d{3,4}|koi8-[ru]|gbk|gb2312|gb18030|big5|shift[_-]jis|euc-(?:jp|kr)|macintosh)",
    re.IGNORECASE,
)
_LATIN_1 = re.compile(r"us-ascii|ascii|iso-?8859-1|latin-?1", re.IGNORECASE)
_WORD_SHARE = 0.7
_ODD_SHARE = 0.3


def named_encoding(name: str) -> str:
    """Return the encoding that *name* stands for on the web, or an empty string.

    Pages that say Latin-1 or ASCII are Windows-1252 in truth (WHATWG Encoding).
    """
    name = name.strip(" \t\"'")
    if not _NAMED.fullmatch(name):
        return ""
    if _LATIN_1.fullmatch(name):
        return "cp1252"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def charset_in(content_type: str) -> str:
    """Return the encoding that a Content-Type header names, or an empty string."""
    found = re.search(r";\s*charset=([^;]+)", content_type, re.IGNORECASE)
    return named_encoding(found[1]) if found else ""


def decode_text(data: bytes, *, charset: str = "") -> str:
    """Return *data* as text: by its byte-order mark, as UTF-8, as *charset*, as Windows-1252.

    Raises UnreadableFileError where it is no text, or none that can be read for certain.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        raise UnreadableFileError(
            "This file holds no text but data of a program. Save its text as a plain text file"
            " (UTF-8) and add that.",
            field="file",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, charset) if charset else _plausible(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_known_letters() from error


def _plausible(data: bytes) -> str:
    """Return *data* as Windows-1252 when it then reads like a Western text."""
    text = _decoded(data, "cp1252")
    wordy = sum(each.isalnum() or each.isspace() for each in text)
    odd = sum(each > "\x7f" for each in text)
    controls = any(unicodedata.category(each) == "Cc" and not each.isspace() for each in text)
    if controls or wordy < _WORD_SHARE * len(text) or odd > _ODD_SHARE * len(text):
        raise _no_known_letters()
    return text


def _no_known_letters() -> UnreadableFileError:
    return UnreadableFileError(
        "The letters of this file cannot be made out for certain. Open it in an editor, save it"
        " as plain text in UTF-8 and add it again.",
        field="file",
    )

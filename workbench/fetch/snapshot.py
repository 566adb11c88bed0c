"""What a snapshot keeps of a web page or a file: its bytes, and the text that can be read in it."""

from dataclasses import dataclass
from datetime import datetime

from workbench.domain.errors import FetchError, TooLargeError, UnreadableFileError
from workbench.fetch.article import check_status
from workbench.fetch.documents import read_document
from workbench.fetch.guard import Fetched, Policy, Resolver, fetch, system_resolver
from workbench.fetch.warc import warc_of
from workbench.fetch.wire import FetchLimits


@dataclass(frozen=True)
class ReadableText:
    """The text of some bytes, normalised; where there is none, `problem` says why."""

    text: str
    problem: str = ""


@dataclass(frozen=True)
class KeptPage:
    """A fetched page, its WARC file and its text.

    `refusal` says why a page that the site answered with is no snapshot (status 404, nothing in
    it); then there is neither file nor text.
    """

    fetched: Fetched
    warc: bytes
    readable: ReadableText
    refusal: str = ""


def page_at(
    url: str,
    at: datetime,
    *,
    limits: FetchLimits | None = None,
    resolve: Resolver = system_resolver,
    policy: Policy | None = None,
) -> KeptPage:
    """Return the page that stands at *url*; *at* is the moment that the WARC file names.

    Raises FetchRefusedError or FetchError where there is no answer at all.
    """
    page = fetch(url, limits=limits, resolve=resolve, policy=policy)
    try:
        check_status(page)
    except FetchError as error:
        return KeptPage(page, b"", ReadableText(""), refusal=error.sentence)
    if not page.body:
        refusal = "The site answered with an empty page. Check the address."
        return KeptPage(page, b"", ReadableText(""), refusal=refusal)
    return KeptPage(page, warc_of(page, at), text_in(page.body, page.content_type))


def text_in(data: bytes, content_type: str = "") -> ReadableText:
    """Return the text that can be read in *data*, judged by its bytes whatever its name says.

    A picture, a damaged or a hostile file has none: that is a `problem` and no error, since the
    bytes themselves are kept.
    """
    try:
        document = read_document(
            data, name="", at_most=max(len(data), 1), content_type=content_type
        )
    except (UnreadableFileError, TooLargeError) as error:
        return ReadableText("", problem=error.sentence)
    return ReadableText(document.text)

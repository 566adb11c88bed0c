"""An article from outside: from a web address or from a file, ready to be taken in."""

from dataclasses import replace
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from workbench.domain.articles import NAME_MAX, TITLE_MAX, ArticleDraft, title_from
from workbench.domain.errors import FetchError, TooLargeError, UnreadableFileError
from workbench.fetch.documents import ReadDocument, read_document
from workbench.fetch.guard import Fetched, Policy, Resolver, fetch, system_resolver
from workbench.fetch.transcripts import as_transcript
from workbench.fetch.wire import FetchLimits

_REASONS = {
    HTTPStatus.UNAUTHORIZED: "it wants a sign-in",
    HTTPStatus.PAYMENT_REQUIRED: "it wants a subscription",
    HTTPStatus.FORBIDDEN: "it does not let the workbench in",
    HTTPStatus.NOT_FOUND: "there is no such page",
    HTTPStatus.GONE: "the page has been taken down",
    HTTPStatus.TOO_MANY_REQUESTS: "it has had too many requests; try again later",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "it may not show the page for legal reasons",
}


def article_from_url(
    url: str,
    *,
    limits: FetchLimits | None = None,
    resolve: Resolver = system_resolver,
    policy: Policy | None = None,
) -> ArticleDraft:
    """Return the article at *url*: a web page, PDF, Word document or plain text.

    `source_url` is where it was found in the end, `outlet` the site's own name or its host.
    Raises FetchRefusedError, FetchError, UnreadableFileError or TooLargeError, each with a
    sentence for the editor and `field` "url".
    """
    limits = limits or FetchLimits()
    page = fetch(url, limits=limits, resolve=resolve, policy=policy)
    check_status(page)
    if not page.body:
        raise FetchError("The site answered with an empty page. Check the address.", field="url")
    try:
        document = read_document(
            page.body, name="", at_most=limits.body_bytes, content_type=page.content_type
        )
    except (UnreadableFileError, TooLargeError) as error:
        raise type(error)(error.sentence, field="url") from error
    host = (urlsplit(page.final_url).hostname or "").removeprefix("www.")
    return _draft(document, source_url=page.final_url, outlet=document.outlet or host)


def pasted_text(text: str) -> str:
    """Return what an editor pasted: subtitles and time-coded transcripts as paragraphs by speaker.

    Any other text stays as it is. Raises UnreadableFileError, with `field` "text" and the line's
    number, for damaged subtitles.
    """
    try:
        return as_transcript(text) or text
    except UnreadableFileError as error:
        raise UnreadableFileError(error.sentence, field="text") from error


def article_from_file(data: bytes, name: str, *, at_most: int) -> ArticleDraft:
    """Return the article in a file that an editor chose; *name* is the file's name.

    *at_most* is how many bytes the desk takes in. Raises UnreadableFileError or TooLargeError,
    each with a sentence for the editor.
    """
    document = read_document(data, name=name, at_most=at_most)
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return _draft(document, outlet=document.outlet, fallback_title=stem)


def check_status(page: Fetched) -> None:
    """Raise FetchError, with what the status means, unless the site answered with a page."""
    if HTTPStatus.OK <= page.status < HTTPStatus.MULTIPLE_CHOICES:
        return
    reason = _REASONS.get(HTTPStatus(page.status)) if page.status in set(HTTPStatus) else None
    why = f": {reason}" if reason else ""
    raise FetchError(
        f"The site answered with status {page.status}{why}. Check the address, or save the page"
        " from a browser and add it as a file instead.",
        field="url",
    )


def _draft(
    document: ReadDocument, *, outlet: str, source_url: str = "", fallback_title: str = ""
) -> ArticleDraft:
    """Return *document* as a draft, each field cut to what a record holds."""
    title = " ".join(document.title.split()) or title_from(document.text) or fallback_title
    draft = ArticleDraft(
        title=title[:TITLE_MAX],
        text=document.text,
        outlet=outlet[:NAME_MAX],
        author=document.author[:NAME_MAX],
        published_on=document.published_on,
        source_url=source_url,
    )
    language = document.language.split("-")[0].lower()
    return replace(draft, language=language) if language else draft

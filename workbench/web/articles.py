"""Articles: taking them in, and reading them with their claims marked."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX, ArticleDraft, Way
from workbench.domain.claims import ClaimKind
from workbench.domain.editors import Permission
from workbench.domain.errors import (
    DuplicateArticleError,
    InvalidInputError,
    KnownAddressError,
    NotFoundError,
    PassageTakenError,
    StaleError,
    WorkbenchError,
)
from workbench.domain.text import clean, number_in
from workbench.domain.web_address import host_of
from workbench.fetch.article import article_from_file, pasted_text
from workbench.models import Article, ArticleRevision
from workbench.services import articles, claims, left_out, reading_jobs, revisions
from workbench.services.articles import ArticleEdit
from workbench.services.claims import Mark, find_mark
from workbench.services.extraction import ensure_readable, propose
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.article_view import ArticleView
from workbench.web.errors import status_of
from workbench.web.fetching import fetch_draft
from workbench.web.form_page import form_page
from workbench.web.forms import BaseForm, day, line, say_saved, text_area

bp = Blueprint("articles", __name__, url_prefix="/articles")

PAGE = 50
WAYS = ("paste", "file", "address")


class ParticularsForm(BaseForm):
    """What is known of an article beside its text."""

    outlet = line("Outlet", NAME_MAX)
    author = line("Author", NAME_MAX)
    published_on = day("Published on")


class PasteForm(ParticularsForm):
    """An article as pasted text."""

    title = line("Title", TITLE_MAX, InputRequired("Give the article a title."))
    text = text_area("Text", None, InputRequired("Paste the article’s text."))
    source_url = line("Address it came from", URL_MAX)

    def draft(self) -> ArticleDraft:
        """Return what was typed as the domain knows it; call after validate()."""
        return ArticleDraft(
            title=self.title.data,
            text=pasted_text(self.text.data),
            outlet=self.outlet.data or "",
            author=self.author.data or "",
            published_on=self.published_on.data,
            source_url=_checked_url(self.source_url.data or ""),
            way=Way.PASTE,
        )


class FileForm(ParticularsForm):
    """An article in a file; what is typed goes before what the file says of itself."""

    file = FileField("File", validators=[FileRequired("Choose a file.")])

    def draft(self) -> ArticleDraft:
        """Return the article that the file holds; raise an error that says why when it cannot."""
        found = article_from_file(
            self.file.data.read(),
            self.file.data.filename or "",
            at_most=current_app.config["UPLOAD_MEGABYTES"] * 1_000_000,
        )
        return _with_particulars(found, self, Way.FILE)


class AddressForm(ParticularsForm):
    """An article at a web address."""

    url = line("Address", URL_MAX, InputRequired("Write the article’s address."))

    def draft(self) -> ArticleDraft:
        """Return the article that is found at the address; slow, because it is fetched."""
        return _with_particulars(fetch_draft(current_app, self.url.data), self, Way.ADDRESS)


class EditForm(ParticularsForm):
    """The particulars of an article that is already there."""

    title = line("Title", TITLE_MAX, InputRequired("Give the article a title."))
    source_url = line("Address it came from", URL_MAX)
    rev = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    def edit(self) -> ArticleEdit:
        """Return what was typed as the service knows it; call after validate()."""
        return ArticleEdit(
            title=self.title.data,
            outlet=self.outlet.data or "",
            author=self.author.data or "",
            published_on=self.published_on.data,
            source_url=_checked_url(self.source_url.data or ""),
            rev=self.rev.data,
        )


FORMS: dict[str, type[PasteForm | FileForm | AddressForm]] = {
    "paste": PasteForm,
    "file": FileForm,
    "address": AddressForm,
}


def _checked_url(url: str) -> str:
    if url and not host_of(url):
        raise InvalidInputError(
            "Write the whole address, beginning with https:// or http://.", field="source_url"
        )
    return url


def _with_particulars(draft: ArticleDraft, form: ParticularsForm, way: Way) -> ArticleDraft:
    return ArticleDraft(
        title=draft.title,
        text=draft.text,
        outlet=form.outlet.data or draft.outlet,
        author=form.author.data or draft.author,
        published_on=form.published_on.data or draft.published_on,
        language=draft.language,
        source_url=draft.source_url,
        way=way,
    )


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """List the articles, newest first."""
    before = number_in(request.args.get("before", ""))
    found = articles.list_articles(before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    older = url_for(".index", before=shown[-1].id) if len(found) > PAGE else None
    return render_template(
        "articles/index.html",
        nav="articles",
        articles=shown,
        counts=articles.counts_by_status([article.id for article in shown]),
        newer=url_for(".index") if before is not None else None,
        older=older,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.EDIT)
def new() -> ResponseReturnValue:
    """Take an article in by paste, file or address; the claims in it are proposed at once."""
    way = request.args.get("by", WAYS[0])
    form = FORMS.get(way, PasteForm)()
    if request.method == "POST" and form.validate():
        try:
            draft = form.draft()
            if request.form.get("own") != "yes":
                revisions.ensure_address_new(draft)
            article_id, sentence = _take_in(draft)
        except KnownAddressError as error:
            form.show(error)
            return _new_page(way, form, known=articles.get_article(error.article_id)), 409
        except DuplicateArticleError as error:
            form.show(error)
            return _new_page(way, form, same=articles.get_article(error.article_id)), 409
        except WorkbenchError as error:
            form.show(error)
            return _new_page(way, form), status_of(error)
        flash(sentence, "success")
        say_saved(f"article-{way}")
        return redirect(url_for(".show", article_id=article_id), code=303)
    return _new_page(way, form), 422 if form.errors else 200


def _take_in(draft: ArticleDraft) -> tuple[int, str]:
    """Keep *draft*, read now or, if long, after the request; return its id and what to say."""
    if reading_jobs.is_long(draft):
        ensure_readable(draft)
        with transaction():
            article = articles.take_in_unread(draft, actor=me())
            reading_jobs.ask_for_reading(article, actor=me())
        return article.id, "Taken in. The claims in it are found in the background."
    proposals = propose(draft)
    with transaction():
        article = articles.take_in(draft, proposals, actor=me())
    return article.id, f"{_claims(len(proposals.candidates))} proposed."


def _claims(number: int) -> str:
    return f"{number} claim{'' if number == 1 else 's'}"


def _new_page(
    way: str, form: BaseForm, *, same: Article | None = None, known: Article | None = None
) -> str:
    return render_template(
        "articles/new.html", nav="articles", way=way, ways=WAYS, form=form, same=same, known=known
    )


@bp.route("/<int:article_id>")
@requires(Permission.READ)
def show(article_id: int) -> ResponseReturnValue:
    """Show the article with its claims marked and listed."""
    return _reading_page(articles.get_article(article_id)), 200


def _reading_page(article: Article, *, at: int | None = None, **shown: object) -> str:
    """Return the article's page, open at character *at* or where the address says."""
    if at is None:
        at = number_in(request.args.get("from", "")) or 0
    return render_template(
        "articles/show.html",
        nav="articles",
        article=article,
        view=ArticleView(article, me(), at),
        **shown,
    )


@bp.route("/<int:article_id>/claims", methods=["POST"])
@requires(Permission.EDIT)
def mark(article_id: int) -> ResponseReturnValue:
    """Make a claim of words that were marked in the text, or pasted letter for letter."""
    article = articles.get_article(article_id)
    typed = clean(request.form.get("quote", ""))
    try:
        with transaction():
            marked = _mark(article.newest, typed)
            claim = claims.add_by_hand(marked, ClaimKind.STATE, actor=me())
    except WorkbenchError as error:
        page = _reading_page(article, mark_error=error.sentence, typed=typed)
        return page, status_of(error)
    flash("Claim added. Say what kind it is and who made it.", "success")
    return redirect(url_for("claims.edit", claim_id=claim.id), code=303)


def _mark(revision: ArticleRevision, typed: str) -> Mark:
    start = number_in(request.form.get("start_char", ""))
    end = number_in(request.form.get("end_char", ""))
    if start is None or end is None:
        return find_mark(revision, typed)
    if request.form.get("revision") != str(revision.id):
        raise StaleError("The article has a newer revision; mark the words there.")
    marked = Mark(revision, start, end)
    # The words were changed in the form after they were marked: the words count.
    return marked if not typed or marked.quote == typed else find_mark(revision, typed)


@bp.route("/<int:article_id>/left-out", methods=["POST"])
@requires(Permission.EDIT)
def propose_left_out(article_id: int) -> ResponseReturnValue:
    """Make a claim of exactly one passage that was left out; else say why on the article's page."""
    article = articles.get_article(article_id)
    start, _, end = request.form.get("passage", "").partition("-")
    try:
        if request.form.get("revision") != str(article.newest.id):
            raise StaleError("The article has a newer revision; look for the passage there.")
        with transaction():
            claim = left_out.propose_left_out(
                article.newest, _character(start), _character(end), actor=me()
            )
    except WorkbenchError as error:
        taken = error.claim_id if isinstance(error, PassageTakenError) else None
        page = _reading_page(
            article, at=number_in(start), left_error=error.sentence, taken_by=taken
        )
        return page, status_of(error)
    flash("Claim added. Say what kind it is and who made it.", "success")
    return redirect(url_for("claims.edit", claim_id=claim.id), code=303)


def _character(text: str) -> int:
    number = number_in(text)
    if number is None:
        raise NotFoundError("No such passage was left out of this article.")
    return number


@bp.route("/<int:article_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT)
def edit(article_id: int) -> ResponseReturnValue:
    """Change an article's particulars; a form that somebody overtook shows both versions."""
    article = articles.get_article(article_id)
    form = EditForm(obj=article)

    def act() -> str:
        wanted = form.edit()
        with transaction():
            articles.edit_article(article, wanted, actor=me())
        return "Particulars saved."

    return form_page(
        form,
        act=act,
        show=lambda theirs: render_template(
            "articles/edit.html", nav="articles", article=article, form=form, theirs=theirs
        ),
        done=lambda: redirect(url_for(".show", article_id=article_id), code=303),
        draft=f"article-edit-{article_id}",
        standing_rev=lambda: article.rev,
    )

"""Newer texts of an article: taken in, read, compared with earlier ones, their changes seen."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from workbench.domain.anchors import AnchorState
from workbench.domain.articles import URL_MAX, ArticleDraft, Way
from workbench.domain.editors import Permission
from workbench.domain.errors import DuplicateArticleError, UnchangedTextError, WorkbenchError
from workbench.domain.text import number_in
from workbench.fetch.article import pasted_text
from workbench.models import Article
from workbench.services import articles, claims, reading_jobs, revisions
from workbench.services.extraction import ensure_readable, propose
from workbench.services.transaction import transaction
from workbench.web.access import local_path, me, requires
from workbench.web.errors import status_of
from workbench.web.fetching import fetch_draft
from workbench.web.forms import BaseForm, line, say_saved, text_area
from workbench.web.revision_view import ChangesView, RevisionView

bp = Blueprint("revisions", __name__, url_prefix="/articles")


class NewerForm(BaseForm):
    """A newer text of an article; `after` is the revision that it comes after."""

    after = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class NewerPasteForm(NewerForm):
    """A newer text, pasted."""

    text = text_area("Text", None, InputRequired("Paste the newer text."))

    def draft(self, article: Article) -> ArticleDraft:
        """Return what was typed as the domain knows it; call after validate()."""
        return ArticleDraft(title=article.title, text=pasted_text(self.text.data), way=Way.PASTE)


class NewerAddressForm(NewerForm):
    """A newer text, at the article's address or another."""

    url = line("Address", URL_MAX, InputRequired("Write the article’s address."))

    def draft(self, article: Article) -> ArticleDraft:
        """Return the text that is found at the address; slow, because it is fetched."""
        found = fetch_draft(current_app, self.url.data)
        return ArticleDraft(title=article.title, text=found.text, way=Way.ADDRESS)


FORMS: dict[str, type[NewerPasteForm | NewerAddressForm]] = {
    "paste": NewerPasteForm,
    "address": NewerAddressForm,
}


@bp.route("/<int:article_id>/revisions/new", methods=["GET", "POST"])
@requires(Permission.EDIT)
def new(article_id: int) -> ResponseReturnValue:
    """Take in a newer text of the article; every claim is found again in it."""
    article = articles.get_article(article_id)
    way = "address" if request.args.get("by") == "address" else "paste"
    form = FORMS[way](after=article.newest.number, url=article.source_url)
    if request.method == "POST" and form.after.raw_data in (None, [], [""]):
        # Sent from where an article is taken in: it was not yet known to be a newer text.
        form.after.process_data(article.newest.number)
        form.after.raw_data = [str(article.newest.number)]
    if request.method == "POST" and form.validate():
        try:
            sentence, number = _add(article, form.draft(article), after=form.after.data)
        except UnchangedTextError as error:
            flash(error.sentence, "message")
            return redirect(url_for("articles.show", article_id=article_id), code=303)
        except WorkbenchError as error:
            form.show(error)
            same = error.article_id if isinstance(error, DuplicateArticleError) else None
            return _new_page(article, way, form, same=same), status_of(error)
        flash(sentence, "success")
        say_saved(f"revision-{article_id}-{way}")
        return redirect(url_for(".changes", article_id=article_id, number=number), code=303)
    return _new_page(article, way, form), 422 if form.errors else 200


def _new_page(article: Article, way: str, form: BaseForm, *, same: int | None = None) -> str:
    return render_template(
        "articles/revision_new.html",
        nav="articles",
        article=article,
        way=way,
        form=form,
        same=articles.get_article(same) if same is not None else None,
    )


def _add(article: Article, draft: ArticleDraft, *, after: int) -> tuple[str, int]:
    """Keep the newer text, read now or, if long, after the request; return what to say."""
    revisions.ensure_new(article, draft)
    long = reading_jobs.is_long(draft)
    ensure_readable(draft)
    proposals = None if long else propose(draft, published_on=article.published_on)
    with transaction():
        added = revisions.add_revision(article, draft, after=after, actor=me())
        if proposals is None:
            reading_jobs.ask_for_reading(article, actor=me())
        else:
            articles.keep_proposals(added.revision, proposals, actor=me())
        number, sentence = added.revision.number, _told(added)
    if long:
        sentence += " New claims in it are found in the background."
    return sentence, number


def _told(added: revisions.Added) -> str:
    counts = [
        f"{added.outcomes[each]} {each.value}" for each in AnchorState if added.outcomes[each]
    ]
    sentence = f"Revision {added.revision.number} is added. Its claims: "
    sentence += ", ".join(counts) if counts else "none were marked before"
    if added.judged_changed:
        some = "1 claim" if added.judged_changed == 1 else f"{added.judged_changed} claims"
        sentence += f". {some} with a verdict read differently now; look at them"
    return f"{sentence}."


@bp.route("/<int:article_id>/revisions/<int:number>")
@requires(Permission.READ)
def show(article_id: int, number: int) -> ResponseReturnValue:
    """Show one revision of the article with the claims that were marked in it."""
    article = articles.get_article(article_id)
    view = RevisionView(article, revisions.get_revision(article, number), _number("from"))
    return render_template("articles/revision.html", nav="articles", article=article, view=view)


@bp.route("/<int:article_id>/revisions/<int:number>/changes")
@requires(Permission.READ)
def changes(article_id: int, number: int) -> ResponseReturnValue:
    """Show what reads differently from an earlier revision, and what became of the claims."""
    article = articles.get_article(article_id)
    new_one = revisions.get_revision(article, number)
    since = number_in(request.args.get("since", "")) or max(number - 1, 1)
    view = ChangesView(article, revisions.get_revision(article, since), new_one, _number("skip"))
    return render_template(
        "articles/revision_changes.html", nav="articles", article=article, view=view
    )


def _number(name: str) -> int:
    return number_in(request.args.get(name, "")) or 0


@bp.route("/changes/of-claim/<int:claim_id>/seen", methods=["POST"])
@requires(Permission.EDIT)
def seen(claim_id: int) -> ResponseReturnValue:
    """Note that an editor saw how the claim's article changed."""
    claim = claims.get_claim(claim_id)
    with transaction():
        revisions.see(claim, actor=me())
    flash("Noted that you saw how the article changed.", "success")
    here = url_for("claims.show", claim_id=claim_id)
    return redirect(local_path(request.form.get("back"), here), code=303)


@bp.route("/changes/<int:change_id>/place", methods=["POST"])
@requires(Permission.EDIT)
def place(change_id: int) -> ResponseReturnValue:
    """Say at which of the possible places a claim is that was not surely found."""
    change = revisions.get_change(change_id)
    start = number_in(request.form.get("start_char", ""))
    with transaction():
        revisions.place(change, -1 if start is None else start, actor=me())
    flash("The claim is placed there.", "success")
    return redirect(url_for("claims.show", claim_id=change.claim_id), code=303)

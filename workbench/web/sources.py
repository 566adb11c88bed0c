"""Sources: found and listed, each with what is said of it and the evidence drawn from it."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX
from workbench.domain.editors import Permission
from workbench.domain.jobs import JobKind, JobState
from workbench.domain.sources import (
    INTERESTS_MAX,
    NO_TITLE,
    UNNAMED_REASON_MAX,
    Naming,
    SourceClass,
    SourceEdit,
)
from workbench.domain.text import number_in, one_line
from workbench.models import Source
from workbench.services import jobs, snapshots, sources
from workbench.services.sources import SourceFilter
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.form_page import form_page
from workbench.web.forms import BaseForm, day, line, text_area
from workbench.web.job_view import ShownJob

bp = Blueprint("sources", __name__, url_prefix="/sources")

PAGE = 50
EVIDENCE_SHOWN = 50
WORDS_MAX = 300
UNSAID, ANONYMOUS = "unsaid", "anonymous"
NOT_SAID = "not said yet"


class SourceForm(BaseForm):
    """What an editor says of a source."""

    title = line("Title of the source", TITLE_MAX, InputRequired(NO_TITLE))
    publisher = line("Publisher", NAME_MAX)
    url = line("Address", URL_MAX)
    published_on = day("Published on")
    source_class = SelectField(
        "Class",
        choices=[
            SelectChoice("", NOT_SAID),
            *(SelectChoice(each.value, f"{each.value}: {each.meaning}") for each in SourceClass),
        ],
    )
    naming = RadioField(
        "Are readers told who it is?",
        choices=[
            SelectChoice("", NOT_SAID),
            *(SelectChoice(each.value, each.value) for each in Naming),
        ],
        default="",
    )
    unnamed_reason = text_area("Why it stays anonymous", UNNAMED_REASON_MAX)
    interests = text_area("Interests", INTERESTS_MAX)
    rev = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    @classmethod
    def on(cls, source: Source) -> "SourceForm":
        """Return the form filled from *source*, or from what was sent."""
        return cls(
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            published_on=source.published_on,
            source_class=source.source_class.value if source.source_class else "",
            naming=source.naming.value if source.naming else "",
            unnamed_reason=source.unnamed_reason or "",
            interests=source.interests or "",
            rev=source.rev,
        )

    def edit(self) -> SourceEdit:
        """Return what was typed as the domain knows it; call after validate().

        Raises InvalidInputError, naming the field, where it breaks a rule.
        """
        return SourceEdit(
            title=self.title.data,
            publisher=self.publisher.data or "",
            url=self.url.data or "",
            published_on=self.published_on.data,
            source_class=SourceClass(self.source_class.data) if self.source_class.data else None,
            naming=Naming(self.naming.data) if self.naming.data else None,
            unnamed_reason=self.unnamed_reason.data or "",
            interests=self.interests.data or "",
        )


@bp.route("/")
@requires(Permission.READ)
def index() -> ResponseReturnValue:
    """List the desk's sources, newest first: all, of one class, or with the words looked for."""
    words = one_line(request.args.get("q", ""))[:WORDS_MAX]
    of = request.args.get("of", "")
    before = number_in(request.args.get("before", ""))
    wanted = SourceFilter(
        words=words,
        source_class=SourceClass(of) if of in set(SourceClass) else None,
        unsaid=of == UNSAID,
        anonymous=of == ANONYMOUS,
    )
    found = sources.list_sources(wanted, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    kept: dict[str, Any] = {"q": words or None, "of": of or None}
    return render_template(
        "sources/index.html",
        nav="sources",
        sources=shown,
        uses=sources.uses_of([each.id for each in shown]),
        words=words,
        of=of,
        choices=[
            ("", "all"),
            *((each.value, each.value) for each in SourceClass),
            (UNSAID, NOT_SAID),
            (ANONYMOUS, "anonymous ones"),
        ],
        newer=url_for(".index", **kept) if before is not None else None,
        older=url_for(".index", before=shown[-1].id, **kept) if len(found) > PAGE else None,
    )


@bp.route("/<int:source_id>")
@requires(Permission.READ)
def show(source_id: int) -> ResponseReturnValue:
    """Show one source with what is said of it and the evidence drawn from it."""
    source = sources.get_source(source_id)
    return render_template(
        "sources/show.html",
        nav="sources",
        source=source,
        evidence=sources.evidence_from(source, limit=EVIDENCE_SHOWN),
        snapshots=snapshots.snapshots_of(source),
        jobs=_jobs_of(source),
    )


def _jobs_of(source: Source) -> list[ShownJob]:
    """Return the snapshots under way, and the newest job where it is waiting to be tried again."""
    found = jobs.list_about(snapshots.about_source(source.id), JobKind.TAKE_SNAPSHOT)
    again = (JobState.FAILED, JobState.CANCELLED)
    return [
        ShownJob(each, me())
        for at, each in enumerate(found)
        if not each.state.ended or (at == 0 and each.state in again)
    ]


@bp.route("/<int:source_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT)
def edit(source_id: int) -> ResponseReturnValue:
    """Change what is said of a source; a form that somebody overtook shows both versions."""
    source = sources.get_source(source_id)
    form = SourceForm.on(source)

    def act() -> str:
        wanted = form.edit()
        with transaction():
            sources.edit(source, wanted, rev=form.rev.data, actor=me())
            snapshots.ask_where_missing(source, actor=me())
        return "Source saved."

    def show_form(theirs: dict[str, str]) -> str:
        return render_template(
            "sources/edit.html", nav="sources", source=source, form=form, theirs=theirs
        )

    return form_page(
        form,
        act=act,
        show=show_form,
        done=lambda: redirect(url_for(".show", source_id=source_id), code=303),
        draft=f"source-{source_id}",
        standing_rev=lambda: source.rev,
    )

"""A form about one claim on a page of its own: shown, acted on, left for the claim."""

from collections.abc import Callable
from pathlib import PurePosixPath

from flask import render_template
from flask.typing import ResponseReturnValue

from workbench.models import Claim
from workbench.services import verdicts
from workbench.services.transaction import transaction
from workbench.web.access import me
from workbench.web.claim_view import ClaimView
from workbench.web.form_page import form_page
from workbench.web.forms import BaseForm


def claim_form_page(
    form: BaseForm,
    claim: Claim,
    template: str,
    act: Callable[[], str],
    *,
    done: Callable[[], ResponseReturnValue],
    into: Claim | None = None,
) -> ResponseReturnValue:
    """Answer a request for *form*'s page; a valid POST acts in a transaction and goes on to *done*.

    `into` is another claim that the page speaks of. Whoever was overtaken sees both versions, and
    sending the form again is then a knowing decision: its `rev` or `replaces` is what stands now.
    """

    def in_transaction() -> str:
        with transaction():
            return act()

    def show(theirs: dict[str, str]) -> str:
        if theirs and "replaces" in form:
            form["replaces"].raw_data = None  # else the field would show what was sent
            form["replaces"].process_data(verdicts.count_of(claim))
        return render_template(
            template,
            nav="queue",
            form=form,
            claim=claim,
            view=ClaimView(claim, me()),
            theirs=theirs,
            into=into,
        )

    return form_page(
        form,
        act=in_transaction,
        show=show,
        done=done,
        draft=f"{PurePosixPath(template).stem}-{claim.id}",
        standing_rev=(lambda: claim.rev) if "rev" in form else None,
    )

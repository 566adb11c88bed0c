"""The one way a form's page goes: show, act, return; an error stands beside its field."""

from collections.abc import Callable
from http import HTTPStatus

from flask import flash, request
from flask.typing import ResponseReturnValue

from workbench.domain.errors import StaleError, WorkbenchError
from workbench.web.errors import status_of
from workbench.web.forms import BaseForm, say_saved


def form_page(
    form: BaseForm,
    *,
    act: Callable[[], str],
    show: Callable[[dict[str, str]], str],
    done: Callable[[], ResponseReturnValue],
    draft: str = "",
    standing_rev: Callable[[], int] | None = None,
) -> ResponseReturnValue:
    """Answer a request for *form*'s page.

    A valid POST runs `act`, flashes the sentence it returns, tells the browser that the form's
    *draft* (its `data-draft`, if it has one) is saved, and goes where `done` says. A broken
    rule is shown in the form, with all that was typed; when somebody else was quicker (409),
    `show` is given their values by field name, and `standing_rev` the revision that stands, so
    that saving again is a decision and not an accident.
    """
    code, theirs = HTTPStatus.OK, {}
    if request.method == "POST" and form.validate():
        try:
            sentence = act()
        except StaleError as error:
            code, theirs = HTTPStatus.CONFLICT, error.theirs
            form.show(error)
            if standing_rev is not None:
                form["rev"].raw_data = None  # else the field would show what was sent
                form["rev"].process_data(standing_rev())
        except WorkbenchError as error:
            code = status_of(error)
            form.show(error)
        else:
            flash(sentence, "success")
            if draft:
                say_saved(draft)
            return done()
    if code == HTTPStatus.OK and form.errors:
        code = HTTPStatus.UNPROCESSABLE_ENTITY
    return show(theirs), code

"""The weights of worth, for admins: shipped and the desk's own, and what a change would do."""

from dataclasses import dataclass
from functools import cache

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import Field, IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from workbench.domain.claims import REASON_MAX
from workbench.domain.editors import Permission
from workbench.domain.errors import InvalidInputError, StaleError, WorkbenchError
from workbench.domain.worth import WeightSet, read_weight, weight_text
from workbench.services import worth
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.errors import status_of
from workbench.web.forms import BaseForm, line, say_saved, text_area

bp = Blueprint("worth", __name__, url_prefix="/desk/worth")

DRAFT = "worth"
WRITTEN_MAX = 10
BIAS = "bias"


class WorthForm(BaseForm):
    """A weight for every predicate, each empty where the shipped one holds; and the reason."""

    reason = text_area("Why", REASON_MAX)
    rev = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    def weights(self) -> WeightSet | None:
        """Return what was typed; None, with each error beside its field, where it is no weight."""
        base = worth.shipped()
        shipped = {BIAS: base.bias, **base.weights}
        chosen: dict[str, int] = {}
        for name, weight in shipped.items():
            field = field_of(name)
            try:
                written = read_weight(self[field].data or "", field=field)
            except InvalidInputError as error:
                # Thirty fields share one rule, so the sentence names its own.
                self.show(InvalidInputError(f"“{name}”: {error.sentence}", field=field))
            else:
                chosen[name] = weight if written is None else written
        if len(chosen) < len(shipped):
            return None
        return WeightSet("typed", chosen.pop(BIAS), chosen)


def field_of(predicate: str) -> str:
    """Return the name of a predicate's field: "w-states-a-number"."""
    return "w-" + "".join(each if each.isalnum() else "-" for each in predicate)


@cache
def _form_class() -> type[WorthForm]:
    """Return the form with one field for each predicate that there is."""
    fields: dict[str, Field] = {
        field_of(name): line(name, WRITTEN_MAX, render_kw={"inputmode": "decimal"})
        for name in (BIAS, *worth.shipped().weights)
    }
    return type("FilledWorthForm", (WorthForm,), fields)


def _form() -> WorthForm:
    """Return the form filled with the desk's own weights, or with what was sent."""
    base, own, setting = worth.shipped(), worth.current(), worth.find_setting()
    shipped, chosen = {BIAS: base.bias, **base.weights}, {BIAS: own.bias, **own.weights}
    values = {
        field_of(name): "" if _resetting() or chosen[name] == weight else weight_text(chosen[name])
        for name, weight in shipped.items()
    }
    return _form_class()(data=values, rev=setting.rev if setting is not None else 0)


def _resetting() -> bool:
    """Return whether somebody asked for the shipped weights in every field, to save them next."""
    return request.method == "GET" and "reset" in request.args


@dataclass(frozen=True)
class Line:
    """A predicate's line of the table; weights in digits."""

    name: str
    meaning: str
    shipped: str
    own: str
    theirs: str
    field: Field


def _lines(form: WorthForm, theirs: dict[str, str]) -> list[Line]:
    base, own = worth.shipped(), worth.current()
    meanings = [(BIAS, "where every claim starts, before any predicate"), *worth.predicates()]
    shipped, chosen = {BIAS: base.bias, **base.weights}, {BIAS: own.bias, **own.weights}
    return [
        Line(
            name="starting point" if name == BIAS else name,
            meaning=meaning,
            shipped=weight_text(shipped[name]),
            own=weight_text(chosen[name]) if chosen[name] != shipped[name] else "",
            theirs=theirs.get(name, ""),
            field=form[field_of(name)],
        )
        for name, meaning in meanings
    ]


def _page(
    form: WorthForm,
    *,
    previews: list[worth.Preview] | None = None,
    theirs: dict[str, str] | None = None,
) -> str:
    return render_template(
        "desk/worth.html",
        nav="desk",
        form=form,
        lines=_lines(form, theirs or {}),
        version=worth.current().version,
        setting=worth.find_setting(),
        own=worth.current().version != worth.shipped().version,
        resetting=_resetting(),
        previews=previews,
        theirs=theirs or {},
        draft=DRAFT,
    )


@bp.route("", methods=["GET", "POST"])
@requires(Permission.MANAGE)
def show() -> ResponseReturnValue:
    """Show the weights; a POST shows what a change would do, or saves it with its reason."""
    form = _form()
    if request.method != "POST":
        return _page(form)
    wanted = form.weights() if form.validate() else None
    if wanted is None:
        return _page(form), 422
    if request.form.get("do") != "save":
        return _page(form, previews=worth.preview(wanted))
    return _save(form, wanted)


def _save(form: WorthForm, wanted: WeightSet) -> ResponseReturnValue:
    try:
        with transaction():
            worth.change(wanted, form.reason.data or "", rev=form.rev.data, actor=me())
    except StaleError as error:
        form.show(error)
        setting = worth.find_setting()
        form["rev"].raw_data = None  # else the field would show what was sent
        form["rev"].process_data(setting.rev if setting is not None else 0)
        return _page(form, theirs=error.theirs), status_of(error)
    except WorkbenchError as error:
        form.show(error)
        return _page(form), status_of(error)
    flash("The weights are saved. Claims proposed from now on are judged with them.", "success")
    say_saved(DRAFT)
    return redirect(url_for(".show"), code=303)

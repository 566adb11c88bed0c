"""Desk settings and the rating scale, for admins."""

from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, RadioField, SelectChoice, ValidationError
from wtforms.validators import InputRequired

from workbench.domain.editors import Permission
from workbench.domain.errors import WorkbenchError
from workbench.domain.text import turns_ended
from workbench.domain.verdicts import PRESETS
from workbench.services import desk, history_pages
from workbench.services.transaction import transaction
from workbench.web.access import me, requires
from workbench.web.forms import BaseForm, line

bp = Blueprint("desk", __name__, url_prefix="/desk")


class SettingsForm(BaseForm):
    """What the desk has set for itself."""

    name = line("Name of the desk", 200, InputRequired("Give the desk a name."))
    zone = line(
        "Time zone",
        100,
        InputRequired("Choose the desk’s time zone."),
        render_kw={"list": "zones", "autocomplete": "off"},
    )
    public_url = line(
        "Public address",
        500,
        InputRequired("Write the address readers see."),
        render_kw={"type": "url", "inputmode": "url"},
    )


class ScaleForm(BaseForm):
    """Another rating scale for verdicts to come."""

    preset = RadioField(
        "Scale",
        choices=[SelectChoice(each.key, each.name) for each in PRESETS],
        validators=[InputRequired("Choose a scale.")],
    )
    sure = BooleanField(
        "New verdicts are made on this scale; those made before keep theirs.",
        validators=[InputRequired("Tick this: the scale changes for everybody at once.")],
    )

    def validate_preset(self, field: RadioField) -> None:
        """Refuse the scale that the desk has."""
        name = next((each.name for each in PRESETS if each.key == field.data), "")
        if any(scale.name == name and not scale.retired for scale in history_pages.scales()):
            raise ValidationError("This is the desk’s scale already.")


def _page(settings: SettingsForm | None = None, scale: ScaleForm | None = None) -> str:
    present = desk.get_desk()
    scales = history_pages.scales()
    return render_template(
        "desk/show.html",
        nav="desk",
        settings_form=settings
        or SettingsForm(
            None, name=present.name, zone=present.zone.key, public_url=present.public_url
        ),
        scale_form=scale or ScaleForm(None),
        presets=PRESETS,
        meanings={
            each.key: " · ".join(rating.label for rating in each.ratings) for each in PRESETS
        },
        current=next((each for each in scales if not each.retired), None),
        retired=[each for each in scales if each.retired],
        zones=sorted(available_timezones()),
    )


@bp.route("/")
@requires(Permission.MANAGE)
def show() -> ResponseReturnValue:
    """Show the desk's settings and its rating scales."""
    return _page()


@bp.route("/settings", methods=["POST"])
@requires(Permission.MANAGE)
def change() -> ResponseReturnValue:
    """Change name, time zone and public address."""
    form = SettingsForm()
    if not form.validate():
        return _page(settings=form), 422
    values = {name: form[name].data for name in ("name", "zone", "public_url")}
    try:
        with transaction():
            desk.change_settings(values, actor=me())
    except WorkbenchError as error:
        form.show(error)
        return _page(settings=form), 422
    flash("The settings are saved.", "success")
    return redirect(url_for(".show"), code=303)


@bp.route("/scale", methods=["POST"])
@requires(Permission.MANAGE)
def take_scale() -> ResponseReturnValue:
    """Take another rating scale; the present one is retired and stays readable."""
    form = ScaleForm()
    if not form.validate():
        return _page(scale=form), 422
    with transaction():
        scale = desk.take_preset(form.preset.data, actor=me())
    flash(f"The desk rates “{turns_ended(scale.name)}” now.", "success")
    return redirect(url_for(".show"), code=303)

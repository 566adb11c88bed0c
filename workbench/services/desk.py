"""The desk's own settings and rating scales."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import select

from workbench.domain.errors import InvalidInputError
from workbench.domain.history import Event
from workbench.domain.records import Publisher
from workbench.domain.verdicts import PRESETS, ScalePreset
from workbench.domain.web_address import host_of
from workbench.models import DeskSetting, Editor, Rating, RatingScale, db
from workbench.services import history

DEFAULTS = {
    "name": "Fact-checking desk",
    "zone": "UTC",
    "public_url": "http://localhost:8000",
}
_NAME_MAX = 200
_URL_MAX = 500


@dataclass(frozen=True)
class Desk:
    """What the desk has set: its name, its IANA time zone and its public address (no slash)."""

    name: str
    zone: ZoneInfo
    public_url: str

    @property
    def publisher(self) -> Publisher:
        """Return the desk as readers know it."""
        return Publisher(name=self.name, url=self.public_url, zone=self.zone)


def get_desk() -> Desk:
    """Return the desk's settings, defaults where nothing has been set."""
    stored = db.session.execute(select(DeskSetting.key, DeskSetting.value))
    values = DEFAULTS | {row.key: row.value for row in stored}
    return Desk(name=values["name"], zone=ZoneInfo(values["zone"]), public_url=values["public_url"])


def change_settings(values: dict[str, str], *, actor: Editor | None) -> None:
    """Set the desk's name, zone and public_url to *values*; unchanged ones leave no entry.

    Raises InvalidInputError, naming the field, and then changes nothing.
    """
    checked = {key: _CHECKS[key](value.strip()) for key, value in values.items()}
    rows = {row.key: row for row in db.session.scalars(select(DeskSetting))}
    for key, value in checked.items():
        row = rows.get(key)
        if row is None:
            history.append(Event.SETTING_CHANGED, DeskSetting(key=key, value=value), actor=actor)
        elif row.value != value:
            row.value = value
            history.append(Event.SETTING_CHANGED, row, actor=actor)


def _check_name(value: str) -> str:
    if not 0 < len(value) <= _NAME_MAX:
        raise InvalidInputError(
            f"Give the desk a name of at most {_NAME_MAX} characters.", field="name"
        )
    return value


def _check_zone(value: str) -> str:
    if value not in available_timezones():
        raise InvalidInputError(
            f"{value!r} is not a time zone; write one such as Europe/Berlin.", field="zone"
        )
    return value


def _check_public_url(value: str) -> str:
    # What could not be published as an address of the desk is told here, not at every export.
    if not host_of(value) or "?" in value or "#" in value or len(value) > _URL_MAX:
        raise InvalidInputError(
            "Write the address readers see, such as https://facts.example.org.",
            field="public_url",
        )
    return value.rstrip("/")


_CHECKS = {"name": _check_name, "zone": _check_zone, "public_url": _check_public_url}


def current_scale() -> RatingScale:
    """Return the scale new verdicts are made on; raise InvalidInputError when there is none."""
    scale = db.session.scalar(
        select(RatingScale)
        .where(RatingScale.retired.is_(False))
        .order_by(RatingScale.id.desc())
        .limit(1)
    )
    if scale is None:
        raise InvalidInputError("The desk has no rating scale yet; an admin chooses one.")
    return scale


def take_preset(key: str, *, actor: Editor | None) -> RatingScale:
    """Make the preset *key* the desk's scale; the present one is retired and stays readable."""
    preset = next((each for each in PRESETS if each.key == key), None)
    if preset is None:
        raise InvalidInputError("Choose one of the rating scales offered.", field="preset")
    for old in db.session.scalars(select(RatingScale).where(RatingScale.retired.is_(False))):
        old.retired = True
        history.append(Event.SCALE_RETIRED, old, actor=actor)
    return _add_scale(preset, actor=actor)


def _add_scale(preset: ScalePreset, *, actor: Editor | None) -> RatingScale:
    scale = RatingScale(name=preset.name, retired=False)
    history.append(Event.SCALE_ADDED, scale, actor=actor)
    for each in preset.ratings:
        rating = Rating(
            scale_id=scale.id,
            label=each.label,
            value=each.value,
            tone=each.tone,
            definition=each.definition,
        )
        history.append(Event.RATING_ADDED, rating, actor=actor)
    return scale


def found_desk() -> None:
    """Give a new desk a name and the first preset as its scale; does nothing to an older one."""
    if db.session.scalar(select(DeskSetting.id).where(DeskSetting.key == "name")) is None:
        change_settings({"name": DEFAULTS["name"]}, actor=None)
    if db.session.scalar(select(RatingScale.id).limit(1)) is None:
        take_preset(PRESETS[0].key, actor=None)


def desk_record() -> DeskSetting:
    """Return the record that stands for the desk in the history: its name, which every desk has."""
    record = db.session.scalar(select(DeskSetting).where(DeskSetting.key == "name"))
    if record is None:
        raise InvalidInputError("This desk was never founded. Run: workbench db upgrade")
    return record

"""Desk settings and the rating scale."""

import re

import pytest
import sqlalchemy as sa

from tests.factories import Desk
from tests.person import Person
from workbench.domain.editors import Role
from workbench.domain.verdicts import PRESETS
from workbench.models import HistoryOpening, Verdict, db
from workbench.services import desk as desk_service

GOOD = {
    "name": "Harbour Facts",
    "zone": "Europe/Berlin",
    "public_url": "https://facts.example.org/",
}


@pytest.fixture
def admin(app):
    person = Person(app, Role.ADMIN)
    person.get("/desk/")
    return person


def entries(app):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.max(HistoryOpening.seq)))


def test_settings_are_saved_and_seen(app, admin):
    assert admin.post("/desk/settings", **GOOD).status_code == 303
    page = admin.get("/desk/").text
    assert "The settings are saved." in page
    assert "<title>Desk settings – Harbour Facts</title>" in page
    with app.app_context():
        desk = desk_service.get_desk()
    assert (desk.name, desk.zone.key) == ("Harbour Facts", "Europe/Berlin")
    assert desk.public_url == "https://facts.example.org"
    assert "changed the desk’s setting" in admin.get("/history/?type=setting").text


def test_saving_the_same_leaves_no_entry(app, admin):
    admin.post("/desk/settings", **GOOD)
    before = entries(app)
    admin.post("/desk/settings", **GOOD)
    assert entries(app) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 201),
        ("zone", "Europe/Atlantis"),
        ("zone", "../etc/passwd"),
        ("public_url", "facts.example.org"),
        ("public_url", "javascript:alert(1)"),
        ("public_url", "https://[broken"),
    ],
)
def test_a_setting_that_will_not_do_is_said_beside_its_field(app, admin, field, value):
    before = entries(app)
    answer = admin.post("/desk/settings", **(GOOD | {field: value}))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="Harbour Facts"' in answer.text or field == "name"
    assert entries(app) == before


def test_another_scale_is_taken_and_old_verdicts_keep_theirs(app, admin):
    with app.app_context():
        Desk().judged()
    answer = admin.post("/desk/scale", preset="evidence", sure="y")
    assert answer.status_code == 303
    with app.app_context():
        assert desk_service.current_scale().name == "What the evidence allows"
        verdict = db.session.scalars(sa.select(Verdict)).one()
        assert verdict.rating.scale.name == PRESETS[0].name
    page = admin.get("/desk/").text
    retired = page[page.index("Retired scales") :]
    assert PRESETS[0].name in retired


def test_a_scale_is_not_taken_by_accident(app, admin):
    before = entries(app)
    for sent, sentence in (
        ({"preset": "evidence"}, "Tick this"),
        ({"sure": "y"}, "Choose a scale."),
        ({"preset": "no-such", "sure": "y"}, "Not a valid choice"),
        ({"preset": PRESETS[0].key, "sure": "y"}, "This is the desk’s scale already."),
    ):
        answer = admin.post("/desk/scale", **sent)
        assert answer.status_code == 422
        assert sentence in answer.text
    assert entries(app) == before


def test_every_rating_offered_is_shown_with_its_meaning(admin):
    page = admin.get("/desk/").text
    for preset in PRESETS:
        for rating in preset.ratings:
            assert rating.label in page
            assert rating.definition in page


def test_every_time_zone_is_offered(admin):
    zones = re.findall(r'<option value="([^"]+)">', admin.get("/desk/").text)
    assert {"UTC", "Europe/Berlin", "Asia/Kolkata"} <= set(zones)
    assert zones == sorted(zones)


def test_settings_are_for_admins(app):
    person = Person(app, Role.REVIEWER)
    assert person.get("/desk/").status_code == 403
    assert person.post("/desk/settings", **GOOD).status_code == 403
    assert person.post("/desk/scale", preset="evidence", sure="y").status_code == 403

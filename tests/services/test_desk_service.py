"""The desk's settings and scale: checked, changed with an entry, kept for old verdicts."""

import pytest

from workbench.domain.errors import InvalidInputError
from workbench.domain.verdicts import PRESETS
from workbench.models import db
from workbench.services import desk as desk_service
from workbench.services import verdicts
from workbench.services.transaction import transaction
from workbench.services.verify import verify


def change(desk, **values):
    with transaction():
        desk_service.change_settings(values, actor=desk.admin)


def test_settings_are_read_back_and_unchanged_ones_leave_no_entry(desk):
    values = {"name": "Pier desk", "zone": "Europe/Berlin", "public_url": "https://f.example.org"}
    change(desk, **values)
    found = desk_service.get_desk()
    assert (found.name, found.zone.key, found.public_url) == tuple(values.values())
    before = verify().checked
    change(desk, **values)
    assert verify().checked == before
    change(desk, name="Other desk")
    assert verify().checked == before + 1
    assert verify().fault is None


def test_the_public_address_has_no_slash_at_its_end(desk):
    change(desk, public_url="https://f.example.org/checks//")
    assert desk_service.get_desk().public_url == "https://f.example.org/checks"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", " "),
        ("name", "n" * 201),
        ("zone", "Atlantis/Port"),
        ("zone", "../../etc/passwd"),
        ("zone", "/etc/localtime"),
        ("zone", ""),
        ("public_url", "f.example.org"),
        ("public_url", "ftp://f.example.org"),
        ("public_url", "https://"),
        ("public_url", "https://[::1"),
        ("public_url", "https://f.example.org/?a=b"),
        ("public_url", "https://f.example.org/" + "a" * 500),
        ("public_url", "https://ana:secret@f.example.org"),
        ("public_url", "https://f.example.org/#top"),
        ("public_url", "https://f.example.org/a b"),
        ("public_url", "https://f.example.org:port"),
        ("public_url", "javascript://f.example.org"),
    ],
)
def test_an_unfit_setting_is_refused_by_its_field_and_changes_nothing(desk, name, value):
    before = verify().checked
    with pytest.raises(InvalidInputError) as raised:
        change(desk, **({"name": "Kept out"} | {name: value}))
    assert raised.value.field == name
    assert verify().checked == before
    assert desk_service.get_desk().name != "Kept out"


def test_a_new_scale_leaves_old_verdicts_on_theirs(desk):
    claim = desk.judged()
    old = desk_service.current_scale()
    with transaction():
        new = desk_service.take_preset(PRESETS[1].key, actor=desk.admin)
    assert desk_service.current_scale() is new
    assert (old.retired, new.retired) == (True, False)
    assert verdicts.newest_verdict(claim).rating.scale is old
    assert (new.best, new.worst) == (6, 1)
    draft = desk.make_draft(claim, rating_id=old.ratings[0].id)
    with pytest.raises(InvalidInputError, match="desk’s scale"), transaction():
        verdicts.record(claim, draft, actor=desk.editor)
    assert verify().fault is None


def test_a_scale_that_is_not_offered_is_refused(desk):
    with pytest.raises(InvalidInputError), transaction():
        desk_service.take_preset("made-up", actor=desk.admin)
    assert not desk_service.current_scale().retired
    db.session.rollback()

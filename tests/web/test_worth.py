"""The page of weights: read, tried, saved with a reason, refused with what was typed."""

import re

import pytest

from tests.person import Person
from tests.services.test_worth import ARTICLE
from workbench.domain.articles import ArticleDraft
from workbench.domain.editors import Role
from workbench.services import articles, worth
from workbench.services.extraction import propose
from workbench.services.transaction import transaction
from workbench.services.verify import verify

PATH = "/desk/worth"


@pytest.fixture
def admin(app):
    return Person(app, Role.ADMIN)


@pytest.fixture
def article(desk):
    draft = ArticleDraft(title="Ferry fares <b>", text=ARTICLE)
    proposals = propose(draft)
    with transaction():
        return articles.take_in(draft, proposals, actor=desk.editor)


def test_the_page_lists_every_predicate_with_meaning_and_shipped_weight(admin, in_app):
    page = admin.get(PATH).text
    assert page.count('<th scope="row">') == len(worth.shipped().weights) + 1
    for name, meaning in worth.predicates():
        assert name.capitalize() in page
        assert meaning in page
    assert worth.shipped().version in page


def test_a_change_is_shown_before_it_is_saved(admin, article):
    before = verify()
    fields = {"w-states-a-number": "-3", "rev": "0", "do": "preview"}
    answer = admin.post(PATH, **fields)
    assert answer.status_code == 200
    assert "Nothing is saved yet." in answer.text
    assert "Ferry fares &lt;b&gt;" in answer.text
    assert 'value="-3"' in answer.text
    assert "may be off by a hundredth" in answer.text
    assert verify() == before
    assert worth.find_setting() is None


def test_a_look_without_proposals_says_so(admin, in_app):
    answer = admin.post(PATH, **{"w-hedges": "1", "rev": "0", "do": "preview"})
    assert "No article has proposals at present" in answer.text


def test_a_change_is_saved_with_its_reason(admin, in_app):
    fields = {"w-states-a-number": "1.25", "w-bias": "-2", "reason": "Money first.", "rev": "0"}
    answer = admin.post(PATH, **fields, do="save")
    assert (answer.status_code, answer.location) == (303, PATH)
    assert worth.current().weights["states a number"] == 1_250
    assert worth.current().bias == -2_000
    assert worth.current().weights["hedges"] == worth.shipped().weights["hedges"]
    page = admin.get(PATH).text
    assert re.search(r'id="w-states-a-number"[^>]*value="1.25"', page)
    assert re.search(r'id="w-hedges"[^>]*value=""', page)
    assert worth.current().version in page
    history = admin.get("/history/").text
    assert "Money first." in history
    assert "starting point: -2\nstates a number: 1.25" in history
    reset = admin.get(f"{PATH}?reset=1").text
    assert re.search(r'id="w-states-a-number"[^>]*value=""', reset)


def test_without_a_reason_nothing_is_saved_and_all_is_kept(admin, in_app):
    answer = admin.post(PATH, **{"w-hedges": "1.5", "rev": "0"}, do="save")
    assert answer.status_code == 422
    assert "Say why the weights change." in answer.text
    assert 'value="1.5"' in answer.text
    assert worth.find_setting() is None


def test_each_weight_that_is_none_is_told_beside_its_field(admin, in_app):
    fields = {"w-hedges": "much", "w-compares": "7", "w-denies": "0.5", "reason": "R", "rev": "0"}
    answer = admin.post(PATH, **fields, do="save")
    assert answer.status_code == 422
    assert 'id="w-hedges-error"' in answer.text
    assert 'id="w-compares-error"' in answer.text
    assert 'id="w-denies-error"' not in answer.text
    assert 'value="much"' in answer.text
    assert worth.find_setting() is None


def test_an_admin_who_was_overtaken_sees_the_other_weights(admin, app, in_app):
    other = Person(app, Role.ADMIN)
    assert other.post(PATH, **{"w-hedges": "1"}, reason="R", rev="0", do="save").status_code == 303
    late = admin.post(PATH, **{"w-hedges": "2"}, reason="S", rev="0", do="save")
    assert late.status_code == 409
    assert "Saved meanwhile" in late.text
    assert 'value="2"' in late.text
    assert 'name="rev" type="hidden" value="1"' in late.text
    again = admin.post(PATH, **{"w-hedges": "2"}, reason="S", rev="1", do="save")
    assert again.status_code == 303
    assert worth.current().weights["hedges"] == 2_000


def test_the_desk_s_settings_lead_to_the_weights(admin):
    assert f'href="{PATH}"' in admin.get("/desk/").text


def test_a_reset_says_that_it_is_not_saved_and_asks_for_the_reason(admin, in_app):
    assert "?reset=1" not in admin.get(PATH).text
    fields = {"w-hedges": "1", "reason": "R", "rev": "0"}
    assert admin.post(PATH, **fields, do="save").status_code == 303
    assert f'href="{PATH}?reset=1"' in admin.get(PATH).text
    page = admin.get(f"{PATH}?reset=1").text
    assert page.count("Every field is back at the shipped weight") == 2
    assert '<a href="#reason">say why</a>' in page
    reason = re.search(r'<textarea[^>]* id="reason"[^>]*>', page)[0]
    assert "data-autofocus" in reason
    hint = re.search(r'aria-describedby="([^"]*)"', reason)[1]
    assert re.search(rf'id="{hint}">[^<]*nothing is saved yet: say why, then press Save', page)
    assert worth.current().weights["hedges"] == 1_000

"""The parts of a claim on its page, in its form, in exports and on readers' pages."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import seen_in
from tests.web.downloads import download
from workbench.domain.claims import ClaimEdit
from workbench.domain.readings import Comparator, ParsedClaim, Period
from workbench.models import Claim, db
from workbench.services import claims
from workbench.services.transaction import transaction
from workbench.web.part_fields import parts_shown

PARTS = ParsedClaim(
    number=Decimal(1000),
    unit="days",
    comparator=Comparator.OVER,
    period=Period("since January 2020", date(2020, 1, 1)),
    place="Jovenbruck",
    quoted_words="at <home>",
)


def make_claim(desk, parts=PARTS):
    claim = desk.make_claim()
    with transaction():
        wanted = ClaimEdit(claim.wording, claim.kind, parts=parts)
        claims.edit(claim, wanted, rev=claim.rev, actor=desk.editor)
    return claim


def form_of(claim, **changed):
    return {
        "wording": claim.wording,
        "kind": claim.kind.value,
        "claimant_type": "",
        "rev": claim.rev,
        "number": "1,250.50",
        "unit": "days",
        "comparator": "at least",
        "period_words": "since March",
        "period_first_on": "2026-03-01",
        "period_last_on": "",
        "place": "Nordholm",
        "quoted_words": "",
    } | changed


def test_the_claims_page_shows_its_parts(desk, editor):
    page = editor.get(f"/claims/{make_claim(desk).id}").text
    assert "Parts of the claim" in page
    assert "over 1,000 days" in page
    assert "since January 2020" in page
    assert "from <time" in page
    assert "Jovenbruck" in page
    assert "“<bdi>at &lt;home&gt;</bdi>”" in page


def test_a_claim_without_parts_says_so_to_whoever_may_note_them(desk, editor):
    claim = desk.make_claim()
    assert "No number, period or place is noted." in editor.get(f"/claims/{claim.id}").text


def test_the_form_edits_every_part(desk, editor):
    claim = make_claim(desk)
    assert editor.post(f"/claims/{claim.id}/edit", **form_of(claim)).status_code == 303
    db.session.rollback()
    assert db.session.get_one(Claim, claim.id).parts == ParsedClaim(
        number=Decimal("1250.5"),
        unit="days",
        comparator=Comparator.AT_LEAST,
        period=Period("since March", date(2026, 3, 1)),
        place="Nordholm",
    )


def test_a_day_long_ago_is_in_the_form_as_browsers_take_it(desk, editor):
    claim = make_claim(desk, ParsedClaim(period=Period("in 793", date(793, 6, 8))))
    page = editor.get(f"/claims/{claim.id}/edit").text
    assert 'value="0793-06-08"' in page


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("number", "a thousand", "Write the number as digits, 1,200 or 1.5."),
        ("number", "", "“at least” goes with a number. Write the number, or choose “not said”."),
        ("period_last_on", "2026-02-01", "The last day lies before the first."),
        ("period_first_on", "in March", "Write a day of the calendar"),
        ("place", "p" * 201, "Write at most 200 characters."),
    ],
)
def test_a_part_that_breaks_a_rule_is_told_beside_its_field_and_kept(
    desk, editor, field, text, sentence
):
    claim = make_claim(desk)
    answer = editor.post(f"/claims/{claim.id}/edit", **form_of(claim, **{field: text}))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{text}"' in answer.text
    assert 'value="since March"' in answer.text
    db.session.rollback()
    assert db.session.get_one(Claim, claim.id).parts == PARTS


def test_a_form_that_was_overtaken_shows_both_versions_of_a_part(desk, editor):
    claim = make_claim(desk)
    late = form_of(claim, place="Elsewhere")
    assert editor.post(f"/claims/{claim.id}/edit", **form_of(claim)).status_code == 303
    answer = editor.post(f"/claims/{claim.id}/edit", **late)
    assert answer.status_code == 409
    assert "Elsewhere" in answer.text
    assert "Nordholm" in answer.text


def test_the_history_shows_parts_in_words(desk, editor):
    claim = make_claim(desk)
    page = editor.get(f"/history/claims/{claim.id}").text
    assert "First day of the period" in page
    assert "1 January 2020" in page


def test_exports_carry_the_parts(desk, editor):
    make_claim(desk)
    table = download(editor, format="csv", status="accepted").text
    assert "1000,days,over,since January 2020,2020-01-01,,Jovenbruck,at <home>" in table
    lines = download(editor, format="jsonl", status="accepted").text
    assert '"parts":{"comparator":"over","number":"1000"' in lines


def test_readers_and_the_second_person_see_period_and_place(desk, editor, reviewer):
    claim = desk.judged(make_claim(desk))
    form = {"sign-answer": "returned"} | seen_in(claim, "sign")
    page = reviewer.post(f"/claims/{claim.id}/sign-off", **form).text
    assert "Readers also see the time" in page
    desk.published(claim)
    page = editor.get(f"/verdicts/{claim.id}").text
    assert "About the time" in page
    assert "since January 2020" in page
    assert "Jovenbruck" in page


def test_readers_are_not_told_of_parts_that_are_not_set(desk, editor):
    page = editor.get(f"/verdicts/{desk.published().id}").text
    assert "About the" not in page


@pytest.mark.parametrize(
    ("comparator", "number", "unit", "amount"),
    [
        (Comparator.OVER, "1000", "days", "over 1,000 days"),
        (None, "4.5", "%", "4.5 %"),
        (Comparator.ABOUT, "5", "US$", "about US$5"),
        (None, "-5", "US$", "−US$5"),
        (None, "120", "km2", "120 km2"),
        (None, "120", "m²", "120 m²"),
        (None, "12", "people (estimated)", "12 people (estimated)"),
        (None, "12", "", "12"),
        (None, None, "days", "days"),
    ],
)
def test_number_comparator_and_unit_are_read_as_one(comparator, number, unit, amount):
    parts = ParsedClaim(
        number=Decimal(number) if number else None, unit=unit, comparator=comparator
    )
    assert parts_shown(parts).amount == amount


def test_a_unit_without_a_number_is_called_a_unit(desk, editor):
    page = editor.get(f"/claims/{make_claim(desk, ParsedClaim(unit='days')).id}").text
    assert "<dt>Unit</dt>" in page
    assert "<dt>Number</dt>" not in page
    page = editor.get(f"/claims/{make_claim(desk).id}").text
    assert "<dt>Number</dt>" in page
    assert "<dt>Unit</dt>" not in page


def test_the_choice_that_an_error_names_is_one_of_the_field_s(desk, editor):
    claim = make_claim(desk)
    answer = editor.post(f"/claims/{claim.id}/edit", **form_of(claim, number=""))
    assert "or choose “not said”." in answer.text
    assert '<option value="">not said</option>' in answer.text
